// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/first_paint.h"

#include "ui/map/map_widget.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <cstdio>

namespace otozu
{

bool FirstPaintReport::isWanted()
{
    return qgetenv("OTOZU_REPORT_FIRST_PAINT") == "1";
}

FirstPaintReport::FirstPaintReport(MainWindow& window) : QObject(&window), m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool FirstPaintReport::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Paint)
        return false;
    if (watched == &m_window && !m_saidPaint) {
        m_saidPaint = true;
        say("first paint", false);
    } else if (watched == m_window.map() && m_window.map()->isSettled()) { // So it paints what it is to show.
        QCoreApplication::instance()->removeEventFilter(this);
        say("first map", true);
    }
    return false;
}

void FirstPaintReport::say(const char* line, bool isLast)
{
    // All else paints and is sent off before the event loop is reached again.
    QTimer::singleShot(0, this, [this, line, isLast] {
        std::fprintf(stderr, "%s\n", line);
        if (isLast)
            deleteLater();
    });
}

} // namespace otozu
