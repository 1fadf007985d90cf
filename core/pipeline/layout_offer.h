// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/embedding/procrustes.h"
#include "core/library/library_store.h"
#include "core/pipeline/map_result.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>

namespace otozu
{

// A layout of all sounds that is offered in place of the map that stands. The library keeps it until it is taken or
// left, so it need not be made again. Sounds that come meanwhile are placed on the map that stands; where they lie in
// the offered layout is found out when it is taken.

/// A layout that can be taken or left.
struct LayoutOffer {
    StoredMap stored;
    MapResultPtr map;
    Travel moved;       ///< From the map that stands, likewise.
    bool isNew = false; ///< The run that tells of it has made it; else one before had, and nobody has answered.
};

/// The layout that is offered, if any: what LayoutOffer::stored was.
[[nodiscard]] std::optional<StoredMap> offeredLayout(const LibraryStore& store);
/// There is one; what it is is not looked at.
[[nodiscard]] bool isLayoutOffered(const LibraryStore& store);
/// It is offered from now on.
void keepOffer(LibraryStore& store, const StoredMap& layout);
/// There is a new layout, or none to be offered.
void dropOffer(LibraryStore& store);

/// An offer is made anew when more than so many of the map's sounds came since, in shares of those that it has.
constexpr double kOfferOutgrown = 0.25;
[[nodiscard]] bool hasOutgrownOffer(const StoredMap& standing, const StoredMap& offered);

/// More than half of the map's sounds were placed after it was laid out, and since the user last left an offer: a
/// layout of all is to be offered.
[[nodiscard]] bool hasOutgrownItself(const LibraryStore& store, const MapResult& map);

/// The offered layout stands from now on; the one before can be had back. What the user has called clusters meanwhile
/// goes with them. Sounds that have been placed on the map since the offer are placed on the new one too.
/// @return the map as it now stands.
/// @throws Cancelled  nothing has changed then.
MapResultPtr takeLayout(LibraryStore& store, const LayoutOffer& offer, const std::stop_token& stop = {});

/// The map that stands is kept, and the layout is offered no more.
void leaveLayout(LibraryStore& store);

} // namespace otozu
