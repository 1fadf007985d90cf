// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/table_header.h"

#include "ui/table/table_columns.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>
#include <memory>

namespace otozu
{

namespace
{

constexpr int kLeastWidth = 36;
constexpr int kMostWidth = 2000;

} // namespace

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(kLeastWidth);
    setTextElideMode(Qt::ElideRight);
    setAccessibleName(tr("Columns"));
}

int TableHeader::widthAtFirst(int column) const
{
    // Not the average of the font: that of a Japanese one is nearly twice as wide.
    const TableColumn& about = tableColumns()[std::size_t(column)];
    if (about.icon != nullptr)
        return kLeastWidth;
    const int text = about.width * fontMetrics().horizontalAdvance(QLatin1Char('n')) * 4 / 5;
    return std::max(text, fontMetrics().horizontalAdvance(about.title())) + 24;
}

QStringList TableHeader::layoutWords() const
{
    QStringList words;
    for (int place = 0; place < count(); ++place) {
        const int column = logicalIndex(place);
        const bool isHidden = isSectionHidden(column);
        // A hidden one has no width: it has that of the beginning when it is shown again.
        words << (isHidden ? QStringLiteral("-") : QString()) + QLatin1String(tableColumns()[std::size_t(column)].key) +
                     QLatin1Char(':') + QString::number(isHidden ? widthAtFirst(column) : sectionSize(column));
    }
    return words;
}

void TableHeader::setLayoutWords(const QStringList& words)
{
    for (int column = 0; column < count(); ++column) {
        moveSection(visualIndex(column), column);
        resizeSection(column, widthAtFirst(column));
        setSectionHidden(column, !tableColumns()[std::size_t(column)].isShown);
    }
    int place = 0;
    for (const QString& word : words) {
        const bool isHidden = word.startsWith(QLatin1Char('-'));
        const QStringList parts = word.mid(isHidden ? 1 : 0).split(QLatin1Char(':'));
        const int column = tableColumn(parts.value(0));
        if (column < 0 || visualIndex(column) < place)
            continue;
        moveSection(visualIndex(column), place++);
        const int width = parts.value(1).toInt();
        if (width >= kLeastWidth && width <= kMostWidth)
            resizeSection(column, width);
        setSectionHidden(column, isHidden);
    }
    if (hiddenSectionCount() == count())
        setSectionHidden(0, false);
}

QMenu* TableHeader::makeMenu()
{
    auto* menu = new QMenu(this);
    for (int place = 0; place < count(); ++place) {
        const int column = logicalIndex(place);
        QAction* action = menu->addAction(tableColumns()[std::size_t(column)].title());
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(column));
        action->setEnabled(isSectionHidden(column) || hiddenSectionCount() + 1 < count());
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setSectionHidden(column, !shown);
            if (shown && sectionSize(column) < kLeastWidth)
                resizeSection(column, widthAtFirst(column));
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Columns as at first")), &QAction::triggered, this, [this] { setLayoutWords({}); });
    return menu;
}

void TableHeader::contextMenuEvent(QContextMenuEvent* event)
{
    const std::unique_ptr<QMenu> menu(makeMenu());
    menu->exec(event->globalPos());
}

} // namespace otozu
