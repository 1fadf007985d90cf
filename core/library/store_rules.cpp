// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/store_rules.h"

#include "core/base/lies_in.h"

#include <algorithm>
#include <stdexcept>

namespace otozu
{

std::filesystem::path normalRoot(const std::filesystem::path& folder)
{
    if (!folder.is_absolute())
        throw std::invalid_argument("a root of a library is an absolute path");
    auto normal = folder.lexically_normal();
    return normal.has_filename() || !normal.has_relative_path() ? normal : normal.parent_path();
}

RootId findRoot(std::span<const StoredRoot> roots, const std::filesystem::path& folder)
{
    const auto same = std::ranges::find(roots, folder, &StoredRoot::path);
    if (same != roots.end() && !same->removed)
        return same->id;
    for (const StoredRoot& root : roots) {
        if (root.removed)
            continue;
        if (liesIn(folder, root.path))
            throw Error(Fault::FolderTaken, folder, "the folder lies in one that is in the library");
        if (liesIn(root.path, folder))
            throw Error(Fault::FolderTaken, folder, "a folder in it is in the library by itself");
    }
    return same != roots.end() ? same->id : 0;
}

void checkAround(std::span<const StoredRoot> roots, const std::filesystem::path& folder,
                 std::span<const InnerRoot> inner)
{
    std::vector<StoredRoot> others(roots.begin(), roots.end());
    for (const InnerRoot& each : inner) {
        if (std::erase_if(others, [&](const StoredRoot& root) { return root.id == each.root; }) == 0)
            throw std::invalid_argument("no such root in the library, or twice: " + std::to_string(each.root));
        const auto isOver = [&](const InnerRoot& other) { return &other != &each && liesIn(other.at, each.at); };
        if (!each.at.has_filename() || each.at.native() != each.at.lexically_normal().native() ||
            *each.at.begin() == ".." || each.at == "." || each.at.is_absolute() || std::ranges::any_of(inner, isOver))
            throw std::invalid_argument("not where a root lies: " + each.at.string());
    }
    if (findRoot(others, folder) != 0)
        throw Error(Fault::FolderTaken, folder, "the folder is in the library by itself");
}

void checkMoved(std::span<const StoredRoot> roots, RootId root, const std::filesystem::path& folder)
{
    std::vector<StoredRoot> others(roots.begin(), roots.end());
    if (std::erase_if(others, [&](const StoredRoot& other) { return other.id == root; }) == 0)
        throw std::invalid_argument("no such root in the library: " + std::to_string(root));
    if (findRoot(others, folder) != 0)
        throw Error(Fault::FolderTaken, folder, "the folder is in the library by itself");
}

StoredFile asStored(StoredFile file)
{
    const SampleRecord none;
    file.record.label.clear();
    file.record.x = none.x;
    file.record.y = none.y;
    file.record.cluster = none.cluster;
    file.record.duplicateOf = none.duplicateOf;
    if (file.state != FileState::Failed)
        file.fault = StoredFile().fault;
    return file;
}

StoredFile asChanged(const StoredFile& stored, const StoredFile& change)
{
    StoredFile file;
    file.id = stored.id;
    file.root = stored.root;
    file.record.path = stored.record.path;
    file.record.bytes = change.record.bytes;
    file.modified = change.modified;
    return file;
}

StoredFile asHeard(const StoredFile& stored, const StoredFile& heard)
{
    StoredFile file = asStored(heard);
    file.root = stored.root;
    file.record.path = stored.record.path;
    file.missing = stored.missing;
    return file;
}

void checkAdded(const StoredFile& file)
{
    if (file.id != 0 || file.state == FileState::Analysed)
        throw std::invalid_argument("a new file has no id and was not heard");
}

std::size_t checkHeard(std::span<const HeardFile> heard)
{
    std::size_t width = 0;
    for (const HeardFile& each : heard) {
        if (each.file.state == FileState::Pending || (each.file.state == FileState::Analysed) == each.row.empty())
            throw std::invalid_argument("a file that was heard has failed or has a row");
        if (each.row.empty())
            continue;
        if (width != 0 && each.row.size() != width)
            throw std::invalid_argument("rows of one kind have one width");
        width = each.row.size();
    }
    return width;
}

StoredMap asStored(StoredMap map)
{
    if (!std::ranges::is_sorted(map.places, {}, &StoredPlace::file))
        std::ranges::sort(map.places, {}, &StoredPlace::file);
    if (std::ranges::adjacent_find(map.places, {}, &StoredPlace::file) != map.places.end())
        throw std::invalid_argument("a file has one place on a map");
    return map;
}

std::set<FileId> idsOf(std::span<const StoredFile> files)
{
    std::set<FileId> ids;
    for (const StoredFile& file : files)
        ids.insert(file.id);
    return ids;
}

bool dropPlacesOf(StoredMap& map, const std::set<FileId>& files)
{
    return std::erase_if(map.places, [&](const StoredPlace& place) { return files.contains(place.file); }) != 0;
}

bool storedBefore(const StoredFile& a, const StoredFile& b)
{
    if (a.root != b.root)
        return a.root < b.root;
    return a.record.path.native() < b.record.path.native();
}

} // namespace otozu
