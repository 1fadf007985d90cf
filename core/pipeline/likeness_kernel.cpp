// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/likeness_kernel.h"

#include "core/base/lanes.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

constexpr std::size_t kHalf = kLanes / 2; // doubles in a register
constexpr std::size_t kVectors = kLikenessPadding / kHalf;

OTOZU_INLINE Doubles widened(const float* from)
{
    return __builtin_convertvector(*reinterpret_cast<const HalfFloatsAt*>(from), Doubles);
}

} // namespace

void weightedSum(const double* weights, const float* table, std::size_t count, std::size_t width, double* products)
{
    for (std::size_t column = 0; column < width; column += kLikenessPadding) {
        Doubles sums[kVectors] = {};
        const float* from = table + column;
        for (std::size_t j = 0; j < count; ++j, from += width) {
            const Doubles weight = weights[j] - Doubles{};
            for (std::size_t v = 0; v < kVectors; ++v)
                sums[v] += weight * widened(from + v * kHalf);
        }
        __builtin_memcpy(products + column, sums, sizeof(sums));
    }
}

void subtractAndNormalize(float* row, const double* held, std::size_t count, double* values)
{
    double squares = 0.0;
    for (std::size_t j = 0; j < count; ++j) {
        values[j] = double(row[j]) - held[j];
        squares += values[j] * values[j];
    }
    const double length = __builtin_sqrt(squares);
    for (std::size_t j = 0; j < count; ++j)
        row[j] = length > 0.0 ? float(values[j] / length) : 0.0F;
}

} // namespace otozu::OTOZU_KERNELS
