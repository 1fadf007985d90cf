// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/map_rows.h"

#include "core/base/random.h"
#include "core/pipeline/row_maker.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace otozu
{
namespace
{

std::uint64_t hashOf(const SamplePath& path)
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
    const std::vector<std::size_t> deciding = RowMaker::deciding(samples, features.cols(), metric);
    Matrix<float> rows(deciding.size(), features.cols());
    for (std::size_t i = 0; i < rows.rows(); ++i)
        std::ranges::copy(features.row(deciding[i]), rows.row(i).begin());
    const RowMaker maker(std::move(rows), profile, metric, pool, stop);
    return {maker.transform(features, pool, stop), maker.metric()};
}

} // namespace otozu
