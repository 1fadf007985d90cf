// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/thread_pool.h"
#include "core/features/profile.h"
#include "core/library/library_store.h"
#include "core/pipeline/map_observer.h"

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>

namespace otozu
{

/// What listening to the files of a library gave.
struct LibraryAnalysis {
    std::size_t heard = 0;
    std::size_t failed = 0; ///< Could not be read; are not tried again (FileState::Failed).
    /// Are not there any more, or their root is not: left as they are, for the next look at the disk.
    std::size_t gone = 0;
    bool all = true; ///< Nothing is left to be heard but those: analysePending() was not told that it is enough.
};

/// Results that were just committed; none if a second brought none. Called on the thread that called analysePending(),
/// while workers go on listening and the observer may be called; the next commit waits for it. @return false: enough
/// for now.
using CommittedFn = std::function<bool(std::span<const HeardFile>)>;

/// Files are committed when so many are waiting, or after a second.
constexpr std::size_t kCommitFiles = 200;

/// Listens to every file that is Pending, or Analysed but not with this profile and these seconds, on all workers; not
/// to those that are missing or whose root is offline. Vectors are kept as featuresKey(profile, seconds). Vectors and
/// facts are to the bit those that analyseFolder() gives.
///
/// Results are committed in batches of up to kCommitFiles, every second or as soon as so many are there, so that a
/// killed process loses a second's at most; memory is bounded by the batch. The store is used by the calling thread
/// alone.
///
/// @param seconds    as makeFeatureExtractor().
/// @param describe   fill SampleRecord::descriptors.
/// @param observer   told progressed() with Step::Analyse, of the files to be listened to; skipped() with the absolute
///     path of each that could not be read.
/// @param committed  see CommittedFn; may be empty. If it returns false, files that are being listened to are dropped
///     (to be begun anew next time), what is finished is committed, and the function returns.
/// @throws Error      of the store; what was committed before stays.
/// @throws std::invalid_argument  the profile is not there, or seconds out of range.
/// @throws Cancelled  at most 200 ms after a stop request; what was finished by then has been committed.
LibraryAnalysis analysePending(LibraryStore& store, Profile profile, double seconds, bool describe, ThreadPool& pool,
                               const std::stop_token& stop, MapObserver& observer, const CommittedFn& committed = {});

} // namespace otozu
