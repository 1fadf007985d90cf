// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The product of two panels (product_kernel.h), for kernels alone: once with fused products, once without.

#pragma once

#include "core/base/lanes.h"
#include "core/neighbours/product_kernel.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

// The block of sums that fits the registers: 24 of 32 with AVX-512, 12 of 16 before.
constexpr std::size_t kBlockRows = kLanes == 16 ? 8 : 6;
constexpr std::size_t kBlockVectors = kLanes == 16 ? 3 : 2;
constexpr std::size_t kBlockColumns = kBlockVectors * kLanes;
static_assert(kPanelRows % kBlockRows == 0 && kPanelRows % kBlockColumns == 0);

OTOZU_INLINE void multiplyPanels(const float* a, const float* b, std::size_t depth, float* products, std::size_t stride)
{
    for (std::size_t column = 0; column < kPanelRows; column += kBlockColumns) {
        for (std::size_t row = 0; row < kPanelRows; row += kBlockRows) {
            Floats sums[kBlockRows][kBlockVectors] = {};
            const float* fromA = a + row;
            const float* fromB = b + column;
            for (std::size_t k = 0; k < depth; ++k, fromA += kPanelRows, fromB += kPanelRows) {
                Floats values[kBlockVectors];
                for (std::size_t v = 0; v < kBlockVectors; ++v)
                    values[v] = load(fromB + v * kLanes);
                for (std::size_t r = 0; r < kBlockRows; ++r) {
                    const Floats one = all(fromA[r]);
                    for (std::size_t v = 0; v < kBlockVectors; ++v)
                        sums[r][v] += one * values[v];
                }
            }
            for (std::size_t r = 0; r < kBlockRows; ++r) {
                for (std::size_t v = 0; v < kBlockVectors; ++v) {
                    float* at = products + (row + r) * stride + column + v * kLanes;
                    store(at, load(at) + sums[r][v]);
                }
            }
        }
    }
}

} // namespace
} // namespace otozu::OTOZU_KERNELS
