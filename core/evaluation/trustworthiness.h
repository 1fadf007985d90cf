// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>

namespace otozu
{

/// How far the k nearest neighbours on the map are neighbours in the features too: 1 is perfect, about 0.5 chance.
/// As sklearn.manifold.trustworthiness (euclidean); ties of distance go to the lower row. O(rows^2) time, O(rows)
/// memory. Source: Venna and Kaski, "Neighborhood preservation in nonlinear projection methods", ICANN 2001. The
/// continuity of a map is this with features and map exchanged.
/// @param features  (n, d), finite.
/// @param map       (n, 2) or of any width, finite.
/// @param k         neighbours, 1 <= k < n / 2.
/// @throws std::invalid_argument  k out of its range, rows that do not match, or a value that is not finite.
/// @throws Cancelled
[[nodiscard]] double trustworthiness(const Matrix<float>& features, const Matrix<float>& map, std::size_t k,
                                     ThreadPool& pool, const std::stop_token& stop = {});

/// As above on at most `mostRows` rows, drawn by the seed without repetition and taken as if there were no others.
[[nodiscard]] double sampledTrustworthiness(const Matrix<float>& features, const Matrix<float>& map, std::size_t k,
                                            ThreadPool& pool, const std::stop_token& stop = {},
                                            std::size_t mostRows = 3000, std::uint64_t seed = 42);

} // namespace otozu
