// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/crate_list.h"

#include "core/qt/path_conversion.h"
#include "ui/panels/crate_delegate.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

namespace otozu
{

CrateList::CrateList(QWidget* parent) : QListView(parent), m_model(new CrateModel(this))
{
    setModel(m_model);
    setItemDelegate(new CrateDelegate(this));
    setSelectionMode(SingleSelection);
    setEditTriggers(EditKeyPressed | SelectedClicked);
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Crates"));
    setDragDropMode(DropOnly);
    setDropIndicatorShown(false);
    connect(this, &QListView::doubleClicked, this,
            [this](const QModelIndex& index) { emit openRequested(index.row()); });
}

bool CrateList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && state() != EditingState && currentIndex().isValid()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2 || key == Qt::Key_Delete)
            event->accept();
    }
    return QListView::event(event);
}

void CrateList::keyPressEvent(QKeyEvent* event)
{
    // What ends the typing of a name comes here too.
    const QModelIndex current = state() == EditingState ? QModelIndex() : currentIndex();
    if (current.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit openRequested(current.row());
    else if (current.isValid() && event->key() == Qt::Key_Delete)
        emit removeRequested(current.row());
    else
        QListView::keyPressEvent(event);
}

void CrateList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (index.isValid())
        setCurrentIndex(index);
    emit menuRequested(index.row(), byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

/// -1: nothing can be dropped there.
int CrateList::crateFor(const QDropEvent& event) const
{
    if (!event.mimeData()->hasUrls() || !(event.possibleActions() & Qt::CopyAction))
        return -1;
    const QModelIndex index = indexAt(event.position().toPoint());
    return index.isValid() && !index.data(CrateModel::IsGoneRole).toBool() ? index.row() : -1;
}

void CrateList::dragEnterEvent(QDragEnterEvent* event)
{
    // Where it is allowed is told as it moves.
    if (event->mimeData()->hasUrls() && event->possibleActions() & Qt::CopyAction) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    }
}

void CrateList::dragMoveEvent(QDragMoveEvent* event)
{
    QListView::dragMoveEvent(event); // scrolls
    const int crate = crateFor(*event);
    m_model->setTarget(crate);
    event->setDropAction(Qt::CopyAction); // never the originals
    event->setAccepted(crate >= 0);
}

void CrateList::dragLeaveEvent(QDragLeaveEvent* event)
{
    m_model->setTarget(-1);
    QListView::dragLeaveEvent(event);
}

void CrateList::dropEvent(QDropEvent* event)
{
    const int crate = crateFor(*event);
    m_model->setTarget(-1);
    stopAutoScroll();
    setState(NoState);
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : event->mimeData()->urls()) {
        std::filesystem::path file = pathOfUrl(url);
        if (!file.empty())
            files.push_back(std::move(file));
    }
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(crate >= 0 && !files.empty());
    if (event->isAccepted())
        emit dropped(crate, files);
}

void CrateList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
}

} // namespace otozu
