// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/carry_clusters.h"

#include "core/clustering/match_clusters.h"

#include <algorithm>
#include <set>

namespace otozu
{

std::vector<StoredCluster> carryClusters(std::span<const StoredCluster> known, std::span<const std::int32_t> before,
                                         std::span<const std::int32_t> after, std::size_t finest)
{
    const std::int32_t last = before.empty() ? -1 : *std::ranges::max_element(before);
    const std::vector<std::int32_t> oldOf = matchClusters(before, std::size_t(last + 1), after, finest);
    std::vector<StoredCluster> clusters(finest);
    std::set<std::int32_t> taken;
    for (std::size_t slot = 0; slot < finest; ++slot) {
        if (oldOf[slot] < 0)
            continue;
        const auto old = std::ranges::find(known, oldOf[slot], &StoredCluster::slot);
        clusters[slot].colour = oldOf[slot];
        if (old != known.end())
            clusters[slot] = *old;
        taken.insert(clusters[slot].colour);
    }
    std::int32_t next = 0;
    for (std::size_t slot = 0; slot < finest; ++slot) {
        clusters[slot].slot = std::int32_t(slot);
        if (oldOf[slot] >= 0)
            continue;
        while (taken.contains(next))
            ++next;
        clusters[slot].colour = next++;
    }
    return clusters;
}

} // namespace otozu
