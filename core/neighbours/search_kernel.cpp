// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/search_kernel.h"

#include "core/neighbours/panel_product.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

constexpr std::size_t kVectors = kSearchLanes / kLanes;
constexpr std::size_t kAhead = 6;       // rows asked for before their turn
constexpr std::size_t kLineFloats = 16; // of a cache line

/// The lanes of all vectors in the order that the header promises.
OTOZU_INLINE float sumOf(Floats (&sums)[kVectors])
{
    for (std::size_t half = kVectors / 2; half > 0; half /= 2) {
        for (std::size_t v = 0; v < half; ++v)
            sums[v] += sums[v + half];
    }
    Floats all = sums[0];
#if OTOZU_LANES == 16
    all += __builtin_shufflevector(all, all, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
    all += __builtin_shufflevector(all, all, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
    all += __builtin_shufflevector(all, all, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
#elif OTOZU_LANES == 8
    all += __builtin_shufflevector(all, all, 4, 5, 6, 7, 0, 1, 2, 3);
    all += __builtin_shufflevector(all, all, 2, 3, 0, 1, 6, 7, 4, 5);
#else
    all += __builtin_shufflevector(all, all, 2, 3, 0, 1);
#endif
    return all[0] + all[1];
}

template <typename Term>
OTOZU_INLINE void sums(const float* query, const float* rows, std::size_t stride, const std::uint32_t* indices,
                       std::size_t count, float* results, Term term)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (i + kAhead < count) {
            const float* next = rows + indices[i + kAhead] * stride;
            for (std::size_t at = 0; at < stride && at < 8 * kLineFloats; at += kLineFloats)
                __builtin_prefetch(next + at);
        }
        const float* row = rows + indices[i] * stride;
        Floats lanes[kVectors] = {};
        for (std::size_t at = 0; at < stride; at += kSearchLanes) {
            for (std::size_t v = 0; v < kVectors; ++v)
                lanes[v] += term(load(query + at + v * kLanes), load(row + at + v * kLanes));
        }
        results[i] = sumOf(lanes);
    }
}

} // namespace

void squaredDifferences(const float* query, const float* rows, std::size_t stride, const std::uint32_t* indices,
                        std::size_t count, float* results)
{
    sums(query, rows, stride, indices, count, results, [](Floats a, Floats b) {
        const Floats difference = a - b;
        return difference * difference;
    });
}

void projections(const float* query, const float* rows, std::size_t stride, const std::uint32_t* indices,
                 std::size_t count, float* results)
{
    sums(query, rows, stride, indices, count, results, [](Floats a, Floats b) { return a * b; });
}

void addPanelProductUnfused(const float* a, const float* b, std::size_t depth, float* products, std::size_t stride)
{
    multiplyPanels(a, b, depth, products, stride);
}

} // namespace otozu::OTOZU_KERNELS
