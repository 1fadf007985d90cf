// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/neighbours/nearest_neighbors.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace otozu::test
{

/// Trustworthiness of newcomers' places among the known: how far the k known points nearest to each on the map are near
/// in the features too. As tests/data/embedding/make_transform.py.
inline double newcomerTrust(const Matrix<float>& known, const Matrix<float>& newcomers, const Matrix<float>& places,
                            const Matrix<float>& newPlaces, std::size_t k, ThreadPool& pool)
{
    const Neighbors ranks = nearestAmong(known, newcomers, Metric::Euclidean, int(known.rows()), pool);
    const Neighbors near = nearestAmong(places, newPlaces, Metric::Euclidean, int(k), pool);
    double over = 0.0;
    std::vector<std::size_t> rankOf(known.rows());
    for (std::size_t i = 0; i < newcomers.rows(); ++i) {
        for (std::size_t rank = 0; rank < known.rows(); ++rank)
            rankOf[std::size_t(ranks.indices(i, rank))] = rank + 1;
        for (const std::int32_t index : near.indices.row(i))
            over += double(std::max(rankOf[std::size_t(index)], k) - k);
    }
    const double most = double(newcomers.rows() * k) * double(2 * (known.rows() + 1) - 3 * k - 1);
    return 1.0 - 2.0 * over / most;
}

} // namespace otozu::test
