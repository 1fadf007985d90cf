// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/dot_field.h"
#include "core/raster/palette.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <vector>

namespace otozu
{

enum class DotStyle {
    Plain,    ///< In its colour, with a rim towards the ground that keeps neighbours apart.
    Ghost,    ///< Hidden by a filter: all alike, small and pale.
    Selected, ///< In its colour, ringed.
};

/// Ready-made anti-aliased pictures of dots, for every kind asked for, at 4 x 4 positions inside a pixel. Immutable.
class DotStamps
{
public:
    static constexpr int kPhases = 4; ///< Each way.

    /// @param radius  of the disc, in device pixels, > 0.
    /// @param scale   device pixels per logical pixel: rims and rings keep their weight on fine screens.
    DotStamps(DotStyle style, double radius, double scale, bool dark, const std::bitset<kDotKinds>& kinds);

    /// The pixels of a kind that was asked for, height() rows of width(): the dot's centre lies in the middle of
    /// sub-pixel (phaseX, phaseY) of the pixel (reach(), reach()).
    [[nodiscard]] const Argb* stamp(int kind, int phaseX, int phaseY) const
    {
        return m_pixels.data() + m_first[std::size_t(kind)] +
               std::size_t(phaseY * kPhases + phaseX) * std::size_t(m_width) * std::size_t(height());
    }
    [[nodiscard]] int width() const { return m_width; } ///< A multiple of 4; what is over 2 reach() + 1 is transparent.
    [[nodiscard]] int height() const { return 2 * m_reach + 1; }
    [[nodiscard]] int reach() const { return m_reach; }
    [[nodiscard]] double radius() const { return m_radius; }

private:
    double m_radius;
    int m_reach = 0;
    int m_width = 0;
    std::array<std::size_t, kDotKinds> m_first{};
    std::vector<Argb> m_pixels;
};

/// How far (x, y) is outside a symbol of radius 1 around the origin, y down; negative inside.
[[nodiscard]] double distanceToSymbol(Symbol symbol, double x, double y);

} // namespace otozu
