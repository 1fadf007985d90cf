// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_files.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace otozu
{

std::filesystem::path libraryBase(const std::vector<StoredRoot>& roots)
{
    if (roots.empty())
        return {};
    std::filesystem::path base = roots.front().path;
    for (const StoredRoot& root : roots) {
        std::filesystem::path common;
        const auto differs = std::mismatch(base.begin(), base.end(), root.path.begin(), root.path.end()).first;
        for (auto part = base.begin(); part != differs; ++part)
            common /= *part;
        base = std::move(common);
    }
    return base;
}

LibraryPaths::LibraryPaths(const std::vector<StoredRoot>& roots, LabelSource label)
    : m_base(libraryBase(roots)), m_label(label)
{
    for (const StoredRoot& root : roots) {
        const std::filesystem::path within = root.path.lexically_relative(m_base);
        m_roots.push_back({root.id, within == "." ? std::string() : within.generic_string() + "/", root.online});
    }
}

void LibraryPaths::toBase(StoredFile& file) const
{
    const auto root = std::ranges::find(m_roots, file.root, &Root::id);
    if (root == m_roots.end())
        return;
    file.record.label = labelOf(file.record.path, m_label);
    file.record.missing = file.missing || !root->online;
    if (!root->prefix.empty())
        file.record.path = root->prefix + file.record.path.generic_string();
}

LibraryFiles::LibraryFiles(const LibraryStore& store, LabelSource label)
{
    const std::vector<StoredRoot> known = store.roots();
    const LibraryPaths paths(known, label);
    base = paths.base();
    for (const StoredRoot& root : known)
        roots.push_back(root.path);
    offlineRoots =
        std::size_t(std::ranges::count_if(known, [](const StoredRoot& root) { return !root.online && !root.removed; }));
    files = store.files();
    for (StoredFile& file : files)
        paths.toBase(file);
    sortByPath(files);
}

std::vector<FileFault> LibraryFiles::skipped() const
{
    std::vector<FileFault> faults;
    for (const StoredFile& file : files) {
        if (file.state == FileState::Failed && !file.record.missing)
            faults.push_back({file.record.path, file.fault});
    }
    return faults;
}

void sortByPath(std::vector<StoredFile>& files)
{
    const auto before = [&](const StoredFile& a, const StoredFile& b) {
        return a.record.path.native() < b.record.path.native();
    };
    if (std::ranges::is_sorted(files, before)) // one root
        return;
    // Sorting small things and moving each large one once takes half the time.
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return before(files[a], files[b]); });
    std::vector<StoredFile> sorted;
    sorted.reserve(files.size());
    for (const std::size_t i : order)
        sorted.push_back(std::move(files[i]));
    files = std::move(sorted);
}

} // namespace otozu
