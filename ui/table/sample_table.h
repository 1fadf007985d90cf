// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/table/table_model.h"

#include <QTableView>
#include <filesystem>
#include <functional>
#include <unordered_set>
#include <vector>

namespace otozu
{

class SampleDrag;
class Selection;
class TableHeader;

/// The files of the library, one a row. Sounds that have a dot share their selection with the map; files that have none
/// yet can be selected here alone, beside them or instead: what is selected elsewhere ends that. Mouse and keys do here
/// what they do on the map: a press selects and is heard, Ctrl and Shift add, a drag takes files out, arrow keys walk.
/// The current sound is scrolled to when it was picked elsewhere. GUI thread only.
class SampleTable : public QTableView
{
    Q_OBJECT
public:
    /// Both must outlive the table.
    SampleTable(Selection& selection, SampleDrag& drag, QWidget* parent = nullptr);
    ~SampleTable() override;

    /// @param shown     what is not shown of the map has no row.
    /// @param renumber  makes the selection one of this map's samples (Selection::reset(), set()). Files that were
    ///     selected without a dot stay so; those that have one now are selected as sounds afterwards.
    void setMap(const MapResultPtr& map, const ShownSounds& shown = {}, const std::function<void()>& renumber = {});
    void setFiles(const LibraryFilesPtr& files, const ShownSounds& shown = {});
    void addHeard(const StoredFilesPtr& files);
    [[nodiscard]] const TableModel& files() const { return *m_model; }
    [[nodiscard]] TableModel& files() { return *m_model; }
    [[nodiscard]] TableHeader& header() { return *m_header; }

    [[nodiscard]] bool isSelected(int row) const;
    /// In the order of the rows.
    [[nodiscard]] std::vector<int> selectedRows() const;
    /// Of them, those without a dot.
    [[nodiscard]] std::size_t selectedWithoutDot() const { return m_loose.size(); }
    /// The row that has the keyboard; -1: none.
    [[nodiscard]] int currentRow() const { return m_model->rowOfFile(m_current); }
    /// The current row, if it has no dot and the map has no current sound; -1: none.
    [[nodiscard]] int currentWithoutDot() const;
    [[nodiscard]] int hoveredRow() const { return m_hovered; }
    /// Why nothing can be marked; empty: it can.
    void setMarkTrouble(const QString& why) { m_markTrouble = why; }
    /// A click on its star is a wish.
    [[nodiscard]] bool canBeFavourite(int row) const
    {
        return m_markTrouble.isEmpty() && m_model->item(row).sample >= 0;
    }
    void selectEverything();

    /// "name up", "length down"; words that make no sense change nothing.
    [[nodiscard]] QString sortWords() const;
    void setSortWords(const QString& words);

    [[nodiscard]] QSize sizeHint() const override;
    void keyboardSearch(const QString& text) override;

signals:
    void hearRequested(int row);
    /// -1: none.
    void hovered(int row);
    /// currentWithoutDot() is another, or more is known of it.
    void currentWithoutDotChanged();
    /// Or no favourite any more.
    void favouriteWished(int row);
    /// row -1: none.
    void menuRequested(int row, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void pick(int row, Qt::KeyboardModifiers modifiers);
    void select(const std::vector<int>& rows, int current);
    void toggle(int row);
    void selectUpTo(int row);
    void setCurrentRow(int row, bool scrolls);
    void followSelection();
    void followCurrent(int sample);
    void followRows();
    void setHovered(int row);
    void dragOut(int pressed);
    void walk(int to, bool extends);
    void tellOfCurrent();
    [[nodiscard]] FileId idAt(int row) const;
    [[nodiscard]] int rowsOfAPage() const;
    [[nodiscard]] bool isStar(QPoint at) const;
    [[nodiscard]] QString tipOf(const QModelIndex& index) const;

    Selection& m_selection;
    SampleDrag& m_drag;
    TableModel* m_model;
    TableHeader* m_header;
    std::unordered_set<FileId> m_loose; ///< Selected, without a dot.
    /// Of the current row; 0: none. The view's own current index is the first cell when it gets the focus.
    FileId m_current = 0;
    int m_place = 0;                                               ///< Where the current row was, once it is gone.
    FileId m_anchor = 0;                                           ///< Where a range begins; 0: none.
    bool m_picking = false;                                        ///< The selection is being changed from here.
    std::pair<FileId, FileState> m_told = {0, FileState::Pending}; ///< Of currentWithoutDot(), last.
    int m_hovered = -1;
    QString m_markTrouble;
    // A press of the left button
    FileId m_pressed = 0;
    QPoint m_pressedAt;
    bool m_toggles = false;   ///< On release.
    bool m_collapses = false; ///< On release, to the pressed row.
};

} // namespace otozu
