// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/split_test.h"

#include "core/clustering/anderson_darling.h"
#include "core/clustering/kmeans.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace otozu
{
namespace
{

constexpr int kRestarts = 3; // of k-means++, beside the start along the principal axis
constexpr int kMaxIterations = 300;
constexpr int kLeastPoints = 8; // below, the corrected statistic means nothing

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

bool allEqual(const Matrix<double>& points)
{
    for (std::size_t i = 1; i < points.rows(); ++i) {
        if (!std::ranges::equal(points.row(i), points.row(0)))
            return false;
    }
    return true;
}

} // namespace

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

std::vector<double> project(const Matrix<double>& points, const Matrix<double>& centers)
{
    std::vector<double> result(points.rows());
    for (std::size_t i = 0; i < points.rows(); ++i) {
        for (std::size_t j = 0; j < points.cols(); ++j)
            result[i] += (points(i, j) - centers(0, j)) * (centers(1, j) - centers(0, j));
    }
    return result;
}

std::vector<Rows> membersOf(const std::vector<std::int32_t>& labels, std::size_t clusters)
{
    std::vector<Rows> members(clusters);
    for (std::size_t i = 0; i < labels.size(); ++i)
        members[std::size_t(labels[i])].push_back(i);
    return members;
}

bool canSplit(std::size_t points, int minCluster)
{
    return points >= std::size_t(std::max(minCluster, kLeastPoints));
}

SplitTest testSplit(const Matrix<double>& points, const Rows& rows, int minCluster, const SplitTest& before,
                    Random& random, const std::stop_token& stop)
{
    SplitTest found;
    if (!canSplit(rows.size(), minCluster))
        return found;
    const Matrix<double> own = rowsOf(points, rows);
    if (allEqual(own))
        return found;
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
    found.statistic = statistic(best.centers);
    found.centers = std::move(best.centers);
    // Groups side by side can look normal along the one line that parts them worst, so the other way is tested too.
    if (own.cols() > 1) {
        Matrix<double> sideways = principalStart(own, mean, axes);
        const bool isPlane = !std::ranges::equal(sideways.row(0), sideways.row(1));
        if (const double other = isPlane ? statistic(sideways) : 0.0; other > found.statistic) {
            found.statistic = other;
            found.centers = kmeans(own, std::move(sideways), 1, stop).centers;
        }
    }
    return found;
}

} // namespace otozu
