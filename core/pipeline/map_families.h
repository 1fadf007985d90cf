// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/library/sound_comparisons.h"
#include "core/pipeline/map_result.h"

#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// The families on the map of a library, as far as its sounds have been compared.
/// @param files  those of the library, in any order.
[[nodiscard]] std::vector<SoundFamily> knownFamilies(const MapResult& map, std::span<const StoredFile> files,
                                                     const SoundPairs& known);

/// The families on the map of a folder, found by comparing its sounds (compareSounds()); by their hashes alone where
/// the map was not made with Profile::Timbre.
/// @param map     with the features.
/// @param sounds  soundHash() of every sample.
/// @param report  as compareSounds().
/// @throws Cancelled
[[nodiscard]] std::vector<SoundFamily> foundFamilies(const MapResult& map, std::span<const ContentHash> sounds,
                                                     ThreadPool& pool, const std::stop_token& stop,
                                                     const ProgressFn& report = {});

} // namespace otozu
