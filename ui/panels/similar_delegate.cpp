// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/similar_delegate.h"

#include "ui/panels/row_ground.h"
#include "ui/panels/similar_model.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <algorithm>

namespace otozu
{

namespace
{

constexpr double kBarWidth = 44.0;
constexpr double kBar = 3.0;

} // namespace

void SimilarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColors& colors = Theme::instance().colors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option);

    const QRectF inner = QRectF(option.rect).adjusted(space::kLarge, space::kSmall, -space::kLarge, -space::kSmall);
    const QFontMetricsF metrics(option.font);
    const QFont small = Theme::font(TextRole::Caption);
    const QFontMetricsF smallMetrics(small);

    painter->setFont(option.font);
    painter->setPen(colors.text);
    painter->drawText(QRectF(inner.left(), inner.top(), inner.width(), metrics.height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(index.data().toString(), Qt::ElideMiddle, inner.width()));

    const QRectF below(inner.left(), inner.top() + metrics.height(), inner.width(), smallMetrics.height());
    const QVariant closeness = index.data(SimilarModel::ClosenessRole);
    const double room = below.width() - (closeness.isValid() ? kBarWidth + space::kMedium : 0.0);
    painter->setFont(small);
    painter->setPen(colors.dim);
    painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      smallMetrics.elidedText(index.data(SimilarModel::FolderRole).toString(), Qt::ElideMiddle, room));

    if (!closeness.isValid()) {
        painter->restore();
        return;
    }
    QRectF bar(below.right() - kBarWidth, below.center().y() - kBar / 2.0, kBarWidth, kBar);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.state & QStyle::State_Selected ? colors.border : colors.pressed);
    painter->drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    bar.setWidth(std::max(kBar, kBarWidth * closeness.toDouble()));
    painter->setBrush(colors.accent);
    painter->drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    painter->restore();
}

QSize SimilarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int text = QFontMetrics(option.font).height() + QFontMetrics(Theme::font(TextRole::Caption)).height();
    return {160, text + 2 * space::kSmall};
}

} // namespace otozu
