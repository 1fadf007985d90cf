// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/approximate_search.h"

#include "core/base/zeroed_allocator.h"
#include "core/neighbours/comparable_rows.h"
#include "core/neighbours/recall_sample.h"
#include "core/neighbours/search_kernel.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <optional>

namespace otozu
{
namespace
{

constexpr std::uint64_t kSeed = 0x6F746F7A75;
constexpr std::size_t kLeafRows = LeafSearch::kMostRows;
constexpr std::size_t kSpare = 6;         // candidates kept beyond those wanted: more to follow, ties of rounding kept
constexpr std::size_t kMostForward = 18;  // neighbours followed
constexpr std::size_t kMostReverse = 8;   // of those that have a row for a neighbour, the nearest
constexpr std::size_t kSample = 480;      // rows whose recall says when to stop; as many more to tell it by
constexpr std::size_t kManyRows = 400000; // the rows from which more trees pay
constexpr int kLeastRounds = 2;
constexpr std::size_t kMoreTrees = 2; // before every round after the third: where rounds alone bring nothing new
constexpr double kGoodRecall = 0.993; // no more rounds, with room for what the sample does not show

/// Rows spread over all places: those of one quarter are none of another's.
std::vector<std::uint32_t> sampledPlaces(std::size_t rows, std::size_t quarter)
{
    std::vector<std::uint32_t> places(std::min(kSample, rows / 4));
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = std::uint32_t((4 * i + quarter) * rows / (4 * places.size()));
    return places;
}

} // namespace

/// One round after the other of looking at the neighbours' neighbours.
class ApproximateSearch::Rounds
{
public:
    Rounds(const PairScore& score, CandidateLists& lists, ThreadPool& pool)
        : m_score(score), m_lists(lists), m_pool(pool), m_rows(score.rows().count),
          m_forward(std::min(lists.room(), kMostForward)), m_stride(m_forward + kMostReverse),
          m_links(m_rows * m_stride), m_linkCount(m_rows), m_scratch(std::size_t(pool.threadCount()))
    {
    }

    void run(const std::stop_token& stop, const std::function<void(int worker, std::size_t rows)>& done)
    {
        link(stop);
        m_pool.forRanges(m_rows, 64, [&](std::size_t begin, std::size_t end, int worker) {
            throwIfStopped(stop);
            for (std::size_t row = begin; row < end; ++row)
                look(row, m_scratch[std::size_t(worker)]);
            done(worker, end - begin);
        });
    }

private:
    struct Scratch {
        std::vector<std::uint32_t> seenFor; // by row: the last row for which it was looked at
        std::uint32_t turn = 0;
        std::vector<std::uint32_t> found;
        std::vector<float> scores;
    };
    struct Reverse {
        float score;
        std::uint32_t from;
    };

    [[nodiscard]] bool follows(std::size_t row, float score, std::uint32_t other) const
    {
        const auto scores = m_lists.scores(row).first(m_forward);
        const auto others = m_lists.others(row);
        for (std::size_t j = m_forward; j > 0 && scores[j - 1] >= score; --j) {
            if ((others[j - 1] & ~CandidateLists::kNew) == other)
                return true;
        }
        return false;
    }

    /// Calls with every entry of a row that the other end does not have as well.
    template <typename Fn>
    void forOneSided(std::size_t row, Fn use) const
    {
        const auto others = std::as_const(m_lists).others(row).first(m_forward);
        const auto scores = m_lists.scores(row);
        for (std::size_t j = 0; j < others.size(); ++j) {
            const std::uint32_t other = others[j] & ~CandidateLists::kNew;
            if (other != CandidateLists::kNone && !follows(other, scores[j], std::uint32_t(row)))
                use(other, Reverse{scores[j], std::uint32_t(row) | (others[j] & CandidateLists::kNew)});
        }
    }

