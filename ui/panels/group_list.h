// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/drag/native_path.h"
#include "ui/panels/group_row.h"

#include <QListView>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace otozu
{

class GroupModel;
class SampleDrag;
class Selection;

/// The groups of the map, which is their legend too: colour and symbol, name, count and a bar as long as their share.
/// One selection with the map: a click here selects all sounds of a group, and a row is marked when all its sounds are
/// selected; where only some are, their number stands before the count. GUI thread only.
class GroupList : public QListView
{
    Q_OBJECT
public:
    /// Both must outlive the list.
    GroupList(Selection& selection, SampleDrag& drag, QWidget* parent = nullptr);
    ~GroupList() override;

    /// While a name is typed they wait.
    void setGroups(std::vector<GroupRow> groups);
    [[nodiscard]] const std::vector<GroupRow>& groups() const;
    /// The file of a sample, for dragging a group out; empty: it cannot be.
    void setPathProvider(std::function<NativePath(int sample)> provider);
    /// The groups whose rows are marked, ascending.
    [[nodiscard]] std::vector<int> markedGroups() const;

    /// What a key is meant for: the marked groups, ascending, or the current one if there is none.
    [[nodiscard]] std::vector<int> chosenGroups() const;

    void setRenamable(bool on);
    /// Begins to; Enter ends it with renamed(), Esc without.
    void editName(int group);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The group under the pointer or the current one of the keyboard; -1: none.
    void highlightRequested(int group);
    /// Double click or Enter.
    void zoomRequested(int group);
    /// The user has typed another name, which may be empty.
    void renamed(int group, const QString& name);
    void menuRequested(int group, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void selectSamplesOfMarkedRows();
    void markSelectedGroups();

    Selection& m_selection;
    SampleDrag& m_drag;
    GroupModel* m_model;
    std::function<NativePath(int)> m_pathOf;
    std::optional<std::vector<GroupRow>> m_waiting;
    bool m_following = false; ///< True while list and selection are made equal.
};

} // namespace otozu
