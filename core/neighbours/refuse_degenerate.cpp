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

/// How many of the ascending values are equal to the commonest one, and that.
std::pair<std::size_t, float> commonest(const std::vector<float>& sorted)
{
    std::pair<std::size_t, float> best{0, 0.0F};
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin;
        while (end < sorted.size() && sorted[end] == sorted[begin])
            ++end;
        if (end - begin > best.first)
            best = {end - begin, sorted[begin]};
        begin = end;
    }
    return best;
}

} // namespace

void refuseDegenerate(const Matrix<float>& rows, Metric metric, ThreadPool& pool, const std::stop_token& stop)
{
    const RowDistance distance(rows, metric, pool);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    const auto take = [&](std::size_t a, std::size_t b) { pairs.emplace_back(a, b); };
    // Rows differ if their values do, whatever the metric makes of them. Equal rows must tie and say nothing: random
    // pairs of them are passed over, and where they are most, rows are grouped first.
    Random random(0);
    for (std::size_t turn = 0; turn < 2 * kPairs && pairs.size() < kPairs && rows.rows() > kFewRows; ++turn) {
        const std::size_t a = random.below(rows.rows());
        const std::size_t b = (a + 1 + random.below(rows.rows() - 1)) % rows.rows();
        if (!std::ranges::equal(rows.row(a), rows.row(b)))
            take(a, b);
    }
    if (pairs.size() < kPairs) {
        pairs.clear();
        const DistinctRows distinct(rows, Metric::Euclidean, pool, stop);
        const std::size_t count = distinct.groupCount();
        if (count < 2)
            return;
        if (count * (count - 1) / 2 <= kPairs) {
            for (std::size_t a = 0; a < count; ++a) {
                for (std::size_t b = a + 1; b < count; ++b)
                    take(distinct.firstOf(a), distinct.firstOf(b));
            }
        } else {
            for (std::size_t pair = 0; pair < kPairs; ++pair) {
                const std::size_t a = random.below(count);
                take(distinct.firstOf(a), distinct.firstOf((a + 1 + random.below(count - 1)) % count));
            }
        }
    }
    std::vector<float> distances(pairs.size());
    pool.forRanges(pairs.size(), 64, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i)
            distances[i] = distance(pairs[i].first, pairs[i].second);
    });
    std::sort(distances.begin(), distances.end());
    const auto [ties, value] = commonest(distances);
    if (distances.size() < (value == 0.0F ? kEnoughZeros : kEnough) ||
        double(ties) < kTooMany * double(distances.size()))
        return;
    std::string why = "this metric cannot tell the sounds apart: " + std::to_string(ties) + " of " +
                      std::to_string(distances.size()) + " sampled pairs of differing rows have the same distance";
    if (metric == Metric::Dice)
        why +=
            " (boolean Dice only asks which values are 0, and here nearly always the same ones are; soft-dice compares "
            "the values)";
    throw Error(Fault::DegenerateMetric, {}, why);
}

} // namespace otozu
