// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/dct.h"

#include "core/base/portable_math.h"

#include <cmath>

namespace otozu
{

Matrix<float> dctOf(std::size_t rows, std::size_t bands)
{
    Matrix<float> result(rows, bands);
    const auto count = double(bands);
    for (std::size_t k = 0; k < rows; ++k) {
        for (std::size_t band = 0; band < bands; ++band)
            result(k, band) = float(std::sqrt((k == 0 ? 1.0 : 2.0) / count) *
                                    portableCosOfTurns(double(k) * (double(band) + 0.5) / (2.0 * count)));
    }
    return result;
}

void addDct(const Matrix<float>& dct, const float* columns, std::size_t stride, std::size_t count, float* out)
{
    for (std::size_t k = 0; k < dct.rows(); ++k) {
        float* row = out + k * stride;
        for (std::size_t band = 0; band < dct.cols(); ++band) {
            const float weight = dct(k, band);
            const float* values = columns + band * stride;
            for (std::size_t column = 0; column < count; ++column)
                row[column] += weight * values[column];
        }
    }
}

} // namespace otozu
