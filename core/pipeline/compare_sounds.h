// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/library/sound_comparisons.h"
#include "core/pipeline/sound_match.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace otozu
{

/// Scaled vectors of copies of a recording are no further apart than this; so are those of some others.
inline constexpr float kNearVectors = 0.35F;

/// A sound by its index, decoded and trimmed; nothing if there is nothing to compare in it. Any thread.
/// @throws Error  it cannot be read now: then it is tried again another time.
using SoundLoader = std::function<std::optional<TrimmedSound>(std::size_t)>;

/// Finds out which of these sounds are the same recording, for soundFamilies(). Those that are not settled are
/// compared, sample by sample, with those whose vectors are next to theirs, then with the first members of the families
/// that this makes. What is known stays; what could not be read is left unsettled.
/// The same for any number of threads.
/// @param sounds  soundHash() of every sample, by path; zeros are left out.
/// @param rows    (samples, width) of Profile::Timbre, scaled (FeatureScaler).
/// @param save    called from time to time, on this thread, with what is known so far; may be empty.
/// @param report  Step::Compare, pairs that were compared out of those that are known to need it; these can become
///                more.
/// @throws Cancelled  what was found out before is in `known` and was saved.
void compareSounds(std::span<const ContentHash> sounds, Matrix<float> rows, const SoundLoader& load,
                   SoundComparisons& known, ThreadPool& pool, const std::stop_token& stop = {},
                   const std::function<void()>& save = {}, const ProgressFn& report = {});

/// The same for the files of a library that are there, of which vectors are known and that are not settled. Does
/// nothing if there are none. What is found out is kept in the library as it comes.
/// @param features  names the vectors: those of Profile::Timbre.
/// @param report    as compareSounds().
/// @throws Cancelled
void compareStoredSounds(LibraryStore& store, const std::string& features, ThreadPool& pool,
                         const std::stop_token& stop = {}, const ProgressFn& report = {});

} // namespace otozu
