// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/group_list.h"

#include "ui/drag/sample_drag.h"
#include "ui/panels/group_delegate.h"
#include "ui/panels/group_model.h"
#include "ui/selection/selection.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace otozu
{

GroupList::GroupList(Selection& selection, SampleDrag& drag, QWidget* parent)
    : QListView(parent), m_selection(selection), m_drag(drag), m_model(new GroupModel(this))
{
    setModel(m_model);
    setItemDelegate(new GroupDelegate(this));
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers); // editName() alone: a double click zooms
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setWordWrap(true); // Rows are laid out anew where the width changes.
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Groups"));

    connect(m_model, &GroupModel::renamed, this, &GroupList::renamed);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &GroupList::selectSamplesOfMarkedRows);
    connect(&m_selection, &Selection::changed, this, &GroupList::markSelectedGroups);
    connect(this, &QListView::entered, this,
            [this](const QModelIndex& index) { emit highlightRequested(index.row()); });
    connect(this, &QListView::doubleClicked, this,
            [this](const QModelIndex& index) { emit zoomRequested(index.row()); });
}

GroupList::~GroupList() = default;

void GroupList::setGroups(std::vector<GroupRow> groups)
{
    if (state() == EditingState) {
        m_waiting = std::move(groups);
        return;
    }
    // Where the keyboard was, it stays.
    const auto current = std::size_t(currentIndex().row());
    const bool stays = current < this->groups().size() && current < groups.size() &&
                       this->groups()[current].name == groups[current].name;
    m_following = true; // Rows that go must not take the selection along.
    m_model->setGroups(std::move(groups));
    if (stays)
        selectionModel()->setCurrentIndex(m_model->index(int(current)), QItemSelectionModel::NoUpdate);
    m_following = false;
    markSelectedGroups();
}

const std::vector<GroupRow>& GroupList::groups() const
{
    return m_model->groups();
}

void GroupList::setPathProvider(std::function<NativePath(int)> provider)
{
    m_pathOf = std::move(provider);
}

std::vector<int> GroupList::markedGroups() const
{
    std::vector<int> marked;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        marked.push_back(index.row());
    std::sort(marked.begin(), marked.end());
    return marked;
}

std::vector<int> GroupList::chosenGroups() const
{
    std::vector<int> marked = markedGroups();
    if (marked.empty() && currentIndex().isValid())
        marked = {currentIndex().row()}; // A hidden one cannot be marked.
    return marked;
}

void GroupList::setRenamable(bool on)
{
    m_model->setRenamable(on);
}

void GroupList::editName(int group)
{
    const QModelIndex index = m_model->index(group);
    if (!index.isValid() || !(m_model->flags(index) & Qt::ItemIsEditable))
        return;
    scrollTo(index);
    setFocus(Qt::ShortcutFocusReason);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    edit(index);
}

QSize GroupList::sizeHint() const
{
    return {236, 300};
}

void GroupList::selectSamplesOfMarkedRows()
{
    if (m_following)
        return;
    std::vector<int> samples;
    for (const int group : markedGroups()) {
        const std::vector<int>& members = groups()[std::size_t(group)].members;
        samples.insert(samples.end(), members.begin(), members.end());
    }
    m_following = true;
    m_selection.set(std::move(samples));
    m_following = false;
    markSelectedGroups();
}

void GroupList::markSelectedGroups()
{
    if (m_following)
        return;
    std::vector<int> counts;
    QItemSelection marked;
    for (std::size_t g = 0; g < groups().size(); ++g) {
        const std::vector<int>& members = groups()[g].members;
        const auto selected =
            std::count_if(members.begin(), members.end(), [this](int i) { return m_selection.contains(i); });
        counts.push_back(int(selected));
        if (!members.empty() && std::size_t(selected) == members.size())
            marked.select(m_model->index(int(g)), m_model->index(int(g)));
    }
    m_following = true;
    m_model->setSelectedCounts(std::move(counts));
    selectionModel()->select(marked, QItemSelectionModel::ClearAndSelect);
    m_following = false;
}

bool GroupList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
    }
    return QListView::event(event);
}

void GroupList::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint)
{
    QListView::closeEditor(editor, hint);
    if (m_waiting)
        setGroups(*std::exchange(m_waiting, std::nullopt));
}

void GroupList::startDrag(Qt::DropActions)
{
    if (!m_pathOf)
        return;
    std::vector<NativePath> files;
    for (const int group : markedGroups())
        for (const int member : groups()[std::size_t(group)].members)
            files.push_back(m_pathOf(member));
    if (!files.empty())
        m_drag.start(this, std::move(files));
}

void GroupList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (!index.isValid())
        return;
    if (!selectionModel()->isSelected(index))
        selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
    emit menuRequested(index.row(), byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void GroupList::leaveEvent(QEvent* event)
{
    emit highlightRequested(-1);
    QListView::leaveEvent(event);
}

void GroupList::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit zoomRequested(currentIndex().row());
        return;
    }
    QListView::keyPressEvent(event);
    if (currentIndex().isValid())
        emit highlightRequested(currentIndex().row());
}

void GroupList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
}

} // namespace otozu
