// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/growing_map.h"

#include "core/pipeline/place_newcomers.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace otozu
{

GrowingMap::GrowingMap(StoredMap stored, std::vector<StoredFile> files, RowMaker maker,
                       const std::vector<FileId>& known, MapRows rows, MapRequest request)
    : m_stored(std::move(stored)), m_files(std::move(files)), m_maker(std::move(maker)), m_known(std::move(rows)),
      m_places(known.size(), 2), m_request(std::move(request))
{
    const PlaceTable table(m_stored.places);
    m_leaves.reserve(known.size());
    for (std::size_t i = 0; i < known.size(); ++i) {
        const StoredPlace* place = table.find(known[i]);
        if (place == nullptr)
            throw std::invalid_argument("GrowingMap: a known file has no place");
        m_places(i, 0) = place->x;
        m_places(i, 1) = place->y;
        m_leaves.push_back(place->leaf);
    }
}

void GrowingMap::place(const std::vector<StoredFile>& files, const Matrix<float>& rows, ThreadPool& pool,
                       const std::stop_token& stop)
{
    if (files.empty())
        return;
    const PlacedNewcomers placed = placeNewcomers(m_known, m_places, m_leaves, rows, m_request.umap, pool, stop);
    for (std::size_t i = 0; i < files.size(); ++i)
        m_stored.places.push_back({files[i].id, placed.places(i, 0), placed.places(i, 1), placed.leaves[i], true});
    m_files.insert(m_files.end(), files.begin(), files.end());
    sortByPath(m_files);
}

MapResult GrowingMap::result(const StoredDuplicates& duplicates) const
{
    return mapOf(m_stored, m_files, duplicates, m_request);
}

GrowingMap growingMap(StoredMap map, std::vector<StoredFile> files, const std::vector<FileId>& heard,
                      const StoredRows& rows, const MapRequest& request)
{
    RowMaker maker = RowMaker::fromBytes(map.scaler);
    std::vector<FileId> known;
    for (const StoredPlace& place : map.places) {
        if (std::ranges::binary_search(heard, place.file))
            known.push_back(place.file);
    }
    MapRows made = rows.rows(maker, known);
    return {std::move(map), std::move(files), std::move(maker), known, std::move(made), request};
}

} // namespace otozu
