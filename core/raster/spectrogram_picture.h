// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/raster/image.h"

namespace otozu
{

/// A spectrogram as a picture, low bands at the bottom, in rampColour(): the loudest value is the brightest. Larger
/// than the matrix it is interpolated, smaller it is averaged.
/// @param db       (bands, frames); values that are not finite count as silence.
/// @param rangeDb  so far below the loudest is black; > 0.
/// @throws std::invalid_argument  the size or the range is not positive.
[[nodiscard]] Image spectrogramPicture(const Matrix<float>& db, int width, int height, float rangeDb = 80.0F);

} // namespace otozu
