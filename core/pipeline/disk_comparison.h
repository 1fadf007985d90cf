// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/scan.h"
#include "core/library/stored_file.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace otozu
{

/// What lies below a root that is there.
struct RootListing {
    RootId root = 0;
    ScanResult listed;
};

/// edgeHash() of a listed file; none: it cannot be read now.
using EdgesOf = std::function<std::optional<ContentHash>(RootId root, const std::filesystem::path& path)>;

/// What has changed on the disk, and how many files not at all.
struct DiskComparison {
    DiskChanges changes; ///< Without roots. Each list by root, then path, where files were before.
    std::size_t unchanged = 0;
    std::size_t touched = 0; ///< Of changes.moved, those that are where they were: the same content with another time.
    std::size_t overwritten = 0; ///< Of changes.moved, those that are missing as well: see DiskChanges.
};

/// Compares what is known with what is there.
///
/// - A file whose path, size and time are the known ones is unchanged; times are compared for equality alone. If it was
///   missing, it is found.
/// - A file's identity goes with its content: where a listed file is none of these, and a known one of its size has
///   lost its place (is missing, or is another one now at its path), edges decide whether it is that one: moved,
///   renamed, exchanged with another, or touched only. A known file moves at most once; of several with the same
///   content, to the listed ones in the order of their paths go first those that lost their place just now, then those
///   missing before, each in the order of paths. A file that has not been heard has no edges; it has moved if size,
///   time and name are the same.
/// - A copy of a file that still is at its place is a new file.
/// - A known file that another one has taken the place of, and that is nowhere else, is missing; at the path that the
///   other one has left if nothing is there now, or else at its own one with `.~1~` behind (or the next number that is
///   free), as backups of overwritten files are named, and as no sound is.
/// - Else it is the known file of that path with other content, or a new file.
/// - A known file that is gone is missing; but nothing is said of one at or below ScanResult::unlisted.
/// - Skipped candidates that are not known are added as Failed, with size and time 0. They stay as they are until they
///   are listed or gone.
///
/// @param known     by root, then the bytes of the path; those of roots without a listing are left alone.
/// @param listings  by root, at most one each.
/// @param edgesOf   called only where the answer matters, at most once a file. A file that cannot be read is left as it
///     is known, or is added if it is not.
[[nodiscard]] DiskComparison compareWithDisk(std::span<const StoredFile> known, std::span<const RootListing> listings,
                                             const EdgesOf& edgesOf);

} // namespace otozu
