// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/make_map.h"

#include "core/pipeline/folder_analysis.h"
#include "core/pipeline/lay_out.h"
#include "core/pipeline/map_families.h"

namespace otozu
{

MapResult makeMap(const MapRequest& request, const std::stop_token& stop, MapObserver& observer)
{
    checkRequest(request);
    ThreadPool pool(request.threads);
    const ProgressFn report = [&observer](const Progress& progress) { observer.progressed(progress); };

    MapResult result;
    result.request = request;
    result.threads = pool.threadCount();
    FolderAnalysis analysis =
        analyseFolder(request.folder, request.profile, request.seconds, request.label, request.describe, pool, stop,
                      observer, request.keepFeatures ? std::nullopt : std::optional(request.umap.metric));
    result.samples = std::move(analysis.samples);
    if (!analysis.reduced)
        result.features = std::make_shared<const Matrix<float>>(std::move(analysis.features));
    result.skipped = std::move(analysis.skipped);
    result.other = analysis.other;
    result.times.scan = analysis.scan;
    result.times.analyse = analysis.analyse;
    result.times.neighbours = analysis.reduce;
    if (result.samples.empty())
        return result;
    placeSamples(result, std::move(analysis.reduced), pool, stop, report);
    clusterSamples(result, pool, stop, report);
    if (request.families)
        result.families = foundFamilies(result, analysis.sounds, pool, stop, report);
    return result;
}

} // namespace otozu
