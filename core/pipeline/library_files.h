// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"
#include "core/library/library_store.h"

#include <filesystem>
#include <vector>

namespace otozu
{

/// What the paths of a library's maps are relative to: the root, or the nearest folder that holds all roots; empty
/// without roots.
[[nodiscard]] std::filesystem::path libraryBase(const std::vector<StoredRoot>& roots);

/// Turns a library's files into rows of its maps: their paths become relative to the base, their labels are told from
/// the paths within the roots, and `missing` is set of what cannot be reached.
class LibraryPaths
{
public:
    LibraryPaths(const std::vector<StoredRoot>& roots, LabelSource label);

    [[nodiscard]] const std::filesystem::path& base() const { return m_base; }
    void toBase(StoredFile& file) const;

private:
    struct Root {
        RootId id = 0;
        std::string prefix; // of paths, relative to the base: empty, or ends with '/'
        bool online = true;
    };
    std::filesystem::path m_base;
    std::vector<Root> m_roots;
    LabelSource m_label;
};

/// All files of a library, as above, sorted by the bytes of their paths.
struct LibraryFiles {
    std::filesystem::path base;
    std::vector<StoredFile> files;
    std::vector<std::filesystem::path> roots;
    std::size_t offlineRoots = 0;

    LibraryFiles() = default;
    LibraryFiles(const LibraryStore& store, LabelSource label);

    /// Those that are there and could not be read.
    [[nodiscard]] std::vector<FileFault> skipped() const;
};

/// Sorts by the bytes of the paths.
void sortByPath(std::vector<StoredFile>& files);

} // namespace otozu
