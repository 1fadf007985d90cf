// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace otozu
{

/// True for a label that counts: not empty and not beginning with `_`.
[[nodiscard]] bool isLabelled(std::string_view label);

struct LabelPrecision {
    std::string label;
    std::size_t rows = 0;   ///< Rows of this label that have a candidate.
    double precision = 0.0; ///< Mean over them.
};

struct PrecisionResult {
    double macro = 0.0;                 ///< Mean of the labels' precisions: every label counts the same.
    double micro = 0.0;                 ///< Mean over rows: every sound counts the same.
    std::size_t rows = 0;               ///< Labelled rows that have a candidate.
    std::vector<LabelPrecision> labels; ///< Sorted by label (bytes); those with rows only.
};

/// precision@k: the share of a row's k nearest neighbours (euclidean, ties to the lower row) that have its label.
///
/// Rows without a label (isLabelled()) are left out altogether. The candidates of a row are all other labelled rows;
/// with packs, those of other packs only. A row with fewer than k candidates is judged on those it has, and one with
/// none is left out of every mean; with no rows at all every mean is 0.
/// @param points  (n, d), finite; fast for d = 2.
/// @param labels  n of them.
/// @param packs   n of them, or none: neighbours from all packs.
/// @throws std::invalid_argument  k is 0, sizes that do not match, or a value that is not finite.
/// @throws Cancelled
[[nodiscard]] PrecisionResult precisionAtK(const Matrix<float>& points, std::span<const std::string> labels,
                                           std::size_t k, ThreadPool& pool, std::span<const std::string> packs = {},
                                           const std::stop_token& stop = {});

} // namespace otozu
