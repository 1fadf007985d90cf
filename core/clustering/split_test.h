// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/random.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Indices of points.
using Rows = std::vector<std::size_t>;

/// The best division of a cluster in two, and how far its points are from normal along the line between the halves.
struct SplitTest {
    double statistic = 0.0; ///< Corrected A^2; 0 where there is nothing to test.
    Matrix<double> centers; ///< (2, d); empty where there is nothing to test.
};

/// The test of G-means: k-means with two centers (from the principal axis and from k-means++), the points projected on
/// the line between them, the Anderson-Darling statistic of that. The line across, along the second principal axis, is
/// tested too: of groups that lie alongside, the two halves with the least squares can look normal.
/// @param rows        the cluster; too few points (canSplit()), or equal ones, are not tested.
/// @param before      the test of nearly the same rows, or one without centers: where it lay is a good start.
/// @throws Cancelled
[[nodiscard]] SplitTest testSplit(const Matrix<double>& points, const Rows& rows, int minCluster,
                                  const SplitTest& before, Random& random, const std::stop_token& stop);

/// How far along the line from the first center to the second each point lies.
/// @param centers  (2, d).
[[nodiscard]] std::vector<double> project(const Matrix<double>& points, const Matrix<double>& centers);

/// @param points  (n, d), n >= 1.
[[nodiscard]] std::vector<double> meanOf(const Matrix<double>& points);

[[nodiscard]] Matrix<double> rowsOf(const Matrix<double>& points, const Rows& rows);

/// For every cluster its points, ascending.
/// @param labels  in [0, clusters).
[[nodiscard]] std::vector<Rows> membersOf(const std::vector<std::int32_t>& labels, std::size_t clusters);

/// Whether a cluster has points enough for the test.
[[nodiscard]] bool canSplit(std::size_t points, int minCluster);

} // namespace otozu
