// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>
#include <cstdint>

namespace otozu
{

/// Rows are packed for the product in panels of so many: value k of row r stands at [r / 48][k][r % 48].
constexpr std::size_t kPanelRows = 48;
/// A sum of products runs over so many values, then is added to the whole: this bounds its rounding.
constexpr std::size_t kProductDepth = 128;

/// How a product becomes a score that grows with the distance.
enum class ScoreKind : std::uint8_t {
    Difference, ///< a + b - 2 p
    Ratio,      ///< (a + b - 2 p) / (a + b); pairs with a + b <= kTinyNorm get -1
};
constexpr float kTinyNorm = 1e-20F;

/// A pair whose score may matter.
struct ScoreHit {
    std::uint32_t column;
    float low; ///< The score less its slack.
};

/// One row of products against many columns.
struct ScoreScan {
    const float* products;
    const float* columnNorms;      ///< With the slack taken off: norm * (1 - slack) for Difference, plain for Ratio.
    const float* columnThresholds; ///< Of each column's own row.
    float rowNorm;                 ///< As the columns'.
    float slack;                   ///< Taken off the score: a constant.
    float rowThreshold;
    std::uint32_t count; ///< A multiple of 16.
    ScoreKind kind;
};

OTOZU_DECLARE_KERNELS(
    /// products[i * stride + j] += sum over depth of a's row i times b's row j, for one panel each.
    void addPanelProduct(const float* a, const float* b, std::size_t depth, float* products, std::size_t stride);
    /// The columns whose low score is at most the row's threshold or their own. @return how many.
    std::uint32_t scanScores(const ScoreScan& scan, ScoreHit* hits);)

} // namespace otozu
