// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_map.h"
#include "core/pipeline/library_run.h"
#include "core/pipeline/map_settings.h"
#include "core/pipeline/same_clusters.h"

#include <algorithm>

namespace otozu
{
namespace
{

template <typename Change>
void changeMap(LibraryStore& store, Change change)
{
    std::optional<StoredMap> map = store.map();
    if (!map)
        return;
    change(*map);
    store.setMap(*map, false);
}

/// The row of a slot; made if it is not there.
StoredCluster& clusterOf(StoredMap& map, std::int32_t slot)
{
    const auto at = std::ranges::lower_bound(map.clusters, slot, {}, &StoredCluster::slot);
    if (at != map.clusters.end() && at->slot == slot)
        return *at;
    return *map.clusters.insert(at, {.slot = slot, .colour = slot, .name = {}});
}

} // namespace

MapResultPtr openLibrary(const LibraryStore& store, const MapRequest& request)
{
    LibraryFiles all(store, request.label);
    std::vector<FileFault> skipped = all.skipped();
    MapResult map;
    if (const auto stored = store.map())
        map = mapOf(*stored, std::move(all.files), StoredDuplicates(store), request, SoundComparisons::load(store));
    else
        map.request = request;
    map.request.folder = all.base;
    map.roots = all.roots;
    map.skipped = std::move(skipped);
    return std::make_shared<const MapResult>(std::move(map));
}

MapRequest requestOf(const LibraryStore& store, const MapRequest& otherwise)
{
    const auto stored = store.map();
    return stored ? requestFromText(stored->settings, otherwise) : otherwise;
}

MapResultPtr takeLayout(LibraryStore& store, const LayoutOffer& offer)
{
    StoredMap taken = offer.stored;
    const auto standing = store.map();
    if (standing)
        carryOver(*standing, taken);
    store.setMap(taken, standing.has_value());
    return openLibrary(store, offer.map->request);
}

void countFiles(const LibraryFiles& all, LibraryCounts& counts)
{
    counts.roots = all.roots.size();
    counts.offlineRoots = all.offlineRoots;
    counts.files = all.files.size();
    counts.analysed = counts.failed = counts.pending = counts.gone = 0;
    for (const StoredFile& file : all.files) {
        ++(file.state == FileState::Analysed ? counts.analysed
           : file.state == FileState::Failed ? counts.failed
                                             : counts.pending);
        counts.gone += file.record.missing ? 1 : 0;
    }
}

LibraryCounts countLibrary(const LibraryStore& store)
{
    LibraryCounts counts;
    countFiles(LibraryFiles(store, LabelSource::Top), counts);
    counts.toHear = counts.pending;
    return counts;
}

void setClusterName(LibraryStore& store, std::int32_t slot, const std::string& name)
{
    changeMap(store, [&](StoredMap& map) { clusterOf(map, slot).name = name; });
}

void setClusterHidden(LibraryStore& store, std::int32_t slot, bool hidden)
{
    changeMap(store, [&](StoredMap& map) { clusterOf(map, slot).hidden = hidden; });
}

void setGranularity(LibraryStore& store, double granularity)
{
    changeMap(store, [&](StoredMap& map) { map.granularity = granularity; });
}

} // namespace otozu
