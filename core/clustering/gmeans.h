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
    int minCluster = 8;         ///< A cluster with fewer points is never split; below 8 counts as 8.
    std::uint64_t seed = 42;
};

struct GmeansResult {
    std::vector<std::int32_t> labels; ///< One a point, 0 .. clusters - 1, numbered by falling size, then first member.
    Matrix<double> centers;           ///< (clusters, d)
};

/// Starts from one cluster and splits, one at a time, the one whose points are least normal along the line between
/// the two halves that k-means finds in it, until all look normal or there are kMax.
/// @param points  (n, d), finite.
/// @throws std::invalid_argument  an option out of its range, or a value that is not finite.
/// @throws Cancelled
[[nodiscard]] GmeansResult gmeans(const Matrix<double>& points, const GmeansOptions& options,
                                  const std::stop_token& stop = {}, const ProgressFn& report = {});

} // namespace otozu
