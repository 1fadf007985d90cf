// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/known_elsewhere.h"

#include "core/base/progress.h"
#include "core/pipeline/library_roots.h"
#include "core/qt/stored_library.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

/// One or two sounds may be in any folder.
constexpr std::size_t kFewest = 3;
/// Of the files of a map, whatever root they are of.
constexpr std::size_t kPicked = 512;

std::vector<fs::path> latestLibraries(const fs::path& folder)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code unknown;
        if (entry->path().extension() == ".otozu")
            files.emplace_back(entry->last_write_time(unknown), entry->path());
    }
    std::ranges::sort(files, std::greater());
    std::vector<fs::path> paths;
    for (std::size_t i = 0; i < std::min(files.size(), kMostLibrariesLookedAt); ++i)
        paths.push_back(std::move(files[i].second));
    return paths;
}

/// A root that is to be looked for: it is not where it was.
bool isGone(const StoredRoot& root)
{
    std::error_code error;
    return !root.removed && !fs::is_directory(root.path, error);
}

std::optional<KnownElsewhere> findIn(const LibraryStore& library, const fs::path& folder, const std::stop_token& stop)
{
    std::vector<StoredRoot> roots = library.roots();
    std::erase_if(roots, [](const StoredRoot& root) { return !isGone(root); });
    const auto map = roots.empty() ? std::nullopt : library.map();
    if (!map)
        return {};
    std::vector<FileId> picked;
    const std::size_t count = std::min(map->places.size(), kPicked);
    for (std::size_t i = 0; i < count; ++i)
        picked.push_back(map->places[i * map->places.size() / count].file);
    const std::vector<StoredFile> known = library.files(picked);
    for (const StoredRoot& root : roots) {
        std::vector<StoredFile> files = known;
        std::erase_if(files, [&](const StoredFile& file) { return file.root != root.id; });
        files = someFiles(std::move(files));
        if (files.size() >= kFewest && areEnough(countThere(files, folder, stop), files.size()))
            return KnownElsewhere{folder, {}, root.id, root.path, map->places.size()};
    }
    return {};
}

} // namespace

std::optional<KnownElsewhere> findElsewhere(const fs::path& folder, const fs::path& libraries,
                                            const std::stop_token& stop)
{
    for (const fs::path& file : latestLibraries(libraries)) {
        throwIfStopped(stop);
        try {
            auto found = findIn(StoredLibrary(file, StoredLibrary::Access::Read), folder, stop);
            if (found) {
                found->library = file;
                return found;
            }
        } catch (const Error&) {
            // What cannot be read knows nothing.
        }
    }
    return {};
}

} // namespace otozu
