// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

namespace otozu
{

/// Looks at a file as bytes, before SQLite may: SQLite would take nearly anything, and write to it.
/// While one of these is there for a file, another one of this process does not open it: with a file that is closed, a
/// process loses all its locks on it (POSIX), SQLite's too.
class LibraryFile
{
public:
    enum class Check : std::uint8_t { File, FileAndLog };
    /// @throws Error  NotFound, NoPermission, NotRegular, LinkLoop, ReadFailed; NotALibrary; DamagedLibrary (it ends
    ///     too early); ForeignLog.
    explicit LibraryFile(const std::filesystem::path& path, Check check = Check::File);
    ~LibraryFile();
    LibraryFile(const LibraryFile&) = delete;
    LibraryFile& operator=(const LibraryFile&) = delete;

private:
    struct Identity;
    std::unique_ptr<Identity> m_identity;
};

/// The right to write to a library. The system takes it back when the process ends, in whichever way.
class WriterLock
{
public:
    /// Tries to get it.
    explicit WriterLock(const std::filesystem::path& library);
    ~WriterLock();
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;

    [[nodiscard]] bool held() const;
    /// Nobody can get it: the folder may not be written to, or there is no room.
    [[nodiscard]] bool impossible() const { return m_impossible; }
    [[nodiscard]] bool isDiskFull() const { return m_isDiskFull; }

private:
    struct Held;
    std::unique_ptr<Held> m_held;
    bool m_impossible = false;
    bool m_isDiskFull = false;
};

/// Keeps others from getting a WriterLock, as it cannot be had while there is one: as many as like may have this.
class NoWriterLock
{
public:
    /// Tries to get it.
    explicit NoWriterLock(const std::filesystem::path& library);
    ~NoWriterLock();
    NoWriterLock(const NoWriterLock&) = delete;
    NoWriterLock& operator=(const NoWriterLock&) = delete;

    /// There is a writer. Otherwise it was got; or nobody can keep others from anything, where the folder may not be
    /// written to and there is no lock.
    [[nodiscard]] bool refused() const { return m_refused; }

private:
    struct Held;
    std::unique_ptr<Held> m_held;
    bool m_refused = false;
};

/// Which files a library and those beside it are, whatever is in them.
class LibraryIdentity
{
public:
    /// Of those that are there now.
    explicit LibraryIdentity(const std::filesystem::path& library);
    ~LibraryIdentity();
    LibraryIdentity(const LibraryIdentity&) = delete;
    LibraryIdentity& operator=(const LibraryIdentity&) = delete;
    /// They still have their names. (On Windows files that are open keep them.)
    [[nodiscard]] bool stands() const;

private:
    struct Files;
    std::unique_ptr<Files> m_files;
};

/// What can be seen of a file and its log from outside, without opening them: others if somebody has written to one.
struct LibraryTraces {
    std::uintmax_t bytes = 0;
    std::uintmax_t logBytes = 0;
    std::filesystem::file_time_type modified{};
    std::filesystem::file_time_type logModified{};
    friend bool operator==(const LibraryTraces&, const LibraryTraces&) = default;
};
[[nodiscard]] LibraryTraces tracesOfLibrary(const std::filesystem::path& library);

/// The log beside a library, in which SQLite keeps what is not merged into the file yet.
[[nodiscard]] std::filesystem::path logOfLibrary(const std::filesystem::path& library);

} // namespace otozu
