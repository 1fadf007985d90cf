// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/distance_kernel.h"

#include "core/base/lanes.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

constexpr std::size_t kSumLanes = 16;
constexpr std::size_t kHalf = kLanes / 2; // doubles in a register
constexpr std::size_t kVectors = kSumLanes / kHalf;

OTOZU_INLINE Doubles widened(const float* from)
{
    return __builtin_convertvector(*reinterpret_cast<const HalfFloatsAt*>(from), Doubles);
}

/// Adds term(a, b) of all values lane by lane; works alike on vectors and on single values.
template <typename Term>
OTOZU_INLINE double sumOf(const float* a, const float* b, std::size_t count, Term term)
{
    Doubles sums[kVectors] = {};
    std::size_t at = 0;
    for (; at + kSumLanes <= count; at += kSumLanes) {
        for (std::size_t v = 0; v < kVectors; ++v)
            sums[v] += term(widened(a + at + v * kHalf), widened(b + at + v * kHalf));
    }
    double lanes[kSumLanes];
    __builtin_memcpy(lanes, sums, sizeof(lanes));
    for (std::size_t lane = 0; at < count; ++at, ++lane)
        lanes[lane] += term(double(a[at]), double(b[at]));
    for (std::size_t half = kSumLanes / 2; half > 0; half /= 2) {
        for (std::size_t lane = 0; lane < half; ++lane)
            lanes[lane] += lanes[lane + half];
    }
    return lanes[0];
}

} // namespace

double sumSquaredDifferences(const float* a, const float* b, std::size_t count)
{
    return sumOf(a, b, count, [](auto x, auto y) {
        const auto difference = x - y;
        return difference * difference;
    });
}

double sumProducts(const float* a, double meanA, const float* b, double meanB, std::size_t count)
{
    return sumOf(a, b, count, [meanA, meanB](auto x, auto y) { return (x - meanA) * (y - meanB); });
}

std::size_t countBoth(const float* a, const float* b, std::size_t count)
{
    std::size_t both = 0;
    for (std::size_t i = 0; i < count; ++i)
        both += std::size_t(int(a[i] != 0.0F) & int(b[i] != 0.0F));
    return both;
}

} // namespace otozu::OTOZU_KERNELS
