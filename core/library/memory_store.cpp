// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/memory_store.h"

#include "core/library/store_rules.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace otozu
{
namespace
{

std::pair<RootId, std::string> keyOf(const StoredFile& file)
{
    return {file.root, file.record.path.string()};
}

} // namespace

// Every change is checked as a whole before any of it is made: that is what makes it one step.

void MemoryStore::needWritable() const
{
    if (m_readOnly)
        throw std::logic_error("the library is read only");
}

void MemoryStore::needFiles(std::span<const FileId> files) const
{
    for (const FileId file : files) {
        if (!m_files.contains(file))
            throw std::invalid_argument("no such file in the library: " + std::to_string(file));
    }
}

std::vector<StoredRoot> MemoryStore::roots() const
{
    std::vector<StoredRoot> roots;
    for (const auto& [id, root] : m_roots)
        roots.push_back(root);
    return roots;
}

RootId MemoryStore::addRoot(const std::filesystem::path& folder)
{
    needWritable();
    const auto normal = normalRoot(folder);
    if (const RootId known = findRoot(roots(), normal); known != 0) {
        if (std::exchange(m_roots.at(known).removed, false))
            ++m_revision;
        return known;
    }
    ++m_lastRoot;
    m_roots.emplace(m_lastRoot, StoredRoot{m_lastRoot, normal});
    ++m_revision;
    return m_lastRoot;
}

RootId MemoryStore::addRootAround(const std::filesystem::path& folder, std::span<const InnerRoot> inner)
{
    needWritable();
    const auto normal = normalRoot(folder);
    checkAround(roots(), normal, inner);
    const RootId id = ++m_lastRoot;
    m_roots.emplace(id, StoredRoot{id, normal});
    for (const InnerRoot& each : inner)
        m_roots.erase(each.root);
    m_paths.clear();
    for (auto& [file, stored] : m_files) {
        if (const auto from = std::ranges::find(inner, stored.root, &InnerRoot::root); from != inner.end()) {
            stored.root = id;
            stored.record.path = from->at / stored.record.path;
        }
        m_paths.emplace(keyOf(stored), file);
    }
    ++m_revision;
    return id;
}

void MemoryStore::detachRoot(RootId root)
{
    needWritable();
    if (!m_roots.contains(root))
        throw std::invalid_argument("no such root in the library: " + std::to_string(root));
    m_roots.at(root).removed = true;
    for (auto& [id, file] : m_files)
        file.missing = file.missing || file.root == root;
    ++m_revision;
}

void MemoryStore::moveRoot(RootId root, const std::filesystem::path& folder)
{
    needWritable();
    const auto normal = normalRoot(folder);
    checkMoved(roots(), root, normal);
    m_roots.at(root).path = normal;
    ++m_revision;
}

void MemoryStore::removeRoot(RootId root)
{
    needWritable();
    if (m_roots.erase(root) == 0)
        throw std::invalid_argument("no such root in the library: " + std::to_string(root));
    std::set<FileId> files;
    for (const auto& [id, file] : m_files) {
        if (file.root == root)
            files.insert(id);
    }
    remove(files);
}

std::vector<StoredFile> MemoryStore::files() const
{
    std::vector<StoredFile> files;
    files.reserve(m_files.size());
    for (const auto& [id, file] : m_files)
        files.push_back(file);
    std::ranges::sort(files, storedBefore);
    return files;
}

std::vector<StoredFile> MemoryStore::files(std::span<const FileId> ids) const
{
    needFiles(ids);
    std::vector<StoredFile> files;
    files.reserve(ids.size());
    for (const FileId id : ids)
        files.push_back(m_files.at(id));
    return files;
}

std::optional<StoredFile> MemoryStore::fileAt(RootId root, const std::filesystem::path& path) const
{
    const auto found = m_paths.find({root, path.string()});
    return found == m_paths.end() ? std::nullopt : std::optional(m_files.at(found->second));
}

void MemoryStore::apply(const DiskChanges& changes)
{
    needWritable();
    const auto needRoot = [&](RootId root) {
        if (!m_roots.contains(root))
            throw std::invalid_argument("no such root in the library: " + std::to_string(root));
    };
    for (const StoredRoot& root : changes.roots)
        needRoot(root.id);
    for (const StoredFile& file : changes.added) {
        checkAdded(file);
        needRoot(file.root);
    }
    for (const StoredFile& file : changes.changed)
        needFiles({&file.id, 1});
    for (const StoredFile& file : changes.moved) {
        needFiles({&file.id, 1});
        needRoot(file.root);
    }
    needFiles(changes.missing);
    needFiles(changes.found);
    auto paths = m_paths;
    for (const StoredFile& file : changes.moved)
        paths.erase(keyOf(m_files.at(file.id)));
    const auto take = [&](const StoredFile& file, FileId id) {
        if (!paths.emplace(keyOf(file), id).second)
            throw std::invalid_argument("two files of one path: " + file.record.path.string());
    };
    for (const StoredFile& file : changes.moved)
        take(file, file.id);
    FileId next = m_lastFile;
    for (const StoredFile& file : changes.added)
        take(file, ++next);

    for (const StoredRoot& root : changes.roots) {
        m_roots.at(root.id).online = root.online;
        m_roots.at(root.id).mounted = root.mounted;
    }
    for (const StoredFile& moved : changes.moved) {
        StoredFile& file = m_files.at(moved.id);
        file.root = moved.root;
        file.record.path = moved.record.path;
        file.modified = moved.modified;
        file.missing = false;
    }
    for (const FileId id : changes.missing)
        m_files.at(id).missing = true;
    for (const FileId id : changes.found)
        m_files.at(id).missing = false;
    for (const StoredFile& changed : changes.changed) {
        StoredFile& file = m_files.at(changed.id);
        file = asChanged(file, changed);
        for (auto& [features, rows] : m_rows)
            rows.erase(changed.id);
    }
    dropPlaces(idsOf(changes.changed));
    for (const StoredFile& added : changes.added) {
        StoredFile file = asStored(added);
        file.id = ++m_lastFile;
        file.missing = false;
        m_files.emplace(file.id, std::move(file));
    }
    m_paths = std::move(paths);
    ++m_revision;
}

void MemoryStore::forget(std::span<const FileId> missing)
{
    needWritable();
    std::set<FileId> files;
    for (const FileId id : missing) {
        if (const auto file = m_files.find(id); file != m_files.end() && file->second.missing)
            files.insert(id);
    }
    remove(files);
}

void MemoryStore::remove(const std::set<FileId>& files)
{
    const auto isGone = [&](FileId id) { return files.contains(id); };
    std::erase_if(m_files, [&](const auto& file) { return isGone(file.first); });
    std::erase_if(m_paths, [&](const auto& path) { return isGone(path.second); });
    for (auto& [features, rows] : m_rows)
        std::erase_if(rows, [&](const auto& row) { return isGone(row.first); });
    std::erase_if(m_favourites, isGone);
    std::erase_if(m_hidden, isGone);
    std::erase_if(m_tags, [&](const auto& tag) { return isGone(tag.first); });
    std::erase_if(m_history, isGone);
    dropPlaces(files);
    ++m_revision;
}

void MemoryStore::dropPlaces(const std::set<FileId>& files)
{
    for (auto* map : {&m_map, &m_mapBefore}) {
        if (map->has_value())
            dropPlacesOf(**map, files);
    }
}

void MemoryStore::retry(std::span<const FileId> failed)
{
    needWritable();
    needFiles(failed);
    for (const FileId id : failed) {
        StoredFile& file = m_files.at(id);
        if (file.state != FileState::Failed)
            continue;
        file.state = FileState::Pending;
        file = asStored(file);
    }
    ++m_revision;
}

void MemoryStore::addHeard(const std::string& features, std::span<const HeardFile> heard)
{
    needWritable();
    const std::size_t width = checkHeard(heard);
    for (const HeardFile& each : heard)
        needFiles({&each.file.id, 1});
    if (const auto known = m_rows.find(features); known != m_rows.end() && !known->second.empty()) {
        if (width != 0 && known->second.begin()->second.size() != width)
            throw std::invalid_argument("rows of one kind have one width: " + features);
    }
    for (const HeardFile& each : heard) {
        StoredFile& file = m_files.at(each.file.id);
        file = asHeard(file, each.file);
        if (each.row.empty())
            m_rows[features].erase(file.id);
        else
            m_rows[features][file.id] = each.row;
    }
    ++m_revision;
}

std::vector<FileId> MemoryStore::heardAs(const std::string& features) const
{
    std::vector<FileId> files;
    if (const auto known = m_rows.find(features); known != m_rows.end()) {
        for (const auto& [id, row] : known->second)
            files.push_back(id);
    }
    return files;
}

Matrix<float> MemoryStore::rows(const std::string& features, std::span<const FileId> files) const
{
    if (files.empty())
        return {};
    const auto kind = m_rows.find(features);
    Matrix<float> rows;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (kind == m_rows.end() || !kind->second.contains(files[i]))
            throw std::invalid_argument("no such vector in the library: " + features);
        const auto& row = kind->second.at(files[i]);
        if (i == 0)
            rows = Matrix<float>(files.size(), row.size());
        std::ranges::copy(row, rows.row(i).begin());
    }
    return rows;
}

