// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/cluster_names.h"

namespace otozu
{

std::string clusterName(std::int32_t cluster)
{
    return "cluster_" + std::to_string(std::int64_t(cluster) + 1);
}

std::vector<ClusterInfo> clusterInfosOf(std::span<const std::int32_t> labels)
{
    std::vector<ClusterInfo> clusters;
    for (const std::int32_t label : labels) {
        if (label < 0)
            continue;
        while (clusters.size() <= std::size_t(label))
            clusters.push_back(
                {.name = clusterName(std::int32_t(clusters.size())), .colour = std::int32_t(clusters.size())});
        ++clusters[std::size_t(label)].size;
    }
    return clusters;
}

} // namespace otozu
