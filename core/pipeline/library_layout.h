// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/embedding/procrustes.h"
#include "core/pipeline/library_files.h"
#include "core/pipeline/library_map.h"
#include "core/pipeline/map_result.h"

#include <optional>
#include <stop_token>
#include <string>

namespace otozu
{

/// A layout of all sounds of a library, not yet stored.
struct LibraryLayout {
    StoredMap stored;
    MapResult map;
    Travel moved;            ///< From the map that stood, if any.
    std::size_t laidOut = 0; ///< The rest was placed.
};

/// Lays out all sounds that are there, and places those among them that are not: their vectors are known. What is there
/// gets to the bit the places of makeMap(). What is known of clusters of the map before is not in it: see carryOver().
/// @param heard     files of which vectors are stored, ascending.
/// @param standing  the map before; nullptr: none.
/// @param resettle  start from its coordinates, and turn the new map like it.
/// @return none if nothing is there that was heard.
/// @throws Error  DegenerateMetric, and as LibraryStore.
/// @throws Cancelled
[[nodiscard]] std::optional<LibraryLayout> layOutLibrary(const LibraryStore& store, const LibraryFiles& all,
                                                         const std::vector<FileId>& heard, const std::string& features,
                                                         const StoredDuplicates& duplicates, const MapRequest& request,
                                                         const StoredMap* standing, bool resettle, ThreadPool& pool,
                                                         const std::stop_token& stop, const ProgressFn& report);

/// How far the points of a map are from where they are on a stored one, after the best motion. @param align  move the
/// map like that one.
[[nodiscard]] Travel travelFrom(const StoredMap& before, MapResult& map, bool align);

} // namespace otozu
