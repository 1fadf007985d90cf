// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scaling/standard_scaler.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace
{

constexpr std::size_t kColumnsAtOnce = 256;
constexpr std::size_t kRowsAtOnce = 16;

/// scikit-learn's test for a column whose variance is nothing but rounding (its _is_constant_feature).
bool isConstant(double variance, double mean, double count)
{
    constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
    const double slip = count * mean * kEpsilon;
    return variance <= count * kEpsilon * variance + slip * slip;
}

void checkWidth(const Matrix<float>& rows, std::size_t width)
{
    if (width == 0 || rows.cols() != width)
        throw std::invalid_argument("StandardScaler: not fitted, or to another width");
}

} // namespace

StandardScaler::StandardScaler(std::vector<double> mean, std::vector<double> variance, std::vector<double> scale)
    : m_mean(std::move(mean)), m_variance(std::move(variance)), m_scale(std::move(scale))
{
    const auto isFinite = [](double value) { return std::isfinite(value); };
    const auto isPositive = [](double value) { return std::isfinite(value) && value > 0.0; };
    if (m_variance.size() != m_mean.size() || m_scale.size() != m_mean.size() || m_mean.empty() ||
        !std::ranges::all_of(m_mean, isFinite) || !std::ranges::all_of(m_variance, isFinite) ||
        !std::ranges::all_of(m_scale, isPositive))
        throw std::invalid_argument("StandardScaler: this is no stored fit");
}

void StandardScaler::fit(const Matrix<float>& rows, ThreadPool& pool)
{
    if (rows.rows() == 0 || rows.cols() == 0)
        throw std::invalid_argument("StandardScaler: no rows");
    const std::size_t width = rows.cols();
    const auto count = double(rows.rows());
    m_mean.assign(width, 0.0);
    m_variance.assign(width, 0.0);
    m_scale.assign(width, 1.0);
    // By columns, so that every sum is formed from the first row to the last however many threads there are.
    pool.forRanges(width, kColumnsAtOnce, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t row = 0; row < rows.rows(); ++row) {
            const auto values = rows.row(row);
            for (std::size_t col = begin; col < end; ++col)
                m_mean[col] += double(values[col]);
        }
        for (std::size_t col = begin; col < end; ++col)
            m_mean[col] /= count;
        // The second sum takes back what rounding left of the mean.
        std::vector<double> residue(end - begin, 0.0);
        for (std::size_t row = 0; row < rows.rows(); ++row) {
            const auto values = rows.row(row);
            for (std::size_t col = begin; col < end; ++col) {
                const double distance = double(values[col]) - m_mean[col];
                residue[col - begin] += distance;
                m_variance[col] += distance * distance;
            }
        }
        for (std::size_t col = begin; col < end; ++col) {
            const double slip = residue[col - begin];
            m_variance[col] = (m_variance[col] - slip * slip / count) / count;
            if (!isConstant(m_variance[col], m_mean[col], count))
                m_scale[col] = std::sqrt(m_variance[col]);
        }
    });
}

void StandardScaler::transform(Matrix<float>& rows, ThreadPool& pool) const
{
    checkWidth(rows, m_mean.size());
    pool.forRanges(rows.rows(), kRowsAtOnce, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t row = begin; row < end; ++row)
            transform(rows.row(row));
    });
}

void StandardScaler::transform(std::span<float> row) const
{
    assert(row.size() == m_mean.size());
    // scikit-learn rounds to the type of the data after each of the two steps.
    for (std::size_t col = 0; col < row.size(); ++col)
        row[col] = float(double(float(double(row[col]) - m_mean[col])) / m_scale[col]);
}

void StandardScaler::inverseTransform(Matrix<float>& rows, ThreadPool& pool) const
{
    checkWidth(rows, m_mean.size());
    pool.forRanges(rows.rows(), kRowsAtOnce, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t row = begin; row < end; ++row) {
            const auto values = rows.row(row);
            for (std::size_t col = 0; col < values.size(); ++col)
                values[col] = float(double(float(double(values[col]) * m_scale[col])) + m_mean[col]);
        }
    });
}

} // namespace otozu
