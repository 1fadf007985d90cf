// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/table_delegate.h"

#include "core/raster/palette.h"
#include "ui/panels/swatch.h"
#include "ui/table/sample_table.h"
#include "ui/table/table_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace otozu
{

namespace
{

constexpr int kSwatch = 9;
constexpr int kStar = 13;

const TableModel& modelOf(const QModelIndex& index)
{
    return *static_cast<const TableModel*>(index.model());
}

/// @param isFavourite  else it is an outline, where it can become one.
void paintStar(QPainter& painter, const QRect& cell, bool isFavourite, bool canBe)
{
    if (!isFavourite && !canBe)
        return;
    const ThemeColors& colors = Theme::instance().colors();
    const QRectF place(cell.center().x() - kStar / 2.0 + 0.5, cell.center().y() - kStar / 2.0 + 0.5, kStar, kStar);
    const QPainterPath star = symbolPath(int(Symbol::Star), place);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isFavourite ? colors.accent : colors.dim, 1.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isFavourite ? QBrush(colors.accent) : QBrush(Qt::NoBrush));
    painter.drawPath(star);
}

/// Where the text stands.
QRect textRect(const QRect& cell, bool hasSwatch)
{
    return cell.adjusted(space::kMedium + (hasSwatch ? kSwatch + space::kSmall + space::kHair : 0), 0, -space::kMedium,
                         0);
}

} // namespace

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* table = qobject_cast<const SampleTable*>(option.widget);
    if (table == nullptr)
        return;
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    const TableModel& model = modelOf(index);
    const TableItem& item = model.item(index.row());

    painter->save();
    if (table->isSelected(index.row()))
        painter->fillRect(option.rect, colors.pressed);
    else if (table->hoveredRow() == index.row())
        painter->fillRect(option.rect, colors.hover);

    if (tableColumns()[std::size_t(index.column())].icon != nullptr) {
        paintStar(*painter, option.rect, !model.text(index.row(), index.column()).isEmpty(),
                  table->hoveredRow() == index.row() && table->canBeFavourite(index.row()));
        painter->restore();
        return;
    }
    const int colour = model.colour(index.row(), index.column());
    if (colour >= 0) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mapQColor(colour, theme.dark()));
        const QRectF swatch(option.rect.left() + space::kMedium, option.rect.center().y() - kSwatch / 2.0 + 0.5,
                            kSwatch, kSwatch);
        painter->drawEllipse(swatch);
    }
    const QRect place = textRect(option.rect, colour >= 0);
    const bool isGrey = item.record->missing || item.state == FileState::Failed || model.isHidden(index.row());
    painter->setFont(option.font);
    painter->setPen(isGrey ? colors.faint : item.sample < 0 || index.column() > 0 ? colors.dim : colors.text);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(
        place, int(alignment) | Qt::TextSingleLine,
        option.fontMetrics.elidedText(model.text(index.row(), index.column()), Qt::ElideRight, place.width()));
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (tableColumns()[std::size_t(index.column())].icon != nullptr)
        return {kStar + 2 * space::kMedium, rowHeight(option.font)};
    const TableModel& model = modelOf(index);
    const QRect without = textRect({}, model.colour(index.row(), index.column()) >= 0);
    const int margins = -without.width();
    return {option.fontMetrics.horizontalAdvance(model.text(index.row(), index.column())) + margins + 1,
            rowHeight(option.font)};
}

bool TableDelegate::isElided(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (tableColumns()[std::size_t(index.column())].icon != nullptr)
        return false;
    const TableModel& model = modelOf(index);
    const QRect place = textRect(option.rect, model.colour(index.row(), index.column()) >= 0);
    return option.fontMetrics.horizontalAdvance(model.text(index.row(), index.column())) > place.width();
}

int TableDelegate::rowHeight(const QFont& font)
{
    return QFontMetrics(font).height() + 2 * space::kSmall - 1;
}

} // namespace otozu
