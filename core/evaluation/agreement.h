// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace otozu
{

/// How far two partitions of the same rows agree, chance removed: 1 for the same partition under any names, about 0
/// for unrelated ones. Both take any integers as names; with no rows both are 1.
/// @throws std::invalid_argument  sizes that do not match.

/// As sklearn.metrics.adjusted_mutual_info_score with the arithmetic mean.
/// Source: Vinh, Epps, Bailey, "Information theoretic measures for clusterings comparison", JMLR 11 (2010).
[[nodiscard]] double adjustedMutualInformation(std::span<const std::int32_t> a, std::span<const std::int32_t> b);

/// As sklearn.metrics.adjusted_rand_score.
/// Source: Hubert and Arabie, "Comparing partitions", Journal of Classification 2 (1985).
[[nodiscard]] double adjustedRandIndex(std::span<const std::int32_t> a, std::span<const std::int32_t> b);

/// Labels as numbers from 0 in the order of their bytes, for the functions above.
[[nodiscard]] std::vector<std::int32_t> codesOfLabels(std::span<const std::string> labels);

} // namespace otozu
