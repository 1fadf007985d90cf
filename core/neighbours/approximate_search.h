// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/candidate_lists.h"
#include "core/neighbours/leaf_search.h"
#include "core/neighbours/metric.h"
#include "core/neighbours/projection_forest.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// For every one of many differing rows, others that are very likely its nearest: those that share a leaf with it in
/// one of several random projection trees, then in some rounds the neighbours of its neighbours. Where a sample of rows
/// still lacks some, more trees and rounds follow. O(n log n). Rows without any structure, such as noise of many
/// dimensions, are the hard case: there recall() may stay low.
///
/// The result is a matter of the rows alone: a row's list is written by whoever works on that row, reads what the round
/// before has left, and keeps the best of what it is offered in whatever order.
/// Sources: Dasgupta, Freund, STOC 2008; Dong, Moses, Li, "Efficient k-nearest neighbor graph construction for generic
/// similarity measures", WWW 2011 (here every row looks for itself, as in Tang et al., "LargeVis", WWW 2016).
class ApproximateSearch
{
public:
    /// The most others that can be asked for.
    static constexpr std::size_t kMostOthers = 100;

    /// @param picked  the rows to compare, no two equal to the metric; finite, more than 2 kMostOthers.
    /// @param count   how many nearest others of each are wanted, 1 to kMostOthers.
    /// @param mostRounds  where it gives up.
    /// @throws Cancelled
    ApproximateSearch(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric, std::size_t count,
                      int mostRounds, ThreadPool& pool, const std::stop_token& stop, const ProgressFn& report);

    /// How many rows there are; they have places of their own here, near ones near each other.
    [[nodiscard]] std::size_t size() const { return m_order.size(); }
    /// The position in `picked` of a place.
    [[nodiscard]] std::size_t position(std::size_t place) const { return m_order[place]; }
    /// Places of the best candidates, at least `count`, roughly the nearest first.
    [[nodiscard]] std::span<const std::uint32_t> candidates(std::size_t place) const { return m_lists.others(place); }
    /// Share of the true nearest that are among the first `count` candidates, on a sample of rows that had no say in
    /// when to stop.
    [[nodiscard]] double recall() const { return m_recall; }

private:
    class Rounds;
    void pack(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
              const std::stop_token& stop);
    void reorder(ProjectionForest& forest, const std::stop_token& stop);
    void searchLeaves(const PairScore& score, const ProjectionForest& forest, const std::stop_token& stop);
    void followNeighbours(int mostRounds, const std::stop_token& stop);
    void add(int worker, std::size_t rows);

    ThreadPool& m_pool;
    const ProgressFn& m_report;
    std::size_t m_cols;
    std::size_t m_count;
    PaddedRows m_rows;
    std::vector<std::uint32_t> m_order; // place to position
    CandidateLists m_lists;
    ScoreKind m_kind = ScoreKind::Difference;
    double m_recall = 0.0;
    std::atomic<std::size_t> m_done{0};
    std::size_t m_total = 0;
};

} // namespace otozu
