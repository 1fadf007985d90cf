// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// Which new cluster is which old one: pairs of one old and one new cluster such that as many points as possible are in
/// both of a pair. The same input gives the same pairs.
/// Source: H. W. Kuhn, "The Hungarian method for the assignment problem", 1955; in the O(n^3) form with potentials.
/// @param before,after  cluster of every point that is in both, from 0; negative: in none.
/// @return for every new cluster in [0, newCount) the old one; -1 where there is none with a point in common.
/// @throws std::invalid_argument  sizes that do not match, or a number that is none of a cluster's.
[[nodiscard]] std::vector<std::int32_t> matchClusters(std::span<const std::int32_t> before, std::size_t oldCount,
                                                      std::span<const std::int32_t> after, std::size_t newCount);

} // namespace otozu
