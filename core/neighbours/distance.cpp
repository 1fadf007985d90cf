// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/distance.h"

#include "core/base/fault.h"
#include "core/base/instruction_set.h"
#include "core/neighbours/distance_kernel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace otozu
{
namespace
{

constexpr std::size_t kValues = 65536; // looked at at a time
constexpr double kParallel = 1e-14;    // cosine distances below are rounding noise

float rounded(double distance)
{
    return float(std::min(distance, double(std::numeric_limits<float>::max())));
}

} // namespace

void requireUsable(std::span<const float> values, Metric metric)
{
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); }))
        throw Error(Fault::BadInput, {}, "the rows hold a value that is not finite");
    if (metric == Metric::SoftDice && !std::all_of(values.begin(), values.end(), [](float v) { return v >= 0.0F; }))
        throw Error(Fault::BadInput, {}, "the soft Dice distance is for rows without negative values");
}

void requireUsable(const Matrix<float>& rows, Metric metric, ThreadPool& pool)
{
    pool.forRanges(rows.values().size(), kValues, [&](std::size_t begin, std::size_t end, int) {
        requireUsable(rows.values().subspan(begin, end - begin), metric);
    });
}

RowDistance::RowDistance(const Matrix<float>& rows, Metric metric) : m_rows(rows), m_metric(metric)
{
    ThreadPool alone(1);
    prepare(alone);
}

RowDistance::RowDistance(const Matrix<float>& rows, Metric metric, ThreadPool& pool) : m_rows(rows), m_metric(metric)
{
    prepare(pool);
}

void RowDistance::prepare(ThreadPool& pool)
{
    requireUsable(m_rows, m_metric, pool);
    m_moments.resize(m_rows.rows());
    if (m_metric == Metric::Euclidean)
        return;
    pool.forRanges(m_rows.rows(), 64, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i)
            m_moments[i] = momentsOf(m_rows.row(i));
    });
}

RowDistance::Moments RowDistance::momentsOf(std::span<const float> row) const
{
    Moments moments;
    if (m_metric == Metric::Euclidean)
        return moments;
    if (m_metric == Metric::Dice) {
        moments.squares = double(OTOZU_DISPATCH(countBoth, row.data(), row.data(), row.size()));
        return moments;
    }
    if (m_metric == Metric::Correlation && !row.empty()) {
        double sum = 0.0; // exact for a constant row, so that its squares vanish
        for (const float value : row)
            sum += value;
        moments.mean = sum / double(row.size());
    }
    moments.squares = OTOZU_DISPATCH(sumProducts, row.data(), moments.mean, row.data(), moments.mean, row.size());
    return moments;
}

float RowDistance::between(const float* a, const Moments& ofA, const float* b, const Moments& ofB) const
{
    const std::size_t width = m_rows.cols();
    const double both = ofA.squares + ofB.squares;
    switch (m_metric) {
    case Metric::Euclidean:
        return rounded(std::sqrt(OTOZU_DISPATCH(sumSquaredDifferences, a, b, width)));
    case Metric::SoftDice:
        return both > 0.0 ? rounded(OTOZU_DISPATCH(sumSquaredDifferences, a, b, width) / both) : 0.0F;
    case Metric::Dice:
        return both > 0.0 ? float((both - 2.0 * double(OTOZU_DISPATCH(countBoth, a, b, width))) / both) : 0.0F;
    case Metric::Cosine:
    case Metric::Correlation:
        break;
    }
    if (!(ofA.squares > 0.0) || !(ofB.squares > 0.0))
        return both > 0.0 ? 1.0F : 0.0F;
    const double product = OTOZU_DISPATCH(sumProducts, a, ofA.mean, b, ofB.mean, width);
    const double distance = 1.0 - product / (std::sqrt(ofA.squares) * std::sqrt(ofB.squares));
    return distance < kParallel ? 0.0F : rounded(distance);
}

float RowDistance::operator()(std::size_t a, std::size_t b) const
{
    return between(m_rows.row(a).data(), m_moments[a], m_rows.row(b).data(), m_moments[b]);
}

float RowDistance::from(std::span<const float> query, std::size_t b) const
{
    return between(query.data(), momentsOf(query), m_rows.row(b).data(), m_moments[b]);
}

} // namespace otozu
