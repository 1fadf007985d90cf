// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/embedding/find_ab.h"
#include "core/embedding/fuzzy_graph.h"

#include <cstdint>

namespace otozu::test
{

/// umap-learn's rule, plainly: edge after edge, each moving both its ends at once, then its head away from 5 random
/// vertices. What the fast layout is measured by.
/// Source: McInnes, Healy, Melville, arXiv 1802.03426, algorithm 5.
[[nodiscard]] Matrix<float> referenceLayout(const Matrix<float>& start, const FuzzyGraph& graph,
                                            const CurveParameters& curve, int nEpochs, std::uint64_t seed);

} // namespace otozu::test
