// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_layout.h"

#include "core/base/step_time.h"
#include "core/pipeline/growing_map.h"
#include "core/pipeline/lay_out.h"
#include "core/pipeline/same_clusters.h"

#include <algorithm>
#include <utility>

namespace otozu
{
namespace
{

/// Of a map on which all these files are.
Matrix<float> placesOn(const StoredMap& map, const std::vector<FileId>& files)
{
    const PlaceTable table(map.places);
    Matrix<float> places(files.size(), 2);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (const StoredPlace* place = table.find(files[i])) {
            places(i, 0) = place->x;
            places(i, 1) = place->y;
        }
    }
    return places;
}

} // namespace

Travel travelFrom(const StoredMap& before, MapResult& map, bool align)
{
    Matrix<float> places = placesOf(map);
    CommonPlaces common(before, map.files, places);
    const Similarity motion = procrustes(common.after, common.before);
    motion.apply(common.after);
    if (align) {
        motion.apply(places);
        for (std::size_t i = 0; i < map.samples.size(); ++i) {
            map.samples[i].x = places(i, 0);
            map.samples[i].y = places(i, 1);
        }
    }
    return travelOf(common.before, common.after);
}

std::optional<LibraryLayout> layOutLibrary(const LibraryStore& store, const LibraryFiles& all,
                                           const std::vector<FileId>& heard, const std::string& features,
                                           const StoredDuplicates& duplicates, const MapRequest& request,
                                           const StoredMap* standing, bool resettle, ThreadPool& pool,
                                           const std::stop_token& stop, const ProgressFn& report)
{
    MapResult map;
    std::vector<StoredFile> gone;
    std::vector<FileId> goneIds;
    for (const StoredFile& file : all.files) {
        if (file.state != FileState::Analysed || !std::ranges::binary_search(heard, file.id))
            continue;
        if (file.record.missing) {
            gone.push_back(file);
            goneIds.push_back(file.id);
        } else {
            map.samples.push_back(file.record);
            map.files.push_back(file.id);
        }
    }
    if (map.samples.empty())
        return {};
    map.request = request;
    StepWatch watch(pool);
    const StoredRows stored(store, features, pool, stop);
    RowMaker maker = stored.maker(map.samples, map.files, request.profile, request.umap.metric);
    MapRows rows = stored.rows(maker, map.files);
    map.times.neighbours = watch.lap();
    LibraryLayout result;
    resettle = resettle && standing != nullptr;
    const Matrix<float> start = resettle ? placesOn(*standing, map.files) : Matrix<float>();
    placeSamples(map, std::move(rows), pool, stop, report, resettle ? &start : nullptr);
    if (standing != nullptr)
        result.moved = travelFrom(*standing, map, resettle);
    clusterSamples(map, pool, stop, report);
    result.laidOut = map.samples.size();
    result.stored = storedMapOf(map, {}, features, 0.0, maker);
    if (!gone.empty()) {
        rows = stored.rows(maker, map.files);
        GrowingMap grown(std::move(result.stored), all.files, std::move(maker), map.files, std::move(rows), request);
        grown.place(gone, stored.rows(grown.maker(), goneIds).rows, pool, stop);
        result.stored = grown.stored();
    }
    result.map = mapOf(result.stored, all.files, duplicates, request);
    result.map.times = map.times;
    result.map.recall = map.recall;
    result.map.approximateNeighbours = map.approximateNeighbours;
    return result;
}

} // namespace otozu
