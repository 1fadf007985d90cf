// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clustering/gmeans.h"
#include "core/embedding/umap.h"
#include "core/features/profile.h"
#include "core/library/sample_record.h"

#include <filesystem>

namespace otozu
{

/// Everything that a map depends on, then what it does not depend on.
struct MapRequest {
    std::filesystem::path folder;
    Profile profile = Profile::Timbre;
    double seconds = 0.0; ///< How much of a file's beginning is listened to; 0: to the whole (Timbre only).
    UmapOptions umap;
    GmeansOptions gmeans;
    double granularity = 0.0; ///< Of the clusters: see ClusterTree::clustersAt().
    LabelSource label = LabelSource::Top;
    bool describe = true;      ///< Find what each sound is like, for the names of clusters, cards and colours.
    bool keepFeatures = false; ///< Even where rows are many and wide: 55 KB a file.
    bool families = false;     ///< Find sounds that are there more than once, of folders: MapResult::families.
    int threads = 0;           ///< 0: as many as there are cores.
};

/// A request with the defaults of a profile: the one place where they stand.
[[nodiscard]] MapRequest defaultRequest(Profile profile = Profile::Timbre);

} // namespace otozu
