// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_result.h"

#include <string>
#include <vector>

namespace otozu::test
{

/// A sample of a map that was never computed.
struct MadeSample {
    std::string path;
    std::int32_t cluster = 0;
    std::uint64_t bytes = 1000;
};

/// A map of these samples, in this order; cluster sizes and names as the pipeline gives them.
[[nodiscard]] inline MapResultPtr madeMap(const std::filesystem::path& root, const std::vector<MadeSample>& samples)
{
    auto map = std::make_shared<MapResult>();
    map->request.folder = root;
    for (const MadeSample& made : samples) {
        SampleRecord record;
        record.path = made.path;
        record.bytes = made.bytes;
        record.cluster = made.cluster;
        record.label = labelOf(record.path, LabelSource::Top);
        while (int(map->clusters.size()) <= made.cluster)
            map->clusters.push_back({.name = "cluster_" + std::to_string(map->clusters.size() + 1),
                                     .colour = std::int32_t(map->clusters.size())});
        if (made.cluster >= 0)
            ++map->clusters[std::size_t(made.cluster)].size;
        map->samples.push_back(record);
    }
    return map;
}

} // namespace otozu::test
