// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace otozu
{

class MainWindow;

/// For tests/benchmarks: says `first paint` on stderr, as a line of its own, once the window has painted itself and the
/// picture is on its way to the display; and `first map` once that picture holds all dots of a map. Whoever started the
/// program takes the time.
class FirstPaintReport : public QObject
{
public:
    /// Whether the environment asks for it: OTOZU_REPORT_FIRST_PAINT=1.
    [[nodiscard]] static bool isWanted();
    explicit FirstPaintReport(MainWindow& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void say(const char* line, bool isLast);

    MainWindow& m_window;
    bool m_saidPaint = false;
};

} // namespace otozu
