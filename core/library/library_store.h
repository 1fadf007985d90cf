// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/turn_mutex.h"
#include "core/library/stored_file.h"
#include "core/library/stored_map.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace otozu
{

/// Where the user copies sounds to by dropping them.
struct Crate {
    std::string name;
    std::filesystem::path folder;
    friend bool operator==(const Crate&, const Crate&) = default;
};

/// What the user says of sounds, by ascending id.
struct UserMarks {
    std::vector<FileId> favourites;
    std::vector<FileId> hidden;
    std::vector<std::pair<FileId, std::string>> tags; ///< By id, then tag (UTF-8).
    friend bool operator==(const UserMarks&, const UserMarks&) = default;
};

/// A root that lies in a folder.
struct InnerRoot {
    RootId root = 0;
    std::filesystem::path at; ///< Relative to the folder; not empty, normal.
    friend bool operator==(const InnerRoot&, const InnerRoot&) = default;
};

/// Everything that a library remembers: files, vectors, maps, and what the user made of them.
///
/// Every call that changes something is one step: wholly kept or, if it throws or the process is killed, not at all;
/// what a returned call has kept survives the process. One thread at a time, unless it is a SharedStore. All may throw
/// Error: ReadFailed, WriteFailed, DiskFull, NoPermission with the library's path; a call that changes something throws
/// std::logic_error on a library that is read only.
class LibraryStore
{
public:
    virtual ~LibraryStore() = default;

    using Hold = std::unique_lock<TurnMutex>;
    /// While it is there no other thread gets at the library: for calls of which one depends on another. Not for long.
    [[nodiscard]] virtual Hold hold() { return {}; }

    /// Nothing can be changed: another program writes to the library, it is newer than this program, or may not be
    /// written to.
    [[nodiscard]] virtual bool isReadOnly() const = 0;

    [[nodiscard]] virtual std::vector<StoredRoot> roots() const = 0;
    /// @param folder  absolute. Nothing changes if it is a root already; one that was detached is no longer.
    /// @throws Error  FolderTaken if it lies in a root or a root lies in it; detached ones do not count.
    virtual RootId addRoot(const std::filesystem::path& folder) = 0;
    /// A new root takes the place of some that lie in it. Their files are its own now, at paths that begin with where
    /// the root was; all else of them stays, and no other file changes.
    /// @param folder  absolute.
    /// @throws Error  FolderTaken as addRoot(), but for those roots; or if it is a root, even a detached one.
    /// @throws std::invalid_argument  no such root, the same one twice, one of which is in another, or no path.
    virtual RootId addRootAround(const std::filesystem::path& folder, std::span<const InnerRoot> inner) = 0;
    /// It is `removed` from now on, and its files are missing. @throws std::invalid_argument  no such root.
    virtual void detachRoot(RootId root) = 0;
    /// What it names is at another path now. Its files stay what they are.
    /// @throws Error  FolderTaken as addRoot(), or if another root is there, even a detached one.
    /// @throws std::invalid_argument  no such root.
    virtual void moveRoot(RootId root, const std::filesystem::path& folder) = 0;
    /// Forgets it and all its files, their vectors, marks and places. @throws std::invalid_argument  no such root.
    virtual void removeRoot(RootId root) = 0;

    /// All files by root, then the bytes of the path.
    [[nodiscard]] virtual std::vector<StoredFile> files() const = 0;
    /// These alone, in the order of the ids, without reading all. @throws std::invalid_argument  an id that is not
    /// there.
    [[nodiscard]] virtual std::vector<StoredFile> files(std::span<const FileId> ids) const = 0;
    /// The file of that path, relative to the root, without reading all.
    [[nodiscard]] virtual std::optional<StoredFile> fileAt(RootId root, const std::filesystem::path& path) const = 0;
    /// Another number, and never again one of before, after every change to roots, files or vectors; also by another
    /// program. Maps, values and marks do not count. Takes no time.
    [[nodiscard]] virtual std::int64_t revision() const = 0;
    /// `added` come in the order in which their ids were given. Of files and roots that are known only that is taken
    /// which DiskChanges names. @throws std::invalid_argument  an id that is not there, an added file that has one, or
    /// two files of one path afterwards.
    virtual void apply(const DiskChanges& changes) = 0;
    /// Forgets files that are missing, as removeRoot() does; others of these ids stay.
    virtual void forget(std::span<const FileId> missing) = 0;
    /// Failed files become Pending; others of these ids stay as they are.
    virtual void retry(std::span<const FileId> failed) = 0;

    /// A batch of results; rows that were known under that name are replaced, or gone if the file failed. Of `file` all
    /// is kept but root, path and missing; bytes and modified too: they say which content was heard, so that one that
    /// was changed meanwhile is found out by the next look at the disk.
    /// @param features  names the kind of vector: profile, seconds, version. All its rows have one width.
    /// @throws std::invalid_argument  an id that is not there, another width, or a row that does not go with the state.
    virtual void addHeard(const std::string& features, std::span<const HeardFile> heard) = 0;
    /// Files of which a vector of that kind is known, ascending.
    [[nodiscard]] virtual std::vector<FileId> heardAs(const std::string& features) const = 0;
    /// Row i is the vector of files[i]; quickest by ascending id. @throws std::invalid_argument  one is not known.
    [[nodiscard]] virtual Matrix<float> rows(const std::string& features, std::span<const FileId> files) const = 0;

    /// The map that stands, if any; places by ascending file. They are those that setMap() was given, less those of
    /// files that were forgotten, or got another content, since: undoMap() does not bring these back either.
    [[nodiscard]] virtual std::optional<StoredMap> map() const = 0;
    /// It stands from now on.
    /// @param keepBefore  the one that stood can be had back by undoMap(); otherwise it is only brought up to date, and
    ///     what undoMap() would bring stays.
    /// @throws std::invalid_argument  a file has two places.
    virtual void setMap(const StoredMap& map, bool keepBefore) = 0;
    [[nodiscard]] virtual bool canUndoMap() const = 0;
    /// The map before stands again; the one that stood can be had back in the same way.
    /// @throws std::logic_error  there is none.
    virtual void undoMap() = 0;

    /// Small things that are found again by name, for those who build on files and vectors (indices, settings); empty:
    /// not there.
    [[nodiscard]] virtual std::vector<char> value(const std::string& name) const = 0;
    virtual void setValue(const std::string& name, std::span<const char> bytes) = 0;

    // Marks take files that are there, and tags that are not empty; else std::invalid_argument.
    [[nodiscard]] virtual UserMarks marks() const = 0;
    virtual void setFavourite(std::span<const FileId> files, bool favourite) = 0;
    virtual void setHidden(std::span<const FileId> files, bool hidden) = 0;
    virtual void addTag(std::span<const FileId> files, const std::string& tag) = 0;
    virtual void removeTag(std::span<const FileId> files, const std::string& tag) = 0;
    [[nodiscard]] virtual std::vector<Crate> crates() const = 0;
    virtual void setCrates(std::span<const Crate> crates) = 0;
    /// They were heard, the last one just now. Files that are not there are passed over.
    virtual void addHistory(std::span<const FileId> heard) = 0;
    /// The last ones, latest first, each once. @param most  at most so many.
    [[nodiscard]] virtual std::vector<FileId> history(std::size_t most) const = 0;
};

} // namespace otozu
