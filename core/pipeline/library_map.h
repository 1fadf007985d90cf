// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/thread_pool.h"
#include "core/library/sound_comparisons.h"
#include "core/pipeline/library_files.h"
#include "core/pipeline/map_result.h"
#include "core/pipeline/map_rows.h"
#include "core/pipeline/row_maker.h"
#include "core/pipeline/stored_duplicates.h"

#include <cstddef>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace otozu
{

/// The places of a map by file.
class PlaceTable
{
public:
    explicit PlaceTable(const std::vector<StoredPlace>& places);
    /// nullptr: not on it.
    [[nodiscard]] const StoredPlace* find(FileId file) const;

private:
    const std::vector<StoredPlace>& m_places;
    std::vector<std::pair<FileId, std::size_t>> m_order;
};

/// Puts a stored map's places on the files it has.
/// @param files    sorted by path; those without a place are left out.
/// @param request  for what the map does not depend on; `folder` is the base.
/// @param comparisons  what is known of sounds that are there more than once.
[[nodiscard]] MapResult mapOf(const StoredMap& stored, std::vector<StoredFile> files,
                              const StoredDuplicates& duplicates, const MapRequest& request,
                              const SoundPairs& comparisons = {});

/// The map that stands, if any, with the granularity that was said last (setGranularity()).
[[nodiscard]] std::optional<StoredMap> standingMap(const LibraryStore& store);

/// What is to be stored of a map.
/// @param placed    one a sample; empty: none was.
/// @param features  featuresKey() of its rows.
[[nodiscard]] StoredMap storedMapOf(const MapResult& map, const std::vector<bool>& placed, const std::string& features,
                                    double granularity, const RowMaker& maker);

/// Makes rows of stored vectors ready for a map, a few thousand at a time, so that all of them are in memory only once.
class StoredRows
{
public:
    StoredRows(const LibraryStore& store, std::string features, ThreadPool& pool, const std::stop_token& stop)
        : m_store(store), m_features(std::move(features)), m_pool(pool), m_stop(stop)
    {
    }

    /// What makes the rows of these samples; the same as mapRows() uses.
    /// @param ids      one a sample; at least one.
    /// @throws Cancelled
    [[nodiscard]] RowMaker maker(const std::vector<SampleRecord>& samples, std::span<const FileId> ids, Profile profile,
                                 Metric metric) const;
    /// @throws Cancelled
    [[nodiscard]] MapRows rows(const RowMaker& maker, std::span<const FileId> ids) const;

private:
    const LibraryStore& m_store;
    std::string m_features;
    ThreadPool& m_pool;
    const std::stop_token& m_stop;
};

} // namespace otozu
