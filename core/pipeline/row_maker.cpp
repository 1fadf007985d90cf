// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/row_maker.h"

#include "core/base/progress.h"
#include "core/base/sealed_bytes.h"
#include "core/pipeline/map_rows.h"

#include <algorithm>
#include <numeric>

namespace otozu
{
namespace
{

constexpr std::string_view kKind = "ROWM";
constexpr std::uint32_t kVersion = 1;

bool areReduced(std::size_t count, std::size_t width, Metric metric)
{
    return count >= RowReducer::kSampleRows && RowReducer::reduces(width, metric);
}

} // namespace

std::vector<std::size_t> RowMaker::deciding(const std::vector<SampleRecord>& samples, std::size_t width, Metric metric)
{
    std::vector<std::size_t> indices;
    if (areReduced(samples.size(), width, metric)) {
        indices = scattered(samples);
        indices.resize(RowReducer::kSampleRows);
    } else {
        indices.resize(samples.size());
        std::iota(indices.begin(), indices.end(), std::size_t(0));
    }
    return indices;
}

RowMaker::RowMaker(Matrix<float> rows, Profile profile, Metric metric, ThreadPool& pool, const std::stop_token& stop)
    : m_metric(metric)
{
    if (areReduced(rows.rows(), rows.cols(), metric)) {
        m_reducer = std::make_shared<const RowReducer>(rows, metric, pool, stop);
        m_metric = m_reducer->reducedMetric();
    } else {
        m_scaler.emplace(rows, profile, metric, pool);
    }
}

Matrix<float> RowMaker::transform(const Matrix<float>& features, ThreadPool& pool, const std::stop_token& stop) const
{
    if (m_scaler)
        return m_scaler->transform(features, pool);
    if (features.cols() != m_reducer->width())
        throw std::invalid_argument("RowMaker: the rows are not as wide as those that decided");
    Matrix<float> made(features.rows(), m_reducer->reducedWidth());
    std::vector<RowReducer::Batch> batches(std::size_t(pool.threadCount()), RowReducer::Batch(*m_reducer, made));
    pool.forRanges(features.rows(), Pca::Projector::kMostRows, [&](std::size_t begin, std::size_t end, int worker) {
        throwIfStopped(stop);
        RowReducer::Batch& batch = batches[std::size_t(worker)];
        for (std::size_t i = begin; i < end; ++i) {
            std::ranges::copy(features.row(i), batch.next().begin());
            batch.take(i);
        }
        batch.flush();
    });
    return made;
}

std::vector<char> RowMaker::toBytes() const
{
    ByteWriter writer;
    writer.fixed(std::uint8_t(m_metric));
    writer.fixed(std::uint8_t(m_reducer ? 1 : 0));
    const std::vector<char> state = m_reducer ? m_reducer->toBytes() : m_scaler->toBytes();
    writer.text({state.data(), state.size()});
    return sealed(kKind, kVersion, writer);
}

RowMaker RowMaker::fromBytes(std::span<const char> bytes)
{
    ByteReader reader = unsealed(bytes, kKind, kVersion);
    RowMaker maker;
    const auto metric = reader.fixed<std::uint8_t>();
    const auto reduced = reader.fixed<std::uint8_t>();
    const std::string state = reader.text();
    if (metric > std::uint8_t(Metric::Dice) || reduced > 1 || reader.left() > 0)
        refuseSealed();
    maker.m_metric = Metric(metric);
    if (reduced == 1)
        maker.m_reducer = std::make_shared<const RowReducer>(RowReducer::fromBytes(state));
    else
        maker.m_scaler = FeatureScaler::fromBytes(state);
    return maker;
}

} // namespace otozu