void MemoryStore::setMap(const StoredMap& map, bool keepBefore)
{
    needWritable();
    StoredMap stored = asStored(map);
    if (keepBefore && m_map)
        m_mapBefore = std::move(m_map);
    m_map = std::move(stored);
}

void MemoryStore::undoMap()
{
    needWritable();
    if (!canUndoMap())
        throw std::logic_error("there is no map before");
    std::swap(m_map, m_mapBefore);
}

std::vector<char> MemoryStore::value(const std::string& name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::vector<char>() : found->second;
}

void MemoryStore::setValue(const std::string& name, std::span<const char> bytes)
{
    needWritable();
    if (bytes.empty())
        m_values.erase(name);
    else
        m_values[name].assign(bytes.begin(), bytes.end());
}

UserMarks MemoryStore::marks() const
{
    return {
        {m_favourites.begin(), m_favourites.end()}, {m_hidden.begin(), m_hidden.end()}, {m_tags.begin(), m_tags.end()}};
}

void MemoryStore::mark(std::set<FileId>& marked, std::span<const FileId> files, bool on)
{
    needWritable();
    needFiles(files);
    for (const FileId id : files) {
        if (on)
            marked.insert(id);
        else
            marked.erase(id);
    }
}

void MemoryStore::setFavourite(std::span<const FileId> files, bool favourite)
{
    mark(m_favourites, files, favourite);
}

void MemoryStore::setHidden(std::span<const FileId> files, bool hidden)
{
    mark(m_hidden, files, hidden);
}

void MemoryStore::addTag(std::span<const FileId> files, const std::string& tag)
{
    needWritable();
    needFiles(files);
    if (tag.empty())
        throw std::invalid_argument("a tag has a name");
    for (const FileId id : files)
        m_tags.emplace(id, tag);
}

void MemoryStore::removeTag(std::span<const FileId> files, const std::string& tag)
{
    needWritable();
    needFiles(files);
    for (const FileId id : files)
        m_tags.erase({id, tag});
}

void MemoryStore::setCrates(std::span<const Crate> crates)
{
    needWritable();
    m_crates.assign(crates.begin(), crates.end());
}

void MemoryStore::addHistory(std::span<const FileId> heard)
{
    needWritable();
    for (const FileId file : heard) {
        if (!m_files.contains(file))
            continue;
        std::erase(m_history, file);
        m_history.push_back(file);
    }
}

std::vector<FileId> MemoryStore::history(std::size_t most) const
{
    const auto count = std::ptrdiff_t(std::min(most, m_history.size()));
    return {m_history.rbegin(), m_history.rbegin() + count};
}

} // namespace otozu
