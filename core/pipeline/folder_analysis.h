// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/content_hash.h"
#include "core/base/matrix.h"
#include "core/base/step_time.h"
#include "core/base/thread_pool.h"
#include "core/features/profile.h"
#include "core/pipeline/map_observer.h"
#include "core/pipeline/map_rows.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace otozu
{

/// What listening to a folder gives.
struct FolderAnalysis {
    std::vector<SampleRecord> samples; ///< Without places and clusters; sorted by the bytes of the relative path.
    std::vector<ContentHash> sounds;   ///< soundHash() of every sample.
    Matrix<float> features;            ///< (samples, width) unscaled; row i belongs to samples[i].
    std::optional<MapRows> reduced;    ///< In place of features, if that was asked for and the rows are many and wide.
    std::vector<FileFault> skipped;    ///< Relative paths, sorted likewise.
    std::size_t other = 0;             ///< Files that are no candidates.
    StepTime scan;
    StepTime analyse;
    StepTime reduce; ///< Finding out how to reduce rows.
};

/// Lists the folder, listens to every candidate on all workers, finds files with the same bytes.
/// The result does not depend on the number of threads or the order of the listing. One file's fault never stops the
/// rest: it becomes a row of `skipped`.
/// @param seconds  as makeFeatureExtractor().
/// @param describe  fill SampleRecord::descriptors.
/// @param reduceFor  metric of the map, if that is all the rows are for: many wide ones are then reduced as they come,
/// to
///     what mapRows() would reduce them to, and not kept; memory hardly grows with the number of files.
/// @throws Error  NotFound, NoPermission, NotRegular: the folder itself.
/// @throws std::invalid_argument  the profile is not there, or seconds out of range.
/// @throws Cancelled
[[nodiscard]] FolderAnalysis analyseFolder(const std::filesystem::path& folder, Profile profile, double seconds,
                                           LabelSource label, bool describe, ThreadPool& pool,
                                           const std::stop_token& stop, MapObserver& observer,
                                           std::optional<Metric> reduceFor = {});

} // namespace otozu
