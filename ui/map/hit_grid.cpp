// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/hit_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace otozu
{
namespace
{

int gridSide(std::size_t dots)
{
    return std::clamp(int(std::sqrt(double(dots) / 2.0)), 1, 2048);
}

bool canHit(HitGrid::Shown shown, std::uint32_t dot)
{
    return shown.empty() || (dot < shown.size() && shown[dot] != 0);
}

bool insidePolygon(std::span<const QPointF> polygon, double x, double y)
{
    bool inside = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        const QPointF& a = polygon[i];
        const QPointF& b = polygon[j];
        if ((a.y() > y) != (b.y() > y) && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x())
            inside = !inside;
    }
    return inside;
}

} // namespace

HitGrid::HitGrid(std::span<const Dot> dots) : m_dots(dots), m_grid(dots, gridSide(dots.size()), gridSide(dots.size()))
{
}

template <typename Reach, typename Visit>
void HitGrid::rings(QPointF at, Reach reach, Visit visit) const
{
    if (m_grid.order().empty())
        return;
    const int column = m_grid.columnOf(float(at.x()));
    const int row = m_grid.rowOf(float(at.y()));
    // All of ring k lies at least k - 1 cells away; from outside the box farther still.
    const double cell = std::min(m_grid.cellWidth() > 0.0F ? double(m_grid.cellWidth()) : 1e30,
                                 m_grid.cellHeight() > 0.0F ? double(m_grid.cellHeight()) : 1e30);
    const int last = std::max(m_grid.columns(), m_grid.rows());
    for (int ring = 0; ring <= last; ++ring) {
        if (ring > 1 && (ring - 1) * cell > reach())
            return;
        const int top = row + ring;
        const int bottom = row - ring;
        for (int r = std::max(bottom, 0); r <= std::min(top, m_grid.rows() - 1); ++r) {
            const bool whole = r == top || r == bottom;
            const int step = whole || ring == 0 ? 1 : 2 * ring;
            for (int c = column - ring; c <= column + ring; c += step) {
                if (c >= 0 && c < m_grid.columns())
                    visit(c, r);
            }
        }
    }
}

int HitGrid::nearest(QPointF at, double radius, Shown shown) const
{
    int best = -1;
    double bestSquare = radius * radius;
    const auto reach = [&] { return std::sqrt(bestSquare); };
    rings(at, reach, [&](int column, int row) {
        for (const std::uint32_t dot : m_grid.dotsOf(column, row)) {
            const double dx = double(m_dots[dot].x) - at.x();
            const double dy = double(m_dots[dot].y) - at.y();
            const double square = dx * dx + dy * dy;
            if (square > bestSquare || (square == bestSquare && best >= 0 && int(dot) > best) || !canHit(shown, dot))
                continue;
            best = int(dot);
            bestSquare = square;
        }
    });
    return best;
}

std::vector<int> HitGrid::inside(const Bounds& box, Shown shown) const
{
    std::vector<int> found;
    if (m_grid.order().empty() || box.isEmpty() || box.lowY > box.highY)
        return found;
    for (int row = m_grid.rowOf(box.lowY); row <= m_grid.rowOf(box.highY); ++row) {
        for (int column = m_grid.columnOf(box.lowX); column <= m_grid.columnOf(box.highX); ++column) {
            for (const std::uint32_t i : m_grid.dotsOf(column, row)) {
                const Dot& dot = m_dots[i];
                if (dot.x >= box.lowX && dot.x <= box.highX && dot.y >= box.lowY && dot.y <= box.highY &&
                    canHit(shown, i))
                    found.push_back(int(i));
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<int> HitGrid::inside(std::span<const QPointF> polygon, Shown shown) const
{
    if (polygon.size() < 3)
        return {};
    Bounds box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (const QPointF& corner : polygon) {
        // A float may round inwards: one step of room.
        box.lowX = std::min(box.lowX, std::nextafter(float(corner.x()), -INFINITY));
        box.lowY = std::min(box.lowY, std::nextafter(float(corner.y()), -INFINITY));
        box.highX = std::max(box.highX, std::nextafter(float(corner.x()), INFINITY));
        box.highY = std::max(box.highY, std::nextafter(float(corner.y()), INFINITY));
    }
    auto found = inside(box, shown);
    std::erase_if(found, [&](int dot) {
        return !insidePolygon(polygon, double(m_dots[std::size_t(dot)].x), double(m_dots[std::size_t(dot)].y));
    });
    return found;
}

int HitGrid::towards(int from, QPointF direction, Shown shown) const
{
    if (from < 0 || std::size_t(from) >= m_dots.size())
        return -1;
    const QPointF at(double(m_dots[std::size_t(from)].x), double(m_dots[std::size_t(from)].y));
    int best = -1;
    double bestCost = std::numeric_limits<double>::infinity();
    rings(
        at, [&] { return bestCost; },
        [&](int column, int row) {
            for (const std::uint32_t dot : m_grid.dotsOf(column, row)) {
                const double dx = double(m_dots[dot].x) - at.x();
                const double dy = double(m_dots[dot].y) - at.y();
                const double ahead = dx * direction.x() + dy * direction.y();
                const double distance = std::hypot(dx, dy);
                if (ahead <= 0.0 || ahead < 0.5 * distance || !canHit(shown, dot))
                    continue;
                // Never below the distance, so the rings' bound holds: 1 straight ahead, 3 at the edge of the cone.
                const double cost = distance * (1.0 + 4.0 * (1.0 - ahead / distance));
                if (cost < bestCost || (cost == bestCost && int(dot) < best)) {
                    best = int(dot);
                    bestCost = cost;
                }
            }
        });
    return best;
}

} // namespace otozu
