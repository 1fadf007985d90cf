// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/product_kernel.h"

#include "core/base/lanes.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

// The block of sums that fits the registers: 24 of 32 with AVX-512, 12 of 16 before.
constexpr std::size_t kBlockRows = kLanes == 16 ? 8 : 6;
constexpr std::size_t kBlockVectors = kLanes == 16 ? 3 : 2;
constexpr std::size_t kBlockColumns = kBlockVectors * kLanes;
static_assert(kPanelRows % kBlockRows == 0 && kPanelRows % kBlockColumns == 0);

} // namespace

void addPanelProduct(const float* a, const float* b, std::size_t depth, float* products, std::size_t stride)
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
                    const Floats one = fromA[r] - Floats{};
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

std::uint32_t scanScores(const ScoreScan& scan, ScoreHit* hits)
{
    const Floats zero{};
    const Floats rowNorm = scan.rowNorm - zero;
    const Floats slack = scan.slack - zero;
    const Floats rowThreshold = scan.rowThreshold - zero;
    const Floats tiny = kTinyNorm - zero;
    const Floats lowest = -1.0F - zero;
    std::uint32_t found = 0;
    for (std::uint32_t at = 0; at < scan.count; at += kLanes) {
        const Floats norms = rowNorm + load(scan.columnNorms + at);
        const Floats products = load(scan.products + at);
        Floats low = norms - (products + products);
        if (scan.kind == ScoreKind::Ratio)
            low = norms > tiny ? low / norms - slack : lowest;
        else
            low = low - slack;
        const Ints near = (low <= rowThreshold) | (low <= load(scan.columnThresholds + at));
        unsigned bits = bitsOf(near);
        if (bits == 0)
            continue;
        float lows[kLanes];
        store(lows, low);
        for (; bits != 0; bits &= bits - 1) {
            const auto lane = unsigned(__builtin_ctz(bits));
            hits[found++] = {at + lane, lows[lane]};
        }
    }
    return found;
}

} // namespace otozu::OTOZU_KERNELS
