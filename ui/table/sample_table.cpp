// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/sample_table.h"

#include "ui/drag/sample_drag.h"
#include "ui/selection/selection.h"
#include "ui/table/table_delegate.h"
#include "ui/table/table_header.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolTip>

#include <algorithm>
#include <numeric>
#include <utility>

namespace otozu
{

namespace
{

bool isEnter(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

SampleTable::SampleTable(Selection& selection, SampleDrag& drag, QWidget* parent)
    : QTableView(parent), m_selection(selection), m_drag(drag), m_model(new TableModel(this)),
      m_header(new TableHeader(this))
{
    setHorizontalHeader(m_header);
    setModel(m_model);
    setItemDelegate(new TableDelegate(this));
    setSelectionMode(NoSelection); // The selection is the map's, and may hold any number of scattered rows.
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Table of sounds"));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(TableDelegate::rowHeight(font()));
    m_header->setLayoutWords({});
    m_header->setSortIndicator(m_model->sortColumn(), m_model->sortDirection());
    setSortingEnabled(true);

    connect(&m_selection, &Selection::changed, this, &SampleTable::followSelection);
    connect(&m_selection, &Selection::currentChanged, this, &SampleTable::followCurrent);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (currentRow() >= 0)
            m_place = currentRow();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &SampleTable::followRows);
    connect(m_model, &TableModel::sorted, this, [this](bool isByUser) {
        setHovered(-1);
        if (isByUser && currentRow() >= 0)
            scrollTo(currentIndex());
        else if (isByUser)
            scrollToTop();
    });
}

SampleTable::~SampleTable() = default;

// What is shown

void SampleTable::setMap(const MapResultPtr& map, const ShownSounds& shown, const std::function<void()>& renumber)
{
    const QScopedValueRollback picking(m_picking, true);
    if (map && map->request.folder != m_model->base()) {
        m_loose.clear();
        m_current = m_anchor = 0;
    }
    m_model->setMap(map, shown);
    if (renumber)
        renumber();
    std::vector<int> samples;
    std::erase_if(m_loose, [&](FileId id) {
        const int row = m_model->rowOfFile(id);
        if (row >= 0 && m_model->item(row).sample >= 0)
            samples.push_back(m_model->item(row).sample);
        return row < 0 || m_model->item(row).sample >= 0;
    });
    const int row = m_model->rowOfFile(m_current);
    const int current = row >= 0 ? m_model->item(row).sample : -1;
    if (m_selection.current() < 0 && current >= 0)
        m_selection.add(std::move(samples), current);
    else if (!samples.empty())
        m_selection.add(std::move(samples));
    setCurrentRow(m_selection.current() >= 0 ? m_model->rowOfSample(m_selection.current()) : row, false);
    viewport()->update();
    tellOfCurrent();
}

void SampleTable::setFiles(const LibraryFilesPtr& files, const ShownSounds& shown)
{
    if (files->base != m_model->base()) {
        m_loose.clear();
        m_current = m_anchor = 0;
    }
    m_model->setFiles(files, shown);
    tellOfCurrent();
}

void SampleTable::addHeard(const StoredFilesPtr& files)
{
    m_model->addHeard(files);
    tellOfCurrent();
}

// Selection

bool SampleTable::isSelected(int row) const
{
    const TableItem& item = m_model->item(row);
    return item.sample >= 0 ? m_selection.contains(item.sample) : m_loose.contains(item.id);
}

std::vector<int> SampleTable::selectedRows() const
{
    std::vector<int> rows;
    if (m_loose.empty() && m_selection.isEmpty())
        return rows;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (isSelected(row))
            rows.push_back(row);
    }
    return rows;
}

int SampleTable::currentWithoutDot() const
{
    const int row = currentRow();
    return row >= 0 && m_selection.current() < 0 && m_model->item(row).sample < 0 ? row : -1;
}

void SampleTable::select(const std::vector<int>& rows, int current)
{
    const QScopedValueRollback picking(m_picking, true);
    std::vector<int> samples;
    m_loose.clear();
    for (const int row : rows) {
        const TableItem& item = m_model->item(row);
        if (item.sample >= 0)
            samples.push_back(item.sample);
        else
            m_loose.insert(item.id);
    }
    const int sample = current >= 0 ? m_model->item(current).sample : -1;
    if (sample < 0) // before, so that no other one becomes it on the way
        m_selection.setCurrent(-1);
    m_selection.set(std::move(samples), sample);
    if (sample < 0)
        m_selection.setCurrent(-1);
    setCurrentRow(current, true);
    viewport()->update();
    tellOfCurrent();
}

void SampleTable::toggle(int row)
{
    const QScopedValueRollback picking(m_picking, true);
    const TableItem& item = m_model->item(row);
    if (item.sample >= 0) {
        m_selection.toggle(item.sample);
    } else {
        if (m_loose.erase(item.id) == 0)
            m_loose.insert(item.id);
        m_selection.setCurrent(-1);
    }
    setCurrentRow(row, true);
    viewport()->update();
    tellOfCurrent();
}

void SampleTable::selectUpTo(int row)
{
    int from = m_model->rowOfFile(m_anchor);
    if (from < 0)
        from = std::max(currentRow(), 0);
    std::vector<int> rows(std::size_t(std::abs(row - from)) + 1);
    std::iota(rows.begin(), rows.end(), std::min(from, row));
    m_anchor = idAt(from);
    select(rows, row);
}

void SampleTable::selectEverything()
{
    std::vector<int> rows(std::size_t(m_model->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    if (!rows.empty())
        select(rows, std::max(currentRow(), 0));
}

void SampleTable::setCurrentRow(int row, bool scrolls)
{
    m_current = row >= 0 ? idAt(row) : 0;
    setAutoScroll(scrolls);
    if (row < 0) {
        selectionModel()->clear();
    } else {
        int column = std::max(currentIndex().column(), 0);
        for (int place = 0; m_header->isSectionHidden(column) && place < m_header->count(); ++place)
            column = m_header->logicalIndex(place);
        const QModelIndex index = m_model->index(row, column);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        // What screen readers are told of; the whole selection is known to isSelected().
        selectionModel()->select(index, isSelected(row)
                                            ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                            : QItemSelectionModel::Clear);
    }
    setAutoScroll(true);
    viewport()->update();
}

void SampleTable::followSelection()
{
    if (m_picking)
        return;
    m_loose.clear();
    viewport()->update();
}

void SampleTable::followCurrent(int sample)
{
    if (m_picking)
        return;
    m_anchor = 0;
    setCurrentRow(m_model->rowOfSample(sample), true);
    tellOfCurrent();
}

void SampleTable::followRows()
{
    m_hovered = -1;
    m_pressed = 0;
    std::erase_if(m_loose, [this](FileId id) { return m_model->rowOfFile(id) < 0; });
    if (m_current != 0)
        setCurrentRow(m_model->rowOfFile(m_current), false);
}

void SampleTable::tellOfCurrent()
{
    const int row = currentWithoutDot();
    const auto told =
        row < 0 ? std::pair(FileId(0), FileState::Pending) : std::pair(m_model->item(row).id, m_model->item(row).state);
    if (std::exchange(m_told, told) != told)
        emit currentWithoutDotChanged();
}

FileId SampleTable::idAt(int row) const
{
    return m_model->item(row).id;
}

// Mouse

void SampleTable::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto modifiers = event->modifiers();
    const int row = rowAt(int(event->position().y()));
    m_toggles = m_collapses = false;
    if (modifiers == Qt::NoModifier && isStar(event->position().toPoint())) {
        m_pressed = 0;
        if (canBeFavourite(row))
            emit favouriteWished(row);
        return;
    }
    m_pressed = row >= 0 ? idAt(row) : 0;
    m_pressedAt = event->position().toPoint();
    if (row < 0) {
        if (!(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
            select({}, -1);
        return;
    }
    if (modifiers.testFlag(Qt::ControlModifier)) {
        m_toggles = true; // on release: it may become a drag
        return;
    }
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        selectUpTo(row);
        return;
    }
    m_anchor = m_pressed;
    m_collapses = isSelected(row);
    if (m_collapses)
        select(selectedRows(), row);
    else
        select({row}, row);
    emit hearRequested(row); // on the press: waiting for the release would be heard
}

bool SampleTable::isStar(QPoint at) const
{
    const QModelIndex index = indexAt(at);
    return index.isValid() && tableColumns()[std::size_t(index.column())].icon != nullptr;
}

void SampleTable::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() == Qt::NoButton) {
        setHovered(rowAt(int(event->position().y())));
        return;
    }
    const QPoint way = event->position().toPoint() - m_pressedAt;
    if (event->buttons().testFlag(Qt::LeftButton) && m_pressed != 0 &&
        way.manhattanLength() >= QApplication::startDragDistance()) {
        const int row = m_model->rowOfFile(std::exchange(m_pressed, 0));
        if (row >= 0)
            dragOut(row);
    }
}

void SampleTable::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int row = m_model->rowOfFile(std::exchange(m_pressed, 0));
    if (row < 0)
        return;
    if (m_toggles) {
        m_anchor = idAt(row);
        toggle(row);
    } else if (m_collapses) {
        select({row}, row);
    }
}

void SampleTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event); // it is heard again
}

void SampleTable::dragOut(int pressed)
{
    std::vector<NativePath> files;
    for (const int row : isSelected(pressed) ? selectedRows() : std::vector<int>{pressed}) {
        const SampleRecord& record = *m_model->item(row).record;
        files.push_back(record.missing ? NativePath() : nativePathIn(m_model->base(), record.path));
    }
    setHovered(-1);
    m_drag.start(this, std::move(files));
}

void SampleTable::setHovered(int row)
{
    if (std::exchange(m_hovered, row) == row)
        return;
    viewport()->update();
    emit hovered(row);
}

void SampleTable::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint at = viewport()->mapFromGlobal(event->globalPos());
    const int row = byKey ? currentRow() : rowAt(at.y());
    if (row >= 0)
        select(isSelected(row) ? selectedRows() : std::vector<int>{row}, row);
    emit menuRequested(row, byKey && row >= 0 ? viewport()->mapToGlobal(visualRect(currentIndex()).center())
                                              : event->globalPos());
}

bool SampleTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QModelIndex index = indexAt(help->pos());
        if (const QString tip = tipOf(index); !tip.isEmpty())
            QToolTip::showText(help->globalPos(), tip, viewport(), visualRect(index));
        else
            QToolTip::hideText();
        return true;
    }
    return QTableView::viewportEvent(event);
}

