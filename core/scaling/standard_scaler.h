// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"

#include <span>
#include <vector>

namespace otozu
{

/// Columns to mean 0 and deviation 1, as scikit-learn's StandardScaler: deviation of the population (ddof 0), computed
/// in double; a column that is constant up to rounding is only centred (its scale is 1). The same bytes for any number
/// of threads.
class StandardScaler
{
public:
    StandardScaler() = default;
    /// What was fitted and stored before. @throws std::invalid_argument  sizes that do not match, values out of range.
    StandardScaler(std::vector<double> mean, std::vector<double> variance, std::vector<double> scale);

    /// @param rows  (n, width), finite. @throws std::invalid_argument  no rows.
    void fit(const Matrix<float>& rows, ThreadPool& pool);

    /// (x - mean) / scale, in place. @throws std::invalid_argument  not fitted, or another width.
    void transform(Matrix<float>& rows, ThreadPool& pool) const;
    /// The same for one row of that width.
    void transform(std::span<float> row) const;
    /// x * scale + mean, in place. @throws std::invalid_argument  not fitted, or another width.
    void inverseTransform(Matrix<float>& rows, ThreadPool& pool) const;

    [[nodiscard]] const std::vector<double>& mean() const { return m_mean; }
    [[nodiscard]] const std::vector<double>& variance() const { return m_variance; }
    [[nodiscard]] const std::vector<double>& scale() const { return m_scale; }

private:
    std::vector<double> m_mean;
    std::vector<double> m_variance;
    std::vector<double> m_scale;
};

} // namespace otozu
