// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/row_reducer.h"

#include "core/base/progress.h"
#include "core/base/sealed_bytes.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace otozu
{
namespace
{

constexpr std::size_t kWideRow = 1024; // narrower ones are compared faster than reduced
constexpr std::string_view kKind = "ROWR";
constexpr std::uint32_t kVersion = 1;

} // namespace

bool RowReducer::reduces(std::size_t width, Metric metric)
{
    return width >= kWideRow &&
           (metric == Metric::Euclidean || metric == Metric::Cosine || metric == Metric::Correlation);
}

RowReducer::RowReducer(Matrix<float>& sample, Metric metric, ThreadPool& pool, const std::stop_token& stop)
    : m_metric(metric), m_pca(fitted(sample, pool, stop))
{
}

RowReducer::RowReducer(Metric metric, StandardScaler scaler, Pca pca)
    : m_metric(metric), m_scaler(std::move(scaler)), m_pca(std::move(pca))
{
}

std::vector<char> RowReducer::toBytes() const
{
    const Pca::State pca = m_pca.toState();
    ByteWriter writer;
    writer.fixed(std::uint8_t(m_metric));
    writer.reals(m_scaler.mean());
    writer.reals(m_scaler.variance());
    writer.reals(m_scaler.scale());
    writer.reals(pca.mean);
    writer.reals(pca.factor);
    writer.number(pca.components.rows());
    for (const float value : pca.components.values())
        writer.real(value);
    return sealed(kKind, kVersion, writer);
}

RowReducer RowReducer::fromBytes(std::span<const char> bytes)
{
    ByteReader reader = unsealed(bytes, kKind, kVersion);
    const auto metric = Metric(reader.fixed<std::uint8_t>());
    auto mean = reader.reals();
    auto variance = reader.reals();
    auto scale = reader.reals();
    const std::size_t width = mean.size();
    Pca::State pca{reader.reals(), reader.reals(), {}};
    const auto components = reader.number();
    if (!reduces(width, metric) || pca.mean.size() != width || components > width)
        refuseSealed();
    pca.components = Matrix<float>(std::size_t(components), width);
    for (float& value : pca.components.values())
        value = reader.realFloat();
    if (reader.left() > 0)
        refuseSealed();
    try {
        return {metric, StandardScaler(std::move(mean), std::move(variance), std::move(scale)), Pca(std::move(pca))};
    } catch (const std::invalid_argument&) {
        refuseSealed();
    }
}

Pca RowReducer::fitted(Matrix<float>& sample, ThreadPool& pool, const std::stop_token& stop)
{
    m_scaler.fit(sample, pool);
    PcaOptions options;
    if (m_metric == Metric::Euclidean)
        return {sample, m_scaler.scale(), options, pool, stop};
    pool.forRanges(sample.rows(), 16, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i)
            makeUnit(sample.row(i));
    });
    options.centred = false; // about the origin, which keeps angles
    return {sample, {}, options, pool, stop};
}

/// Scaled and of length 1, about its own mean for Correlation: distances become those of angles about the origin.
void RowReducer::makeUnit(std::span<float> row) const
{
    m_scaler.transform(row);
    double mean = 0.0;
    if (m_metric == Metric::Correlation) {
        for (const float value : row)
            mean += double(value) / double(row.size());
    }
    double squares = 0.0;
    for (const float value : row)
        squares += (double(value) - mean) * (double(value) - mean);
    const double factor = squares > 0.0 ? 1.0 / std::sqrt(squares) : 0.0;
    for (float& value : row)
        value = float((double(value) - mean) * factor);
}

Metric RowReducer::reducedMetric() const
{
    return m_metric == Metric::Euclidean ? Metric::Euclidean : Metric::Cosine;
}

RowReducer::Batch::Batch(const RowReducer& reducer, Matrix<float>& reduced)
    : m_reducer(reducer), m_reduced(reduced), m_projector(reducer.m_pca),
      m_rows(Pca::Projector::kMostRows, reducer.m_pca.width()),
      m_places(Pca::Projector::kMostRows, reducer.reducedWidth())
{
}

void RowReducer::Batch::take(std::size_t target)
{
    if (m_reducer.m_metric != Metric::Euclidean)
        m_reducer.makeUnit(next());
    m_targets.push_back(target);
    if (m_targets.size() == m_rows.rows())
        flush();
}

void RowReducer::Batch::flush()
{
    m_projector.project(m_rows.values().first(m_targets.size() * m_rows.cols()), m_places.data());
    for (std::size_t i = 0; i < m_targets.size(); ++i)
        std::ranges::copy(m_places.row(i), m_reduced.row(m_targets[i]).begin());
    m_targets.clear();
}

} // namespace otozu
