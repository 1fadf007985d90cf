// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/first_paint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>
#include <cstdio>

namespace otozu
{

bool FirstPaintReport::isWanted()
{
    return qgetenv("OTOZU_REPORT_FIRST_PAINT") == "1";
}

FirstPaintReport::FirstPaintReport(QWidget& window) : QObject(&window)
{
    window.installEventFilter(this);
}

bool FirstPaintReport::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // The children paint and all is sent off before the event loop is reached again.
        QTimer::singleShot(0, this, [this] {
            std::fputs("first paint\n", stderr);
            deleteLater();
        });
    }
    return false;
}

} // namespace otozu
