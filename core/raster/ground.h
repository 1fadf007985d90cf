// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/dot_grid.h"
#include "core/raster/image.h"

#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// Map units to device pixels: px = x * scaleX + offsetX; scaleY is negative, y points up on the map.
struct PixelTransform {
    double scaleX = 1.0;
    double scaleY = -1.0;
    double offsetX = 0.0;
    double offsetY = 0.0;
};

/// Where the texels of a glow lie: kTexels x kTexels over a square that is wider than the dots.
struct GlowFrame {
    static constexpr int kTexels = 192;

    GlowFrame() = default;
    explicit GlowFrame(const Bounds& dots);

    double lowX = 0.0;
    double lowY = 0.0;
    double texel = 1.0; ///< Side of a texel.
};

/// A soft light around dots: their density and mean colour, blurred. Texels from the lowest y.
struct Glow {
    struct Texel {
        float red = 0.0F; ///< Mean colour, 0 to 255.
        float green = 0.0F;
        float blue = 0.0F;
        float density = 0.0F; ///< 0 far away, 1 where it is as dense as it typically is, or denser.
    };
    std::vector<Texel> texels;
};

/// @param which  the dots that shine.
[[nodiscard]] Glow glowOf(const GlowFrame& frame, std::span<const Dot> dots, bool dark);
[[nodiscard]] Glow glowOf(const GlowFrame& frame, std::span<const Dot> dots, std::span<const int> which, bool dark);

/// The ground of the map: its colour, lit by glows.
class Ground
{
public:
    /// Ground without light.
    explicit Ground(bool dark);
    Ground(bool dark, const GlowFrame& frame);

    /// Adds a light over those before. strength: opacity where it is dense; edge: opacity of a line around it.
    void light(const Glow& glow, double strength, double edge = 0.0);

    /// Paints rows [rowBegin, rowEnd); dithered, so that no bands show. Any threads on different rows.
    void paint(const ImageView& target, const PixelTransform& transform, int rowBegin, int rowEnd) const;

private:
    struct Colour {
        float red;
        float green;
        float blue;
    };
    Argb m_background;
    GlowFrame m_frame;
    std::vector<Colour> m_texels; // opaque; empty: no light
};

} // namespace otozu
