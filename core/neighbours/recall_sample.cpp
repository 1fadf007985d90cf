// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/recall_sample.h"

#include "core/base/progress.h"

#include <algorithm>
#include <numeric>

namespace otozu
{

RecallSample::RecallSample(std::vector<std::uint32_t> sample, std::size_t count, const CandidateLists& lists,
                           const PairScore& score, std::size_t cols, ThreadPool& pool, const std::stop_token& stop,
                           const std::function<void(int worker, std::size_t rows)>& done)
    : m_sample(std::move(sample)), m_count(count), m_last(m_sample.size())
{
    const auto offerAll = [count](const CandidateLists& from, std::size_t row, CandidateLists& to, std::size_t target) {
        for (std::size_t j = 0; j < count; ++j)
            to.offer(target, from.scores(row)[j], from.others(row)[j] & ~CandidateLists::kNew);
    };
    // Every worker begins with what was found and adds what was missed; together they have the true nearest.
    CandidateLists found(m_sample.size(), count);
    for (std::size_t i = 0; i < m_sample.size(); ++i)
        offerAll(lists, m_sample[i], found, i);
    std::vector<CandidateLists> workers(std::size_t(pool.threadCount()), found);
    std::vector<LeafSearch> search(workers.size(), LeafSearch(score, cols));
    std::vector<std::uint32_t> all(score.rows().count);
    std::iota(all.begin(), all.end(), 0U);
    pool.forRanges(all.size(), LeafSearch::kMostRows, [&](std::size_t begin, std::size_t end, int worker) {
        throwIfStopped(stop);
        const auto rows = std::span(all).subspan(begin, end - begin);
        for (std::size_t first = 0; first < m_sample.size(); first += LeafSearch::kMostRows) {
            const auto queries =
                std::span(m_sample).subspan(first, std::min(LeafSearch::kMostRows, m_sample.size() - first));
            search[std::size_t(worker)].compare(queries, first, rows, workers[std::size_t(worker)]);
        }
        done(worker, end - begin);
    });
    for (std::size_t i = 0; i < m_sample.size(); ++i) {
        CandidateLists best(1, count);
        for (const CandidateLists& own : workers)
            offerAll(own, i, best, 0);
        m_last[i] = best.threshold(0);
    }
}

double RecallSample::recall(const CandidateLists& lists) const
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_sample.size(); ++i) {
        const auto scores = lists.scores(m_sample[i]).first(m_count);
        kept += std::size_t(std::ranges::upper_bound(scores, m_last[i]) - scores.begin());
    }
    return double(kept) / double(m_sample.size() * m_count);
}

} // namespace otozu
