// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"

#include <cstddef>

namespace otozu
{

/// The first rows of the orthonormal DCT-II of so many bands, shape (rows, bands).
[[nodiscard]] Matrix<float> dctOf(std::size_t rows, std::size_t bands);

/// out += rows of the DCT of columns.
/// @param dct      (rows, bands)
/// @param columns  (bands, stride), of which the first `count` columns are taken.
/// @param out      (rows, stride), set to 0 before.
void addDct(const Matrix<float>& dct, const float* columns, std::size_t stride, std::size_t count, float* out);

} // namespace otozu
