// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"

#include <cstdint>
#include <vector>

namespace otozu
{

/// Two clusters become one: `second` joins `first`, which keeps its number.
struct ClusterMerge {
    std::int32_t first = 0;
    std::int32_t second = 0;
};

/// Joins clusters, one pair at a time, until one is left: always the two of the same home whose union adds least to the
/// sum of squared distances to the centers, first < second; ties to the lower numbers. When every home is one cluster,
/// the homes themselves are joined in the same way.
/// Source: J. H. Ward, "Hierarchical grouping to optimize an objective function", JASA 58 (1963).
/// @param centers  (k, d), the means of the clusters' points.
/// @param sizes    one a cluster, >= 1: its points.
/// @param homes    one a cluster; in any numbers.
/// @return         k - 1 merges, in their order.
/// @throws std::invalid_argument  not one size and home a cluster.
[[nodiscard]] std::vector<ClusterMerge> wardMerges(Matrix<double> centers, std::vector<double> sizes,
                                                   std::vector<std::int32_t> homes);

} // namespace otozu
