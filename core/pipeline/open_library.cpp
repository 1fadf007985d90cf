// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/byte_coding.h"
#include "core/pipeline/library_map.h"
#include "core/pipeline/library_run.h"
#include "core/pipeline/map_settings.h"

#include <algorithm>

namespace otozu
{
namespace
{

constexpr const char* kGranularity = "granularity";

} // namespace

MapResultPtr openLibrary(const LibraryStore& store, const MapRequest& request)
{
    LibraryFiles all(store, request.label);
    std::vector<FileFault> skipped = all.skipped();
    MapResult map;
    if (const auto stored = standingMap(store))
        map = mapOf(*stored, std::move(all.files), StoredDuplicates(store), request, SoundPairs::load(store));
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

std::optional<double> granularityOf(const LibraryStore& store)
{
    const std::vector<char> bytes = store.value(kGranularity);
    if (bytes.size() != sizeof(double))
        return std::nullopt;
    ByteReader reader(bytes);
    return reader.realDouble();
}

void setGranularity(LibraryStore& store, double granularity)
{
    ByteWriter writer;
    writer.real(granularity);
    store.setValue(kGranularity, writer.bytes());
}

std::optional<StoredMap> standingMap(const LibraryStore& store)
{
    std::optional<StoredMap> map = store.map();
    if (map)
        map->granularity = granularityOf(store).value_or(map->granularity);
    return map;
}

} // namespace otozu
