// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/dot_grid.h"

#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

bool isFinite(const Dot& dot)
{
    return std::isfinite(dot.x) && std::isfinite(dot.y);
}

void include(Bounds& bounds, const Dot& dot)
{
    if (!isFinite(dot))
        return;
    if (bounds.isEmpty()) {
        bounds = {dot.x, dot.y, dot.x, dot.y};
        return;
    }
    bounds.lowX = std::min(bounds.lowX, dot.x);
    bounds.lowY = std::min(bounds.lowY, dot.y);
    bounds.highX = std::max(bounds.highX, dot.x);
    bounds.highY = std::max(bounds.highY, dot.y);
}

} // namespace

Bounds boundsOf(std::span<const Dot> dots)
{
    Bounds bounds;
    for (const Dot& dot : dots)
        include(bounds, dot);
    return bounds;
}

DotGrid::DotGrid(std::span<const Dot> dots, int columns, int rows)
    : m_columns(std::max(columns, 1)), m_rows(std::max(rows, 1))
{
    fill(dots, dots.size(), [](std::size_t i) { return i; });
}

DotGrid::DotGrid(std::span<const Dot> dots, std::span<const int> which, int columns, int rows)
    : m_columns(std::max(columns, 1)), m_rows(std::max(rows, 1))
{
    fill(dots, which.size(), [which](std::size_t i) { return std::size_t(which[i]); });
}

template <typename At>
void DotGrid::fill(std::span<const Dot> dots, std::size_t count, At at)
{
    for (std::size_t i = 0; i < count; ++i)
        include(m_bounds, dots[at(i)]);
    m_start.assign(std::size_t(m_columns) * std::size_t(m_rows) + 1, 0);
    if (m_bounds.isEmpty())
        return;
    m_cellWidth = m_bounds.width() / float(m_columns);
    m_cellHeight = m_bounds.height() / float(m_rows);
    m_perWidth = m_cellWidth > 0.0F ? 1.0F / m_cellWidth : 0.0F;
    m_perHeight = m_cellHeight > 0.0F ? 1.0F / m_cellHeight : 0.0F;

    std::vector<std::uint32_t> cells(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Dot& dot = dots[at(i)];
        if (!isFinite(dot))
            continue;
        cells[i] = std::uint32_t(cell(columnOf(dot.x), rowOf(dot.y)));
        ++m_start[cells[i] + 1];
    }
    for (std::size_t c = 1; c < m_start.size(); ++c)
        m_start[c] += m_start[c - 1];
    m_order.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (isFinite(dots[at(i)]))
            m_order[next[cells[i]]++] = std::uint32_t(at(i));
    }
}

} // namespace otozu
