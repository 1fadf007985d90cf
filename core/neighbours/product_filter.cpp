// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/product_filter.h"

#include "core/base/instruction_set.h"
#include "core/neighbours/comparable_rows.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <limits>

namespace otozu
{
namespace
{

constexpr float kNever = -std::numeric_limits<float>::infinity();

} // namespace

ProductFilter::ProductFilter(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
                             std::size_t count, ThreadPool& pool, const std::stop_token& stop)
    : m_pool(pool), m_rows(picked.size()), m_cols(rows.cols()), m_blocks((picked.size() + kTileRows - 1) / kTileRows),
      m_count(count), m_bounds(metric, rows.cols()), m_packed(m_blocks * kTileRows * rows.cols()),
      m_norms(m_blocks * kTileRows, std::numeric_limits<float>::infinity()), m_thresholds(m_blocks * kTileRows, kNever),
      m_nearest(picked.size()), m_locks(std::make_unique<std::mutex[]>(m_blocks))
{
    assert(count >= 1 && count < picked.size());
    std::fill_n(m_thresholds.begin(), m_rows, NearCandidates::kAlways);
    pack(rows, picked, metric, stop);
}

void ProductFilter::pack(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
                         const std::stop_token& stop)
{
    const ComparableRows comparable(rows, picked, metric, m_pool, stop);
    m_pool.forRanges(m_rows, kPanelRows, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        m_bounds.packPanel(comparable, begin, end, m_packed.data() + begin * m_cols, m_norms.data() + begin);
    });
}

void ProductFilter::run(const std::stop_token& stop, const ProgressFn& report)
{
    std::vector<Scratch> scratch(std::size_t(m_pool.threadCount()));
    const std::size_t all = m_blocks * (m_blocks + 1) / 2;
    std::atomic<std::size_t> done{0};
    const auto task = [&](std::size_t blockA, std::size_t blockB, int worker) {
        throwIfStopped(stop);
        compare(blockA, blockB, scratch[std::size_t(worker)]);
        const std::size_t sofar = done.fetch_add(1, std::memory_order_relaxed) + 1;
        if (worker == 0 && report) // the calling thread, so never two reports at once
            report({Step::Neighbours, sofar, all});
    };
    // A block against itself first: it gives every row a threshold that turns most others away.
    m_pool.forRanges(m_blocks, 1, [&](std::size_t block, std::size_t, int worker) { task(block, block, worker); });
    // Then block i against i + step around a ring, so that tasks next to each other lock different blocks.
    m_pool.forRanges(all - m_blocks, 1, [&](std::size_t pair, std::size_t, int worker) {
        const std::size_t block = pair % m_blocks;
        task(block, (block + 1 + pair / m_blocks) % m_blocks, worker);
    });
    m_pool.forRanges(m_rows, 64, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i)
            m_nearest[i].prune(m_count);
    });
}

void ProductFilter::compare(std::size_t blockA, std::size_t blockB, Scratch& scratch)
{
    scratch.hits.resize(kTileRows);
    const std::size_t tileSize = kTileRows * m_cols;
    multiplyTiles(m_packed.data() + blockA * tileSize, m_packed.data() + blockB * tileSize, m_cols, blockA == blockB,
                  scratch.products);
    if (blockA == blockB) {
        const std::lock_guard lock(m_locks[blockA]);
        scan(blockA, blockB, scratch);
    } else {
        const std::scoped_lock lock(m_locks[blockA], m_locks[blockB]);
        scan(blockA, blockB, scratch);
    }
}

void ProductFilter::scan(std::size_t blockA, std::size_t blockB, Scratch& scratch)
{
    const bool same = blockA == blockB;
    const std::size_t firstA = blockA * kTileRows;
    const std::size_t firstB = blockB * kTileRows;
    for (std::size_t i = firstA; i < std::min(firstA + kTileRows, m_rows); ++i) {
        const std::size_t skipped = same ? (i - firstA) / kPanelRows * kPanelRows : 0; // what is below the diagonal
        ScoreScan scores;
        scores.products = scratch.products.data() + (i - firstA) * kTileRows + skipped;
        scores.columnNorms = m_norms.data() + firstB + skipped;
        scores.columnThresholds = m_thresholds.data() + firstB + skipped;
        scores.rowNorm = m_norms[i];
        scores.slack = m_bounds.scanSlack();
        scores.rowThreshold = m_thresholds[i];
        scores.count = std::uint32_t(kTileRows - skipped);
        scores.kind = m_bounds.kind();
        const std::uint32_t found = OTOZU_DISPATCH(scanScores, scores, scratch.hits.data());
        for (std::uint32_t hit = 0; hit < found; ++hit) {
            const std::size_t j = firstB + skipped + scratch.hits[hit].column;
            if (same && j <= i)
                continue;
            const float low = scratch.hits[hit].low;
            const float high = m_bounds.high(low, m_norms[i], m_norms[j]);
            add(i, {low, high, std::int32_t(j)});
            add(j, {low, high, std::int32_t(i)});
        }
    }
}

void ProductFilter::add(std::size_t position, const Candidate& candidate)
{
    if (m_nearest[position].add(m_count, candidate))
        m_thresholds[position] = m_nearest[position].threshold();
}

} // namespace otozu
