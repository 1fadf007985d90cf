// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <map>
#include <set>

namespace otozu
{

/// A library that is forgotten with the object: the twin of the stored one, for tests and for runs that keep nothing.
class MemoryStore : public LibraryStore
{
public:
    /// From now on as if another program wrote to it, or no longer so.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }

    [[nodiscard]] bool isReadOnly() const override { return m_readOnly; }
    [[nodiscard]] std::vector<StoredRoot> roots() const override;
    RootId addRoot(const std::filesystem::path& folder) override;
    RootId addRootAround(const std::filesystem::path& folder, std::span<const InnerRoot> inner) override;
    void detachRoot(RootId root) override;
    void moveRoot(RootId root, const std::filesystem::path& folder) override;
    void removeRoot(RootId root) override;
    [[nodiscard]] std::vector<StoredFile> files() const override;
    [[nodiscard]] std::vector<StoredFile> files(std::span<const FileId> ids) const override;
    [[nodiscard]] std::optional<StoredFile> fileAt(RootId root, const std::filesystem::path& path) const override;
    [[nodiscard]] std::int64_t revision() const override { return m_revision; }
    void apply(const DiskChanges& changes) override;
    void forget(std::span<const FileId> missing) override;
    void retry(std::span<const FileId> failed) override;
    void addHeard(const std::string& features, std::span<const HeardFile> heard) override;
    [[nodiscard]] std::vector<FileId> heardAs(const std::string& features) const override;
    [[nodiscard]] Matrix<float> rows(const std::string& features, std::span<const FileId> files) const override;
    [[nodiscard]] std::optional<StoredMap> map() const override { return m_map; }
    void setMap(const StoredMap& map, bool keepBefore) override;
    [[nodiscard]] bool canUndoMap() const override { return m_mapBefore.has_value(); }
    void undoMap() override;
    [[nodiscard]] std::vector<char> value(const std::string& name) const override;
    void setValue(const std::string& name, std::span<const char> bytes) override;
    [[nodiscard]] UserMarks marks() const override;
    void setFavourite(std::span<const FileId> files, bool favourite) override;
    void setHidden(std::span<const FileId> files, bool hidden) override;
    void addTag(std::span<const FileId> files, const std::string& tag) override;
    void removeTag(std::span<const FileId> files, const std::string& tag) override;
    [[nodiscard]] std::vector<Crate> crates() const override { return m_crates; }
    void setCrates(std::span<const Crate> crates) override;
    void addHistory(std::span<const FileId> heard) override;
    [[nodiscard]] std::vector<FileId> history(std::size_t most) const override;

private:
    void needWritable() const;
    void needFiles(std::span<const FileId> files) const;
    void mark(std::set<FileId>& marked, std::span<const FileId> files, bool on);
    void remove(const std::set<FileId>& files);
    /// On both maps.
    void dropPlaces(const std::set<FileId>& files);

    bool m_readOnly = false;
    RootId m_lastRoot = 0;
    FileId m_lastFile = 0;
    std::map<RootId, StoredRoot> m_roots;
    std::map<FileId, StoredFile> m_files;
    std::map<std::pair<RootId, std::string>, FileId> m_paths; ///< Of all files.
    std::int64_t m_revision = 1;
    std::map<std::string, std::map<FileId, std::vector<float>>> m_rows;
    std::optional<StoredMap> m_map;
    std::optional<StoredMap> m_mapBefore;
    std::map<std::string, std::vector<char>> m_values;
    std::set<FileId> m_favourites;
    std::set<FileId> m_hidden;
    std::set<std::pair<FileId, std::string>> m_tags;
    std::vector<Crate> m_crates;
    std::vector<FileId> m_history; ///< Latest last.
};

} // namespace otozu
