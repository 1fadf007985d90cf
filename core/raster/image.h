// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/palette.h"

#include <cstddef>
#include <vector>

namespace otozu
{

/// Pixels that belong to somebody else: an Image here, a QImage in the window.
struct ImageView {
    Argb* pixels = nullptr;
    int width = 0;
    int height = 0;
    std::ptrdiff_t stride = 0; ///< Pixels from one row to the next.

    [[nodiscard]] Argb* row(int y) const { return pixels + y * stride; }
};

/// A picture, rows from the top, premultiplied.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<Argb> pixels;

    Image() = default;
    Image(int columns, int rows, Argb fill = 0)
        : width(columns), height(rows), pixels(std::size_t(columns) * std::size_t(rows), fill)
    {
    }
    [[nodiscard]] Argb at(int x, int y) const { return pixels[std::size_t(y) * std::size_t(width) + std::size_t(x)]; }
    [[nodiscard]] ImageView view() { return {pixels.data(), width, height, width}; }
    friend bool operator==(const Image&, const Image&) = default;
};

} // namespace otozu
