// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/change_cluster.h"

#include "core/clustering/match_clusters.h"
#include "core/pipeline/library_map.h"

#include <algorithm>
#include <unordered_map>

namespace otozu
{
namespace
{

/// Slot of every point's cluster in a cut.
std::vector<std::int32_t> slotsOf(const ClusterTree& tree, std::size_t clusters)
{
    const std::vector<std::int32_t> slots = tree.slotsAt(clusters);
    std::vector<std::int32_t> of = tree.labels(clusters);
    for (std::int32_t& label : of)
        label = slots[std::size_t(label)];
    return of;
}

/// The row of a slot; made if it is not there.
StoredCluster& clusterOf(std::vector<StoredCluster>& clusters, std::int32_t slot)
{
    const auto at = std::ranges::lower_bound(clusters, slot, {}, &StoredCluster::slot);
    if (at != clusters.end() && at->slot == slot)
        return *at;
    return *clusters.insert(at, {.slot = slot, .colour = slot, .name = {}});
}

/// @return whether something is another now.
bool apply(std::vector<StoredCluster>& clusters, std::int32_t slot, const ClusterChange& change)
{
    StoredCluster& cluster = clusterOf(clusters, slot);
    const StoredCluster before = cluster;
    cluster.name = change.name.value_or(cluster.name);
    cluster.hidden = change.hidden.value_or(cluster.hidden);
    return cluster.name != before.name || cluster.hidden != before.hidden;
}

std::int32_t slotIn(const StoredMap& map, const ClusterChange& change)
{
    std::vector<FileId> files;
    std::vector<std::int32_t> leaves;
    for (const StoredPlace& place : map.places) {
        files.push_back(place.file);
        leaves.push_back(place.leaf);
    }
    const ClusterTree tree(std::move(leaves), map.merges, map.standard);
    return slotOfSame(change, files, tree, tree.clustersAt(map.granularity));
}

} // namespace

std::shared_ptr<const SeenClusters> seenClusters(const MapResult& map)
{
    return std::make_shared<const SeenClusters>(
        SeenClusters{.files = map.files, .tree = map.tree, .clusters = map.cut});
}

std::int32_t slotOfSame(const ClusterChange& change, const std::vector<FileId>& files, const ClusterTree& tree,
                        std::size_t clusters)
{
    const SeenClusters& seen = *change.seen;
    if (seen.tree.get() == &tree)
        return change.slot;
    std::unordered_map<FileId, std::size_t> rows;
    rows.reserve(seen.files.size());
    for (std::size_t i = 0; i < seen.files.size(); ++i)
        rows.emplace(seen.files[i], i);
    std::vector<std::pair<std::size_t, std::size_t>> common; // before, now
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (const auto at = rows.find(files[i]); at != rows.end())
            common.emplace_back(at->second, i);
    }
    const bool isSameTree = std::ranges::equal(seen.tree->merges(), tree.merges(),
                                               [](const ClusterMerge& a, const ClusterMerge& b) {
                                                   return a.first == b.first && a.second == b.second;
                                               }) &&
                            std::ranges::all_of(common, [&](const auto& pair) {
                                return seen.tree->leaves()[pair.first] == tree.leaves()[pair.second];
                            });
    if (isSameTree)
        return std::size_t(change.slot) < tree.finest() ? change.slot : -1;
    const std::vector<std::int32_t> slotsBefore = slotsOf(*seen.tree, seen.clusters);
    const std::vector<std::int32_t> slotsNow = slotsOf(tree, clusters);
    std::vector<std::int32_t> before;
    std::vector<std::int32_t> now;
    for (const auto& [row, rowNow] : common) {
        before.push_back(slotsBefore[row]);
        now.push_back(slotsNow[rowNow]);
    }
    const std::vector<std::int32_t> beforeOf = matchClusters(before, seen.tree->finest(), now, tree.finest());
    const auto at = std::ranges::find(beforeOf, change.slot);
    return at == beforeOf.end() ? -1 : std::int32_t(at - beforeOf.begin());
}

bool changeCluster(StoredMap& map, const ClusterChange& change)
{
    const std::int32_t slot = map.places.empty() ? -1 : slotIn(map, change);
    if (slot >= 0)
        apply(map.clusters, slot, change);
    return slot >= 0;
}

bool changeCluster(MapResult& map, const ClusterChange& change)
{
    const std::int32_t slot = map.tree ? slotOfSame(change, map.files, *map.tree, map.cut) : -1;
    if (slot >= 0)
        apply(map.storedClusters, slot, change);
    return slot >= 0;
}

bool changeCluster(LibraryStore& store, const ClusterChange& change)
{
    std::optional<StoredMap> map = standingMap(store);
    const std::int32_t slot = map && !map->places.empty() ? slotIn(*map, change) : -1;
    if (slot >= 0 && apply(map->clusters, slot, change))
        store.setMap(*map, false);
    return slot >= 0;
}

} // namespace otozu
