// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/dot_field.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace otozu
{

int dotKind(int colour, int symbol)
{
    if (symbol <= 0 || symbol >= kSymbols)
        symbol = int(symbolOfColour(colour));
    int slot = kClusterColours;
    if (colour >= kRampFirst && colour < kColourIndices)
        slot = kClusterColours + 1 + colour - kRampFirst;
    else if (colour >= 0 && colour < kNoColour)
        slot = colour % kClusterColours;
    return slot * kSymbols + symbol;
}

int colourOfKind(int kind)
{
    const int slot = kind / kSymbols;
    return slot < kClusterColours    ? slot
           : slot == kClusterColours ? kNoColour
                                     : kRampFirst + slot - kClusterColours - 1;
}

Symbol symbolOfKind(int kind)
{
    return Symbol(kind % kSymbols);
}

DotField::DotField(std::span<const Dot> dots) : m_grid(dots, kCells, kCells)
{
    gather(dots);
}

DotField::DotField(std::span<const Dot> dots, std::span<const int> which) : m_grid(dots, which, kCells, kCells)
{
    gather(dots);
}

void DotField::gather(std::span<const Dot> dots)
{
    const auto order = m_grid.order();
    for (int row = 0; row < kCells; ++row) {
        for (int column = 0; column < kCells; ++column) {
            const std::size_t begin = m_grid.begin(column, row);
            const std::size_t count = m_grid.end(column, row) - begin;
            Random random(0x0707, std::uint64_t(row * kCells + column));
            for (std::size_t i = count; i > 1; --i)
                std::swap(order[begin + i - 1], order[begin + random.below(i)]);
        }
    }
    m_x.resize(order.size());
    m_y.resize(order.size());
    m_kinds.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Dot& dot = dots[order[i]];
        m_x[i] = dot.x;
        m_y[i] = dot.y;
        m_kinds[i] = std::uint16_t(dotKind(dot.colour, dot.symbol));
        m_usedKinds.set(m_kinds[i]);
    }

    // The area that is taken, by cells of about four dots, over the dots.
    if (order.empty())
        return;
    const int cells = std::clamp(int(std::sqrt(double(order.size()) / 4.0)), 1, int(kCells));
    std::vector<bool> taken(std::size_t(cells) * std::size_t(cells));
    for (int row = 0; row < kCells; ++row) {
        for (int column = 0; column < kCells; ++column) {
            if (m_grid.begin(column, row) != m_grid.end(column, row))
                taken[std::size_t(row * cells / kCells) * std::size_t(cells) + std::size_t(column * cells / kCells)] =
                    true;
        }
    }
    const double share = double(std::count(taken.begin(), taken.end(), true)) / double(taken.size());
    const Bounds& box = m_grid.bounds();
    m_spacing = box.width() > 0.0F && box.height() > 0.0F
                    ? float(std::sqrt(share * double(box.width()) * double(box.height()) / double(order.size())))
                    : std::max(box.width(), box.height()) / float(order.size());
}

double dotRadius(double spacing)
{
    return std::clamp(0.62 * std::pow(std::max(spacing, 0.0), 0.75), 1.3, 6.5);
}

} // namespace otozu
