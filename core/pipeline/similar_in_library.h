// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/library/library_store.h"
#include "core/pipeline/similar_sounds.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Which sounds are asked for.
struct SimilarRequest {
    std::filesystem::path file; ///< The sound to compare with. It is not found itself.
    Profile profile = Profile::Timbre;
    double seconds = 0.0; ///< As the library was listened to.
    SimilarityWeights weights = {};
    std::size_t count = 20; ///< At most so many.
    bool fold = true;       ///< The same sound once only.
};

/// A sound that was found.
struct SimilarSound {
    std::filesystem::path path; ///< Relative to libraryBase().
    float distance = 0.0F;
    std::vector<std::filesystem::path> copies; ///< The same sound again, as far as they are near in the list.
};

/// The sounds of a library that are most like a file, by distance, then by root and path. If the file is in the library
/// and has not changed, its vector is taken from there. With Profile::Timbre and weights as on the map it is a matter
/// of milliseconds (SimilarIndex); the index is made on first use and after every change, and kept in the library if
/// that can be written to. Otherwise all vectors are read.
/// @param making  called before an index is made, which takes seconds; may be empty.
/// @return nothing if no file of the library was heard in that way.
/// @throws Error, Cancelled  as FileAnalyser::analyse().
[[nodiscard]] std::optional<std::vector<SimilarSound>> similarInLibrary(LibraryStore& store,
                                                                        const SimilarRequest& request, ThreadPool& pool,
                                                                        const std::stop_token& stop = {},
                                                                        const std::function<void()>& making = {});

/// Makes the index anew if files or vectors have changed, so that the next question is answered at once.
/// @param making  called before, if that is so.
/// @throws Cancelled
void refreshSimilarIndex(LibraryStore& store, const std::string& features, ThreadPool& pool,
                         const std::stop_token& stop = {}, const std::function<void()>& making = {});

} // namespace otozu
