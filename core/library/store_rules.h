// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <set>
#include <span>

namespace otozu
{

// What every implementation of LibraryStore asks of its callers and does to what it is given, whatever it keeps it in.

/// The folder as roots are compared: normal, without a `/` at its end.
/// @throws std::invalid_argument  it is not absolute.
[[nodiscard]] std::filesystem::path normalRoot(const std::filesystem::path& folder);

/// The id of that root; 0 if it is to be a new one. @param folder  as normalRoot() gives it.
/// @throws Error  FolderTaken if it lies in a root or a root lies in it; detached ones do not count.
[[nodiscard]] RootId findRoot(std::span<const StoredRoot> roots, const std::filesystem::path& folder);

/// @throws Error, std::invalid_argument  as LibraryStore::addRootAround(). @param folder  as normalRoot() gives it.
void checkAround(std::span<const StoredRoot> roots, const std::filesystem::path& folder,
                 std::span<const InnerRoot> inner);

/// @throws Error  FolderTaken if that root cannot be at the folder: see LibraryStore::moveRoot().
/// @throws std::invalid_argument  no such root.
void checkMoved(std::span<const StoredRoot> roots, RootId root, const std::filesystem::path& folder);

/// The file as it is stored: place, cluster, label and duplicateOf as by default; a fault only if it failed.
[[nodiscard]] StoredFile asStored(StoredFile file);

/// A stored file whose content is another now: nothing is known of it but where it is and how large.
[[nodiscard]] StoredFile asChanged(const StoredFile& stored, const StoredFile& change);

/// A stored file that was heard: all is new but where it is and whether it is missing.
[[nodiscard]] StoredFile asHeard(const StoredFile& stored, const StoredFile& heard);

/// @throws std::invalid_argument  an id is given, or it is neither Pending nor Failed.
void checkAdded(const StoredFile& file);

/// @return  the width of the rows; 0 if there are none.
/// @throws std::invalid_argument  two widths, a Pending file, an Analysed one without a row or a Failed one with one.
[[nodiscard]] std::size_t checkHeard(std::span<const HeardFile> heard);

/// The map as it is stored: places by ascending file. @throws std::invalid_argument  a file has two.
[[nodiscard]] StoredMap asStored(StoredMap map);

[[nodiscard]] std::set<FileId> idsOf(std::span<const StoredFile> files);

/// @return  whether any of these files had one.
bool dropPlacesOf(StoredMap& map, const std::set<FileId>& files);

/// The order of LibraryStore::files().
[[nodiscard]] bool storedBefore(const StoredFile& a, const StoredFile& b);

} // namespace otozu
