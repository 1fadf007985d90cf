// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/shared_store.h"

#include <utility>

namespace otozu
{

template <typename Result, typename... Parameters, typename... Arguments>
Result SharedStore::inTurn(Result (LibraryStore::*call)(Parameters...), Arguments&&... arguments)
{
    const Hold hold(m_turns);
    return (*m_store.*call)(std::forward<Arguments>(arguments)...);
}

template <typename Result, typename... Parameters, typename... Arguments>
Result SharedStore::inTurn(Result (LibraryStore::*call)(Parameters...) const, Arguments&&... arguments) const
{
    const Hold hold(m_turns);
    return (std::as_const(*m_store).*call)(std::forward<Arguments>(arguments)...);
}

SharedStore::SharedStore(std::unique_ptr<LibraryStore> store) : m_store(std::move(store)) {}

bool SharedStore::isReadOnly() const
{
    return inTurn(&LibraryStore::isReadOnly);
}

std::vector<StoredRoot> SharedStore::roots() const
{
    return inTurn(&LibraryStore::roots);
}

RootId SharedStore::addRoot(const std::filesystem::path& folder)
{
    return inTurn(&LibraryStore::addRoot, folder);
}

RootId SharedStore::addRootAround(const std::filesystem::path& folder, std::span<const InnerRoot> inner)
{
    return inTurn(&LibraryStore::addRootAround, folder, inner);
}

void SharedStore::detachRoot(RootId root)
{
    inTurn(&LibraryStore::detachRoot, root);
}

void SharedStore::moveRoot(RootId root, const std::filesystem::path& folder)
{
    inTurn(&LibraryStore::moveRoot, root, folder);
}

void SharedStore::removeRoot(RootId root)
{
    inTurn(&LibraryStore::removeRoot, root);
}

std::vector<StoredFile> SharedStore::files() const
{
    return inTurn(static_cast<std::vector<StoredFile> (LibraryStore::*)() const>(&LibraryStore::files));
}

std::vector<StoredFile> SharedStore::files(std::span<const FileId> ids) const
{
    return inTurn(
        static_cast<std::vector<StoredFile> (LibraryStore::*)(std::span<const FileId>) const>(&LibraryStore::files),
        ids);
}

std::optional<StoredFile> SharedStore::fileAt(RootId root, const std::filesystem::path& path) const
{
    return inTurn(&LibraryStore::fileAt, root, path);
}

std::int64_t SharedStore::revision() const
{
    return inTurn(&LibraryStore::revision);
}

void SharedStore::apply(const DiskChanges& changes)
{
    inTurn(&LibraryStore::apply, changes);
}

void SharedStore::forget(std::span<const FileId> missing)
{
    inTurn(&LibraryStore::forget, missing);
}

void SharedStore::retry(std::span<const FileId> failed)
{
    inTurn(&LibraryStore::retry, failed);
}

void SharedStore::addHeard(const std::string& features, std::span<const HeardFile> heard)
{
    inTurn(&LibraryStore::addHeard, features, heard);
}

std::vector<FileId> SharedStore::heardAs(const std::string& features) const
{
    return inTurn(&LibraryStore::heardAs, features);
}

Matrix<float> SharedStore::rows(const std::string& features, std::span<const FileId> files) const
{
    return inTurn(&LibraryStore::rows, features, files);
}

std::optional<StoredMap> SharedStore::map() const
{
    return inTurn(&LibraryStore::map);
}

void SharedStore::setMap(const StoredMap& map, bool keepBefore)
{
    inTurn(&LibraryStore::setMap, map, keepBefore);
}

bool SharedStore::canUndoMap() const
{
    return inTurn(&LibraryStore::canUndoMap);
}

void SharedStore::undoMap()
{
    inTurn(&LibraryStore::undoMap);
}

std::vector<char> SharedStore::value(const std::string& name) const
{
    return inTurn(&LibraryStore::value, name);
}

void SharedStore::setValue(const std::string& name, std::span<const char> bytes)
{
    inTurn(&LibraryStore::setValue, name, bytes);
}

UserMarks SharedStore::marks() const
{
    return inTurn(&LibraryStore::marks);
}

void SharedStore::setFavourite(std::span<const FileId> files, bool favourite)
{
    inTurn(&LibraryStore::setFavourite, files, favourite);
}

void SharedStore::setHidden(std::span<const FileId> files, bool hidden)
{
    inTurn(&LibraryStore::setHidden, files, hidden);
}

void SharedStore::addTag(std::span<const FileId> files, const std::string& tag)
{
    inTurn(&LibraryStore::addTag, files, tag);
}

void SharedStore::removeTag(std::span<const FileId> files, const std::string& tag)
{
    inTurn(&LibraryStore::removeTag, files, tag);
}

std::vector<Crate> SharedStore::crates() const
{
    return inTurn(&LibraryStore::crates);
}

void SharedStore::setCrates(std::span<const Crate> crates)
{
    inTurn(&LibraryStore::setCrates, crates);
}

void SharedStore::addHistory(std::span<const FileId> heard)
{
    inTurn(&LibraryStore::addHistory, heard);
}

std::vector<FileId> SharedStore::history(std::size_t most) const
{
    return inTurn(&LibraryStore::history, most);
}

} // namespace otozu
