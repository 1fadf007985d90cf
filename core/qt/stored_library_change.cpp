// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every change to a library is wrapped in: it goes into the file that was opened, and leaves a mark in its log.

#include "core/qt/library_log.h"
#include "core/qt/stored_library_open.h"

#include <random>
#include <stdexcept>
#include <string>

namespace otozu
{

LibraryTransaction StoredLibrary::Open::change()
{
    if (reason != ReadOnlyReason::None)
        throw std::logic_error("the library is read only");
    needOwnFile();
    return LibraryTransaction(db(), [this] {
        if (schema >= kMarkedSchema)
            putLogMark(db());
        needOwnFile();
    });
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

} // namespace otozu
