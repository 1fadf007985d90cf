// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/same_clusters.h"

#include "core/pipeline/carry_clusters.h"
#include "core/pipeline/library_map.h"

#include <algorithm>
#include <utility>

namespace otozu
{
namespace
{

/// Slot of every place's cluster in the cut that is shown.
std::vector<std::int32_t> shownSlots(const StoredMap& map)
{
    std::vector<std::int32_t> leaves;
    leaves.reserve(map.places.size());
    for (const StoredPlace& place : map.places)
        leaves.push_back(place.leaf);
    const ClusterTree tree(std::move(leaves), map.merges, map.standard);
    const std::size_t clusters = tree.clustersAt(map.granularity);
    const std::vector<std::int32_t> slots = tree.slotsAt(clusters);
    std::vector<std::int32_t> shown = tree.labels(clusters);
    for (std::int32_t& label : shown)
        label = slots[std::size_t(label)];
    return shown;
}

} // namespace

void carryOver(const StoredMap& before, StoredMap& after)
{
    after.granularity = before.granularity;
    const std::vector<std::int32_t> slotsBefore = shownSlots(before);
    const std::vector<std::int32_t> slotsAfter = shownSlots(after);
    const PlaceTable table(before.places);
    std::vector<std::int32_t> was;
    std::vector<std::int32_t> is;
    for (std::size_t i = 0; i < after.places.size(); ++i) {
        if (const StoredPlace* place = table.find(after.places[i].file)) {
            was.push_back(slotsBefore[std::size_t(place - before.places.data())]);
            is.push_back(slotsAfter[i]);
        }
    }
    after.clusters = carryClusters(before.clusters, was, is, after.merges.size() + 1);
}

CommonPlaces::CommonPlaces(const StoredMap& map, const std::vector<FileId>& files, const Matrix<float>& places)
{
    const PlaceTable table(map.places);
    std::vector<std::pair<const StoredPlace*, std::size_t>> common;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (const StoredPlace* place = table.find(files[i]))
            common.emplace_back(place, i);
    }
    before = Matrix<float>(common.size(), 2);
    after = Matrix<float>(common.size(), 2);
    for (std::size_t i = 0; i < common.size(); ++i) {
        before(i, 0) = common[i].first->x;
        before(i, 1) = common[i].first->y;
        std::ranges::copy(places.row(common[i].second), after.row(i).begin());
    }
}

Matrix<float> placesOf(const MapResult& map)
{
    Matrix<float> places(map.samples.size(), 2);
    for (std::size_t i = 0; i < map.samples.size(); ++i) {
        places(i, 0) = map.samples[i].x;
        places(i, 1) = map.samples[i].y;
    }
    return places;
}

} // namespace otozu
