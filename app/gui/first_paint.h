// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace otozu
{

/// For tests/benchmarks/compare: says `first paint` on stderr, as a line of its own, once the window has painted itself
/// and the picture is on its way to the display. Whoever started the program takes the time.
class FirstPaintReport : public QObject
{
public:
    /// Whether the environment asks for it: OTOZU_REPORT_FIRST_PAINT=1.
    [[nodiscard]] static bool isWanted();
    explicit FirstPaintReport(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace otozu
