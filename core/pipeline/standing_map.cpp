// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/standing_map.h"

#include "core/library/library_flags.h"
#include "core/pipeline/layout_offer.h"
#include "core/pipeline/library_map.h"
#include "core/pipeline/map_settings.h"
#include "core/pipeline/same_clusters.h"

#include <algorithm>
#include <utility>

namespace otozu
{
namespace
{

/// A newer program may have written what this one cannot read: then all is laid out anew.
bool canGrow(const StoredMap& map)
{
    try {
        (void)RowMaker::fromBytes(map.scaler);
        return true;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

void StandingMap::read(const std::vector<StoredFile>& files, const std::string& features, const MapRequest& request)
{
    std::vector<FileId> analysed;
    for (const StoredFile& file : files) {
        if (file.state == FileState::Analysed)
            analysed.push_back(file.id);
    }
    std::ranges::sort(analysed);
    const LibraryStore::Hold hold = m_store.hold();
    auto map = standingMap(m_store);
    if (map) {
        const std::size_t dropped = std::erase_if(
            map->places, [&](const StoredPlace& place) { return !std::ranges::binary_search(analysed, place.file); });
        if (dropped > 0)
            m_store.setMap(*map, false);
        if (!map->places.empty())
            m_map = std::move(map);
    }
    m_isAsAsked = m_map && m_map->features == features && m_map->settings == settingsText(request) && canGrow(*m_map);
    m_isEarly = !m_map || isMapEarly(m_store);
}

void StandingMap::keep(StoredMap map)
{
    writeGrown(map);
    m_map = std::move(map);
}

void StandingMap::keepForNow(StoredMap map)
{
    writeGrown(map);
}

void StandingMap::writeGrown(StoredMap& map)
{
    const LibraryStore::Hold hold = m_store.hold();
    if (const auto now = standingMap(m_store)) {
        map.clusters = now->clusters;
        map.granularity = now->granularity;
    }
    m_observer.toBeKept(map);
    setMapEarly(m_store, m_isEarly); // first: without a map it says nothing
    m_store.setMap(map, false);
}

void StandingMap::replaceBy(StoredMap& layout)
{
    const LibraryStore::Hold hold = m_store.hold();
    carryOverHeld(layout);
    m_store.setMap(layout, m_map.has_value());
    dropOffer(m_store);
}

void StandingMap::carryOverTo(StoredMap& layout)
{
    const LibraryStore::Hold hold = m_store.hold();
    carryOverHeld(layout);
}

void StandingMap::carryOverHeld(StoredMap& layout)
{
    if (const auto now = standingMap(m_store); now && !now->places.empty())
        carryOver(*now, layout);
    m_observer.toBeKept(layout);
}

void StandingMap::settle()
{
    setMapEarly(m_store, false);
}

} // namespace otozu
