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

struct KMeansResult {
    std::vector<std::int32_t> labels; ///< One a point: the row of its nearest center, ties to the lower.
    Matrix<double> centers;           ///< (k, d), the means of their points.
    double inertia = 0.0;             ///< Sum of squared distances of the points to their centers.
    int iterations = 0;
};

/// Starting centers, drawn with probabilities that grow with the squared distance from those already drawn; of a few
/// candidates each time the one that lowers the inertia most. With fewer than k distinct points some are equal.
/// Source: Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.
/// @param points  (n, d), finite, n >= 1.
/// @return        (k, d), rows of `points`.
[[nodiscard]] Matrix<double> kmeansPlusPlus(const Matrix<double>& points, std::size_t k, Random& random);

/// Lloyd's algorithm from given centers until no label changes. A center that loses its last point moves to the point
/// that lies farthest from its own center; so a cluster stays empty only if there are fewer distinct points than k.
/// @param points  (n, d), finite, n >= 1.
/// @param start   (k, d), finite, k >= 1.
/// @throws std::invalid_argument  no points, no centers, or widths that differ.
/// @throws Cancelled
[[nodiscard]] KMeansResult kmeans(const Matrix<double>& points, Matrix<double> start, int maxIterations = 300,
                                  const std::stop_token& stop = {});

} // namespace otozu
