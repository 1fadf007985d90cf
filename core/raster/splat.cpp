// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/splat.h"

#include "core/base/thread_pool.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace otozu
{
namespace
{

/// First and last cell, of `cells` from `low` on, that touches [begin, end) in pixels; empty: first > last.
struct CellRange {
    int first;
    int last;
};

CellRange cellsIn(double begin, double end, double low, double cell, int cells, double scale, double offset)
{
    const double a = (begin - offset) / scale;
    const double b = (end - offset) / scale;
    const double least = std::min(a, b);
    const double most = std::max(a, b);
    if (!(cell > 0.0))
        return least <= low && most >= low ? CellRange{0, cells - 1} : CellRange{0, -1};
    const double first = std::floor((least - low) / cell) - 1.0; // a cell of room for rounding
    const double last = std::floor((most - low) / cell) + 1.0;
    return {int(std::clamp(first, 0.0, double(cells))), int(std::clamp(last, -1.0, double(cells - 1)))};
}

} // namespace

std::size_t cellCap(double cellPixels, double radius, double depth)
{
    if (depth <= 0.0)
        return std::size_t(-1);
    const double cap = std::ceil(cellPixels * depth / (std::numbers::pi * radius * radius));
    return cap < 1e9 ? std::size_t(std::max(cap, 1.0)) : std::size_t(-1);
}

void splat(const ImageView& target, const DotLayer& layer, const PixelTransform& transform, int rowBegin, int rowEnd,
           Blend way)
{
    const DotField& field = *layer.field;
    if (field.size() == 0)
        return;
    const DotStamps& stamps = *layer.stamps;
    const DotGrid& grid = field.grid();
    const BlendFn blend = blendFunction(way);
    const BlendFn blendEdge = blendFunction(Blend::Plain);
    const int reach = stamps.reach();
    const int width = stamps.width();
    const int height = stamps.height();
    const double room = reach + 1.0;
    const double cellWidth = double(grid.cellWidth());
    const double cellHeight = double(grid.cellHeight());

    const CellRange columns = cellsIn(-room, target.width + room, double(grid.bounds().lowX), cellWidth, grid.columns(),
                                      transform.scaleX, transform.offsetX);
    const CellRange rows = cellsIn(rowBegin - room, rowEnd + room, double(grid.bounds().lowY), cellHeight, grid.rows(),
                                   transform.scaleY, transform.offsetY);
    // Cells of no width or height (all dots in a line) count as a pixel wide.
    const double cellPixels =
        std::max(std::abs(cellWidth * transform.scaleX), 1.0) * std::max(std::abs(cellHeight * transform.scaleY), 1.0);
    const std::size_t cap = cellCap(cellPixels, stamps.radius(), layer.depth);

    for (int row = rows.first; row <= rows.last; ++row) {
        for (int column = columns.first; column <= columns.last; ++column) {
            const std::size_t begin = grid.begin(column, row);
            const std::size_t end = std::min(grid.end(column, row), begin + std::min(cap, field.size()));
            for (std::size_t i = begin; i < end; ++i) {
                const double px = double(field.x()[i]) * transform.scaleX + transform.offsetX;
                const double py = double(field.y()[i]) * transform.scaleY + transform.offsetY;
                if (!(px > -room && px < target.width + room && py > rowBegin - room && py < rowEnd + room))
                    continue;
                const double floorX = std::floor(px);
                const double floorY = std::floor(py);
                const Argb* stamp = stamps.stamp(field.kinds()[i], int((px - floorX) * DotStamps::kPhases),
                                                 int((py - floorY) * DotStamps::kPhases));
                const int left = int(floorX) - reach;
                const int top = int(floorY) - reach;
                const int firstRow = std::max(rowBegin - top, 0);
                const int lastRow = std::min(rowEnd - top, height);
                if (firstRow >= lastRow)
                    continue;
                Argb* out = target.row(top + firstRow);
                const Argb* in = stamp + std::ptrdiff_t(firstRow) * width;
                if (left >= 0 && left + width <= target.width) {
                    blend(out + left, target.stride, in, width, width, lastRow - firstRow);
                } else {
                    const int first = std::max(-left, 0);
                    const int last = std::min(target.width - left, width);
                    if (first < last)
                        blendEdge(out + left + first, target.stride, in + first, width, last - first,
                                  lastRow - firstRow);
                }
            }
        }
    }
}

void drawMap(const ImageView& target, const Ground& ground, std::span<const DotLayer> layers,
             const PixelTransform& transform, ThreadPool& pool, Blend way)
{
    constexpr std::size_t kBands = 8;
    const std::size_t grain = std::max<std::size_t>((std::size_t(target.height) + kBands - 1) / kBands, 16);
    pool.forRanges(std::size_t(target.height), grain, [&](std::size_t begin, std::size_t end, int) {
        ground.paint(target, transform, int(begin), int(end));
        for (const DotLayer& layer : layers)
            splat(target, layer, transform, int(begin), int(end), way);
    });
}

} // namespace otozu
