// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/nearest_neighbors.h"

#include "core/neighbours/approximate_search.h"
#include "core/neighbours/distance.h"
#include "core/neighbours/distinct_rows.h"
#include "core/neighbours/product_filter.h"
#include "core/neighbours/query_filter.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <tuple>

namespace otozu
{
namespace
{

// At this size of rows of 50 values all pairs cost some 1.6 times what the trees do (0.57 and 0.35 CPU seconds), and
// miss nothing; from here on the trees win by more and more.
constexpr std::size_t kExactRows = 20000;
// Where the trees find too few, because the rows have no structure, all pairs are compared up to this size, which is
// some 15 CPU seconds; beyond, the search goes on for as long as it brings much.
constexpr std::size_t kAffordableRows = 100000;
constexpr double kLeastRecall = 0.99;
constexpr int kFewRounds = 6;
constexpr int kManyRounds = 16;

/// For every group of equal rows, the first members of the groups nearest to it, itself left out, ascending.
struct NearestGroups {
    Matrix<Neighbor> of; // (groups, count)
    double recall = 1.0;
    bool approximate = false;
};

/// Of some candidates, by their numbers, the nearest into `nearest`.
/// @param distanceTo  of a row's number.
template <typename Candidates, typename RowOf, typename DistanceTo>
void keepNearest(const Candidates& candidates, RowOf rowOf, DistanceTo distanceTo, std::vector<Neighbor>& found,
                 std::span<Neighbor> nearest)
{
    found.clear();
    for (const auto& candidate : candidates) {
        const std::size_t other = rowOf(candidate);
        found.push_back({std::int32_t(other), distanceTo(other)});
    }
    std::partial_sort_copy(found.begin(), found.end(), nearest.begin(), nearest.end(), isNearer);
}

/// By approximate_search.h; nothing if too few would be found and all pairs can still be compared.
std::optional<NearestGroups> searchGroups(const Matrix<float>& rows, std::span<const std::int32_t> picked,
                                          Metric metric, std::size_t count, ThreadPool& pool,
                                          const std::stop_token& stop, const ProgressFn& report)
{
    const bool affordable = picked.size() <= kAffordableRows;
    const ApproximateSearch search(rows, picked, metric, count, affordable ? kFewRounds : kManyRounds, pool, stop,
                                   report);
    if (search.recall() < kLeastRecall && affordable)
        return {};
    NearestGroups nearest{Matrix<Neighbor>(picked.size(), count), search.recall(), true};
    std::vector<std::vector<Neighbor>> scratch(std::size_t(pool.threadCount()));
    const RowDistance distance(rows, metric, pool);
    const auto rowOf = [&](std::uint32_t place) { return std::size_t(picked[search.position(place)]); };
    pool.forRanges(picked.size(), 64, [&](std::size_t begin, std::size_t end, int worker) {
        throwIfStopped(stop);
        for (std::size_t place = begin; place < end; ++place) {
            const std::size_t row = rowOf(std::uint32_t(place));
            keepNearest(
                search.candidates(place), rowOf, [&](std::size_t other) { return distance(row, other); },
                scratch[std::size_t(worker)], nearest.of.row(search.position(place)));
        }
    });
    return nearest;
}

/// By comparing all pairs.
NearestGroups compareGroups(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
                            std::size_t count, ThreadPool& pool, const std::stop_token& stop, const ProgressFn& report)
{
    NearestGroups nearest{Matrix<Neighbor>(picked.size(), count)};
    ProductFilter filter(rows, picked, metric, count, pool, stop);
    filter.run(stop, report);
    std::vector<std::vector<Neighbor>> scratch(std::size_t(pool.threadCount()));
    const RowDistance distance(rows, metric, pool);
    const auto rowOf = [&](const ProductFilter::Candidate& c) { return std::size_t(picked[std::size_t(c.other)]); };
    pool.forRanges(picked.size(), 16, [&](std::size_t begin, std::size_t end, int worker) {
        for (std::size_t group = begin; group < end; ++group) {
            throwIfStopped(stop);
            const auto row = std::size_t(picked[group]);
            keepNearest(
                filter.candidates(group), rowOf, [&](std::size_t other) { return distance(row, other); },
                scratch[std::size_t(worker)], nearest.of.row(group));
        }
    });
    return nearest;
}

std::vector<std::int32_t> firstMembers(const DistinctRows& distinct)
{
    std::vector<std::int32_t> firsts(distinct.groupCount());
    for (std::size_t group = 0; group < firsts.size(); ++group)
        firsts[group] = std::int32_t(distinct.firstOf(group));
    return firsts;
}

NearestGroups nearestGroups(const Matrix<float>& rows, const DistinctRows& distinct, Metric metric, std::size_t count,
                            ThreadPool& pool, const std::stop_token& stop, const ProgressFn& report)
{
    const std::size_t groups = distinct.groupCount();
    if (count == 0)
        return {Matrix<Neighbor>(groups, count)};
    const std::vector<std::int32_t> picked = firstMembers(distinct);
    if (groups > kExactRows && count <= ApproximateSearch::kMostOthers) {
        if (auto found = searchGroups(rows, picked, metric, count, pool, stop, report))
            return std::move(*found);
    }
    return compareGroups(rows, picked, metric, count, pool, stop, report);
}

} // namespace

bool isNearer(const Neighbor& a, const Neighbor& b)
{
    return std::tie(a.distance, a.index) < std::tie(b.distance, b.index);
}

Neighbors nearestNeighbors(const Matrix<float>& rows, Metric metric, int nNeighbors, ThreadPool& pool,
                           const std::stop_token& stop, const ProgressFn& report)
{
    if (nNeighbors < 1)
        throw std::invalid_argument("nearestNeighbors: nNeighbors must be at least 1");
    requireUsable(rows, metric, pool);
    const std::size_t k = std::min(std::size_t(nNeighbors), rows.rows());
    Neighbors result{Matrix<std::int32_t>(rows.rows(), k), Matrix<float>(rows.rows(), k)};
    if (rows.rows() == 0)
        return result;

    // Equal rows are searched for once. The k - 1 nearest groups hold every point that can be among the k - 1 nearest:
    // before a point of any other group come the first members of those, by distance or by index.
    const DistinctRows distinct(rows, metric, pool, stop);
    const std::size_t others = std::min(k, distinct.groupCount()) - 1;
    const NearestGroups nearest = nearestGroups(rows, distinct, metric, others, pool, stop, report);
    result.recall = nearest.recall;
    result.approximate = nearest.approximate;
    pool.forRanges(rows.rows(), 256, [&](std::size_t begin, std::size_t end, int) {
        std::vector<Neighbor> found;
        const auto append = [&](std::size_t group, float distance, std::size_t without) {
            std::size_t taken = 0;
            for (const std::int32_t member : distinct.members(group)) {
                if (taken == k)
                    break;
                if (std::size_t(member) == without)
                    continue;
                found.push_back({member, distance});
                ++taken;
            }
        };
        for (std::size_t i = begin; i < end; ++i) {
            found.clear();
            const std::size_t group = distinct.groupOf(i);
            append(group, 0.0F, i);
            for (const Neighbor& other : nearest.of.row(group))
                append(distinct.groupOf(std::size_t(other.index)), other.distance, i);
            std::partial_sort(found.begin(), found.begin() + std::ptrdiff_t(k - 1), found.end(), isNearer);
            result.indices(i, 0) = std::int32_t(i);
            for (std::size_t j = 1; j < k; ++j) {
                result.indices(i, j) = found[j - 1].index;
                result.distances(i, j) = found[j - 1].distance;
            }
        }
    });
    return result;
}

Neighbors nearestAmong(const Matrix<float>& known, const Matrix<float>& queries, Metric metric, int count,
                       ThreadPool& pool, const std::stop_token& stop, const ProgressFn& report)
{
    if (count < 1 || known.rows() == 0 || queries.cols() != known.cols())
        throw std::invalid_argument("nearestAmong: nothing asked, nothing known, or of another width");
    requireUsable(queries, metric, pool);
    const RowDistance distance(known, metric, pool);
    const std::size_t k = std::min(std::size_t(count), known.rows());
    Neighbors result{Matrix<std::int32_t>(queries.rows(), k), Matrix<float>(queries.rows(), k)};

    // As above: the k nearest groups hold every row that can be among the k nearest.
    const DistinctRows distinct(known, metric, pool, stop);
    const std::vector<std::int32_t> picked = firstMembers(distinct);
    const std::size_t groups = std::min(k, picked.size());
    std::vector<std::int32_t> all(queries.rows());
    std::iota(all.begin(), all.end(), 0);
    const ComparableRows rows(known, picked, metric, pool, stop, &queries);
    const ComparableRows asking(queries, all, rows, pool, stop);
    std::vector<std::vector<Neighbor>> scratch(std::size_t(pool.threadCount()));
    const auto keep = [&](std::size_t query, std::span<const NearCandidates::Candidate> candidates, int worker) {
        std::vector<Neighbor>& found = scratch[std::size_t(worker)];
        std::vector<Neighbor> nearest(groups);
        keepNearest(
            candidates, [&](const auto& candidate) { return std::size_t(picked[std::size_t(candidate.other)]); },
            [&](std::size_t other) { return distance.from(queries.row(query), other); }, found, nearest);
        found.clear();
        for (const Neighbor& group : nearest) {
            const auto members = distinct.members(distinct.groupOf(std::size_t(group.index)));
            for (const std::int32_t member : members.first(std::min(k, members.size())))
                found.push_back({member, group.distance});
        }
        std::partial_sort(found.begin(), found.begin() + std::ptrdiff_t(k), found.end(), isNearer);
        for (std::size_t j = 0; j < k; ++j) {
            result.indices(query, j) = found[j].index;
            result.distances(query, j) = found[j].distance;
        }
    };
    QueryFilter(rows, asking, metric, groups, pool).run(keep, stop, report);
    return result;
}

std::vector<Neighbor> nearestTo(std::span<const float> query, const Matrix<float>& rows, Metric metric,
                                std::size_t count)
{
    if (rows.rows() > 0 && query.size() != rows.cols())
        throw std::invalid_argument("nearestTo: the query is not as wide as the rows");
    requireUsable(query, metric);
    const RowDistance distance(rows, metric);
    std::vector<Neighbor> found;
    found.reserve(rows.rows());
    for (std::size_t i = 0; i < rows.rows(); ++i)
        found.push_back({std::int32_t(i), distance.from(query, i)});
    count = std::min(count, found.size());
    std::partial_sort(found.begin(), found.begin() + std::ptrdiff_t(count), found.end(), isNearer);
    found.resize(count);
    return found;
}

} // namespace otozu
