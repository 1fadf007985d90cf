// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/query_filter.h"

#include "core/base/instruction_set.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>

namespace otozu
{
namespace
{

constexpr std::size_t kBatchTiles = 8; // of queries: packing a tile of rows is little against comparing it with so many
constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Rows do not ask.
constexpr std::array<float, kTileRows> noThresholds()
{
    std::array<float, kTileRows> thresholds{};
    thresholds.fill(-kInfinity);
    return thresholds;
}
constexpr std::array<float, kTileRows> kNoThresholds = noThresholds();

} // namespace

void QueryFilter::run(const FoundFn& found, const std::stop_token& stop, const ProgressFn& report) const
{
    constexpr std::size_t kBatchRows = kBatchTiles * kTileRows;
    const std::size_t rowTiles = (m_rows.count() + kTileRows - 1) / kTileRows;
    const std::size_t batches = (m_queries.count() + kBatchRows - 1) / kBatchRows;
    std::vector<Scratch> scratch(std::size_t(m_pool.threadCount()));
    std::atomic<std::size_t> done{0};
    for (std::size_t first = 0; first < m_queries.count(); first += kBatchRows) {
        const std::size_t count = std::min(kBatchRows, m_queries.count() - first);
        const std::size_t tiles = (count + kTileRows - 1) / kTileRows;
        Batch batch{std::vector<float>(tiles * kTileRows * m_rows.cols()), std::vector<float>(tiles * kTileRows),
                    std::vector<NearCandidates>(count), std::vector<std::mutex>(tiles)};
        m_pool.forRanges(count, kPanelRows, [&](std::size_t begin, std::size_t end, int) {
            throwIfStopped(stop);
            m_bounds.packPanel(m_queries, first + begin, first + end, batch.packed.data() + begin * m_rows.cols(),
                               batch.norms.data() + begin);
        });
        m_pool.forRanges(rowTiles, 1, [&](std::size_t tile, std::size_t, int worker) {
            compare(batch, tile, scratch[std::size_t(worker)], stop);
            const std::size_t sofar = done.fetch_add(1, std::memory_order_relaxed) + 1;
            if (worker == 0 && report) // the calling thread, so never two reports at once
                report({Step::Neighbours, sofar, rowTiles * batches});
        });
        m_pool.forRanges(count, 16, [&](std::size_t begin, std::size_t end, int worker) {
            throwIfStopped(stop);
            for (std::size_t i = begin; i < end; ++i) {
                batch.nearest[i].prune(m_count);
                found(first + i, batch.nearest[i].found(), worker);
            }
        });
    }
}

void QueryFilter::compare(Batch& batch, std::size_t rowTile, Scratch& scratch, const std::stop_token& stop) const
{
    const std::size_t tileSize = kTileRows * m_rows.cols();
    const std::size_t firstRow = rowTile * kTileRows;
    const std::size_t lastRow = std::min(firstRow + kTileRows, m_rows.count());
    scratch.packed.resize(tileSize); // where the last tile is not full, what was there before is of infinite norm
    scratch.norms.assign(kTileRows, kInfinity);
    scratch.hits.resize(kTileRows);
    for (std::size_t begin = firstRow; begin < lastRow; begin += kPanelRows) {
        const std::size_t at = begin - firstRow;
        m_bounds.packPanel(m_rows, begin, std::min(begin + kPanelRows, lastRow),
                           scratch.packed.data() + at * m_rows.cols(), scratch.norms.data() + at);
    }
    for (std::size_t turn = 0; turn < batch.locks.size(); ++turn) {
        throwIfStopped(stop);
        const std::size_t queryTile = (rowTile + turn) % batch.locks.size(); // so that workers lock different ones
        multiplyTiles(batch.packed.data() + queryTile * tileSize, scratch.packed.data(), m_rows.cols(), false,
                      scratch.products);
        const std::lock_guard lock(batch.locks[queryTile]);
        scan(batch, queryTile, firstRow, scratch);
    }
}

void QueryFilter::scan(Batch& batch, std::size_t queryTile, std::size_t firstRow, Scratch& scratch) const
{
    const std::size_t first = queryTile * kTileRows;
    for (std::size_t i = first; i < std::min(first + kTileRows, batch.nearest.size()); ++i) {
        ScoreScan scores;
        scores.products = scratch.products.data() + (i - first) * kTileRows;
        scores.columnNorms = scratch.norms.data();
        scores.columnThresholds = kNoThresholds.data();
        scores.rowNorm = batch.norms[i];
        scores.slack = m_bounds.scanSlack();
        scores.rowThreshold = batch.nearest[i].threshold();
        scores.count = std::uint32_t(kTileRows);
        scores.kind = m_bounds.kind();
        const std::uint32_t hits = OTOZU_DISPATCH(scanScores, scores, scratch.hits.data());
        for (std::uint32_t hit = 0; hit < hits; ++hit) {
            const auto [column, low] = scratch.hits[hit];
            const float high = m_bounds.high(low, batch.norms[i], scratch.norms[column]);
            (void)batch.nearest[i].add(m_count, {low, high, std::int32_t(firstRow + column)});
        }
    }
}

} // namespace otozu
