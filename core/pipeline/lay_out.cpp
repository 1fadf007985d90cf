// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/lay_out.h"

#include "core/pipeline/cut_clusters.h"

#include <algorithm>
#include <stdexcept>

namespace otozu
{
namespace
{

/// The share of epochs that a layout from standing places takes: enough for new sounds to find where they belong.
constexpr double kLastEpochs = 0.4;

} // namespace

void checkRequest(const MapRequest& request)
{
    if (request.profile == Profile::Timbre && request.umap.metric == Metric::SoftDice)
        throw std::invalid_argument("soft-dice compares pictures: it goes with the profile article");
}

void placeSamples(MapResult& result, std::optional<MapRows> rows, ThreadPool& pool, const std::stop_token& stop,
                  const ProgressFn& report, const Matrix<float>* start)
{
    const MapRequest& request = result.request;
    UmapOptions options = request.umap;
    StepWatch watch(pool);
    if (!rows)
        rows = mapRows(*result.features, result.samples, request.profile, options.metric, pool, stop);
    options.metric = rows->metric;
    result.times.neighbours += watch.lap();
    const UmapResult umapped = start == nullptr ? umap(rows->rows, options, pool, stop, report)
                                                : umapFrom(*start, std::max(1, int(kLastEpochs * options.nEpochs)),
                                                           rows->rows, options, pool, stop, report);
    for (std::size_t i = 0; i < result.samples.size(); ++i) {
        result.samples[i].x = umapped.embedding(i, 0);
        result.samples[i].y = umapped.embedding(i, 1);
    }
    result.times.neighbours += umapped.neighbours;
    result.times.layout = umapped.layout;
    result.recall = umapped.recall;
    result.approximateNeighbours = umapped.approximate;
}

void clusterSamples(MapResult& result, ThreadPool& pool, const std::stop_token& stop, const ProgressFn& report)
{
    StepWatch watch(pool);
    Matrix<double> places(result.samples.size(), 2);
    for (std::size_t i = 0; i < result.samples.size(); ++i) {
        places(i, 0) = double(result.samples[i].x);
        places(i, 1) = double(result.samples[i].y);
    }
    result.tree = std::make_shared<const ClusterTree>(growClusterTree(places, result.request.gmeans, stop, report));
    result.namer = std::make_shared<const ClusterNamer>(result.samples);
    cutClusters(result, result.tree->clustersAt(result.request.granularity));
    result.times.cluster = watch.lap();
}

} // namespace otozu
