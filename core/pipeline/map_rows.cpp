// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/map_rows.h"

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/pipeline/feature_scaler.h"
#include "core/pipeline/row_reducer.h"

#include <algorithm>
#include <cassert>

namespace otozu
{
namespace
{

std::uint64_t hashOf(const std::filesystem::path& path)
{
    std::uint64_t hash = 0;
    for (const char byte : path.native())
        hash = Random(hash ^ std::uint8_t(byte)).next();
    return hash;
}

} // namespace

std::vector<std::size_t> scattered(const std::vector<SampleRecord>& samples)
{
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    order.reserve(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        order.emplace_back(hashOf(samples[i].path), i);
    std::ranges::sort(order);
    std::vector<std::size_t> indices(order.size());
    std::ranges::transform(order, indices.begin(), [](const auto& entry) { return entry.second; });
    return indices;
}

MapRows mapRows(const Matrix<float>& features, const std::vector<SampleRecord>& samples, Profile profile, Metric metric,
                ThreadPool& pool, const std::stop_token& stop)
{
    assert(features.rows() == samples.size());
    const std::size_t count = features.rows();
    if (count < RowReducer::kSampleRows || !RowReducer::reduces(features.cols(), metric))
        return {scaleFeatures(features, profile, metric, pool), metric};
    const std::vector<std::size_t> order = scattered(samples);
    Matrix<float> sample(RowReducer::kSampleRows, features.cols());
    for (std::size_t i = 0; i < sample.rows(); ++i)
        std::ranges::copy(features.row(order[i]), sample.row(i).begin());
    const RowReducer reducer(sample, metric, pool, stop);
    sample = {};
    MapRows made{Matrix<float>(count, reducer.reducedWidth()), reducer.reducedMetric()};
    std::vector<RowReducer::Batch> batches(std::size_t(pool.threadCount()), RowReducer::Batch(reducer, made.rows));
    pool.forRanges(count, Pca::Projector::kMostRows, [&](std::size_t begin, std::size_t end, int worker) {
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

} // namespace otozu
