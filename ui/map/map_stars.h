// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/map/viewport.h"

#include <QPixmap>
#include <span>
#include <vector>

class QPainter;

namespace otozu
{

/// The stars at the dots of favourites: gold with a rim, so that they are told from dots of any colour; at the left of
/// a dot that is large (badges are at the right), on one that is small. Where stars would cover each other, one stands
/// for all of them; which one does not change while the view is moved. GUI thread only.
class MapStars
{
public:
    /// @param places  of dots, in map units.
    /// @param radius  of dots, in logical pixels.
    void paint(QPainter& painter, std::span<const QPointF> places, const Viewport& view, double radius, bool dark);
    /// At a dot that is drawn larger.
    void paintOne(QPainter& painter, QPointF at, double radius, bool dark);
    /// How many paint() drew last.
    [[nodiscard]] std::size_t painted() const { return m_painted; }

private:
    void draw(double size, double ratio, bool dark);

    QPixmap m_picture; ///< Drawn once, set many times.
    double m_size = 0.0;
    bool m_dark = false;
    std::vector<char> m_taken; ///< Cells of the view; kept for the next time.
    std::size_t m_painted = 0;
};

} // namespace otozu
