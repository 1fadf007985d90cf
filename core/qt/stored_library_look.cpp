// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the file of a library is connected to where SQLite cannot have its own files beside it.

#include "core/qt/library_log.h"
#include "core/qt/stored_library_open.h"

#include <random>
#include <utility>

namespace fs = std::filesystem;

namespace otozu
{

using Mode = LibraryConnection::Mode;

void StoredLibrary::Open::connect(Mode mode)
{
    connection.reset();
    traces.reset();
    const bool isWatched = mode == Mode::Immutable || mode == Mode::Alone;
    const LibraryTraces before = isWatched ? tracesOfLibrary(real) : LibraryTraces();
    auto made = std::make_unique<LibraryConnection>(real, path, mode);
    (void)made->number("PRAGMA schema_version"); // SQLite does not look at the file before it is asked for something
    connection = std::move(made);
    identity.reset();
    if (mode == Mode::Write)
        identity.emplace(real);
    if (isWatched)
        traces = before;
}

bool StoredLibrary::Open::connectIfPossible(Mode mode)
{
    try {
        connect(mode);
        return true;
    } catch (const Error& error) {
        if (error.fault != Fault::DiskFull && error.fault != Fault::NoPermission && error.fault != Fault::ReadFailed)
            throw;
        if (error.fault == Fault::DiskFull && reason != ReadOnlyReason::Asked)
            reason = ReadOnlyReason::DiskFull;
        else if (reason == ReadOnlyReason::None)
            reason = ReadOnlyReason::NotPermitted;
        lock.reset();
        noWriter.emplace(real);
        if (noWriter->refused())
            throw;
    }
    connectToLook();
    return false;
}

void StoredLibrary::Open::connectToLook()
{
    noWriter.emplace(real);
    if (noWriter->refused()) {
        noWriter.reset();
        connect(Mode::ReadFile);
    } else if (tracesOfLibrary(real).logBytes == 0) {
        connect(Mode::Immutable);
    } else {
        connect(Mode::Alone);
    }
}

void StoredLibrary::Open::needOwnFile()
{
    // Else what is written goes into a file that nobody finds again, or that another program has begun to use.
    if (identity && !identity->stands())
        throw Error(Fault::LibraryReplaced, path, "the library's file is no longer the one that was opened");
}

void putLogMark(LibraryConnection& db)
{
    LibraryQuery known = db.query("SELECT mark FROM log_mark WHERE id = 1");
    LogMark mark;
    if (known.next()) {
        const QByteArray bytes = known.bytes(0);
        mark.before = LogMark::of(viewOf(bytes)).value_or(LogMark()).now;
    }
    static thread_local std::random_device device;
    while (mark.now == 0)
        mark.now = std::uint64_t(device()) << 32U | device();
    const std::string bytes = mark.bytes();
    db.query("INSERT INTO log_mark VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET mark = excluded.mark")
        .with(bytes)
        .run();
}

void StoredLibrary::Open::keepUp()
{
    if (tracesOfLibrary(real) == *traces)
        return;
    outdated.push_back(std::move(connection));
    connectIfPossible(Mode::ReadFile);
}

} // namespace otozu
