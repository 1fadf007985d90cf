// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/family_list.h"

#include "ui/panels/fact_texts.h"
#include "ui/panels/family_model.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace otozu
{

namespace
{

int sampleOf(const QModelIndex& index)
{
    return index.isValid() ? index.data(FamilyModel::SampleRole).toInt() : -1;
}

bool isEnter(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

class FamilyList::View : public QTreeView
{
public:
    explicit View(FamilyList& list) : m_list(list) {}

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride && isEnter(*static_cast<QKeyEvent*>(event)))
            event->accept();
        return QTreeView::event(event);
    }
    void startDrag(Qt::DropActions) override
    {
        std::vector<int> samples;
        for (const QModelIndex& index : selectionModel()->selectedRows())
            samples.push_back(sampleOf(index));
        if (!samples.empty())
            emit m_list.dragRequested(samples);
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (isEnter(*event) && currentIndex().isValid()) {
            emit m_list.chosen(sampleOf(currentIndex()));
            return;
        }
        const QModelIndex before = currentIndex();
        QTreeView::keyPressEvent(event);
        if (currentIndex().isValid() && currentIndex() != before)
            emit m_list.hearRequested(sampleOf(currentIndex()));
    }
    void contextMenuEvent(QContextMenuEvent* event) override
    {
        const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
        const QModelIndex index = byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
        if (index.isValid())
            emit m_list.menuRequested(sampleOf(index),
                                      byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
    }

private:
    FamilyList& m_list;
};

FamilyList::FamilyList(QWidget* parent)
    : QWidget(parent), m_model(new FamilyModel(this)), m_view(new View(*this)), m_count(new QLabel), m_word(new QLabel),
      m_pages(new QStackedLayout)
{
    setAccessibleName(tr("Duplicates"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, 0);
    column->setSpacing(space::kSmall);
    m_count->setContentsMargins(space::kLarge, 0, space::kLarge, 0);
    m_count->setProperty("dim", true);
    column->addWidget(m_count);
    m_word->setText(tr("No sound is there more than once."));
    m_word->setAlignment(Qt::AlignCenter);
    m_word->setWordWrap(true);
    m_word->setMargin(space::kLarge);
    m_word->setProperty("dim", true);
    m_pages->addWidget(m_word);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Duplicates"));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setUniformRowHeights(true);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragOnly);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setFrameShape(QFrame::NoFrame);
    QHeaderView* header = m_view->header();
    header->resizeSection(FamilyModel::Name, 340);
    header->resizeSection(FamilyModel::Folder, 220);
    header->resizeSection(FamilyModel::Format, 190);
    m_pages->addWidget(m_view);
    column->addLayout(m_pages, 1);
    setMap(nullptr);

    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) { emit chosen(sampleOf(index)); });
}

void FamilyList::setMap(const MapResultPtr& map, const ShownSounds& shown)
{
    std::vector<SoundFamily> made = map ? shown.families(map->families) : std::vector<SoundFamily>();
    const bool same = m_model->map() && map && m_model->families() == made;
    std::vector<int> open;
    for (int row = 0; same && row < m_model->rowCount(); ++row) {
        if (m_view->isExpanded(m_model->index(row, 0)))
            open.push_back(row);
    }
    const int current = same ? sampleOf(m_view->currentIndex()) : -1;
    m_model->setMap(map, std::move(made));
    for (const int row : open)
        m_view->setExpanded(m_model->index(row, 0), true);
    if (current >= 0)
        m_view->setCurrentIndex(m_model->indexOf(current));
    const std::size_t families = m_model->families().size();
    m_count->setVisible(families > 0);
    if (families > 0)
        m_count->setText(tr("%Ln sound(s) more than once", nullptr, int(families)) + QStringLiteral(" · ") +
                         tr("%Ln copies beside the first", nullptr, int(countRepeats(m_model->families()))));
    m_pages->setCurrentWidget(families > 0 ? static_cast<QWidget*>(m_view) : m_word);
}

void FamilyList::showFamilyOf(int sample)
{
    const QModelIndex index = m_model->indexOf(sample);
    if (!index.isValid())
        return;
    m_view->expand(index.parent());
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index.parent(), QAbstractItemView::PositionAtTop);
}

QSize FamilyList::sizeHint() const
{
    return {600, 240};
}

} // namespace otozu
