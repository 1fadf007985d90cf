// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"
#include "core/pipeline/map_result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace otozu
{

/// The clusters of a map as the user saw them.
struct SeenClusters {
    std::vector<FileId> files;
    std::shared_ptr<const ClusterTree> tree; ///< Its point i is files[i].
    std::size_t clusters = 0;                ///< Of the cut.
};

[[nodiscard]] std::shared_ptr<const SeenClusters> seenClusters(const MapResult& map);

/// What the user says of a cluster. It is meant for the sounds that were seen in it: a slot alone would be that of
/// other sounds after a new layout.
struct ClusterChange {
    std::shared_ptr<const SeenClusters> seen;
    std::int32_t slot = 0;             ///< Of the cut that was seen.
    std::optional<std::string> name{}; ///< Empty: as ClusterNamer names it.
    std::optional<bool> hidden{};
};

/// Where the tree is the one that was seen, the slot; else that of the cluster which is the same by its members, as a
/// new layout finds it (matchClusters()). -1: there is none.
/// @param files,clusters  of the map that is to be changed: its points, and how many clusters its cut has.
[[nodiscard]] std::int32_t slotOfSame(const ClusterChange& change, const std::vector<FileId>& files,
                                      const ClusterTree& tree, std::size_t clusters);

/// Each returns false if there is no such cluster.
bool changeCluster(StoredMap& map, const ClusterChange& change);
/// `storedClusters` alone: cutClusters() comes after it.
bool changeCluster(MapResult& map, const ClusterChange& change);
/// The standing map, if there is one. Nothing is written if nothing changes.
bool changeCluster(LibraryStore& store, const ClusterChange& change);

} // namespace otozu
