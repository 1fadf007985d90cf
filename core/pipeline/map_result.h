// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"
#include "core/base/matrix.h"
#include "core/base/step_time.h"
#include "core/clustering/cluster_tree.h"
#include "core/library/cluster_namer.h"
#include "core/library/sample_record.h"
#include "core/library/sound_family.h"
#include "core/library/stored_map.h"
#include "core/pipeline/map_request.h"

#include <memory>
#include <vector>

namespace otozu
{

struct StepTimes {
    StepTime scan;
    StepTime analyse;
    StepTime neighbours; ///< With scaling, and principal components where they are taken.
    StepTime layout;
    StepTime cluster;
    StepTime exporting;
};

class SimilarInMap;

/// A finished map. Immutable once made; shared between threads as shared_ptr<const MapResult>.
struct MapResult {
    MapRequest request;
    std::vector<SampleRecord> samples; ///< Analysed files, sorted by the bytes of their relative path.
    /// (samples, width), unscaled, row i belongs to samples[i]; the same for all cuts. Null if the rows were reduced
    /// (row_reducer.h) and were not to be kept.
    std::shared_ptr<const Matrix<float>> features;
    /// What makes the features dispensable where only like sounds are looked for; null unless somebody made it.
    std::shared_ptr<const SimilarInMap> similar;
    /// Samples that are one sound more than once, by their first members: of a library as far as is known by now, of a
    /// folder if MapRequest::families asked for them.
    std::vector<SoundFamily> families;
    std::vector<ClusterInfo> clusters; ///< By falling size, then first path.
    std::size_t cut = 0; ///< Of how many clusters the cut of the tree is: those that have lost all sounds count too.
    /// All other granularities. Never null where there are samples.
    std::shared_ptr<const ClusterTree> tree;
    std::shared_ptr<const ClusterNamer> namer; ///< Of these samples, for other cuts.
    std::vector<FileFault> skipped;            ///< Candidates left out, with relative paths, sorted.
    std::size_t other = 0;                     ///< Files that are no candidates.
    StepTimes times;
    double recall = 1.0; ///< See UmapResult.
    bool approximateNeighbours = false;
    int threads = 1; ///< Threads used.
    // Of a library's map (library_run.h); otherwise as they are here.
    std::vector<FileId> files;                 ///< Row i is that of samples[i].
    std::vector<StoredCluster> storedClusters; ///< What is known of clusters beside the tree; by slot.
    std::vector<std::filesystem::path> roots;  ///< Folders of sounds; request.folder holds them all.
    std::size_t placed = 0;                    ///< How many samples came later and were placed into the map.
};
using MapResultPtr = std::shared_ptr<const MapResult>;

} // namespace otozu