    /// Copies the lists' beginnings, and for every row the nearest of those that have it in theirs; takes the marks
    /// off.
    void link(const std::stop_token& stop)
    {
        std::vector<std::atomic<std::uint32_t>> ends(m_rows + 1);
        m_pool.forRanges(m_rows, 1024, [&](std::size_t begin, std::size_t end, int) {
            throwIfStopped(stop);
            for (std::size_t row = begin; row < end; ++row)
                forOneSided(row, [&](std::uint32_t other, const Reverse&) {
                    ends[other].fetch_add(1, std::memory_order_relaxed);
                });
        });
        std::uint32_t sum = 0;
        for (auto& end : ends) {
            sum += end.load(std::memory_order_relaxed);
            end.store(sum, std::memory_order_relaxed); // where the row's part ends
        }
        std::vector<Reverse, ZeroedAllocator<Reverse>> reverse(sum);
        m_pool.forRanges(m_rows, 1024, [&](std::size_t begin, std::size_t end, int) {
            throwIfStopped(stop);
            for (std::size_t row = begin; row < end; ++row)
                forOneSided(row, [&](std::uint32_t other, const Reverse& link) {
                    reverse[ends[other].fetch_sub(1, std::memory_order_relaxed) - 1] = link;
                });
        });
        m_pool.forRanges(m_rows, 1024, [&](std::size_t begin, std::size_t end, int) {
            throwIfStopped(stop);
            for (std::size_t row = begin; row < end; ++row) {
                const std::size_t first = ends[row].load(std::memory_order_relaxed);
                const std::size_t last = ends[row + 1].load(std::memory_order_relaxed);
                const std::size_t kept = std::min(last - first, m_stride - m_forward);
                const auto from = reverse.begin() + std::ptrdiff_t(first);
                std::partial_sort(from, from + std::ptrdiff_t(kept), reverse.begin() + std::ptrdiff_t(last),
                                  [](const Reverse& a, const Reverse& b) {
                                      return std::pair(a.score, a.from & ~CandidateLists::kNew) <
                                             std::pair(b.score, b.from & ~CandidateLists::kNew);
                                  });
                std::uint32_t* links = &m_links[row * m_stride];
                std::uint32_t count = 0;
                for (std::uint32_t& other : m_lists.others(row)) {
                    if (count < m_forward && (other & ~CandidateLists::kNew) != CandidateLists::kNone)
                        links[count++] = other;
                    other &= ~CandidateLists::kNew;
                }
                for (std::size_t i = 0; i < kept; ++i)
                    links[count++] = from[std::ptrdiff_t(i)].from;
                m_linkCount[row] = count;
            }
        });
    }

    [[nodiscard]] std::span<const std::uint32_t> linksOf(std::size_t row) const
    {
        return {&m_links[row * m_stride], m_linkCount[row]};
    }

    /// Offers to a row what it can reach in two steps of which one at least is new.
    void look(std::size_t row, Scratch& own)
    {
        if (own.seenFor.empty())
            own.seenFor.resize(m_rows, 0);
        const std::uint32_t turn = ++own.turn;
        own.seenFor[row] = turn;
        for (const std::uint32_t other : std::as_const(m_lists).others(row)) {
            if (other != CandidateLists::kNone)
                own.seenFor[other] = turn;
        }
        own.found.clear();
        const auto meet = [&](std::uint32_t other) {
            if (own.seenFor[other] != turn) {
                own.seenFor[other] = turn;
                own.found.push_back(other);
            }
        };
        for (const std::uint32_t link : linksOf(row)) {
            const std::uint32_t via = link & ~CandidateLists::kNew;
            const bool isNew = via != link;
            if (isNew)
                meet(via);
            for (const std::uint32_t next : linksOf(via)) {
                if (isNew || (next & CandidateLists::kNew) != 0)
                    meet(next & ~CandidateLists::kNew);
            }
        }
        own.scores.resize(own.found.size());
        m_score(std::uint32_t(row), own.found, own.scores.data());
        for (std::size_t i = 0; i < own.found.size(); ++i) {
            if (own.scores[i] <= m_lists.threshold(row))
                m_lists.offer(row, own.scores[i], own.found[i]);
        }
    }

