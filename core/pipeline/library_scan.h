// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/mount_point.h"
#include "core/library/library_store.h"
#include "core/pipeline/map_observer.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace otozu
{

/// What a look at a root gave.
struct RootLook {
    RootId root = 0;
    bool online = true;
    /// Why it is offline, if its folder could not be listed. None: it can, but it is an empty mount point.
    std::optional<Fault> fault{};
};

/// What a look at all roots of a library gave; the counts of files are of roots that are online.
struct LibraryScan {
    std::vector<RootLook> roots; ///< As LibraryStore::roots().
    std::size_t files = 0;       ///< Readable candidates that are there.
    std::size_t other = 0;       ///< Files that are no candidates.
    // What has changed (DiskChanges).
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t moved = 0; ///< Files that are at another path now.
    std::size_t missing = 0;
    std::size_t found = 0;
    /// What could not be looked at, absolute, sorted by root, then path. Of files there nothing has changed.
    std::vector<FileFault> unlisted;
};

using MountedFn = std::function<std::optional<bool>(const std::filesystem::path& folder)>;

/// Looks at the disk: lists every root (scanFolder()), compares with what is known (compareWithDisk()) and keeps the
/// difference, all in one step. Of files that are as they were only size and time are asked for; opened are those alone
/// that may be known ones at another place.
///
/// A root is offline if its folder cannot be listed, or if it had files, lists no candidate at all, and is not the
/// mount point that it was: an unplugged drive leaves the empty folder that it was mounted on. Nothing of its files
/// changes then. A root that is empty otherwise is there, and its files are missing; so are those of one that was
/// detached, which is not looked at.
///
/// @param store     not read only, unless nothing has changed.
/// @param mounted   isMountPoint(), or what is to be taken for it.
/// @param observer  told progressed() with Step::Scan: the candidates found so far, of all roots.
/// @throws Error      of the store; nothing is changed then.
/// @throws Cancelled  at most 100 ms after a stop request; nothing is changed then.
LibraryScan lookAtRoots(LibraryStore& store, const std::stop_token& stop, MapObserver& observer,
                        const MountedFn& mounted = isMountPoint);

} // namespace otozu
