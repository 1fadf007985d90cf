// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/metric.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Groups of rows that a metric takes for one: equal values, or for Dice equal sets, or for Correlation all constant
/// rows. Groups are numbered by their first member.
class DistinctRows
{
public:
    /// @throws Cancelled
    DistinctRows(const Matrix<float>& rows, Metric metric, ThreadPool& pool, const std::stop_token& stop = {});

    [[nodiscard]] std::size_t groupCount() const { return m_start.size() - 1; }
    [[nodiscard]] std::size_t groupOf(std::size_t row) const { return std::size_t(m_group[row]); }
    /// Ascending.
    [[nodiscard]] std::span<const std::int32_t> members(std::size_t group) const
    {
        return {m_members.data() + m_start[group], m_start[group + 1] - m_start[group]};
    }
    [[nodiscard]] std::size_t firstOf(std::size_t group) const { return std::size_t(m_members[m_start[group]]); }

private:
    std::vector<std::int32_t> m_group;
    std::vector<std::int32_t> m_members;
    std::vector<std::size_t> m_start;
};

} // namespace otozu
