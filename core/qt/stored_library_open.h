// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qt/stored_library.h"
#include "core/qt/stored_library_connection.h"
#include "core/qt/stored_library_file.h"

#include <optional>
#include <set>
#include <span>

namespace otozu
{

/// An open library; what its methods share.
struct StoredLibrary::Open {
    std::filesystem::path path; ///< As it was asked for.
    std::filesystem::path real; ///< Without links: the log and the lock lie beside it, by whatever name it is opened.
    ReadOnlyReason reason = ReadOnlyReason::None;
    bool removeAtEnd = false;
    int schema = 0; ///< Version of the file's.
    // In this order: the lock goes when SQLite has let go of the file.
    std::optional<WriterLock> lock;
    std::optional<NoWriterLock> noWriter;
    std::optional<LibraryFile> look;
    std::unique_ptr<LibraryConnection> connection;
    std::optional<LibraryIdentity> identity; ///< Of what is written to.
    std::optional<LibraryTraces> traces;     ///< If SQLite would not notice that somebody writes to the file.
    std::vector<std::unique_ptr<LibraryConnection>> outdated; ///< May still be in use by a call.

    [[nodiscard]] LibraryConnection& db()
    {
        if (traces)
            keepUp();
        return *connection;
    }
    /// Lets go of the connection and has one of that mode.
    void connect(LibraryConnection::Mode mode);
    /// As connect(), to write or to read; where SQLite cannot put beside the file what it needs, it is looked at
    /// without, and the lock is given up. @return  false then.
    bool connectIfPossible(LibraryConnection::Mode mode);
    /// Looks at the file where nothing can be put beside it: see StoredLibrary.
    void connectToLook();
    /// As connect(), in a way that puts nothing beside the file; nobody may write to it meanwhile.
    void connectBesideNothing();
    /// Looks again if somebody has written to the file.
    void keepUp();
    /// A transaction to change something in. @throws std::logic_error  the library is read only.
    /// @throws Error  LibraryReplaced, as its commit().
    [[nodiscard]] LibraryTransaction change();
    /// @throws Error  LibraryReplaced.
    void needOwnFile();
    /// Roots, files or vectors are others.
    void countRevision();
    /// @throws std::invalid_argument  a file that is not there.
    void needFiles(std::span<const FileId> files);
    /// All that is known of these goes.
    void remove(const std::set<FileId>& files);
    /// On both maps.
    void dropPlaces(const std::set<FileId>& files);
    [[nodiscard]] std::optional<StoredMap> map(int place);
    void putMap(int place, const StoredMap& map);
    /// Runs a statement with one `?` once for each.
    void forEach(const char* sql, std::span<const FileId> files);
    [[nodiscard]] std::vector<FileId> ids(const char* sql);
};

/// Marks a transaction of a library that has marks: see LogMark.
void putLogMark(LibraryConnection& db);

[[nodiscard]] inline std::string_view viewOf(std::span<const char> bytes)
{
    return {bytes.data(), bytes.size()};
}

[[nodiscard]] inline std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

/// A path as it is stored: the bytes of its name on Linux, UTF-8 on Windows.
[[nodiscard]] inline std::string pathBytes(const std::filesystem::path& path)
{
    const auto text = path.generic_u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

[[nodiscard]] inline std::filesystem::path pathOfBytes(const QByteArray& bytes)
{
    return std::u8string_view(reinterpret_cast<const char8_t*>(bytes.data()), std::size_t(bytes.size()));
}

[[nodiscard]] inline SamplePath samplePathOfBytes(const QByteArray& bytes)
{
#ifdef _WIN32
    return pathOfBytes(bytes);
#else
    return SamplePath::of(bytes.toStdString());
#endif
}

} // namespace otozu
