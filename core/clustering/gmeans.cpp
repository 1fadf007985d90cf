// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/gmeans.h"

#include "core/clustering/anderson_darling.h"
#include "core/clustering/kmeans.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace otozu
{
namespace
{

constexpr int kRestarts = 3; // of k-means++, beside the start along the principal axis
constexpr int kMaxIterations = 300;

using Rows = std::vector<std::size_t>;

/// The best division of a cluster in two, and how far its points are from normal along the line between the halves.
struct Candidate {
    double statistic = 0.0; ///< Corrected A^2; 0 where there is nothing to test.
    Matrix<double> centers;
};

struct Cluster {
    Rows rows;
    Candidate candidate;
};

Matrix<double> rowsOf(const Matrix<double>& points, const Rows& rows)
{
    Matrix<double> result(rows.size(), points.cols());
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::copy_n(points.row(rows[i]).begin(), points.cols(), result.row(i).begin());
    return result;
}

std::vector<double> meanOf(const Matrix<double>& points)
{
    std::vector<double> mean(points.cols());
    for (std::size_t i = 0; i < points.rows(); ++i) {
        for (std::size_t j = 0; j < points.cols(); ++j)
            mean[j] += points(i, j);
    }
    for (double& value : mean)
        value /= double(points.rows());
    return mean;
}

void normalise(std::vector<double>& axis)
{
    const double length = std::sqrt(std::inner_product(axis.begin(), axis.end(), axis.begin(), 0.0));
    for (double& value : axis)
        value = length > 0.0 ? value / length : 0.0;
}

/// Two centers on either side of the mean along a principal axis, where the halves of a normal distribution have their
/// means: at sqrt(2 / pi) deviations. As Hamerly and Elkan propose for the first axis.
/// @param across  the axes found before, to which this one is at right angles; it joins them.
Matrix<double> principalStart(const Matrix<double>& points, const std::vector<double>& mean,
                              std::vector<std::vector<double>>& across)
{
    constexpr int kPowerSteps = 30;
    const std::size_t d = points.cols();
    const auto straighten = [&](std::vector<double>& axis) {
        for (const auto& other : across) {
            const double along = std::inner_product(axis.begin(), axis.end(), other.begin(), 0.0);
            for (std::size_t j = 0; j < d; ++j)
                axis[j] -= along * other[j];
        }
    };
    // Power iteration without the covariance matrix: rows may be wide. It begins at the point farthest from the mean.
    std::vector<double> axis(d);
    double farthest = 0.0;
    std::vector<double> ray(d);
    for (std::size_t i = 0; i < points.rows(); ++i) {
        for (std::size_t j = 0; j < d; ++j)
            ray[j] = points(i, j) - mean[j];
        straighten(ray);
        const double distance = std::inner_product(ray.begin(), ray.end(), ray.begin(), 0.0);
        if (distance > farthest) {
            farthest = distance;
            axis = ray;
        }
    }
    normalise(axis);
    double variance = 0.0;
    for (int step = 0; step < kPowerSteps; ++step) {
        std::vector<double> next(d);
        variance = 0.0;
        for (std::size_t i = 0; i < points.rows(); ++i) {
            double along = 0.0;
            for (std::size_t j = 0; j < d; ++j)
                along += (points(i, j) - mean[j]) * axis[j];
            variance += along * along;
            for (std::size_t j = 0; j < d; ++j)
                next[j] += along * (points(i, j) - mean[j]);
        }
        straighten(next);
        axis = std::move(next);
        normalise(axis);
    }
    variance /= double(points.rows());
    const double offset = std::sqrt(2.0 * variance / std::numbers::pi);
    Matrix<double> start(2, d);
    for (std::size_t j = 0; j < d; ++j) {
        start(0, j) = mean[j] - offset * axis[j];
        start(1, j) = mean[j] + offset * axis[j];
    }
    across.push_back(std::move(axis));
    return start;
}

/// How far along the line from the first center to the second each point lies.
std::vector<double> project(const Matrix<double>& points, const Matrix<double>& centers)
{
    std::vector<double> result(points.rows());
    for (std::size_t i = 0; i < points.rows(); ++i) {
        for (std::size_t j = 0; j < points.cols(); ++j)
            result[i] += (points(i, j) - centers(0, j)) * (centers(1, j) - centers(0, j));
    }
    return result;
}

bool allEqual(const Matrix<double>& points)
{
    for (std::size_t i = 1; i < points.rows(); ++i) {
        if (!std::ranges::equal(points.row(i), points.row(0)))
            return false;
    }
    return true;
}

/// @param before  the candidate of nearly the same rows, or one without centers: where it lay is a good start.
Candidate testSplit(const Matrix<double>& points, const Rows& rows, int minCluster, const Candidate& before,
                    Random& random, const std::stop_token& stop)
{
    Candidate candidate;
    if (rows.size() < std::size_t(std::max(minCluster, 8)))
        return candidate;
    const Matrix<double> own = rowsOf(points, rows);
    if (allEqual(own))
        return candidate;
    const std::vector<double> mean = meanOf(own);
    std::vector<std::vector<double>> axes;
    KMeansResult best = kmeans(own, principalStart(own, mean, axes), kMaxIterations, stop);
    const auto tryFrom = [&](Matrix<double> start) {
        auto other = kmeans(own, std::move(start), kMaxIterations, stop);
        // A hair of difference is rounding, not quality.
        if (other.inertia < best.inertia * (1.0 - 1e-9))
            best = std::move(other);
    };
    if (!before.centers.empty()) {
        tryFrom(before.centers);
    } else {
        for (int restart = 0; restart < kRestarts; ++restart)
            tryFrom(kmeansPlusPlus(own, 2, random));
    }
    const auto statistic = [&](const Matrix<double>& centers) {
        return correctedAndersonDarling(andersonDarling(project(own, centers)), rows.size());
    };
    candidate.statistic = statistic(best.centers);
    candidate.centers = std::move(best.centers);
    // Groups side by side can look normal along the one line that parts them worst, so the other way is tested too.
    if (own.cols() > 1) {
        Matrix<double> sideways = principalStart(own, mean, axes);
        const bool isPlane = !std::ranges::equal(sideways.row(0), sideways.row(1));
        if (const double other = isPlane ? statistic(sideways) : 0.0; other > candidate.statistic) {
            candidate.statistic = other;
            candidate.centers = kmeans(own, std::move(sideways), 1, stop).centers;
        }
    }
    return candidate;
}

/// For every old number the new one: by falling size, then first member.
std::vector<std::int32_t> newNumbers(const std::vector<std::int32_t>& labels, std::size_t count)
{
    std::vector<std::size_t> sizes(count);
    std::vector<std::size_t> firsts(count, labels.size());
    for (std::size_t i = labels.size(); i-- > 0;) {
        ++sizes[std::size_t(labels[i])];
        firsts[std::size_t(labels[i])] = i;
    }
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : firsts[a] < firsts[b];
    });
    std::vector<std::int32_t> numbers(count);
    for (std::size_t rank = 0; rank < count; ++rank)
        numbers[order[rank]] = std::int32_t(rank);
    return numbers;
}

