// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/dot_grid.h"
#include "core/raster/palette.h"

#include <bitset>
#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// What a dot looks like: colour and symbol as one number in [0, kDotKinds).
inline constexpr int kDotKinds = (kClusterColours + 1 + kRampSteps) * kSymbols;
[[nodiscard]] int dotKind(int colour, int symbol);
[[nodiscard]] int colourOfKind(int kind); ///< A colour index.
[[nodiscard]] Symbol symbolOfKind(int kind);

/// Dots made ready for drawing: sorted into 128 x 128 cells and shuffled inside each, so that the first k of a cell
/// are a fair sample of it, always the same one. Immutable; any thread.
class DotField
{
public:
    static constexpr int kCells = 128;

    DotField() = default;
    explicit DotField(std::span<const Dot> dots);
    /// Of these dots alone.
    DotField(std::span<const Dot> dots, std::span<const int> which);

    [[nodiscard]] const DotGrid& grid() const { return m_grid; }
    [[nodiscard]] std::size_t size() const { return m_x.size(); }
    /// In the order of the grid.
    [[nodiscard]] std::span<const float> x() const { return m_x; }
    [[nodiscard]] std::span<const float> y() const { return m_y; }
    [[nodiscard]] std::span<const std::uint16_t> kinds() const { return m_kinds; }
    [[nodiscard]] const std::bitset<kDotKinds>& usedKinds() const { return m_usedKinds; }
    /// How far apart neighbours typically are where there are any, in map units; 0 where all are in one place.
    [[nodiscard]] float spacing() const { return m_spacing; }

private:
    void gather(std::span<const Dot> dots);

    DotGrid m_grid;
    std::vector<float> m_x;
    std::vector<float> m_y;
    std::vector<std::uint16_t> m_kinds;
    std::bitset<kDotKinds> m_usedKinds;
    float m_spacing = 0.0F;
};

/// The radius of dots in (logical) pixels, where neighbours are typically so many pixels apart: never mush, never dust.
[[nodiscard]] double dotRadius(double spacing);

} // namespace otozu
