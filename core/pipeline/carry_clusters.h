// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/stored_map.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// What the clusters of a new layout have from those of the map before: matched by their members (matchClusters()) in
/// the cuts that are compared, a new cluster gets the old one's colour, name and whether it is hidden. The rest get, by
/// slot, the colours that are still free, so that no two clusters of any cut share one.
/// @param known  what was known of the old clusters, by slot.
/// @param before,after  slot of every common point's cluster in the two cuts; negative: in none.
/// @param finest  slots of the new tree (ClusterTree::finest()).
/// @return one for every slot in [0, finest).
/// @throws std::invalid_argument  as matchClusters().
[[nodiscard]] std::vector<StoredCluster> carryClusters(std::span<const StoredCluster> known,
                                                       std::span<const std::int32_t> before,
                                                       std::span<const std::int32_t> after, std::size_t finest);

} // namespace otozu
