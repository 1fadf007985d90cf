// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/distinct_rows.h"

#include "core/base/progress.h"

#include <algorithm>
#include <bit>

namespace otozu
{
namespace
{

bool isConstant(std::span<const float> row)
{
    return std::all_of(row.begin(), row.end(), [&](float v) { return v == row.front(); });
}

/// The value under which equal rows have equal bits.
float canonical(float value, Metric metric)
{
    if (metric == Metric::Dice)
        return value != 0.0F ? 1.0F : 0.0F;
    return value + 0.0F; // -0 becomes 0
}

std::uint64_t hashOf(std::span<const float> row, Metric metric)
{
    constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;
    std::uint64_t lanes[4] = {1, 2, 3, 4}; // four chains, for multiplication is slow to answer
    for (std::size_t i = 0; i < row.size(); ++i) {
        std::uint64_t& lane = lanes[i % 4];
        lane = (lane ^ std::bit_cast<std::uint32_t>(canonical(row[i], metric))) * kPrime;
        lane ^= lane >> 29;
    }
    std::uint64_t hash = 0;
    for (const std::uint64_t lane : lanes)
        hash = (hash ^ lane) * kPrime + (hash >> 31);
    return hash;
}

} // namespace

DistinctRows::DistinctRows(const Matrix<float>& rows, Metric metric, ThreadPool& pool, const std::stop_token& stop)
{
    const std::size_t count = rows.rows();
    std::vector<std::uint64_t> hashes(count, 0);
    std::vector<char> constant(count, 0); // to Correlation, they are all one
    pool.forRanges(count, 64, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i) {
            if (metric == Metric::Correlation && isConstant(rows.row(i)))
                constant[i] = 1;
            else
                hashes[i] = hashOf(rows.row(i), metric);
        }
    });

    const auto equal = [&](std::size_t a, std::size_t b) {
        if (constant[a] != 0 || constant[b] != 0)
            return constant[a] == constant[b];
        const auto rowA = rows.row(a);
        const auto rowB = rows.row(b);
        return std::equal(rowA.begin(), rowA.end(), rowB.begin(),
                          [&](float x, float y) { return canonical(x, metric) == canonical(y, metric); });
    };
    std::vector<std::int32_t> firstOfGroup;
    // Groups by hash, each at the first place from its own that is free; at most half of the places are taken.
    const std::size_t mask = std::bit_ceil(2 * count + 1) - 1;
    std::vector<std::int32_t> places(mask + 1, -1);
    m_group.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 1024 == 0)
            throwIfStopped(stop);
        std::size_t at = std::size_t(hashes[i] ^ (hashes[i] >> 32)) & mask;
        for (;; at = (at + 1) & mask) {
            if (places[at] < 0) {
                places[at] = std::int32_t(firstOfGroup.size());
                firstOfGroup.push_back(std::int32_t(i));
                break;
            }
            const auto first = std::size_t(firstOfGroup[std::size_t(places[at])]);
            if (hashes[first] == hashes[i] && equal(first, i))
                break;
        }
        m_group[i] = places[at];
    }

    m_start.assign(firstOfGroup.size() + 1, 0);
    for (const std::int32_t group : m_group)
        ++m_start[std::size_t(group) + 1];
    for (std::size_t group = 0; group < firstOfGroup.size(); ++group)
        m_start[group + 1] += m_start[group];
    std::vector<std::size_t> next(m_start.begin(), m_start.end() - 1);
    m_members.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        m_members[next[std::size_t(m_group[i])]++] = std::int32_t(i);
}

} // namespace otozu
