// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <QString>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace otozu
{

struct LibrarySchema;

/// Why nothing can be changed in a stored library.
enum class ReadOnlyReason : std::uint8_t {
    None,         ///< It can.
    Asked,        ///< It was opened to be looked at.
    OtherProgram, ///< Another Otozu writes to it (or another StoredLibrary of this one).
    NewerSchema,  ///< A newer Otozu made it.
    NotPermitted, ///< The file or its folder may not be written to.
    DiskFull,     ///< There is no room for what SQLite needs beside it.
};

/// In words for the user; empty for None.
[[nodiscard]] QString readOnlyText(ReadOnlyReason reason);

/// What a library holds, in numbers.
struct LibraryStatus {
    struct Kind {
        std::string features;
        std::size_t rows = 0;
        std::size_t width = 0; ///< Values a row.
    };
    std::uintmax_t bytes = 0; ///< On the disk, with what is not merged into the file yet.
    int schema = 0;
    std::size_t roots = 0;
    std::size_t files = 0; ///< With those that are missing.
    std::size_t pending = 0;
    std::size_t analysed = 0;
    std::size_t failed = 0;
    std::size_t missing = 0;
    std::vector<Kind> kinds;
};

/// A library in one SQLite file (QtSql, write-ahead log).
///
/// What a returned call has changed survives the end of the process, however it ends. After a power cut the last calls
/// may be missing, but the library is whole: the log is not waited for (synchronous = NORMAL).
/// One program writes to a library at a time: it holds a lock on `FILE-lock`, which goes with the process even if that
/// is killed. Others see what it has kept, but change nothing. While a library is open SQLite has `FILE-wal` and
/// `FILE-shm` beside it.
/// Where nothing can be put beside the file (a full disk, a medium or folder that may not be written to) it is looked
/// at without, if it can be told that nobody writes to it: there is no lock of a writer. Nobody gets to write then
/// until it is closed, but for who may write where this program may not even put a lock: whether somebody did is seen
/// before every call, and what is in the file then is shown. What a killed program has left in the log is shown too.
/// The file may be replaced while it is open, by a copy of before say: nothing is written to it any more then, and
/// every change throws LibraryReplaced. A log that does not belong to the file (see LogMark) is not mixed with it:
/// opening throws ForeignLog, and leaves both as they are. What is written over the bytes of the file in place is not
/// noticed. A file that is no library, damaged or cut short is refused before SQLite sees it, and left as it is. One
/// thread at a time, any thread. Throws as LibraryStore says, and DamagedLibrary where the file turns out to be.
class StoredLibrary : public LibraryStore
{
public:
    enum class Access : std::uint8_t {
        Create, ///< Made if it is not there; to be written to.
        Write,  ///< Must be there; to be written to.
        Read,   ///< Must be there; nothing is changed and nobody is kept from writing, unless the disk is full.
    };

    /// @throws Error  NotFound, NoPermission, NotRegular, ReadFailed; NotALibrary; DamagedLibrary; ForeignLog;
    /// NewerLibrary (a newer
    ///     Otozu made it, and this one cannot even read it); MissingPart (Qt's driver for SQLite); DiskFull,
    ///     WriteFailed.
    explicit StoredLibrary(const std::filesystem::path& path, Access access = Access::Create);
    /// With another schema than librarySchema(): for tests of migration.
    StoredLibrary(const std::filesystem::path& path, Access access, const LibrarySchema& schema);
    ~StoredLibrary() override;
    StoredLibrary(const StoredLibrary&) = delete;
    StoredLibrary& operator=(const StoredLibrary&) = delete;

    /// True if the file begins as a library does. Never throws.
    [[nodiscard]] static bool isLibrary(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] ReadOnlyReason readOnlyReason() const;
    /// Takes longer the more files there are: about a second for a million.
    [[nodiscard]] LibraryStatus status() const;
    /// Gives back what forgotten things took on the disk. Needs room for a second copy meanwhile.
    void vacuum();
    /// The file goes when this object does: nothing is worth keeping in it. Not if it is read only.
    void removeAtEnd();

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
    struct Open; // keeps QtSql out of every includer
    std::unique_ptr<Open> m_open;
};

/// Where libraries are kept: the user's data folder.
[[nodiscard]] std::filesystem::path librariesFolder();

/// Where the library of a folder of sounds is kept unless the user says otherwise: in librariesFolder(), named after
/// the folder ("Drum Hits-1f3a9c04.otozu"); always the same for one folder, never the same for two.
/// @param folder  absolute.
[[nodiscard]] std::filesystem::path defaultLibraryPath(const std::filesystem::path& folder);

/// The file in `libraries` that holds the library of a folder of sounds: its own, named as by defaultLibraryPath(); or
/// that of the folder that it is when all links are followed; or one that it was added to, or that it has moved in. The
/// name of its own if there is none. Opens every library there in the last two cases.
/// @param folder  absolute.
[[nodiscard]] std::filesystem::path libraryOf(const std::filesystem::path& folder,
                                              const std::filesystem::path& libraries);

} // namespace otozu
