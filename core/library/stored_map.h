// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clustering/cluster_tree.h"
#include "core/library/stored_file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace otozu
{

/// A file's place on a stored map.
struct StoredPlace {
    FileId file = 0;
    float x = 0.0F;
    float y = 0.0F;
    std::int32_t leaf = 0; ///< Finest cluster of the tree.
    bool placed = false;   ///< Came later and was placed into a map that stood; else laid out with it.
};

/// What belongs to a cluster for as long as it is one: its identity is its slot (ClusterTree), its colour and what the
/// user calls it.
struct StoredCluster {
    std::int32_t slot = 0;
    std::int32_t colour = 0; ///< Index into the palette of clusters.
    std::string name;        ///< The user's; empty: as ClusterNamer names it.
    bool hidden = false;
};

/// A map of a library, as it stands: what opening shows, and what newcomers are placed by.
struct StoredMap {
    std::string features;            ///< Which vectors it was made from (LibraryStore).
    std::string settings;            ///< What else it depends on, as one line of text; another line is another map.
    std::vector<StoredPlace> places; ///< In no order that means anything; a file at most once.
    /// The tree: leaves are those of `places`.
    std::vector<ClusterMerge> merges;
    std::size_t standard = 0;
    double granularity = 0.0;            ///< Of the cut that is shown.
    std::vector<StoredCluster> clusters; ///< Those of which more is known than the tree says; by slot.
    std::vector<char> scaler;            ///< How vectors were scaled (FeatureScaler); newcomers are scaled alike.
};

} // namespace otozu
