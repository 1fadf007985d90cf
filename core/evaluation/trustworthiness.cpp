// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/trustworthiness.h"

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/neighbours/distance.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

namespace otozu
{
namespace
{

void check(const Matrix<float>& features, const Matrix<float>& map, std::size_t k)
{
    if (features.rows() != map.rows())
        throw std::invalid_argument("features and map differ in rows");
    const auto finite = [](float value) { return std::isfinite(value); };
    if (!std::ranges::all_of(features.values(), finite) || !std::ranges::all_of(map.values(), finite))
        throw std::invalid_argument("features and map must be finite");
    if (k < 1 || 2 * k >= features.rows())
        throw std::invalid_argument("k must be at least 1 and below half the number of rows");
}

Matrix<float> rowsOf(const Matrix<float>& matrix, const std::vector<std::size_t>& rows)
{
    Matrix<float> result(rows.size(), matrix.cols());
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::ranges::copy(matrix.row(rows[i]), result.row(i).begin());
    return result;
}

/// By distance, then by row.
using Place = std::pair<float, std::size_t>;

/// Distances of one row to all; its own is left at 0 and not to be read.
void distancesFrom(std::size_t row, const RowDistance& distance, const std::stop_token& stop,
                   std::vector<float>& distances)
{
    for (std::size_t other = 0; other < distances.size(); ++other) {
        if (other % 256 == 0)
            throwIfStopped(stop);
        distances[other] = other == row ? 0.0F : distance(row, other);
    }
}

/// By how much the ranks in the features of the k nearest on the map exceed k, summed.
std::uint64_t excessOf(std::size_t row, std::size_t k, const std::vector<float>& inFeatures,
                       const std::vector<float>& onMap)
{
    std::vector<Place> places;
    places.reserve(onMap.size());
    for (std::size_t other = 0; other < onMap.size(); ++other) {
        if (other != row)
            places.emplace_back(onMap[other], other);
    }
    std::nth_element(places.begin(), places.begin() + std::ptrdiff_t(k), places.end());
    std::uint64_t excess = 0;
    for (std::size_t i = 0; i < k; ++i) {
        const std::size_t neighbour = places[i].second;
        const float distance = inFeatures[neighbour];
        std::size_t rank = 1;
        for (std::size_t other = 0; other < inFeatures.size(); ++other) {
            const bool nearer = inFeatures[other] < distance || (inFeatures[other] == distance && other < neighbour);
            rank += nearer && other != row ? 1 : 0;
        }
        excess += rank > k ? rank - k : 0;
    }
    return excess;
}

} // namespace

double trustworthiness(const Matrix<float>& features, const Matrix<float>& map, std::size_t k, ThreadPool& pool,
                       const std::stop_token& stop)
{
    check(features, map, k);
    const std::size_t n = features.rows();
    const RowDistance featureDistance(features, Metric::Euclidean);
    const RowDistance mapDistance(map, Metric::Euclidean);
    std::vector<std::uint64_t> excess(n);
    pool.forRanges(n, 4, [&](std::size_t begin, std::size_t end, int) {
        std::vector<float> inFeatures(n);
        std::vector<float> onMap(n);
        for (std::size_t row = begin; row < end; ++row) {
            distancesFrom(row, featureDistance, stop, inFeatures);
            distancesFrom(row, mapDistance, stop, onMap);
            excess[row] = excessOf(row, k, inFeatures, onMap);
        }
    });
    const auto total = std::accumulate(excess.begin(), excess.end(), std::uint64_t(0));
    const double worst = double(n) * double(k) * (2.0 * double(n) - 3.0 * double(k) - 1.0);
    return 1.0 - 2.0 * double(total) / worst;
}

double sampledTrustworthiness(const Matrix<float>& features, const Matrix<float>& map, std::size_t k, ThreadPool& pool,
                              const std::stop_token& stop, std::size_t mostRows, std::uint64_t seed)
{
    if (features.rows() != map.rows())
        throw std::invalid_argument("features and map differ in rows");
    if (features.rows() <= mostRows)
        return trustworthiness(features, map, k, pool, stop);
    std::vector<std::size_t> rows(features.rows());
    std::iota(rows.begin(), rows.end(), std::size_t(0));
    Random random(seed);
    for (std::size_t i = 0; i < mostRows; ++i)
        std::swap(rows[i], rows[i + std::size_t(random.below(rows.size() - i))]);
    rows.resize(mostRows);
    std::ranges::sort(rows); // ties go to the lower row, as without sampling
    return trustworthiness(rowsOf(features, rows), rowsOf(map, rows), k, pool, stop);
}

} // namespace otozu
