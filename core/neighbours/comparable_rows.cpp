// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/comparable_rows.h"

#include "core/base/progress.h"

#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr std::size_t kSumRows = 4096; // rows whose sums are added up by themselves

float largestOf(const Matrix<float>& rows, ThreadPool& pool)
{
    std::vector<float> largest(std::size_t(pool.threadCount()), 0.0F);
    pool.forRanges(rows.rows(), 64, [&](std::size_t begin, std::size_t end, int worker) {
        float most = largest[std::size_t(worker)];
        for (std::size_t i = begin; i < end; ++i) {
            for (const float value : rows.row(i))
                most = std::max(most, std::abs(value));
        }
        largest[std::size_t(worker)] = most;
    });
    return *std::max_element(largest.begin(), largest.end());
}

/// A power of two that brings all values up to `most` into [-1, 1], even after a mean was taken off.
double scaleFor(float most)
{
    return most > 0.0F ? std::ldexp(1.0, -(std::ilogb(most) + 2)) : 1.0;
}

/// The means of the columns. Any point would do; this one makes norms, and so rounding, small.
std::vector<double> columnMeans(const Matrix<float>& rows, std::span<const std::int32_t> picked, ThreadPool& pool,
                                const std::stop_token& stop)
{
    const std::size_t parts = (picked.size() + kSumRows - 1) / kSumRows;
    Matrix<double> sums(parts, rows.cols(), 0.0);
    pool.forRanges(picked.size(), kSumRows, [&](std::size_t begin, std::size_t end, int) {
        const auto sum = sums.row(begin / kSumRows);
        for (std::size_t i = begin; i < end; ++i) {
            if (i % 64 == 0)
                throwIfStopped(stop);
            const auto row = rows.row(std::size_t(picked[i]));
            for (std::size_t col = 0; col < sum.size(); ++col)
                sum[col] += row[col];
        }
    });
    std::vector<double> means(rows.cols(), 0.0);
    for (std::size_t part = 0; part < parts; ++part) {
        for (std::size_t col = 0; col < means.size(); ++col)
            means[col] += sums(part, col);
    }
    for (double& mean : means)
        mean /= double(picked.size());
    return means;
}

} // namespace

ComparableRows::ComparableRows(const Matrix<float>& rows, std::span<const std::int32_t> picked, Metric metric,
                               ThreadPool& pool, const std::stop_token& stop, const Matrix<float>* queries)
    : m_rows(rows), m_picked(picked), m_metric(metric)
{
    if (metric == Metric::Euclidean)
        m_means = columnMeans(rows, picked, pool, stop);
    else
        m_means.assign(rows.cols(), 0.0);
    if (metric == Metric::Euclidean || metric == Metric::SoftDice)
        m_change.factor = scaleFor(std::max(largestOf(rows, pool), queries ? largestOf(*queries, pool) : 0.0F));
    makeUnits(pool, stop);
}

ComparableRows::ComparableRows(const Matrix<float>& queries, std::span<const std::int32_t> picked,
                               const ComparableRows& like, ThreadPool& pool, const std::stop_token& stop)
    : m_rows(queries), m_picked(picked), m_metric(like.m_metric), m_change(like.m_change), m_means(like.m_means)
{
    makeUnits(pool, stop);
}

void ComparableRows::makeUnits(ThreadPool& pool, const std::stop_token& stop)
{
    if (m_metric != Metric::Cosine && m_metric != Metric::Correlation)
        return;
    m_perRow.resize(m_picked.size());
    pool.forRanges(m_picked.size(), 64, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i)
            m_perRow[i] = unitLength(m_rows.row(std::size_t(m_picked[i])), m_metric == Metric::Correlation);
    });
}

ComparableRows::RowChange ComparableRows::unitLength(std::span<const float> row, bool centred)
{
    double sum = 0.0;
    for (const float value : row)
        sum += value;
    RowChange change;
    change.shift = centred ? sum / double(row.size()) : 0.0;
    double squares = 0.0;
    for (const float value : row)
        squares += (value - change.shift) * (value - change.shift);
    change.factor = squares > 0.0 ? 1.0 / std::sqrt(squares) : 0.0;
    return change;
}

} // namespace otozu
