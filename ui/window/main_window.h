// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/drag/native_path.h"
#include "ui/selection/selection.h"
#include "ui/selection/trail.h"
#include "ui/window/actions.h"
#include "ui/window/copy_job.h"
#include "ui/window/demo_worker.h"
#include "ui/window/hover_cards.h"
#include "ui/window/map_session.h"
#include "ui/window/scene_builder.h"

#include <QAbstractSlider>
#include <QMainWindow>
#include <QPointer>
#include <functional>
#include <optional>
#include <set>
#include <utility>

class QMenu;
class QStackedWidget;

namespace otozu
{

class AuditionEngine;
class Banner;
class DropVeil;
class FoldersDialog;
class HearingControls;
class MainToolBar;
class MapWidget;
class Panels;
class ProgressStrip;
class SampleDrag;
class ShortcutsOverlay;
class WelcomePage;

/// The window: wires session, map, panels, hearing and export. What it has to say it says in a banner; it never asks in
/// a box of its own. Map and panels are made when the first map is there.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// All must outlive the window.
    MainWindow(AuditionEngine& engine, SampleDrag& drag, Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// A file stands for the folder that it lies in.
    void openFolder(const std::filesystem::path& folder);
    /// Asks, where a library is open, whether to open it or to add it to that.
    void offerFolder(const std::filesystem::path& folder);
    /// To the library that is open.
    void addFolder(const std::filesystem::path& folder);
    void removeFolder(RootId root);
    /// A folder of the library is somewhere else now.
    void moveFolder(RootId root, const std::filesystem::path& folder);
    /// Those of the library, in a dialog.
    void showFolders();
    /// The folder that was open last, if any.
    void openLast();
    /// Writes the demo pack into the user's cache and opens it.
    void openDemoPack();
    /// Copies the selection side by side into a folder.
    void copySelectionTo(const std::filesystem::path& folder);
    /// Copies it into a crate: a number of session().crates().
    void copySelectionToCrate(int crate);
    /// Makes a crate of a folder.
    void addCrate(const std::filesystem::path& folder);

    [[nodiscard]] MapSession& session() { return m_session; }
    [[nodiscard]] Selection& selection() { return m_selection; }
    /// nullptr before the first map.
    [[nodiscard]] MapWidget* map() const { return m_map; }
    [[nodiscard]] Panels* panels() const { return m_panels; }
    [[nodiscard]] Banner* banner() const { return m_banner; }
    [[nodiscard]] ProgressStrip* progressStrip() const { return m_progress; }
    [[nodiscard]] WelcomePage* welcome() const { return m_welcome; }
    [[nodiscard]] Actions& actions() { return *m_actions; }

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void connectActions();
    void connectSession();
    void connectJobs();
    void connectHearing();
    void makePanels();
    void makeMap();
    void connectTable();
    void connectMap();
    void connectMarks();
    void connectMarksBar();
    void connectCopies();
    void connectCrates();
    void connectHistory();
    void updateTrail();
    void walk(std::optional<FileId> (Trail::*step)());
    void showHistory();
    void hearAgain(const std::function<void()>& hearing);

    void askForFolder();
    void askForFolderToAdd();
    void askWhereItIs(RootId root);
    void showHome();
    void updateFolders();
    void sayOffer();
    void sayOffline();
    void changeProfile(Profile profile);
    void showWork();
    void showProgress(const QString& headline, const QString& line, double share);
    void showResult();
    void showFiles(const LibraryFilesPtr& files);
    void showMap();
    void showGrown();
    void showCut();
    void showEnd();
    void showTravel(const Travel& travel);
    void showFilesOfMap();
    void sayMissing(const std::filesystem::path& relative);
    void stepGranularity(QAbstractSlider::SliderAction step);
    void recolour(bool keepView = false);
    void showNothingFound(const std::filesystem::path& folder, std::size_t otherFiles,
                          const std::vector<FileFault>& skipped);
    void showTrouble(const Failure& failure);
    void showSkipped(const std::vector<FileFault>& skipped, const std::filesystem::path& root);
    void showSample();
    [[nodiscard]] std::vector<int> markedSounds() const; ///< What a mark is meant for.
    void showMarks(MapSession::Marks which);
    void showMarksOfSounds();
    void showStars();
    /// What is hidden has changed, or whether it is shown.
    void showOthers();
    void seeMap();                             ///< m_visible is of the map that is shown …
    void showVisible();                        ///< … and this is told to those who list its sounds.
    [[nodiscard]] QString markTrouble() const; ///< Why nothing can be marked; empty: it can.
    void hideSounds(const std::vector<int>& sounds);
    void unhideSounds(const std::vector<int>& sounds);
    void hideClusters(const std::vector<int>& clusters);
    /// Those that a key is meant for: of the list of clusters, if that has the focus.
    [[nodiscard]] std::vector<int> keyedClusters() const;
    void rename(int cluster);
    void addMarkActions(QMenu& menu);
    void addHideCluster(QMenu& menu, int cluster);
    void showMapMenu(int sample, const QPoint& globalPosition);
    void showRowMenu(int row, const QPoint& globalPosition);
    void addFileDeeds(QMenu& menu, const std::filesystem::path& file);
    /// Sounds that are to be copied.
    struct Chosen {
        MapResultPtr map; ///< Or what looks like one.
        std::filesystem::path base;
        std::vector<int> samples;
    };
    [[nodiscard]] Chosen chosenSounds() const;
    [[nodiscard]] Chosen chosenSounds(std::vector<int> samples) const;
    void addCopyDeeds(QMenu& menu, const std::vector<int>& samples = {}); ///< None: the selection.
    void fillCrateMenu(QMenu& menu, const Chosen& chosen);
    void askWhereToCopy(const Chosen& chosen);
    void copyToCrate(const Chosen& chosen, const Crate& crate);
    void chooseCrate();
    void askForCrate();
    void showCrates();
    void changeCrate(int crate, const std::function<void(std::vector<Crate>&, std::size_t)>& change);
    void showCrateMenu(int crate, const QPoint& globalPosition);
    /// Of a sound in a list that has its own mark, beside the selection.
    void showListMenu(int sample, const QPoint& globalPosition, bool isFamilies);
    void addFamilyDeeds(QMenu& menu, int sample, bool isListed);
    void showGroupMenu(int group, const QPoint& globalPosition);
    void showMenu(QMenu& menu, const QPoint& globalPosition);
    void showAbout();
    void hear(int sample, double fromSeconds = 0.0);
    void play(const std::filesystem::path& path, FileId file, double fromSeconds);
    void hearRow(int row, double fromSeconds = 0.0);
    void hearCurrent(double fromSeconds = 0.0);
    /// The sound that the sample panel shows; empty: none.
    [[nodiscard]] std::filesystem::path currentPath() const;
    /// Samples, and files that have no dot yet.
    [[nodiscard]] int selectedCount() const;
    /// Empty: the library knows that it is not there.
    [[nodiscard]] NativePath pathToDrag(int sample) const;
    void goTo(int sample);
    void exportSounds(const std::vector<int>& clusters = {});
    void pauseOrResume();
    void updatePause();
    void cancelAll();
    void applyTheme();
    void updateEnabled();

    AuditionEngine& m_engine;
    SampleDrag& m_drag;
    Settings& m_settings;
    MapSession m_session;
    Selection m_selection;
    DemoWorker m_demo;
    CopyJob m_copy;
    HoverCards m_cards;
    MapResultPtr m_shown;  ///< What the views show, or a cut of it.
    ShownSounds m_visible; ///< Of its sounds.
    MapResultPtr m_named;  ///< Of which a cluster is being renamed, or was.
    ColouredMap m_coloured;
    Actions* m_actions;
    MainToolBar* m_bar;
    QStackedWidget* m_pages;
    WelcomePage* m_welcome;
    Banner* m_banner;
    DropVeil* m_veil;
    HearingControls* m_hearing;
    ProgressStrip* m_progress;
    MapWidget* m_map = nullptr;
    Panels* m_panels = nullptr;
    QPointer<ShortcutsOverlay> m_overlay;
    bool m_demoRunning = false;
    Trail m_trail;
    std::pair<std::filesystem::path, FileId> m_toBeHeard; ///< What was asked to be played last.
    bool m_isAgain = false;                               ///< It is played from the history, whose order stays.
    std::function<void()> m_atEnd;                        ///< What is to be said when the run has ended well.
    QString m_notKept;                                    ///< Why, as was said last.
    std::set<RootId> m_offline;                           ///< As was said last.
    std::set<std::pair<RootId, bool>> m_saidMissing;
    RootId m_moved = 0;
    QPointer<FoldersDialog> m_folders;
};

} // namespace otozu
