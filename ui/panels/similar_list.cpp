// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/similar_list.h"

#include "ui/drag/sample_drag.h"
#include "ui/panels/similar_delegate.h"
#include "ui/panels/similar_model.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace otozu
{

namespace
{

int sampleOf(const QModelIndex& index)
{
    return index.isValid() ? index.data(SimilarModel::SampleRole).toInt() : -1;
}

bool isEnter(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

SimilarList::SimilarList(SampleDrag& drag, QWidget* parent)
    : QListView(parent), m_drag(drag), m_model(new SimilarModel(this))
{
    setModel(m_model);
    setItemDelegate(new SimilarDelegate(this));
    setSelectionMode(SingleSelection);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Similar sounds"));

    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) { emit chosen(sampleOf(index)); });
    connect(this, &QListView::entered, this, [this](const QModelIndex& index) { emit hovered(sampleOf(index)); });
    connect(this, &QListView::viewportEntered, this, [this] { emit hovered(-1); });
}

void SimilarList::setSounds(MapResultPtr map, std::vector<SimilarSample> sounds)
{
    const int current = sampleOf(currentIndex());
    const bool marked = selectionModel()->isSelected(currentIndex());
    m_model->setSounds(std::move(map), std::move(sounds));
    for (int row = 0; marked && row < m_model->rowCount(); ++row) {
        if (sampleOf(m_model->index(row)) == current)
            setCurrentIndex(m_model->index(row));
    }
}

void SimilarList::setComparing(bool on)
{
    m_model->setComparing(on);
}

void SimilarList::setCut(const MapResultPtr& map)
{
    if (!m_model->sounds().empty())
        m_model->setCut(map);
}

const std::vector<SimilarSample>& SimilarList::sounds() const
{
    return m_model->sounds();
}

void SimilarList::setPathProvider(std::function<NativePath(int)> provider)
{
    m_pathOf = std::move(provider);
}

QSize SimilarList::sizeHint() const
{
    return {208, 200};
}

bool SimilarList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isEnter(*static_cast<QKeyEvent*>(event)))
        event->accept();
    return QListView::event(event);
}

void SimilarList::startDrag(Qt::DropActions)
{
    const QModelIndexList marked = selectionModel()->selectedRows();
    if (m_pathOf && !marked.isEmpty())
        m_drag.start(this, {m_pathOf(sampleOf(marked.front()))});
}

void SimilarList::keyPressEvent(QKeyEvent* event)
{
    if (isEnter(*event) && currentIndex().isValid()) {
        emit chosen(sampleOf(currentIndex()));
        return;
    }
    // With the focus, the first row becomes current by itself: it is where the keys begin, not where they have been.
    if (!selectionModel()->hasSelection())
        selectionModel()->clearCurrentIndex();
    const int before = sampleOf(currentIndex());
    QListView::keyPressEvent(event);
    if (const int current = sampleOf(currentIndex()); current >= 0 && current != before)
        emit hearRequested(current);
}

void SimilarList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (index.isValid())
        emit menuRequested(sampleOf(index),
                           byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void SimilarList::leaveEvent(QEvent* event)
{
    emit hovered(-1);
    QListView::leaveEvent(event);
}

void SimilarList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
}

} // namespace otozu
