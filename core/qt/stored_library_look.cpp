// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the file of a library is connected to where SQLite cannot have its own files beside it.

#include "core/qt/stored_library_open.h"

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
    connectBesideNothing();
    return false;
}

void StoredLibrary::Open::connectToLook()
{
    noWriter.emplace(real);
    if (noWriter->refused()) {
        noWriter.reset();
        connect(Mode::ReadFile);
    } else {
        connectBesideNothing();
    }
}

void StoredLibrary::Open::connectBesideNothing()
{
    connect(tracesOfLibrary(real).logBytes == 0 ? Mode::Immutable : Mode::Alone);
}

void StoredLibrary::Open::keepUp()
{
    if (tracesOfLibrary(real) == *traces)
        return;
    outdated.push_back(std::move(connection));
    connectIfPossible(Mode::ReadFile);
}

} // namespace otozu
