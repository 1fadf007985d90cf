// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"

#include <cstdint>
#include <vector>

namespace otozu
{

/// Hamerly & Elkan, "Learning the k in k-means", NIPS 2003.
struct GmeansOptions {
    int kMax = 30;              ///< At most so many clusters.
    double significance = 1e-4; ///< Of the Anderson-Darling test: 0.15, 0.10, 0.05, 0.025, 0.01 or 0.0001.
                                ///< Smaller: fewer, larger clusters.
    /// 0: the paper's test. Above: see growClusterTree(); gmeans() does not look at it.
    double coarseness = 0.0;
    int minCluster = 8; ///< A cluster with fewer points is never split; below 8 counts as 8.
    std::uint64_t seed = 42;
};

/// One split: `second` began as a part of `first`.
struct GmeansSplit {
    std::int32_t first = 0;
    std::int32_t second = 0;
    double statistic = 0.0; ///< Corrected A^2 of the cluster that was split.
};

struct GmeansResult {
    std::vector<std::int32_t> labels; ///< One a point, 0 .. clusters - 1, numbered by falling size, then first member.
    Matrix<double> centers;           ///< (clusters, d)
    /// In the order in which they were made, clusters - 1 of them. k-means over all centers moves points between
    /// clusters after each: for clusters that contain others see growClusterTree().
    std::vector<GmeansSplit> splits;
};

/// Starts from one cluster and splits, one at a time, the one whose points are least normal along the line between
/// the two halves that k-means finds in it (the highest corrected Anderson-Darling statistic), until all look normal or
/// there are kMax. The line across, along the second principal axis, is tested too: of groups that lie alongside the
/// two halves with the least squares can look normal. After every split k-means over all centers settles the borders.
/// Clusters of fewer than minCluster points, or whose points are all equal, are never split.
/// @param points  (n, d), finite; no points give no clusters.
/// @param report  Step::Cluster, clusters so far out of kMax.
/// @throws std::invalid_argument  an option out of its range, or a value that is not finite.
/// @throws Cancelled
[[nodiscard]] GmeansResult gmeans(const Matrix<double>& points, const GmeansOptions& options,
                                  const std::stop_token& stop = {}, const ProgressFn& report = {});

/// @throws std::invalid_argument  an option out of its range, or a value that is not finite.
void checkGmeans(const Matrix<double>& points, const GmeansOptions& options);

} // namespace otozu
