// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/base/zeroed_allocator.h"
#include "core/neighbours/metric.h"
#include "core/neighbours/near_candidates.h"
#include "core/neighbours/product_kernel.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace otozu
{

/// For every one of some differing rows, the others that may be among its nearest: all of which a product in float,
/// give or take its rounding, cannot say that they are farther than the k-th.
class ProductFilter
{
public:
    using Candidate = NearCandidates::Candidate;

    /// @param picked  the rows to compare, no two equal to the metric; finite.
    /// @param count   how many nearest others of each are wanted, 1 to picked.size() - 1.
    /// @throws Cancelled
    ProductFilter(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric, std::size_t count,
                  ThreadPool& pool, const std::stop_token& stop);

    /// @throws Cancelled
    void run(const std::stop_token& stop, const ProgressFn& report);

    /// After run(): at least `count` candidates (positions in `picked`), in no particular order.
    [[nodiscard]] std::span<const Candidate> candidates(std::size_t position) const
    {
        return m_nearest[position].found();
    }

private:
    struct Scratch {
        std::vector<float> products;
        std::vector<ScoreHit> hits;
    };
    void pack(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
              const std::stop_token& stop);
    void compare(std::size_t blockA, std::size_t blockB, Scratch& scratch);
    void scan(std::size_t blockA, std::size_t blockB, Scratch& scratch);
    void add(std::size_t position, const Candidate& candidate);

    ThreadPool& m_pool;
    std::size_t m_rows; // picked
    std::size_t m_cols;
    std::size_t m_blocks; // of kTileRows
    std::size_t m_count;
    ScoreBounds m_bounds;
    std::vector<float, ZeroedAllocator<float>> m_packed; // panels, see product_kernel.h
    std::vector<float> m_norms;      // as ScoreScan wants them; infinite for the rows that fill the last block
    std::vector<float> m_thresholds; // the same as in m_nearest, for the kernel
    std::vector<NearCandidates> m_nearest;
    std::unique_ptr<std::mutex[]> m_locks; // of the blocks' thresholds and candidates
};

} // namespace otozu
