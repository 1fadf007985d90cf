// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/row_ground.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace otozu
{

void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const ThemeColors& colors = Theme::instance().colors();
    QColor ground = Qt::transparent;
    if (option.state & QStyle::State_Selected)
        ground = colors.pressed;
    else if (option.state & QStyle::State_MouseOver)
        ground = colors.hover;
    painter.setPen(option.state & QStyle::State_HasFocus ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    const QRectF row = QRectF(option.rect).adjusted(space::kSmall, 1, -space::kSmall, -1);
    painter.drawRoundedRect(row.adjusted(0.75, 0.75, -0.75, -0.75), space::kRadius, space::kRadius);
}

} // namespace otozu
