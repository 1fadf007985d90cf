// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/metric.h"
#include "core/neighbours/product_kernel.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Some rows, changed so that a metric becomes a matter of squared differences in float: of unit length for Cosine and
/// Correlation, 0 and 1 for Dice, about their mean for Euclidean, and in a range that cannot overflow. Values are made
/// when asked for.
class ComparableRows
{
public:
    /// @param rows,picked  must outlive this object; finite.
    /// @param queries  other rows that are to be compared with these, as wide.
    /// @throws Cancelled
    ComparableRows(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric, ThreadPool& pool,
                   const std::stop_token& stop, const Matrix<float>* queries = nullptr);
    /// The queries of those, changed like them.
    /// @throws Cancelled
    ComparableRows(const Matrix<float>& queries, std::span<const std::int32_t> picked, const ComparableRows& like,
                   ThreadPool& pool, const std::stop_token& stop);

    [[nodiscard]] std::size_t count() const { return m_picked.size(); }
    [[nodiscard]] std::size_t cols() const { return m_rows.cols(); }
    /// Ratio: squared differences count relative to both squared norms.
    [[nodiscard]] ScoreKind kind() const
    {
        return m_metric == Metric::Dice || m_metric == Metric::SoftDice ? ScoreKind::Ratio : ScoreKind::Difference;
    }
    [[nodiscard]] float value(std::size_t position, std::size_t col) const
    {
        const float was = m_rows(std::size_t(m_picked[position]), col);
        if (m_metric == Metric::Dice)
            return was != 0.0F ? 1.0F : 0.0F;
        const RowChange& change = m_perRow.empty() ? m_change : m_perRow[position];
        return float((double(was) - change.shift - m_means[col]) * change.factor);
    }

private:
    /// What is done to the values of one row: (value - shift - column's shift) * factor.
    struct RowChange {
        double shift = 0.0;
        double factor = 1.0;
    };
    void makeUnits(ThreadPool& pool, const std::stop_token& stop);
    [[nodiscard]] static RowChange unitLength(std::span<const float> row, bool centred);

    const Matrix<float>& m_rows;
    std::span<const std::int32_t> m_picked;
    Metric m_metric;
    RowChange m_change;
    std::vector<RowChange> m_perRow; // Cosine, Correlation
    std::vector<double> m_means;     // of the columns
};

} // namespace otozu
