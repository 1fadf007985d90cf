// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>

namespace otozu
{

/// The Anderson-Darling statistic A^2 of normality, mean and deviation (ddof = 1) estimated from the values, as
/// scipy.stats.anderson(values, "norm") gives it. Large: not normal. Stands at any distance from the mean.
/// With fewer than two values, or if all are equal, there is nothing to test: 0.
/// Source: M. A. Stephens, "EDF statistics for goodness of fit and some comparisons", JASA 69 (1974).
/// @param values  finite, in any order.
[[nodiscard]] double andersonDarling(std::span<const double> values);

/// A^2 made independent of the sample size: A^2 (1 + 4/n - 25/n^2). Means something from n = 8 on; below about 4 it
/// is negative.
[[nodiscard]] double correctedAndersonDarling(double a2, std::size_t n);

/// Above this the corrected statistic rejects normality. For 0.15, 0.10, 0.05, 0.025 and 0.01 Stephens' table, for
/// 0.0001 the value of Hamerly and Elkan's G-means.
/// @throws std::invalid_argument  another significance; the message names those that can be had.
[[nodiscard]] double andersonDarlingCritical(double significance);

} // namespace otozu
