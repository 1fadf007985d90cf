// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/make_map.h"

#include "core/pipeline/cut_clusters.h"
#include "core/pipeline/folder_analysis.h"
#include "core/pipeline/map_rows.h"

#include <stdexcept>

namespace otozu
{
namespace
{

void placeOnMap(MapResult& result, std::optional<MapRows> made, ThreadPool& pool, const std::stop_token& stop,
                const ProgressFn& report)
{
    const MapRequest& request = result.request;
    UmapOptions options = request.umap;
    StepWatch watch(pool);
    if (!made)
        made = mapRows(result.features, result.samples, request.profile, options.metric, pool, stop);
    options.metric = made->metric;
    result.times.neighbours += watch.lap();
    const UmapResult umapped = umap(made->rows, options, pool, stop, report);
    for (std::size_t i = 0; i < result.samples.size(); ++i) {
        result.samples[i].x = umapped.embedding(i, 0);
        result.samples[i].y = umapped.embedding(i, 1);
    }
    result.times.neighbours += umapped.neighbours;
    result.times.layout = umapped.layout;
    result.recall = umapped.recall;
    result.approximateNeighbours = umapped.approximate;
}

void clusterPlaces(MapResult& result, ThreadPool& pool, const std::stop_token& stop, const ProgressFn& report)
{
    StepWatch watch(pool);
    Matrix<double> places(result.samples.size(), 2);
    for (std::size_t i = 0; i < result.samples.size(); ++i) {
        places(i, 0) = double(result.samples[i].x);
        places(i, 1) = double(result.samples[i].y);
    }
    result.tree = std::make_shared<const ClusterTree>(growClusterTree(places, result.request.gmeans, stop, report));
    result.namer = std::make_shared<const ClusterNamer>(result.samples);
    cutClusters(result, result.tree->standard());
    result.times.cluster = watch.lap();
}

} // namespace

MapResult makeMap(const MapRequest& request, const std::stop_token& stop, MapObserver& observer)
{
    if (request.profile == Profile::Timbre && request.umap.metric == Metric::SoftDice)
        throw std::invalid_argument("soft-dice compares pictures: it goes with the profile article");
    ThreadPool pool(request.threads);
    const ProgressFn report = [&observer](const Progress& progress) { observer.progressed(progress); };

    MapResult result;
    result.request = request;
    result.threads = pool.threadCount();
    FolderAnalysis analysis =
        analyseFolder(request.folder, request.profile, request.seconds, request.label, request.describe, pool, stop,
                      observer, request.keepFeatures ? std::nullopt : std::optional(request.umap.metric));
    result.samples = std::move(analysis.samples);
    result.features = std::move(analysis.features);
    result.skipped = std::move(analysis.skipped);
    result.other = analysis.other;
    result.times.scan = analysis.scan;
    result.times.analyse = analysis.analyse;
    result.times.neighbours = analysis.reduce;
    if (result.samples.empty())
        return result;
    placeOnMap(result, std::move(analysis.reduced), pool, stop, report);
    clusterPlaces(result, pool, stop, report);
    return result;
}

} // namespace otozu
