// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/drop_veil.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace otozu
{

DropVeil::DropVeil(QWidget* covered) : QWidget(covered)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Drop to open this folder"));
    hide();
}

void DropVeil::setShown(bool shown)
{
    setGeometry(parentWidget()->rect());
    setVisible(shown);
    raise();
}

void DropVeil::paintEvent(QPaintEvent*)
{
    const ThemeColors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = colors.window;
    veil.setAlphaF(0.8F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(colors.accent, 2.0, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 12, 12);
    painter.setPen(colors.text);
    painter.setFont(Theme::font(TextRole::Display));
    painter.drawText(rect(), Qt::AlignCenter, accessibleName());
}

} // namespace otozu
