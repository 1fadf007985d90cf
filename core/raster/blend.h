// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/palette.h"

#include <cstddef>

namespace otozu
{

/// Ways to lay one picture over another; all give the same bytes.
enum class Blend {
    Plain, ///< Portable C++: the reference.
    Sse2,
    Avx2,
};
[[nodiscard]] bool canBlend(Blend way); ///< Whether this machine has it.
[[nodiscard]] Blend bestBlend();

/// target = source + target * (255 - alpha of source) / 255, rounded, each channel; premultiplied.
/// @param width         pixels a row, a multiple of 4 for all but Plain; transparent pixels change nothing.
/// @param targetStride  pixels from row to row; the source's rows follow each other, sourceStride apart.
using BlendFn = void (*)(Argb* target, std::ptrdiff_t targetStride, const Argb* source, std::ptrdiff_t sourceStride,
                         int width, int height);
/// @throws std::invalid_argument  the machine cannot.
[[nodiscard]] BlendFn blendFunction(Blend way);

} // namespace otozu