QString SampleTable::tipOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const QString text = m_model->text(index.row(), index.column());
    if (tableColumns()[std::size_t(index.column())].icon != nullptr) {
        if (!canBeFavourite(index.row()))
            return m_markTrouble;
        return text.isEmpty() ? tr("Mark as favourite") : tr("No favourite any more");
    }
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return TableDelegate::isElided(option, index) ? text : QString();
}

// Keys

bool SampleTable::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (isEnter(*key) || key->matches(QKeySequence::SelectAll))
            event->accept();
    }
    return QTableView::event(event);
}

int SampleTable::rowsOfAPage() const
{
    return std::max(1, viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize()) - 1);
}

void SampleTable::walk(int to, bool extends)
{
    to = std::clamp(to, 0, m_model->rowCount() - 1);
    if (extends) {
        selectUpTo(to);
    } else {
        m_anchor = idAt(to);
        select({to}, to);
    }
    emit hearRequested(to);
}

void SampleTable::keyPressEvent(QKeyEvent* event)
{
    if (m_model->rowCount() == 0) {
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectEverything();
        return;
    }
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool extends = modifiers == Qt::ShiftModifier;
    const int current = currentRow();
    if (modifiers != Qt::NoModifier && !extends) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        walk((current >= 0 ? current : m_place) - 1, extends);
        break;
    case Qt::Key_Down:
        walk(current >= 0 ? current + 1 : m_place, extends); // The next one has come there.
        break;
    case Qt::Key_PageUp:
        walk(current - rowsOfAPage(), extends);
        break;
    case Qt::Key_PageDown:
        walk(std::max(current, 0) + rowsOfAPage(), extends);
        break;
    case Qt::Key_Home:
        walk(0, extends);
        break;
    case Qt::Key_End:
        walk(m_model->rowCount() - 1, extends);
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        QTableView::keyPressEvent(event);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current >= 0)
            emit hearRequested(current);
        break;
    default:
        event->ignore();
    }
}

void SampleTable::keyboardSearch(const QString&) {} // Letters are the window's.

// Look

void SampleTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const int row = currentRow();
    if (row < 0)
        return;
    QPainter painter(viewport());
    const QColor accent = Theme::instance().colors().accent;
    const QRect line(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    painter.fillRect(QRect(line.left(), line.top(), 3, line.height()), accent);
    if (hasFocus()) {
        painter.setPen(QPen(accent, 1.0));
        painter.drawRect(QRectF(line).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void SampleTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        verticalHeader()->setDefaultSectionSize(TableDelegate::rowHeight(font()));
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
}

QSize SampleTable::sizeHint() const
{
    return {600, 270};
}

// Settings

QString SampleTable::sortWords() const
{
    return QLatin1String(tableColumns()[std::size_t(m_model->sortColumn())].key) +
           (m_model->sortDirection() == Qt::AscendingOrder ? QStringLiteral(" up") : QStringLiteral(" down"));
}

void SampleTable::setSortWords(const QString& words)
{
    const QStringList parts = words.split(QLatin1Char(' '));
    const int column = tableColumn(parts.value(0));
    if (column >= 0 && parts.size() == 2)
        sortByColumn(column, parts[1] == QLatin1String("down") ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace otozu
