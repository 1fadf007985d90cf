// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_roots.h"

#include "core/base/lies_in.h"
#include "core/base/progress.h"

#include <algorithm>
#include <string>
#include <vector>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kLookedAt = 32;

/// Without links, as far as it is there.
fs::path realPath(const fs::path& path)
{
    std::error_code error;
    fs::path real = fs::weakly_canonical(path, error);
    return error ? path : real;
}

void needFolder(const fs::path& folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Error(Fault::NotFound, folder, "no such folder");
}

/// The root that this folder is, though its path may be another. @param except  is passed over.
RootId sameFolder(const std::vector<StoredRoot>& roots, const fs::path& path, RootId except = 0)
{
    const auto byName = std::ranges::find(roots, path, &StoredRoot::path);
    if (byName != roots.end() && byName->id != except)
        return byName->id;
    const fs::path real = realPath(path);
    for (const StoredRoot& root : roots) {
        if (root.id != except && realPath(root.path) == real)
            return root.id;
    }
    return 0;
}

[[noreturn]] void throwTaken(const fs::path& path, const StoredRoot& root)
{
    throw Error(Fault::FolderTaken, path, "a link leads into the library: " + root.path.string());
}

/// Where a root is in a folder, as a look at the folder lists it; empty: not in it.
fs::path placeIn(const fs::path& folder, const StoredRoot& root)
{
    for (const auto& [inner, outer] :
         {std::pair(realPath(root.path), realPath(folder)), std::pair(root.path, folder)}) {
        if (inner != outer && liesIn(inner, outer))
            return inner.lexically_relative(outer);
    }
    return {};
}

/// The roots that lie in a folder. Of those that were taken out only such as are in nobody's way: nothing that is known
/// may be of two files of one path.
std::vector<InnerRoot> rootsIn(const fs::path& folder, const std::vector<StoredRoot>& roots)
{
    std::vector<InnerRoot> inner;
    for (const bool removed : {false, true}) {
        for (const StoredRoot& root : roots) {
            const fs::path at = root.removed == removed ? placeIn(folder, root) : fs::path();
            const auto isInTheWay = [&](const InnerRoot& other) {
                return liesIn(at, other.at) || liesIn(other.at, at);
            };
            if (!at.empty() && !(removed && std::ranges::any_of(inner, isInTheWay)))
                inner.push_back({root.id, at});
        }
    }
    return inner;
}

bool isThere(const StoredFile& file, const fs::path& folder)
{
    const fs::path path = folder / file.record.path;
    std::error_code error;
    if (fs::file_size(path, error) != file.record.bytes || error)
        return false;
    try {
        return file.edges == ContentHash{} || edgeHash(path) == file.edges;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

std::vector<StoredFile> someFiles(std::vector<StoredFile> files)
{
    std::erase_if(files, [](const StoredFile& file) { return file.record.bytes == 0; });
    if (std::ranges::any_of(files, [](const StoredFile& file) { return !file.missing; }))
        std::erase_if(files, &StoredFile::missing);
    std::vector<StoredFile> some;
    const std::size_t count = std::min(files.size(), kLookedAt);
    for (std::size_t i = 0; i < count; ++i)
        some.push_back(files[i * files.size() / count]);
    return some;
}

std::size_t countThere(const std::vector<StoredFile>& files, const fs::path& folder, const std::stop_token& stop)
{
    std::size_t there = 0;
    for (const StoredFile& file : files) {
        throwIfStopped(stop);
        there += isThere(file, folder) ? 1 : 0;
    }
    return there;
}

fs::path rootPath(const fs::path& folder)
{
    fs::path path = fs::absolute(folder).lexically_normal();
    if (!path.has_filename() && path.has_relative_path())
        path = path.parent_path(); // "a/"
    return path;
}

RootId addFolder(LibraryStore& store, const fs::path& folder)
{
    const fs::path path = rootPath(folder);
    const LibraryStore::Hold hold = store.hold();
    const std::vector<StoredRoot> roots = store.roots();
    if (const RootId known = sameFolder(roots, path); known != 0) {
        const StoredRoot& root = *std::ranges::find(roots, known, &StoredRoot::id);
        return root.removed ? store.addRoot(root.path) : known;
    }
    const fs::path real = realPath(path);
    for (const StoredRoot& root : roots) {
        if (!root.removed && liesIn(real, realPath(root.path)))
            throwTaken(path, root);
    }
    needFolder(path);
    const std::vector<InnerRoot> inner = rootsIn(path, roots);
    return inner.empty() ? store.addRoot(path) : store.addRootAround(path, inner);
}

void moveFolder(LibraryStore& store, RootId root, const fs::path& folder, const std::stop_token& stop)
{
    const fs::path path = rootPath(folder);
    needFolder(path);
    const std::vector<StoredRoot> roots = store.roots();
    if (sameFolder(roots, path, root) != 0)
        throw Error(Fault::FolderTaken, path, "the folder is in the library by itself");
    const fs::path real = realPath(path);
    for (const StoredRoot& other : roots) {
        const fs::path there = realPath(other.path);
        if (other.id != root && !other.removed && (liesIn(real, there) || liesIn(there, real)))
            throwTaken(path, other);
    }
    std::vector<StoredFile> files = store.files();
    std::erase_if(files, [&](const StoredFile& file) { return file.root != root; });
    files = someFiles(std::move(files));
    const std::size_t there = countThere(files, path, stop);
    if (!areEnough(there, files.size()))
        throw Error(Fault::OtherSounds, path,
                    std::to_string(there) + " of " + std::to_string(files.size()) + " sounds are there");
    store.moveRoot(root, path);
}

} // namespace otozu
