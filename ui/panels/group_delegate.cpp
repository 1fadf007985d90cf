// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/group_delegate.h"

#include "ui/panels/group_model.h"
#include "ui/panels/swatch.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace otozu
{

namespace
{

constexpr int kSwatch = 11;
constexpr int kBar = 3;

} // namespace

void GroupDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    const QColor ink = mapQColor(index.data(GroupModel::ColourRole).toInt(), theme.dark());
    const int size = index.data(GroupModel::SizeRole).toInt();
    const int selected = index.data(GroupModel::SelectedRole).toInt();

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(option.rect).adjusted(space::kSmall, 1, -space::kSmall, -1);
    QColor ground = Qt::transparent;
    if (option.state & QStyle::State_Selected)
        ground = colors.pressed;
    else if (option.state & QStyle::State_MouseOver)
        ground = colors.hover;
    painter->setPen(option.state & QStyle::State_HasFocus ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
    painter->setBrush(ground);
    painter->drawRoundedRect(row.adjusted(0.75, 0.75, -0.75, -0.75), space::kRadius, space::kRadius);

    const QRectF inner = row.adjusted(space::kMedium, space::kSmall, -space::kMedium, -space::kSmall);
    const QFontMetricsF metrics(option.font);
    const qreal textHeight = metrics.height();

    const QRectF swatch(inner.left(), inner.top() + (textHeight - kSwatch) / 2.0, kSwatch, kSwatch);
    painter->fillPath(symbolPath(index.data(GroupModel::SymbolRole).toInt(), swatch), ink);

    const QString total = QLocale().toString(size);
    const QString count = selected > 0 && selected < size
                              ? tr("%1 of %2", "selected of all").arg(QLocale().toString(selected), total)
                              : total;
    const qreal countWidth = metrics.horizontalAdvance(count);
    painter->setFont(option.font);
    painter->setPen(selected > 0 ? colors.accent : colors.dim);
    painter->drawText(QRectF(inner.right() - countWidth, inner.top(), countWidth + 1, textHeight),
                      Qt::AlignRight | Qt::AlignVCenter, count);

    const QRectF name(swatch.right() + space::kMedium, inner.top(),
                      inner.right() - countWidth - space::kMedium - swatch.right() - space::kMedium, textHeight);
    painter->setPen(colors.text);
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data().toString(), Qt::ElideMiddle, name.width()));

    QRectF bar(name.left(), inner.bottom() - kBar, inner.right() - name.left(), kBar);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.state & QStyle::State_Selected ? colors.border : colors.hover);
    painter->drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    bar.setWidth(std::max<qreal>(kBar, bar.width() * index.data(GroupModel::ShareRole).toDouble()));
    painter->setBrush(ink);
    painter->drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    painter->restore();
}

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int text = QFontMetrics(option.font).height();
    return {160, text + kBar + space::kSmall + 2 * space::kSmall + 2};
}

} // namespace otozu
