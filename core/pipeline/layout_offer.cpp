// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/layout_offer.h"

#include "core/base/byte_coding.h"
#include "core/base/thread_pool.h"
#include "core/library/record_bytes.h"
#include "core/pipeline/growing_map.h"
#include "core/pipeline/library_map.h"
#include "core/pipeline/library_run.h"
#include "core/pipeline/same_clusters.h"

#include <algorithm>
#include <utility>

namespace otozu
{
namespace
{

constexpr const char* kOffered = "offered layout";
constexpr const char* kPlacedWhenLeft = "placed when an offer was left";

std::size_t countPlaced(const StoredMap& map)
{
    return std::size_t(std::ranges::count_if(map.places, &StoredPlace::placed));
}

/// Files that are on one map and not on another.
std::vector<FileId> onlyOn(const StoredMap& map, const StoredMap& other)
{
    const PlaceTable table(other.places);
    std::vector<FileId> files;
    for (const StoredPlace& place : map.places) {
        if (table.find(place.file) == nullptr)
            files.push_back(place.file);
    }
    return files;
}

/// Places what is on the map that stands and not on the other.
void placeTheRest(const LibraryStore& store, const StoredMap& standing, StoredMap& layout, const MapRequest& request,
                  const std::stop_token& stop)
{
    const std::vector<FileId> heard = store.heardAs(layout.features);
    std::vector<FileId> ids = onlyOn(standing, layout);
    std::erase_if(ids, [&](FileId id) { return !std::ranges::binary_search(heard, id); });
    if (ids.empty())
        return;
    const std::vector<StoredFile> files = store.files(ids);
    ThreadPool pool(request.threads);
    const StoredRows rows(store, layout.features, pool, stop);
    GrowingMap grown = growingMap(std::move(layout), {}, heard, rows, request);
    grown.place(files, rows.rows(grown.maker(), ids).rows, pool, stop);
    layout = grown.stored();
}

} // namespace

std::optional<StoredMap> offeredLayout(const LibraryStore& store)
{
    const std::vector<char> bytes = store.value(kOffered);
    if (bytes.empty())
        return {};
    try {
        return mapFromBytes(bytes);
    } catch (const Error&) {
        return {}; // a newer program's
    }
}

bool isLayoutOffered(const LibraryStore& store)
{
    return !store.value(kOffered).empty();
}

void keepOffer(LibraryStore& store, const StoredMap& layout)
{
    StoredMap sorted = layout;
    std::ranges::sort(sorted.places, {}, &StoredPlace::file);
    store.setValue(kOffered, mapToBytes(sorted));
}

void dropOffer(LibraryStore& store)
{
    for (const char* name : {kOffered, kPlacedWhenLeft}) {
        if (!store.value(name).empty())
            store.setValue(name, {});
    }
}

bool hasOutgrownOffer(const StoredMap& standing, const StoredMap& offered)
{
    return double(onlyOn(standing, offered).size()) > kOfferOutgrown * double(offered.places.size());
}

bool hasOutgrownItself(const LibraryStore& store, const MapResult& map)
{
    const std::vector<char> bytes = store.value(kPlacedWhenLeft);
    const std::size_t left =
        bytes.size() == sizeof(std::uint64_t) ? std::size_t(ByteReader(bytes).fixed<std::uint64_t>()) : 0;
    return map.placed > left && 2 * (map.placed - left) > map.samples.size();
}

MapResultPtr takeLayout(LibraryStore& store, const LayoutOffer& offer, const std::stop_token& stop)
{
    // What the library keeps lacks the places of files that have another content by now.
    StoredMap taken = offeredLayout(store).value_or(offer.stored);
    if (const auto standing = standingMap(store))
        placeTheRest(store, *standing, taken, offer.map->request, stop);
    {
        const LibraryStore::Hold hold = store.hold();
        throwIfStopped(stop);
        const auto standing = standingMap(store);
        if (standing)
            carryOver(*standing, taken);
        store.setMap(taken, standing.has_value());
        dropOffer(store);
    }
    return openLibrary(store, offer.map->request);
}

void leaveLayout(LibraryStore& store)
{
    const LibraryStore::Hold hold = store.hold();
    if (const auto map = store.map()) {
        ByteWriter writer;
        writer.fixed(std::uint64_t(countPlaced(*map)));
        store.setValue(kPlacedWhenLeft, writer.bytes());
    }
    store.setValue(kOffered, {});
}

} // namespace otozu
