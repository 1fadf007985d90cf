// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/count_delegate.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace otozu
{

CountDelegate::CountDelegate(int countRole, QObject* parent) : QStyledItemDelegate(parent), m_countRole(countRole) {}

void CountDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem drawn = option;
    initStyleOption(&drawn, index);
    // The view draws ground, hover and check box; text and swatch are ours.
    const QString text = drawn.text;
    drawn.text.clear();
    drawn.icon = {};
    drawn.features &= ~QStyleOptionViewItem::HasDecoration;
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &drawn, painter, option.widget);

    const ThemeColors& colors = Theme::instance().colors();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    QRect box = option.rect.adjusted(space::kMedium, 0, -space::kMedium, 0);
    if (drawn.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        const QRect check = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &drawn, option.widget);
        box.setLeft(check.right() + space::kMedium);
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto swatch = index.data(Qt::DecorationRole).value<QColor>();
    if (swatch.isValid()) {
        const double side = 10.0;
        painter->setPen(Qt::NoPen);
        painter->setBrush(swatch);
        painter->setOpacity(enabled ? 1.0 : 0.4);
        painter->drawRoundedRect(QRectF(box.left(), box.center().y() + 0.5 - side / 2.0, side, side), 3.0, 3.0);
        painter->setOpacity(1.0);
        box.setLeft(box.left() + int(side) + space::kMedium);
    }
    painter->setFont(option.font);
    const QVariant count = index.data(m_countRole);
    if (count.isValid()) {
        const QString number = QLocale().toString(count.toLongLong());
        painter->setPen(enabled ? colors.dim : colors.faint);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, number);
        box.setRight(box.right() - option.fontMetrics.horizontalAdvance(number) - space::kMedium);
    }
    painter->setPen(enabled ? colors.text : colors.faint);
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, box.width()));
    painter->restore();
}

QSize CountDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int count = option.fontMetrics.horizontalAdvance(QLocale().toString(index.data(m_countRole).toLongLong()));
    const int text = option.fontMetrics.horizontalAdvance(index.data(Qt::DisplayRole).toString());
    return {text + count + 5 * space::kMedium, std::max(24, option.fontMetrics.height() + space::kMedium)};
}

} // namespace otozu
