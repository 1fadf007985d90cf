// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/blend.h"
#include "core/raster/dot_field.h"
#include "core/raster/dot_stamps.h"
#include "core/raster/ground.h"
#include "core/raster/image.h"

#include <span>

namespace otozu
{

class ThreadPool;

/// Dots drawn in one style, over the layers before.
struct DotLayer {
    const DotField* field = nullptr;
    const DotStamps* stamps = nullptr; ///< Made with the field's usedKinds().
    /// Of a cell only so many dots are drawn that they would cover it this many times; the rest could hardly be seen.
    /// 0: all.
    double depth = 4.0;
};

/// How many dots of a cell are drawn.
[[nodiscard]] std::size_t cellCap(double cellPixels, double radius, double depth);

/// Draws dots into rows [rowBegin, rowEnd) of the picture.
void splat(const ImageView& target, const DotLayer& layer, const PixelTransform& transform, int rowBegin, int rowEnd,
           Blend way);

/// The whole picture: ground, then layers; bands of rows on all threads of the pool. The same bytes for any pool and
/// any way to blend.
void drawMap(const ImageView& target, const Ground& ground, std::span<const DotLayer> layers,
             const PixelTransform& transform, ThreadPool& pool, Blend way = bestBlend());

} // namespace otozu
