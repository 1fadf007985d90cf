// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/selection/shown_sounds.h"

#include <QObject>
#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QSplitter;
class QTabBar;

namespace otozu
{

class BreakdownPanel;
class CratePanel;
class FamilyList;
class GranularitySlider;
class GroupList;
class SampleDrag;
class SamplePanel;
class SampleTable;
class Selection;
class SimilarList;
class SimilarPanel;

/// The docks around the map: groups at the left, the sample and what is like it at the right, table, breakdown,
/// duplicates and crates below as tabs (hidden at first where the map needs the room). The breakdown's charts and the
/// list of duplicates are made when they are first seen.
class Panels : public QObject
{
    Q_OBJECT
public:
    Panels(QMainWindow* window, Selection& selection, SampleDrag& drag);

    [[nodiscard]] GroupList* groups() const { return m_groups; }
    /// Above the groups, where they are clusters.
    [[nodiscard]] GranularitySlider* granularity() const { return m_granularity; }
    [[nodiscard]] SamplePanel* sample() const { return m_sample; }
    /// Below the sample, in the same dock.
    [[nodiscard]] SimilarPanel* similar() const { return m_similar; }
    /// What was heard, in its place; a tab above switches.
    [[nodiscard]] SimilarList* history() const { return m_history; }
    void showHistory(bool on);
    [[nodiscard]] SampleTable* table() const { return m_table; }
    /// How the two share their dock.
    [[nodiscard]] QByteArray sampleLayout() const;
    void setSampleLayout(const QByteArray& bytes);
    // Made when they are first seen.
    void setBreakdown(const MapResultPtr& map, const ShownSounds& shown);
    void setFamilies(const MapResultPtr& map, const ShownSounds& shown);
    /// Shows the dock with the family of a sample.
    void showFamilyOf(int sample);
    [[nodiscard]] CratePanel* crates() const { return m_crates; }
    void showCratesDock();
    [[nodiscard]] FamilyList* families() const { return m_families; }
    void setGroupsTitle(const QString& title);
    // So that something can be typed there.
    void showGroupsDock();
    void showSampleDock();

    /// Sizes and visibility where nothing was remembered. What is below is seen where the window is tall enough.
    void showDefaults();
    /// While there is no map: the table, and the sample beside it.
    void showFilesAlone();
    void showTable();
    /// Toggles of the docks, from left to right.
    [[nodiscard]] std::vector<QAction*> toggles() const;
    /// Hides all docks, or shows those again that were hidden so.
    void toggleAll();

signals:
    void breakdownSelected(const std::vector<int>& samples);
    // Of the families: see FamilyList.
    void hearRequested(int sample);
    void chosen(int sample);
    void dragRequested(const std::vector<int>& samples);
    void menuRequested(int sample, const QPoint& globalPosition);

private:
    QDockWidget* addDock(const QString& title, const QString& name, const QString& icon, const QString& tip,
                         Qt::DockWidgetArea area, QWidget* content);
    void makeBreakdown();
    void makeFamilies();
    /// Docks below, from left to right.
    [[nodiscard]] std::vector<QDockWidget*> below() const;

    QMainWindow* m_window;
    QDockWidget* m_groupsDock;
    QDockWidget* m_sampleDock;
    QDockWidget* m_tableDock;
    QDockWidget* m_breakdownDock;
    QDockWidget* m_familiesDock;
    QDockWidget* m_cratesDock;
    GranularitySlider* m_granularity;
    GroupList* m_groups;
    SamplePanel* m_sample;
    SimilarPanel* m_similar;
    SimilarList* m_history;
    QTabBar* m_listTabs;
    QSplitter* m_sampleParts;
    SampleTable* m_table;
    CratePanel* m_crates;
    BreakdownPanel* m_breakdown = nullptr;
    MapResultPtr m_breakdownMap;
    FamilyList* m_families = nullptr;
    MapResultPtr m_familiesMap;
    ShownSounds m_breakdownShown;
    ShownSounds m_familiesShown;
    std::vector<QDockWidget*> m_hidden;
};

} // namespace otozu
