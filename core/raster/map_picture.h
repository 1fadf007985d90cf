// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/raster/image.h"

#include <span>
#include <vector>

namespace otozu
{

struct MapPictureOptions {
    int width = 1600;
    int height = 1200;
    bool dark = true;
    int threads = 0;          ///< 0: all cores. The bytes do not depend on it.
    std::vector<int> colours{}; ///< Colour index of every cluster; those that are missing have their number.
};

/// The map as a picture: a dot a sound in the colour and shape of its cluster, and a column of swatches, a bar as long
/// as the cluster is large. No text.
/// @param points    (n, 2), y up; rows that are not finite are left out.
/// @param clusters  n numbers from 0; negative: none.
/// @throws std::invalid_argument  sizes do not fit, or the picture is empty or larger than 16384 pixels a side.
[[nodiscard]] Image renderMapPicture(const Matrix<float>& points, std::span<const int> clusters,
                                     const MapPictureOptions& options = {});

} // namespace otozu
