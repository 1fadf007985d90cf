// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/product_kernel.h"

#include "core/neighbours/panel_product.h"

namespace otozu::OTOZU_KERNELS
{
void addPanelProduct(const float* a, const float* b, std::size_t depth, float* products, std::size_t stride)
{
    multiplyPanels(a, b, depth, products, stride);
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
