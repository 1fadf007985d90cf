// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_scan.h"

#include "core/pipeline/disk_comparison.h"

#include <algorithm>
#include <map>
#include <utility>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

/// Lists a root if it is there.
std::optional<ScanResult> listRoot(StoredRoot& root, bool hadFiles, const MountedFn& mounted, RootLook& look,
                                   const std::stop_token& stop, const ProgressFn& report)
{
    try {
        ScanResult listed = scanFolder(root.path, stop, report);
        const std::optional<bool> now = mounted(root.path);
        const bool isEmpty = listed.files.empty() && listed.skipped.empty();
        if (!hadFiles || !isEmpty || root.mounted == false || now == true) {
            root.mounted = now;
            return listed;
        }
    } catch (const Error& error) {
        look.fault = error.fault;
    }
    look.online = false;
    return {};
}

} // namespace

LibraryScan lookAtRoots(LibraryStore& store, const std::stop_token& stop, MapObserver& observer,
                        const MountedFn& mounted)
{
    std::vector<StoredRoot> roots = store.roots();
    const std::vector<StoredFile> known = store.files();
    throwIfStopped(stop);
    LibraryScan result;
    std::vector<StoredRoot> turned;
    std::vector<RootListing> listings;
    std::map<RootId, fs::path> folders;
    for (StoredRoot& root : roots) {
        const bool hadFiles = std::ranges::binary_search(known, root.id, {}, &StoredFile::root);
        RootLook& look = result.roots.emplace_back(RootLook{root.id});
        const auto report = [&](const Progress& progress) {
            observer.progressed({Step::Scan, result.files + progress.done, 0});
        };
        folders[root.id] = root.path;
        if (root.removed) {
            listings.push_back({root.id, {}});
            continue;
        }
        const std::optional<bool> wasMounted = root.mounted;
        std::optional<ScanResult> listed = listRoot(root, hadFiles, mounted, look, stop, report);
        if (root.online != look.online || root.mounted != wasMounted) {
            root.online = look.online;
            turned.push_back(root);
        }
        if (!listed)
            continue;
        result.files += listed->files.size();
        result.other += listed->other;
        for (const FileFault& skip : listed->skipped) {
            if (std::ranges::binary_search(listed->unlisted, skip.path))
                result.unlisted.push_back({root.path / skip.path, skip.fault});
        }
        listings.push_back({root.id, std::move(*listed)});
    }
    std::ranges::sort(listings, {}, &RootListing::root);

    const EdgesOf edgesOf = [&](RootId root, const fs::path& path) -> std::optional<ContentHash> {
        throwIfStopped(stop);
        try {
            return edgeHash(folders.at(root) / path);
        } catch (const Error&) {
            return {}; // whoever listens to it finds out why
        }
    };
    DiskComparison found = compareWithDisk(known, listings, edgesOf);
    found.changes.roots = std::move(turned);
    throwIfStopped(stop);
    if (!found.changes.empty())
        store.apply(found.changes);
    result.added = found.changes.added.size();
    result.changed = found.changes.changed.size();
    result.moved = found.changes.moved.size() - found.touched - found.overwritten;
    result.missing = found.changes.missing.size();
    result.found = found.changes.found.size();
    return result;
}

} // namespace otozu
