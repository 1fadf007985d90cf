// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/metric.h"

#include <span>
#include <vector>

namespace otozu
{

/// The distances that define who is whose neighbour: from direct differences or products in double, in one fixed order
/// of summation, rounded to float in the end. The same bytes with every instruction set. Cosine and correlation
/// distances below 1e-14 are rounding noise of parallel rows and become 0.
class RowDistance
{
public:
    /// Reads every row once.
    /// @param rows  (n, d); must outlive this object.
    /// @throws Error  BadInput if a value is not finite, or negative under SoftDice.
    RowDistance(const Matrix<float>& rows, Metric metric);
    /// The same on all threads.
    RowDistance(const Matrix<float>& rows, Metric metric, ThreadPool& pool);

    /// Between two rows by index. Symmetric; 0 for equal rows; never NaN. Safe from several threads.
    [[nodiscard]] float operator()(std::size_t a, std::size_t b) const;
    /// From a row outside to the row of index b; as wide as the rows and checked by the caller.
    [[nodiscard]] float from(std::span<const float> query, std::size_t b) const;

private:
    /// What a metric needs of a row alone.
    struct Moments {
        double mean = 0.0;    // Correlation: of the row; others 0
        double squares = 0.0; // sum of squares about that mean; Dice: count of values that are not 0
    };
    void prepare(ThreadPool& pool);
    [[nodiscard]] Moments momentsOf(std::span<const float> row) const;
    [[nodiscard]] float between(const float* a, const Moments& ofA, const float* b, const Moments& ofB) const;

    const Matrix<float>& m_rows;
    Metric m_metric;
    std::vector<Moments> m_moments;
};

/// @throws Error  BadInput if a value is not finite, or negative under SoftDice.
void requireUsable(std::span<const float> values, Metric metric);
/// The same on all threads.
void requireUsable(const Matrix<float>& rows, Metric metric, ThreadPool& pool);

} // namespace otozu
