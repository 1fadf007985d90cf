// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/random.h"

#include <cstddef>
#include <cstdint>

namespace otozu::test
{

/// Normally distributed rows about `clusters` centres, those `apart` times as far from each other.
inline Matrix<float> clusteredRows(std::size_t rows, std::size_t cols, std::size_t clusters, double apart,
                                   std::uint64_t seed)
{
    Random random(seed);
    Matrix<double> centres(clusters, cols);
    for (double& value : centres.values())
        value = apart * random.normal();
    Matrix<float> result(rows, cols);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t col = 0; col < cols; ++col)
            result(i, col) = float(centres(i % clusters, col) + random.normal());
    }
    return result;
}

} // namespace otozu::test
