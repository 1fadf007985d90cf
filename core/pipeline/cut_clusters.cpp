// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/cut_clusters.h"

#include <algorithm>
#include <set>
#include <string>

namespace otozu
{
namespace
{

/// A number behind a name that is taken.
void makeUnique(std::string& name, std::set<std::string>& taken)
{
    const std::string wanted = name;
    for (int number = 2; !taken.insert(name).second; ++number)
        name = wanted + " " + std::to_string(number);
}

/// What the tree and the library say of each cluster. The user's names come before those that were found.
void addIdentities(MapResult& map, const std::vector<std::int32_t>& slots)
{
    std::set<std::string> taken;
    std::vector<ClusterInfo*> unnamed;
    for (std::size_t i = 0; i < map.clusters.size(); ++i) {
        ClusterInfo& cluster = map.clusters[i];
        cluster.slot = slots[i];
        cluster.colour = slots[i];
        const auto known = std::ranges::find(map.storedClusters, cluster.slot, &StoredCluster::slot);
        if (known != map.storedClusters.end())
            cluster.colour = known->colour;
        cluster.hidden = known != map.storedClusters.end() && known->hidden;
        if (known == map.storedClusters.end() || known->name.empty()) {
            unnamed.push_back(&cluster);
            continue;
        }
        cluster.name = known->name;
        makeUnique(cluster.name, taken);
    }
    for (ClusterInfo* cluster : unnamed)
        makeUnique(cluster->name, taken);
}

} // namespace

void cutClusters(MapResult& map, std::size_t clusters)
{
    const std::vector<std::int32_t> labels = map.tree->labels(clusters);
    for (std::size_t i = 0; i < map.samples.size(); ++i)
        map.samples[i].cluster = labels[i];
    map.clusters = map.namer->name(labels);
    map.cut = clusters;
    addIdentities(map, map.tree->slotsAt(clusters));
}

MapResultPtr mapWithClusters(const MapResult& map, std::size_t clusters)
{
    auto cut = std::make_shared<MapResult>(map);
    cutClusters(*cut, clusters);
    return cut;
}

} // namespace otozu
