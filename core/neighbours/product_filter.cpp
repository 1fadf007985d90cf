// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/product_filter.h"

#include "core/base/instruction_set.h"
#include "core/neighbours/comparable_rows.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <limits>

namespace otozu
{
namespace
{

constexpr std::size_t kBlockPanels = 5;
constexpr std::size_t kBlockRows = kBlockPanels * kPanelRows;
constexpr float kUnit = 0x1p-24F;    // rounding of one float operation
constexpr float kUnderflow = 1e-30F; // far above what values below the float range can add up to
constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr float kAlways = std::numeric_limits<float>::max();

/// How far a score may be from the true one, relative to the sum of both squared norms: the product's own rounding,
/// and 32 units for the rounding of the rows, the norms, the score, and of distances that tie once they are floats.
float slackFor(std::size_t cols)
{
    const std::size_t blocks = (cols + kProductDepth - 1) / kProductDepth;
    return 1.05F * kUnit * float(std::min(cols, kProductDepth) + blocks + 32);
}

} // namespace

ProductFilter::ProductFilter(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
                             std::size_t count, ThreadPool& pool, const std::stop_token& stop)
    : m_pool(pool), m_rows(picked.size()), m_cols(rows.cols()), m_blocks((picked.size() + kBlockRows - 1) / kBlockRows),
      m_count(count),
      m_kind(metric == Metric::Dice || metric == Metric::SoftDice ? ScoreKind::Ratio : ScoreKind::Difference),
      m_slack(metric == Metric::Dice ? 0.0F : slackFor(rows.cols())), // products of sets are whole numbers, so exact
      m_packed(m_blocks * kBlockRows * rows.cols()),
      m_norms(m_blocks * kBlockRows, std::numeric_limits<float>::infinity()),
      m_thresholds(m_blocks * kBlockRows, kNever), m_nearest(picked.size()),
      m_locks(std::make_unique<std::mutex[]>(m_blocks))
{
    assert(count >= 1 && count < picked.size());
    for (std::size_t i = 0; i < m_rows; ++i) {
        m_thresholds[i] = kAlways;
        m_nearest[i].threshold = kAlways;
    }
    pack(rows, picked, metric, stop);
}

void ProductFilter::pack(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
                         const std::stop_token& stop)
{
    const ComparableRows comparable(rows, picked, metric, m_pool, stop);
    const bool angular = metric == Metric::Cosine || metric == Metric::Correlation;
    m_pool.forRanges(m_rows, kPanelRows, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        float* panel = m_packed.data() + begin * m_cols;
        std::vector<double> squares(end - begin, 0.0);
        for (std::size_t first = 0; first < m_cols; first += 64) { // blocks of columns that stay in the cache
            const std::size_t last = std::min(first + 64, m_cols);
            for (std::size_t i = begin; i < end; ++i) {
                double sum = 0.0;
                for (std::size_t col = first; col < last; ++col) {
                    const float value = comparable.value(i, col);
                    panel[col * kPanelRows + (i - begin)] = value;
                    sum += double(value) * double(value);
                }
                squares[i - begin] += sum;
            }
        }
        for (std::size_t i = begin; i < end; ++i) {
            // Unit rows differ by 2 - 2 p, which is twice the distance; a zero row is at 1 from all, as it should.
            const double norm = angular ? 1.0 : squares[i - begin];
            m_norms[i] = float(m_kind == ScoreKind::Difference ? norm * (1.0 - double(m_slack)) : norm);
        }
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
            prune(m_nearest[i]);
    });
}

void ProductFilter::compare(std::size_t blockA, std::size_t blockB, Scratch& scratch)
{
    scratch.hits.resize(kBlockRows);
    scratch.products.assign(kBlockRows * kBlockRows, 0.0F);
    const std::size_t panelSize = kPanelRows * m_cols;
    const float* a = m_packed.data() + blockA * kBlockPanels * panelSize;
    const float* b = m_packed.data() + blockB * kBlockPanels * panelSize;
    for (std::size_t first = 0; first < m_cols; first += kProductDepth) {
        const std::size_t depth = std::min(kProductDepth, m_cols - first);
        for (std::size_t i = 0; i < kBlockPanels; ++i) {
            for (std::size_t j = blockA == blockB ? i : 0; j < kBlockPanels; ++j) {
                OTOZU_DISPATCH(addPanelProduct, a + i * panelSize + first * kPanelRows,
                               b + j * panelSize + first * kPanelRows, depth,
                               scratch.products.data() + i * kPanelRows * kBlockRows + j * kPanelRows, kBlockRows);
            }
        }
    }
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
    const std::size_t firstA = blockA * kBlockRows;
    const std::size_t firstB = blockB * kBlockRows;
    for (std::size_t i = firstA; i < std::min(firstA + kBlockRows, m_rows); ++i) {
        const std::size_t skipped = same ? (i - firstA) / kPanelRows * kPanelRows : 0; // what is below the diagonal
        ScoreScan scores;
        scores.products = scratch.products.data() + (i - firstA) * kBlockRows + skipped;
        scores.columnNorms = m_norms.data() + firstB + skipped;
        scores.columnThresholds = m_thresholds.data() + firstB + skipped;
        scores.rowNorm = m_norms[i];
        scores.slack = m_kind == ScoreKind::Difference ? kUnderflow : m_slack;
        scores.rowThreshold = m_thresholds[i];
        scores.count = std::uint32_t(kBlockRows - skipped);
        scores.kind = m_kind;
        const std::uint32_t found = OTOZU_DISPATCH(scanScores, scores, scratch.hits.data());
        for (std::uint32_t hit = 0; hit < found; ++hit) {
            const std::size_t j = firstB + skipped + scratch.hits[hit].column;
            if (same && j <= i)
                continue;
            const float low = scratch.hits[hit].low;
            const float norms = m_norms[i] + m_norms[j];
            float high = low + 2.0F * m_slack;
            if (m_kind == ScoreKind::Difference)
                high = low + 2.1F * m_slack * norms + 3.0F * kUnderflow;
            else if (norms <= kTinyNorm)
                high = 3.0F; // not known at all: any ratio of two such rows is possible
            add(i, j, low, high);
            add(j, i, low, high);
        }
    }
}

void ProductFilter::add(std::size_t position, std::size_t other, float low, float high)
{
    Nearest& nearest = m_nearest[position];
    if (low > nearest.threshold)
        return;
    nearest.found.push_back({low, high, std::int32_t(other)});
    if (nearest.found.size() < nearest.found.capacity() || nearest.found.size() < 3 * m_count + 16)
        return;
    prune(nearest); // when the memory is full; what stays full only grows by doubling
    if (nearest.found.size() * 2 > nearest.found.capacity())
        nearest.found.reserve(nearest.found.capacity() * 2);
    m_thresholds[position] = nearest.threshold;
}

void ProductFilter::prune(Nearest& nearest) const
{
    auto& found = nearest.found;
    if (found.size() < m_count)
        return;
    const auto kth = found.begin() + std::ptrdiff_t(m_count - 1);
    std::nth_element(found.begin(), kth, found.end(),
                     [](const Candidate& a, const Candidate& b) { return a.high < b.high; });
    nearest.threshold = std::min(nearest.threshold, kth->high);
    std::erase_if(found, [&](const Candidate& c) { return c.low > nearest.threshold; });
}

} // namespace otozu
