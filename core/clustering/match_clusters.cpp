// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/match_clusters.h"

#include "core/base/matrix.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace otozu
{
namespace
{

using Cost = std::int64_t;
constexpr Cost kFar = std::numeric_limits<Cost>::max();

/// Gives every row a column of its own at the least cost in all: row by row, each time along the shortest way that
/// takes columns from those that had them before.
class Assignment
{
public:
    /// @param costs  square
    explicit Assignment(const Matrix<Cost>& costs)
        : m_costs(costs), m_ofRow(costs.rows() + 1, 0), m_ofColumn(costs.rows() + 1, 0), m_rowOf(costs.rows() + 1, 0)
    {
        for (std::size_t row = 1; row <= costs.rows(); ++row)
            add(row);
    }

    [[nodiscard]] std::size_t rowOf(std::size_t column) const { return m_rowOf[column + 1] - 1; }

private:
    // Rows and columns count from 1; 0 is none.
    void add(std::size_t row)
    {
        const std::size_t count = m_costs.rows();
        std::vector<Cost> shortest(count + 1, kFar);
        std::vector<std::size_t> before(count + 1, 0);
        std::vector<bool> done(count + 1, false);
        std::size_t column = 0;
        m_rowOf[0] = row;
        do {
            done[column] = true;
            const std::size_t from = m_rowOf[column];
            Cost least = kFar;
            std::size_t next = 0;
            for (std::size_t to = 1; to <= count; ++to) {
                if (done[to])
                    continue;
                const Cost way = m_costs(from - 1, to - 1) - m_ofRow[from] - m_ofColumn[to];
                if (way < shortest[to]) {
                    shortest[to] = way;
                    before[to] = column;
                }
                if (shortest[to] < least) { // the first of equals
                    least = shortest[to];
                    next = to;
                }
            }
            for (std::size_t to = 0; to <= count; ++to) {
                if (done[to]) {
                    m_ofRow[m_rowOf[to]] += least;
                    m_ofColumn[to] -= least;
                } else {
                    shortest[to] -= least;
                }
            }
            column = next;
        } while (m_rowOf[column] != 0);
        for (; column != 0; column = before[column])
            m_rowOf[column] = m_rowOf[before[column]];
    }

    const Matrix<Cost>& m_costs;
    std::vector<Cost> m_ofRow; // potentials
    std::vector<Cost> m_ofColumn;
    std::vector<std::size_t> m_rowOf; // of a column
};

} // namespace

std::vector<std::int32_t> matchClusters(std::span<const std::int32_t> before, std::size_t oldCount,
                                        std::span<const std::int32_t> after, std::size_t newCount)
{
    if (before.size() != after.size())
        throw std::invalid_argument("matchClusters: not the same points");
    const std::size_t side = std::max(oldCount, newCount);
    Matrix<Cost> costs(side, side);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] >= std::int64_t(oldCount) || after[i] >= std::int64_t(newCount))
            throw std::invalid_argument("matchClusters: there is no such cluster");
        if (before[i] >= 0 && after[i] >= 0)
            --costs(std::size_t(before[i]), std::size_t(after[i]));
    }
    const Assignment assignment(costs);
    std::vector<std::int32_t> oldOf(newCount, -1);
    for (std::size_t cluster = 0; cluster < newCount; ++cluster) {
        const std::size_t old = assignment.rowOf(cluster);
        if (costs(old, cluster) < 0)
            oldOf[cluster] = std::int32_t(old);
    }
    return oldOf;
}

} // namespace otozu
