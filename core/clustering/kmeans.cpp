// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/kmeans.h"

#include "core/base/progress.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <stdexcept>
#include <utility>

namespace otozu
{
namespace
{

double squaredDistance(std::span<const double> a, std::span<const double> b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = a[i] - b[i];
        sum += difference * difference;
    }
    return sum;
}

/// The index at which the running sum of weights passes `target`; the last one with a weight if rounding leaves it
/// short.
std::size_t drawByWeight(std::span<const double> weights, double target)
{
    std::size_t last = 0;
    double sum = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0.0)
            continue;
        last = i;
        sum += weights[i];
        if (sum > target)
            return i;
    }
    return last;
}

/// Lloyd's two steps and what they share.
class Lloyd
{
public:
    Lloyd(const Matrix<double>& points, Matrix<double> start)
        : m_points(points), m_centers(std::move(start)), m_labels(points.rows(), -1), m_distances(points.rows()),
          m_counts(m_centers.rows())
    {
    }

    /// Gives each point its nearest center. @return false if no label changed.
    bool assign(const std::stop_token& stop)
    {
        bool changed = false;
        std::fill(m_counts.begin(), m_counts.end(), 0);
        for (std::size_t i = 0; i < m_points.rows(); ++i) {
            if (i % 4096 == 0)
                throwIfStopped(stop);
            const auto point = m_points.row(i);
            std::int32_t best = 0;
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t c = 0; c < m_centers.rows(); ++c) {
                const double distance = squaredDistance(point, m_centers.row(c));
                if (distance < least) {
                    least = distance;
                    best = std::int32_t(c);
                }
            }
            changed = changed || best != m_labels[i];
            m_labels[i] = best;
            m_distances[i] = least;
            ++m_counts[std::size_t(best)];
        }
        return changed;
    }

    /// Gives each center that has no point the farthest point of another. @return true if one moved.
    bool refillEmpty()
    {
        bool moved = false;
        for (std::size_t c = 0; c < m_counts.size(); ++c) {
            if (m_counts[c] > 0)
                continue;
            const auto farthest =
                std::size_t(std::max_element(m_distances.begin(), m_distances.end()) - m_distances.begin());
            if (!(m_distances[farthest] > 0.0))
                break; // every point lies on a center: there are no more distinct points
            --m_counts[std::size_t(m_labels[farthest])];
            m_labels[farthest] = std::int32_t(c);
            m_counts[c] = 1;
            m_distances[farthest] = 0.0;
            moved = true;
        }
        return moved;
    }

    /// Moves the centers to the means of their points.
    void update()
    {
        // Sums run over differences from the old center: exact enough for points far from zero.
        Matrix<double> sums(m_centers.rows(), m_centers.cols());
        for (std::size_t i = 0; i < m_points.rows(); ++i) {
            const auto point = m_points.row(i);
            const auto label = std::size_t(m_labels[i]);
            const auto center = m_centers.row(label);
            const auto sum = sums.row(label);
            for (std::size_t j = 0; j < point.size(); ++j)
                sum[j] += point[j] - center[j];
        }
        for (std::size_t c = 0; c < m_centers.rows(); ++c) {
            if (m_counts[c] == 0)
                continue;
            const auto sum = sums.row(c);
            const auto center = m_centers.row(c);
            for (std::size_t j = 0; j < center.size(); ++j)
                center[j] += sum[j] / double(m_counts[c]);
        }
    }

    KMeansResult take(int iterations)
    {
        KMeansResult result;
        result.inertia = std::accumulate(m_distances.begin(), m_distances.end(), 0.0);
        result.labels = std::move(m_labels);
        result.centers = std::move(m_centers);
        result.iterations = iterations;
        return result;
    }

private:
    const Matrix<double>& m_points;
    Matrix<double> m_centers;
    std::vector<std::int32_t> m_labels;
    std::vector<double> m_distances; ///< Squared, of each point to the center that it was given.
    std::vector<std::size_t> m_counts;
};

} // namespace

Matrix<double> kmeansPlusPlus(const Matrix<double>& points, std::size_t k, Random& random)
{
    if (points.rows() == 0 || k == 0)
        throw std::invalid_argument("k-means needs points and a center");
    const std::size_t n = points.rows();
    const std::size_t candidates = 2 + std::size_t(std::log(double(k)));
    Matrix<double> centers(k, points.cols());
    std::vector<double> nearest(n, std::numeric_limits<double>::infinity());
    const auto distancesWith = [&](std::size_t candidate) {
        std::vector<double> distances(n);
        for (std::size_t i = 0; i < n; ++i)
            distances[i] = std::min(nearest[i], squaredDistance(points.row(i), points.row(candidate)));
        return distances;
    };
    for (std::size_t c = 0; c < k; ++c) {
        std::size_t chosen = random.below(n);
        if (c == 0) {
            nearest = distancesWith(chosen);
        } else {
            const double total = std::accumulate(nearest.begin(), nearest.end(), 0.0);
            double least = std::numeric_limits<double>::infinity();
            std::vector<double> best;
            for (std::size_t trial = 0; trial < candidates && total > 0.0; ++trial) {
                const std::size_t candidate = drawByWeight(nearest, random.uniform() * total);
                auto distances = distancesWith(candidate);
                const double inertia = std::accumulate(distances.begin(), distances.end(), 0.0);
                if (inertia < least) {
                    least = inertia;
                    chosen = candidate;
                    best = std::move(distances);
                }
            }
            if (!best.empty())
                nearest = std::move(best);
        }
        std::copy_n(points.row(chosen).begin(), points.cols(), centers.row(c).begin());
    }
    return centers;
}

KMeansResult kmeans(const Matrix<double>& points, Matrix<double> start, int maxIterations, const std::stop_token& stop)
{
    if (points.rows() == 0 || start.rows() == 0)
        throw std::invalid_argument("k-means needs points and a center");
    if (points.cols() != start.cols())
        throw std::invalid_argument("points and centers differ in width");
    Lloyd lloyd(points, std::move(start));
    int iteration = 0;
    while (iteration < maxIterations) {
        const bool changed = lloyd.assign(stop);
        const bool refilled = lloyd.refillEmpty();
        ++iteration;
        // Once more after the last change, so that centers are the means of the labels that are returned.
        lloyd.update();
        if (!changed && !refilled)
            break;
    }
    lloyd.assign(stop);
    return lloyd.take(iteration);
}

} // namespace otozu
