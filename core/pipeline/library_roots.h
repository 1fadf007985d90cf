// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace otozu
{

// Folders of a library as the disk has them: two paths that lead to one place are one folder.

/// The path of a root as it is stored: absolute and normal.
[[nodiscard]] std::filesystem::path rootPath(const std::filesystem::path& folder);

/// LibraryStore::addRoot(), but one that another path leads to is a root already; and one around roots takes their
/// place (LibraryStore::addRootAround()), with those that were taken out: nothing of their files is to be heard again.
/// @throws Error  NotFound: no such folder, and it is no root yet; FolderTaken: it lies in a root.
RootId addFolder(LibraryStore& store, const std::filesystem::path& folder);

/// Files to be looked for, spread over all that were there last; of those that are missing if there are no others.
/// @param files  of one root, in an order of their own.
[[nodiscard]] std::vector<StoredFile> someFiles(std::vector<StoredFile> files);
/// How many of these are in a folder, with their size and edges. @throws Cancelled
[[nodiscard]] std::size_t countThere(const std::vector<StoredFile>& files, const std::filesystem::path& folder,
                                     const std::stop_token& stop);
/// Three in four: then a folder is the one that held them.
[[nodiscard]] constexpr bool areEnough(std::size_t there, std::size_t of)
{
    return 4 * there >= 3 * of;
}

/// Says where a root is now: LibraryStore::moveRoot(), if its sounds are there. Some are looked at, spread over all
/// that were there last: at least three in four must have their size and edges.
/// @throws Error  NotFound: no such folder; OtherSounds: not enough of them are there; FolderTaken.
/// @throws Cancelled
void moveFolder(LibraryStore& store, RootId root, const std::filesystem::path& folder,
                const std::stop_token& stop = {});

} // namespace otozu