    const PairScore& m_score;
    CandidateLists& m_lists;
    ThreadPool& m_pool;
    std::size_t m_rows;
    std::size_t m_forward;
    std::size_t m_stride;
    std::vector<std::uint32_t, ZeroedAllocator<std::uint32_t>> m_links; // of each row m_stride, with marks
    std::vector<std::uint32_t> m_linkCount;
    std::vector<Scratch> m_scratch;
};

ApproximateSearch::ApproximateSearch(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
                                     std::size_t count, int mostRounds, ThreadPool& pool, const std::stop_token& stop,
                                     const ProgressFn& report)
    : m_pool(pool), m_report(report), m_cols(rows.cols()), m_count(count), m_lists(picked.size(), count + kSpare)
{
    assert(count >= 1 && count <= kMostOthers && picked.size() > 2 * kMostOthers);
    const std::size_t trees = picked.size() >= kManyRows ? 6 : 4;
    const auto levels = std::size_t(std::bit_width((picked.size() - 1) / kLeafRows));
    m_total = picked.size() * (trees * (levels + 1) + 2 * std::size_t(kLeastRounds + 1));
    pack(rows, picked, metric, stop);
    {
        ProjectionForest forest = projectionForest(m_rows, kLeafRows, trees, kSeed, pool, stop,
                                                   [this](int worker, std::size_t done) { add(worker, done); });
        reorder(forest, stop);
        searchLeaves(PairScore(m_rows, m_kind, m_pool), forest, stop);
    }
    followNeighbours(mostRounds, stop);
    m_rows = PaddedRows{};
    if (m_report)
        m_report({Step::Neighbours, m_total, m_total});
}

void ApproximateSearch::add(int worker, std::size_t rows)
{
    const std::size_t sofar = m_done.fetch_add(rows, std::memory_order_relaxed) + rows;
    if (worker == 0 && m_report) // the calling thread, so never two reports at once
        m_report({Step::Neighbours, std::min(sofar, m_total), m_total});
}

void ApproximateSearch::pack(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
                             const std::stop_token& stop)
{
    const ComparableRows comparable(rows, picked, metric, m_pool, stop);
    m_kind = comparable.kind();
    m_rows.count = picked.size();
    m_rows.stride = (m_cols + kSearchLanes - 1) / kSearchLanes * kSearchLanes;
    m_rows.values = PaddedRows::Values(m_rows.count * m_rows.stride);
    m_pool.forRanges(m_rows.count, 64, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t col = 0; col < m_cols; ++col)
                m_rows.values[i * m_rows.stride + col] = comparable.value(i, col);
        }
    });
}

/// Rows go where the first tree has them, so that near ones are near in memory.
void ApproximateSearch::reorder(ProjectionForest& forest, const std::stop_token& stop)
{
    m_order = forest.trees.front();
    std::vector<std::uint32_t> placeOf(m_order.size());
    for (std::size_t place = 0; place < m_order.size(); ++place)
        placeOf[m_order[place]] = std::uint32_t(place);
    m_pool.forRanges(forest.trees.size(), 1, [&](std::size_t tree, std::size_t, int) {
        for (std::uint32_t& row : forest.trees[tree])
            row = placeOf[row];
    });
    PaddedRows ordered;
    ordered.count = m_rows.count;
    ordered.stride = m_rows.stride;
    ordered.values = PaddedRows::Values(m_rows.values.size());
    m_pool.forRanges(m_rows.count, 256, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t place = begin; place < end; ++place)
            std::copy_n(m_rows.row(m_order[place]), m_rows.stride, ordered.values.data() + place * m_rows.stride);
    });
    m_rows = std::move(ordered);
}

void ApproximateSearch::searchLeaves(const PairScore& score, const ProjectionForest& forest,
                                     const std::stop_token& stop)
{
    std::vector<LeafSearch> search(std::size_t(m_pool.threadCount()), LeafSearch(score, m_cols));
    for (std::size_t tree = 0; tree < forest.trees.size();
         ++tree) { // no row is twice in a tree, so nobody else writes its list meanwhile
        m_pool.forRanges(forest.leaves, 4, [&](std::size_t begin, std::size_t end, int worker) {
            throwIfStopped(stop);
            for (std::size_t leaf = begin; leaf < end; ++leaf) {
                search[std::size_t(worker)].compareAll(forest.leaf(tree, leaf), m_lists);
                add(worker, forest.leaf(tree, leaf).size());
            }
        });
    }
}

void ApproximateSearch::followNeighbours(int mostRounds, const std::stop_token& stop)
{
    const PairScore score(m_rows, m_kind, m_pool);
    const auto done = [this](int worker, std::size_t rows) { add(worker, rows); };
    const auto sampleOf = [&](std::size_t quarter) {
        return RecallSample(sampledPlaces(size(), quarter), m_count, m_lists, score, m_cols, m_pool, stop, done);
    };
    {
        Rounds rounds(score, m_lists, m_pool);
        std::optional<RecallSample> judge;
        for (int round = 1; round <= mostRounds; ++round) {
            if (round > kLeastRounds + 1)
                searchLeaves(score,
                             projectionForest(m_rows, kLeafRows, kMoreTrees, kSeed + std::uint64_t(round) * 1000,
                                              m_pool, stop, done),
                             stop);
            rounds.run(stop, done);
            if (round >= kLeastRounds) {
                if (!judge)
                    judge.emplace(sampleOf(1));
                if (judge->recall(m_lists) >= kGoodRecall)
                    break;
            }
        }
    }
    m_recall = sampleOf(3).recall(m_lists); // of other rows than those that said when to stop
    m_pool.forRanges(size(), 4096, [this](std::size_t begin, std::size_t end, int) {
        for (std::size_t row = begin; row < end; ++row) {
            for (std::uint32_t& other : m_lists.others(row))
                other &= ~CandidateLists::kNew;
        }
    });
}

} // namespace otozu
