// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/metric.h"

#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// The k nearest rows of every row, the row itself included. Order everywhere: the row itself, then by distance, then
/// by index; equal rows are at distance exactly 0.
struct Neighbors {
    Matrix<std::int32_t> indices; ///< (n, k)
    Matrix<float> distances;      ///< (n, k), ascending along a row; the first is 0.
    double recall = 1.0;          ///< Share of true neighbours found, on a sample of rows; 1 where the search is exact.
    bool approximate = false;
};

/// Up to 20,000 differing rows the search is exact: a blocked matrix product in float only sorts out the pairs that
/// cannot be among the nearest, with its rounding bounded. O(n^2 d) time in blocks, O(n (d + k)) memory. Beyond, unless
/// more than 101 neighbours are wanted, it is approximate (approximate_search.h), in O(n log n) time, and goes on until
/// 480 rows say that recall is at least 0.993; what is reported is measured on 480 others. Rows that have too little
/// structure for that, up to 100,000 of them, are compared exactly after all; more may be left with less recall.
/// Distances are those of RowDistance (distance.h) either way. Neither the instruction set nor the number of threads
/// shows in the result.
/// @param rows        (n, d)
/// @param nNeighbors  the row itself included, at least 1; min(nNeighbors, n) are returned.
/// @throws std::invalid_argument  nNeighbors < 1.
/// @throws Error  BadInput if a value is not finite, or negative under SoftDice.
/// @throws Cancelled  at most 100 ms after a stop request.
[[nodiscard]] Neighbors nearestNeighbors(const Matrix<float>& rows, Metric metric, int nNeighbors, ThreadPool& pool,
                                         const std::stop_token& stop = {}, const ProgressFn& report = {});

/// One row found for a query.
struct Neighbor {
    std::int32_t index = 0;
    float distance = 0.0F;
    friend bool operator==(const Neighbor&, const Neighbor&) = default;
};

/// By distance, then by index.
[[nodiscard]] bool isNearer(const Neighbor& a, const Neighbor& b);

/// The min(count, n) rows nearest to a query that need not be one of them, in the order of isNearer().
/// @param query  d values.
/// @throws std::invalid_argument  the query is not as wide as the rows.
/// @throws Error  as nearestNeighbors().
[[nodiscard]] std::vector<Neighbor> nearestTo(std::span<const float> query, const Matrix<float>& rows, Metric metric,
                                              std::size_t count);

/// The nearest of some known rows for many queries that need not be among them: exact, by distance, then by index.
/// Matrix products in float sort out what cannot be among the nearest, with their rounding bounded, so the time is that
/// of queries * known * d multiplications; memory beside the result is that of a few thousand rows. What a query gets
/// does not depend on the others, on threads or on the instruction set.
/// @param known    (n, d), n at least 1.
/// @param queries  (m, d)
/// @param count    neighbours, at least 1; min(count, n) are returned.
/// @throws std::invalid_argument  count < 1, nothing known, or the queries are not as wide.
/// @throws Error  as nearestNeighbors().
/// @throws Cancelled  at most 100 ms after a stop request.
[[nodiscard]] Neighbors nearestAmong(const Matrix<float>& known, const Matrix<float>& queries, Metric metric, int count,
                                     ThreadPool& pool, const std::stop_token& stop = {}, const ProgressFn& report = {});

/// Refuses a metric that cannot tell these rows apart, because a map would then show the order of rows and nothing
/// else. Judged on at most 4,000 pairs of differing rows, always the same for the same rows (all pairs, if there are no
/// more; otherwise random ones): refused if at least 99 % of them have one and the same distance. Rows that come again
/// count once. Pairs are too few to judge below 100 (below 3 if that distance is 0).
/// @throws Error  DegenerateMetric, saying why; BadInput as nearestNeighbors().
void refuseDegenerate(const Matrix<float>& rows, Metric metric, ThreadPool& pool, const std::stop_token& stop = {});

} // namespace otozu
