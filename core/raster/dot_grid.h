// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// One sound on the map.
struct Dot {
    float x = 0.0F; ///< Map units, y up; both finite.
    float y = 0.0F;
    std::uint16_t colour = 0; ///< A colour index, see palette.h.
    std::uint8_t symbol = 0;  ///< A Symbol; 0 (disc) leaves it to the colour index.
};

/// A box in map units. Empty where low > high.
struct Bounds {
    float lowX = 0.0F;
    float lowY = 0.0F;
    float highX = -1.0F;
    float highY = -1.0F;

    [[nodiscard]] bool isEmpty() const { return lowX > highX; }
    [[nodiscard]] float width() const { return highX - lowX; }
    [[nodiscard]] float height() const { return highY - lowY; }
};

/// The box around the finite ones.
[[nodiscard]] Bounds boundsOf(std::span<const Dot> dots);

/// Dots sorted into equal cells, rows from the lowest y. Dots that are not finite are in no cell; inside a cell they
/// stand in rising order. The order of work is one pass to count and one to place.
class DotGrid
{
public:
    DotGrid() = default;
    /// @param which  the dots to sort in, as numbers of `dots`; empty span with `all`: every one.
    DotGrid(std::span<const Dot> dots, int columns, int rows);
    DotGrid(std::span<const Dot> dots, std::span<const int> which, int columns, int rows);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] const Bounds& bounds() const { return m_bounds; }
    [[nodiscard]] float cellWidth() const { return m_cellWidth; }
    [[nodiscard]] float cellHeight() const { return m_cellHeight; }
    /// The cell of a coordinate; those outside the box belong to the border.
    [[nodiscard]] int columnOf(float x) const { return place(x - m_bounds.lowX, m_perWidth, m_columns); }
    [[nodiscard]] int rowOf(float y) const { return place(y - m_bounds.lowY, m_perHeight, m_rows); }

    /// All dots in the order of cells; cell (column, row) has [begin, end) of it.
    [[nodiscard]] std::span<const std::uint32_t> order() const { return m_order; }
    [[nodiscard]] std::span<std::uint32_t> order() { return m_order; }
    [[nodiscard]] std::size_t begin(int column, int row) const { return m_start[cell(column, row)]; }
    [[nodiscard]] std::size_t end(int column, int row) const { return m_start[cell(column, row) + 1]; }
    [[nodiscard]] std::span<const std::uint32_t> dotsOf(int column, int row) const
    {
        return order().subspan(begin(column, row), end(column, row) - begin(column, row));
    }

private:
    template <typename At>
    void fill(std::span<const Dot> dots, std::size_t count, At at);
    [[nodiscard]] std::size_t cell(int column, int row) const
    {
        return std::size_t(row) * std::size_t(m_columns) + std::size_t(column);
    }
    static int place(float offset, float perCell, int cells)
    {
        const float at = offset * perCell;
        return at < 1.0F ? 0 : at >= float(cells) ? cells - 1 : int(at);
    }

    int m_columns = 0;
    int m_rows = 0;
    Bounds m_bounds;
    float m_cellWidth = 0.0F;
    float m_cellHeight = 0.0F;
    float m_perWidth = 0.0F; ///< Cells per map unit.
    float m_perHeight = 0.0F;
    std::vector<std::uint32_t> m_start;
    std::vector<std::uint32_t> m_order;
};

} // namespace otozu
