// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/standing_offer.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace otozu
{

void StandingOffer::read(const std::string& features)
{
    const LibraryStore::Hold hold = m_store.hold();
    m_before = offeredLayout(m_store);
    if (!m_before)
        return;
    if (!m_standing.isAsAsked() || m_before->features != m_standing.map().features ||
        m_before->settings != m_standing.map().settings) {
        m_before.reset();
        return;
    }
    const std::vector<FileId> heard = m_store.heardAs(features);
    const std::size_t dropped = std::erase_if(
        m_before->places, [&](const StoredPlace& place) { return !std::ranges::binary_search(heard, place.file); });
    if (dropped > 0)
        keepOffer(m_store, *m_before);
}

StoredMap* StandingOffer::before()
{
    return m_before && isLayoutOffered(m_store) ? &*m_before : nullptr;
}

void StandingOffer::repeat(MapResultPtr map, const Travel& moved)
{
    m_offered = std::make_shared<const LayoutOffer>(LayoutOffer{*m_before, std::move(map), moved, false});
    m_observer.offered(m_offered);
}

void StandingOffer::make(StoredMap layout, MapResultPtr map, const Travel& moved)
{
    keepOffer(m_store, layout);
    m_before.reset();
    m_offered = std::make_shared<const LayoutOffer>(LayoutOffer{std::move(layout), std::move(map), moved, true});
}

void StandingOffer::tell()
{
    if (m_offered && m_offered->isNew)
        m_observer.offered(m_offered);
}

void StandingOffer::drop()
{
    m_before.reset();
    m_offered.reset();
}

std::shared_ptr<const LayoutOffer> StandingOffer::offered() const
{
    return isLayoutOffered(m_store) ? m_offered : nullptr;
}

} // namespace otozu
