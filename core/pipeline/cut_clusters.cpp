// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/cut_clusters.h"

namespace otozu
{

void cutClusters(MapResult& map, std::size_t clusters)
{
    const std::vector<std::int32_t> labels = map.tree->labels(clusters);
    for (std::size_t i = 0; i < map.samples.size(); ++i)
        map.samples[i].cluster = labels[i];
    map.clusters = map.namer->name(labels);
}

MapResultPtr mapWithClusters(const MapResult& map, std::size_t clusters)
{
    auto cut = std::make_shared<MapResult>();
    cut->request = map.request;
    cut->samples = map.samples;
    cut->tree = map.tree;
    cut->namer = map.namer;
    cut->skipped = map.skipped;
    cut->other = map.other;
    cut->times = map.times;
    cut->recall = map.recall;
    cut->approximateNeighbours = map.approximateNeighbours;
    cut->threads = map.threads;
    cut->files = map.files;
    cut->storedClusters = map.storedClusters;
    cut->placed = map.placed;
    cutClusters(*cut, clusters);
    return cut;
}

} // namespace otozu
