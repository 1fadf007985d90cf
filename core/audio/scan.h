// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"
#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace otozu
{

/// A file that is worth opening.
struct ScannedFile {
    std::filesystem::path path; ///< Relative to the scanned folder, generic form; any bytes.
    std::uint64_t bytes = 0;    ///< Size when listed.
    std::int64_t modified = 0;  ///< When its content was last changed: ns since 1970 (of a link: what it leads to).
};

/// What a folder holds. A function of the folder's content alone, not of the order in which the disk lists it.
struct ScanResult {
    std::vector<ScannedFile> files; ///< Readable candidates, sorted by the bytes of their path.
    std::vector<FileFault> skipped; ///< Candidates and folders left out, paths as above, sorted alike.
    /// Of those, what could not be looked at: folders that could not be listed, and names that may be files or folders.
    /// There may be sounds at these paths, and below them, of which nothing is known here. Sorted alike.
    std::vector<std::filesystem::path> unlisted;
    std::size_t other = 0; ///< Files that are no candidates.
};

/// Lists a folder and all below it.
///
/// A candidate is a regular file, or a link to one, whose name says sound (formats.h). Links to folders are followed
/// once per real folder: first all real folders below `folder`, then the links in the order of their paths, each
/// with what lies below it; so a folder reached by two ways always gets the same path, and loops end.
/// Skipped are: candidates of unreadable formats (UnsupportedFormat); what is no regular file but is called like a
/// sound (NotRegular; it is never opened); links with a sound's name that lead nowhere (Vanished) or in circles
/// (LinkLoop); folders that cannot be listed (NoPermission, Vanished, ReadFailed), by their own path.
///
/// @param report  Step::Scan with the readable candidates found so far; total stays 0.
/// @throws Error      NotFound (missing, or not a folder), NoPermission, LinkLoop, ReadFailed for `folder` itself.
/// @throws Cancelled  after a stop request.
[[nodiscard]] ScanResult scanFolder(const std::filesystem::path& folder, const std::stop_token& stop = {},
                                    const ProgressFn& report = {});

} // namespace otozu
