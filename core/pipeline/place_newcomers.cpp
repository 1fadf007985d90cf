// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/place_newcomers.h"

#include "core/embedding/transform.h"
#include "core/evaluation/kd_tree.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace otozu
{
namespace
{

/// One point of `known` for every newcomer: the nearest to its place.
std::vector<std::int32_t> nearestPlaces(const Matrix<float>& known, const Matrix<float>& newcomers, ThreadPool& pool,
                                        const std::stop_token& stop)
{
    Matrix<float> points(known.rows() + newcomers.rows(), 2);
    std::ranges::copy(known.values(), points.values().begin());
    std::ranges::copy(newcomers.values(), points.row(known.rows()).data());
    std::vector<std::uint32_t> standing(known.rows());
    std::iota(standing.begin(), standing.end(), 0U);
    const KdTree tree(points, std::move(standing));
    std::vector<std::int32_t> nearest(newcomers.rows());
    pool.forRanges(newcomers.rows(), 256, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        KdTree::Found found;
        for (std::size_t i = begin; i < end; ++i) {
            tree.nearest(
                std::uint32_t(known.rows() + i), 1, [](std::uint32_t) { return true; }, found);
            nearest[i] = std::int32_t(found.front().second);
        }
    });
    return nearest;
}

} // namespace

PlacedNewcomers placeNewcomers(const MapRows& known, const Matrix<float>& places, std::span<const std::int32_t> leaves,
                               const Matrix<float>& newcomers, const UmapOptions& options, ThreadPool& pool,
                               const std::stop_token& stop, const ProgressFn& report)
{
    if (leaves.size() != known.rows.rows())
        throw std::invalid_argument("placeNewcomers: every known point needs a leaf");
    UmapOptions asMade = options;
    asMade.metric = known.metric;
    PlacedNewcomers placed{transform(known.rows, places, newcomers, asMade, pool, stop, report), {}};
    for (const std::int32_t nearest : nearestPlaces(places, placed.places, pool, stop))
        placed.leaves.push_back(leaves[std::size_t(nearest)]);
    return placed;
}

} // namespace otozu
