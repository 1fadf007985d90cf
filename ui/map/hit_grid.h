// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/dot_grid.h"

#include <QPointF>
#include <span>
#include <vector>

namespace otozu
{

/// Finds dots by place. Map units throughout. Immutable; any thread. Keeps a view of the dots, which must stay.
///
/// `shown` has one byte a dot, 0 for those that cannot be hit; empty: all can.
class HitGrid
{
public:
    using Shown = std::span<const char>;

    HitGrid() = default;
    explicit HitGrid(std::span<const Dot> dots);

    /// The nearest dot within the radius, of equally near ones the first; -1: none.
    [[nodiscard]] int nearest(QPointF at, double radius, Shown shown = {}) const;
    /// Those in the box, borders included, ascending.
    [[nodiscard]] std::vector<int> inside(const Bounds& box, Shown shown = {}) const;
    /// Those inside a polygon (even-odd), ascending.
    [[nodiscard]] std::vector<int> inside(std::span<const QPointF> polygon, Shown shown = {}) const;
    /// The dot to which an arrow key leads: near, and ahead rather than aside (at most 60 degrees off). -1: none.
    /// @param direction  of length 1.
    [[nodiscard]] int towards(int from, QPointF direction, Shown shown = {}) const;

private:
    /// Calls visit(column, row) for cells in rings of growing distance around a place, as long as visit's running
    /// bound, told by reach(), lies beyond the ring.
    template <typename Reach, typename Visit>
    void rings(QPointF at, Reach reach, Visit visit) const;

    std::span<const Dot> m_dots;
    DotGrid m_grid;
};

} // namespace otozu