/// The centers with one of them replaced by two: the first in its place, the second at the end.
Matrix<double> withSplit(const Matrix<double>& centers, std::size_t split, const Matrix<double>& halves)
{
    Matrix<double> grown(centers.rows() + 1, centers.cols());
    std::ranges::copy(centers.values(), grown.values().begin());
    std::ranges::copy(halves.row(0), grown.row(split).begin());
    std::ranges::copy(halves.row(1), grown.row(centers.rows()).begin());
    return grown;
}

void check(const Matrix<double>& points, const GmeansOptions& options)
{
    if (options.kMax < 1)
        throw std::invalid_argument("k-max must be at least 1");
    if (options.minCluster < 0)
        throw std::invalid_argument("min-cluster must not be negative");
    // Squares and their sums must stay finite.
    if (!std::ranges::all_of(points.values(), [](double value) { return std::abs(value) < 1e140; }))
        throw std::invalid_argument("points must be finite and below 1e140");
}

} // namespace

GmeansResult gmeans(const Matrix<double>& points, const GmeansOptions& options, const std::stop_token& stop,
                    const ProgressFn& report)
{
    check(points, options);
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
        const Candidate split = std::exchange(worst->candidate, Candidate{});
        splits.push_back({std::int32_t(first), std::int32_t(clusters.size()), split.statistic});
        clusters.emplace_back();

        // Borders settle over all centers at once before anything is tested again: two centers among three groups cut
        // off strays of the middle one, which would else be taken for clusters of their own.
        found = kmeans(points, withSplit(found.centers, first, split.centers), kMaxIterations, stop);
        std::vector<Rows> members(clusters.size());
        for (std::size_t i = 0; i < points.rows(); ++i)
            members[std::size_t(found.labels[i])].push_back(i);
        for (std::size_t c = 0; c < clusters.size(); ++c) {
            if (members[c] == clusters[c].rows)
                continue; // tested already
            clusters[c].rows = std::move(members[c]);
            test(clusters[c]);
        }
    }

    const auto numbers = newNumbers(found.labels, clusters.size());
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

std::vector<std::int32_t> coarserLabels(const GmeansResult& result, std::size_t clusters)
{
    const std::size_t count = result.centers.rows();
    std::vector<std::int32_t> home(count);
    std::iota(home.begin(), home.end(), 0);
    std::size_t left = count;
    for (auto split = result.splits.rbegin();
         split != result.splits.rend() && left > std::max<std::size_t>(clusters, 1); ++split, --left) {
        // Splits taken back before were made after this one: `second` itself has taken its parts in already.
        std::ranges::replace(home, split->second, split->first);
    }
    std::vector<std::int32_t> labels;
    labels.reserve(result.labels.size());
    for (const std::int32_t label : result.labels)
        labels.push_back(home[std::size_t(label)]);
    const auto numbers = newNumbers(labels, count); // those without a member come last
    for (std::int32_t& label : labels)
        label = numbers[std::size_t(label)];
    return labels;
}

} // namespace otozu
