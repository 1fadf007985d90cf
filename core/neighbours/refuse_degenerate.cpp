// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/fault.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/neighbours/distance.h"
#include "core/neighbours/distinct_rows.h"
#include "core/neighbours/nearest_neighbors.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace otozu
{
namespace
{

constexpr std::size_t kPairs = 4000;
constexpr std::size_t kFewRows = 1000;
constexpr std::size_t kEnough = 100;
constexpr std::size_t kEnoughZeros = 3;
constexpr double kTooMany = 0.99;

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// At most kPairs random pairs of rows that differ; none of few rows. Rows differ if their values do, whatever the
/// metric makes of them: equal ones must tie and say nothing.
Pairs pairsOfRows(const Matrix<float>& rows, Random& random)
{
    Pairs pairs;
    for (std::size_t turn = 0; turn < 2 * kPairs && pairs.size() < kPairs && rows.rows() > kFewRows; ++turn) {
        const std::size_t a = random.below(rows.rows());
        const std::size_t b = (a + 1 + random.below(rows.rows() - 1)) % rows.rows();
        if (!std::ranges::equal(rows.row(a), rows.row(b)))
            pairs.emplace_back(a, b);
    }
    return pairs;
}

/// The same of groups of equal rows, each named by its first: all pairs, if they are few.
Pairs pairsOfGroups(const DistinctRows& distinct, Random& random)
{
    Pairs pairs;
    const std::size_t count = distinct.groupCount();
    if (count < 2)
        return pairs;
    if (count * (count - 1) / 2 <= kPairs) {
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = a + 1; b < count; ++b)
                pairs.emplace_back(distinct.firstOf(a), distinct.firstOf(b));
        }
        return pairs;
    }
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
        const std::size_t a = random.below(count);
        pairs.emplace_back(distinct.firstOf(a), distinct.firstOf((a + 1 + random.below(count - 1)) % count));
    }
    return pairs;
}

/// How many of the pairs have the commonest distance; 0 if that is not too many.
std::size_t tooManyTies(const Pairs& pairs, const RowDistance& distance, ThreadPool& pool, const std::stop_token& stop)
{
    std::vector<float> distances(pairs.size());
    pool.forRanges(pairs.size(), 64, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i)
            distances[i] = distance(pairs[i].first, pairs[i].second);
    });
    std::ranges::sort(distances);
    std::size_t ties = 0;
    float value = 0.0F;
    for (auto begin = distances.begin(); begin != distances.end();) {
        const auto end = std::find_if(begin, distances.end(), [&](float one) { return one != *begin; });
        if (std::size_t(end - begin) > ties) {
            ties = std::size_t(end - begin);
            value = *begin;
        }
        begin = end;
    }
    const bool enough = pairs.size() >= (value == 0.0F ? kEnoughZeros : kEnough);
    return enough && double(ties) >= kTooMany * double(pairs.size()) ? ties : 0;
}

} // namespace

void refuseDegenerate(const Matrix<float>& rows, Metric metric, ThreadPool& pool, const std::stop_token& stop)
{
    const RowDistance distance(rows, metric, pool);
    Random random(0);
    Pairs pairs = pairsOfRows(rows, random);
    if (pairs.size() == kPairs && tooManyTies(pairs, distance, pool, stop) == 0)
        return;
    // Of few rows that come often, random pairs are the same ones again and again.
    pairs = pairsOfGroups(DistinctRows(rows, Metric::Euclidean, pool, stop), random);
    const std::size_t ties = tooManyTies(pairs, distance, pool, stop);
    if (ties == 0)
        return;
    std::string why = "this metric cannot tell the sounds apart: " + std::to_string(ties) + " of " +
                      std::to_string(pairs.size()) + " sampled pairs of differing rows have the same distance";
    if (metric == Metric::Dice)
        why +=
            " (boolean Dice only asks which values are 0, and here nearly always the same ones are; soft-dice compares "
            "the values)";
    throw Error(Fault::DegenerateMetric, {}, why);
}

} // namespace otozu
