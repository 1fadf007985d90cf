// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/comparable_rows.h"
#include "core/neighbours/near_candidates.h"
#include "core/neighbours/product_kernel.h"

#include <cstddef>
#include <functional>
#include <mutex>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// What ProductFilter does among rows, for queries from outside: for every query the rows that may be among its
/// nearest. Queries are taken some thousand at a time, rows packed as they are needed: memory does not grow with
/// either.
class QueryFilter
{
public:
    /// Told the candidates of a query (positions among the rows, in no particular order), from several threads.
    using FoundFn =
        std::function<void(std::size_t query, std::span<const NearCandidates::Candidate> candidates, int worker)>;

    /// @param rows,queries  comparable with each other, of one metric; must outlive this object.
    /// @param count         how many nearest are wanted, 1 to rows.count().
    QueryFilter(const ComparableRows& rows, const ComparableRows& queries, Metric metric, std::size_t count,
                ThreadPool& pool)
        : m_rows(rows), m_queries(queries), m_bounds(metric, rows.cols()), m_count(count), m_pool(pool)
    {
    }

    /// @throws Cancelled
    void run(const FoundFn& found, const std::stop_token& stop, const ProgressFn& report) const;

private:
    /// Packed queries and what was found for them so far.
    struct Batch {
        std::vector<float> packed; // tiles
        std::vector<float> norms;
        std::vector<NearCandidates> nearest;
        std::vector<std::mutex> locks; // of the tiles' candidates
    };
    /// One object a worker.
    struct Scratch {
        std::vector<float> packed; // a tile of rows
        std::vector<float> norms;
        std::vector<float> products;
        std::vector<ScoreHit> hits;
    };
    void compare(Batch& batch, std::size_t rowTile, Scratch& scratch, const std::stop_token& stop) const;
    void scan(Batch& batch, std::size_t queryTile, std::size_t firstRow, Scratch& scratch) const;

    const ComparableRows& m_rows;
    const ComparableRows& m_queries;
    ScoreBounds m_bounds;
    std::size_t m_count;
    ThreadPool& m_pool;
};

} // namespace otozu
