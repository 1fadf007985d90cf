// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <memory>

namespace otozu
{

/// A library that several threads may use: every call has its turn, in the order of asking.
class SharedStore : public LibraryStore
{
public:
    explicit SharedStore(std::unique_ptr<LibraryStore> store);

    [[nodiscard]] Hold hold() override { return Hold(m_turns); }
    [[nodiscard]] bool isReadOnly() const override;
    [[nodiscard]] std::vector<StoredRoot> roots() const override;
    RootId addRoot(const std::filesystem::path& folder) override;
    RootId addRootAround(const std::filesystem::path& folder, std::span<const InnerRoot> inner) override;
    void detachRoot(RootId root) override;
    void moveRoot(RootId root, const std::filesystem::path& folder) override;
    void removeRoot(RootId root) override;
    [[nodiscard]] std::vector<StoredFile> files() const override;
    [[nodiscard]] std::vector<StoredFile> files(std::span<const FileId> ids) const override;
    [[nodiscard]] std::optional<StoredFile> fileAt(RootId root, const std::filesystem::path& path) const override;
    [[nodiscard]] std::int64_t revision() const override;
    void apply(const DiskChanges& changes) override;
    void forget(std::span<const FileId> missing) override;
    void retry(std::span<const FileId> failed) override;
    void addHeard(const std::string& features, std::span<const HeardFile> heard) override;
    [[nodiscard]] std::vector<FileId> heardAs(const std::string& features) const override;
    [[nodiscard]] Matrix<float> rows(const std::string& features, std::span<const FileId> files) const override;
    [[nodiscard]] std::optional<StoredMap> map() const override;
    void setMap(const StoredMap& map, bool keepBefore) override;
    [[nodiscard]] bool canUndoMap() const override;
    void undoMap() override;
    [[nodiscard]] std::vector<char> value(const std::string& name) const override;
    void setValue(const std::string& name, std::span<const char> bytes) override;
    [[nodiscard]] UserMarks marks() const override;
    void setFavourite(std::span<const FileId> files, bool favourite) override;
    void setHidden(std::span<const FileId> files, bool hidden) override;
    void addTag(std::span<const FileId> files, const std::string& tag) override;
    void removeTag(std::span<const FileId> files, const std::string& tag) override;
    [[nodiscard]] std::vector<Crate> crates() const override;
    void setCrates(std::span<const Crate> crates) override;
    void addHistory(std::span<const FileId> heard) override;
    [[nodiscard]] std::vector<FileId> history(std::size_t most) const override;

private:
    template <typename Result, typename... Parameters, typename... Arguments>
    Result inTurn(Result (LibraryStore::*call)(Parameters...), Arguments&&... arguments);
    template <typename Result, typename... Parameters, typename... Arguments>
    Result inTurn(Result (LibraryStore::*call)(Parameters...) const, Arguments&&... arguments) const;

    std::unique_ptr<LibraryStore> m_store;
    mutable TurnMutex m_turns;
};

} // namespace otozu
