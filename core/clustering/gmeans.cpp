// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/gmeans.h"

#include "core/clustering/anderson_darling.h"
#include "core/clustering/cluster_numbers.h"
#include "core/clustering/kmeans.h"
#include "core/clustering/split_test.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace otozu
{
namespace
{

constexpr int kMaxIterations = 300;

struct Cluster {
    Rows rows;
    SplitTest candidate;
};

/// The centers with one of them replaced by two: the first in its place, the second at the end.
Matrix<double> withSplit(const Matrix<double>& centers, std::size_t split, const Matrix<double>& halves)
{
    Matrix<double> grown(centers.rows() + 1, centers.cols());
    std::ranges::copy(centers.values(), grown.values().begin());
    std::ranges::copy(halves.row(0), grown.row(split).begin());
    std::ranges::copy(halves.row(1), grown.row(centers.rows()).begin());
    return grown;
}

} // namespace

void checkGmeans(const Matrix<double>& points, const GmeansOptions& options)
{
    if (options.kMax < 1)
        throw std::invalid_argument("k-max must be at least 1");
    if (options.minCluster < 0)
        throw std::invalid_argument("min-cluster must not be negative");
    if (!(options.coarseness >= 0.0 && options.coarseness <= 1e6))
        throw std::invalid_argument("coarseness must not be negative");
    // Squares and their sums must stay finite.
    if (!std::ranges::all_of(points.values(), [](double value) { return std::abs(value) < 1e140; }))
        throw std::invalid_argument("points must be finite and below 1e140");
}

GmeansResult gmeans(const Matrix<double>& points, const GmeansOptions& options, const std::stop_token& stop,
                    const ProgressFn& report)
{
    checkGmeans(points, options);
    const double critical = andersonDarlingCritical(options.significance);
    const auto kMax = std::size_t(options.kMax);
    if (points.rows() == 0)
        return {};

    Random random(options.seed);
    const auto test = [&](Cluster& cluster) {
        cluster.candidate = testSplit(points, cluster.rows, options.minCluster, cluster.candidate, random, stop);
    };
    std::vector<Cluster> clusters(1);
    clusters[0].rows.resize(points.rows());
    std::iota(clusters[0].rows.begin(), clusters[0].rows.end(), std::size_t(0));
    test(clusters[0]);
    KMeansResult found{std::vector<std::int32_t>(points.rows(), 0), Matrix<double>(1, points.cols(), meanOf(points))};
    std::vector<GmeansSplit> splits;
    while (clusters.size() < kMax) {
        throwIfStopped(stop);
        if (report)
            report({Step::Cluster, clusters.size(), kMax});
        const auto worst = std::ranges::max_element(
            clusters, {}, [](const Cluster& cluster) { return cluster.candidate.statistic; }); // the first of equals
        if (!(worst->candidate.statistic > critical))
            break;
        const auto first = std::size_t(worst - clusters.begin());
        const SplitTest split = std::exchange(worst->candidate, SplitTest{});
        splits.push_back({std::int32_t(first), std::int32_t(clusters.size()), split.statistic});
        clusters.emplace_back();

        // Borders settle over all centers at once before anything is tested again: two centers among three groups cut
        // off strays of the middle one, which would else be taken for clusters of their own.
        found = kmeans(points, withSplit(found.centers, first, split.centers), kMaxIterations, stop);
        std::vector<Rows> members = membersOf(found.labels, clusters.size());
        for (std::size_t c = 0; c < clusters.size(); ++c) {
            if (members[c] == clusters[c].rows)
                continue; // tested already
            clusters[c].rows = std::move(members[c]);
            test(clusters[c]);
        }
    }

    const auto numbers = numbersBySize(found.labels, clusters.size());
    GmeansResult result;
    result.labels.reserve(points.rows());
    for (const std::int32_t label : found.labels)
        result.labels.push_back(numbers[std::size_t(label)]);
    result.centers = Matrix<double>(clusters.size(), points.cols());
    for (std::size_t c = 0; c < clusters.size(); ++c)
        std::ranges::copy(found.centers.row(c), result.centers.row(std::size_t(numbers[c])).begin());
    for (const GmeansSplit& split : splits)
        result.splits.push_back(
            {numbers[std::size_t(split.first)], numbers[std::size_t(split.second)], split.statistic});
    if (report)
        report({Step::Cluster, kMax, kMax});
    return result;
}

} // namespace otozu
