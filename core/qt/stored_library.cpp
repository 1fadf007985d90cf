// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/stored_library.h"

#include "core/base/atomic_file.h"
#include "core/base/path_text.h"
#include "core/export/safe_name.h"
#include "core/library/store_rules.h"
#include "core/qt/library_log.h"
#include "core/qt/path_conversion.h"
#include "core/qt/stored_library_open.h"
#include "core/qt/stored_library_schema.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <stdexcept>

#ifndef _WIN32
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace fs = std::filesystem;

namespace otozu
{
namespace
{

using Mode = LibraryConnection::Mode;

bool isRunning([[maybe_unused]] std::int64_t process)
{
#ifdef _WIN32
    return false;
#else
    return kill(pid_t(process), 0) == 0 || errno != ESRCH;
#endif
}

void migrate(LibraryConnection& db, int from, const LibrarySchema& schema)
{
    LibraryTransaction all(db);
    for (auto step = std::size_t(from); step < schema.steps.size(); ++step) {
        for (const std::string& statement : schema.steps[step])
            db.execute(statement);
    }
    if (schema.version() >= kMarkedSchema)
        putLogMark(db);
    db.execute("PRAGMA user_version = " + std::to_string(schema.version()));
    all.commit();
}

/// Removes what is left of libraries that were being made when the program was killed.
void removeStale(const fs::path& folder)
{
    // As AtomicFile names them, and SQLite what it puts beside.
    static const QRegularExpression name(QStringLiteral("^\\..*\\.otozu\\.(\\d+)-\\d+\\.part(-wal|-shm|-journal)?$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const QRegularExpressionMatch match = name.match(qStringOfPath(entry->path().filename()));
        std::error_code unknown;
        const bool isOld = fs::file_time_type::clock::now() - entry->last_write_time(unknown) > std::chrono::minutes(1);
        if (match.hasMatch() && isOld && !unknown && !isRunning(match.captured(1).toLongLong()))
            fs::remove(entry->path(), unknown);
    }
}

/// Makes an empty library under a name of its own first, so that under its final name it is never half made.
void create(const fs::path& path, const LibrarySchema& schema)
{
    if (path.parent_path() == librariesFolder()) {
        std::error_code ignored; // then the file cannot be made, which says why
        fs::create_directories(path.parent_path(), ignored);
    }
    removeStale(path.parent_path());
    AtomicFile file(path);
    try {
        LibraryConnection db(file.temporaryPath(), path, Mode::Write);
        db.execute("PRAGMA page_size = 16384"); // rows of vectors take some KiB each
        db.execute("PRAGMA application_id = " + std::to_string(kLibraryApplication));
        db.execute("PRAGMA journal_mode = WAL");
        migrate(db, 0, schema);
    } catch (...) {
        for (const char* beside : {"-wal", "-shm", "-journal"}) {
            std::error_code ignored;
            fs::remove(file.temporaryPath().native() + fs::path(beside).native(), ignored);
        }
        throw;
    }
    // If another program was quicker, its library is as good.
    (void)file.commitAsNew(path);
}

bool isWritable(const fs::path& path)
{
#ifdef _WIN32
    return (fs::status(path).permissions() & fs::perms::owner_write) != fs::perms::none;
#else
    return faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
#endif
}

} // namespace

QString readOnlyText(ReadOnlyReason reason)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("library", text); };
    switch (reason) {
    case ReadOnlyReason::None:
        return {};
    case ReadOnlyReason::Asked:
        return words(QT_TRANSLATE_NOOP("library", "The library was opened to be looked at only"));
    case ReadOnlyReason::OtherProgram:
        return words(QT_TRANSLATE_NOOP(
            "library", "Another Otozu has this library open; here it can be looked at, but nothing is kept"));
    case ReadOnlyReason::NewerSchema:
        return words(QT_TRANSLATE_NOOP(
            "library", "A newer version of Otozu made this library; it can be looked at, but nothing is kept"));
    case ReadOnlyReason::NotPermitted:
        return words(
            QT_TRANSLATE_NOOP("library", "The library's file or folder may not be written to, so nothing is kept"));
    case ReadOnlyReason::DiskFull:
        return words(QT_TRANSLATE_NOOP(
            "library", "The disk is full; the library can be looked at, but nothing is kept. Make room, and open it "
                       "again"));
    }
    return {};
}

StoredLibrary::StoredLibrary(const fs::path& path, Access access) : StoredLibrary(path, access, librarySchema()) {}

StoredLibrary::StoredLibrary(const fs::path& path, Access access, const LibrarySchema& schema)
    : m_open(std::make_unique<Open>())
{
    Open& open = *m_open;
    open.path = path;
    if (std::error_code ignored; access == Access::Create && !fs::exists(path, ignored))
        create(path, schema);
    open.look.emplace(path, LibraryFile::Check::FileAndLog);
    open.real = fs::canonical(path);
    const fs::path& real = open.real;
    Mode mode = Mode::Read;
    if (!isWritable(real)) {
        open.reason = ReadOnlyReason::NotPermitted;
    } else if (access == Access::Read) {
        open.reason = ReadOnlyReason::Asked;
    } else {
        open.lock.emplace(real);
        if (open.lock->held())
            mode = Mode::Write;
        else if (open.lock->isDiskFull())
            open.reason = ReadOnlyReason::DiskFull;
        else
            open.reason = open.lock->impossible() ? ReadOnlyReason::NotPermitted : ReadOnlyReason::OtherProgram;
    }
    // At first in a way that changes nothing, not even when it is closed: it may be newer, with a log that was not
    // merged. Without a log nobody writes just now.
    const bool hasLog = tracesOfLibrary(real).logBytes > 0;
    bool isDone = false; // there is no other way to connect
    if (hasLog)
        isDone = !open.connectIfPossible(Mode::ReadFile);
    else
        open.connect(Mode::Immutable);
    const int version = int(open.connection->number("PRAGMA user_version"));
    if (version < 1)
        open.connection->fail(Fault::DamagedLibrary, "the library has no schema");
    open.schema = version;
    if (version > schema.version()) {
        if (open.connection->number("SELECT number FROM state WHERE name = 'readable_from'") > schema.version())
            open.connection->fail(Fault::NewerLibrary, "the library has schema " + std::to_string(version));
        // With the lock it stays as it is without a log.
        if (mode == Mode::Read && !hasLog)
            open.connectIfPossible(mode);
        open.reason = ReadOnlyReason::NewerSchema;
        return;
    }
    if (open.reason == ReadOnlyReason::NotPermitted) {
        if (!hasLog)
            open.connectToLook();
    } else if (!isDone) {
        isDone = !open.connectIfPossible(mode);
    }
    if (version < schema.version() && mode == Mode::Write && !isDone) {
        try {
            migrate(open.db(), version, schema);
            open.schema = schema.version();
            return;
        } catch (const Error& error) {
            if (error.fault != Fault::DiskFull || version < schema.readsFrom)
                throw;
        }
        open.reason = ReadOnlyReason::DiskFull;
        open.lock.reset();
        open.connectIfPossible(Mode::Read);
    }
    if (version < schema.readsFrom)
        open.connection->fail(Fault::NoPermission, "the library is to be brought up to date, but is read only now: " +
                                                       readOnlyText(open.reason).toStdString());
}

StoredLibrary::~StoredLibrary()
{
    const bool isGone = m_open->identity && !m_open->identity->stands();
    m_open->connection.reset();
    if (!m_open->removeAtEnd || isGone)
        return;
    // While the lock is held, so that it is not another program's by now.
    for (const char* part : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        fs::remove(m_open->real.native() + fs::path(part).native(), ignored);
    }
}

bool StoredLibrary::isLibrary(const fs::path& path)
{
    try {
        const LibraryFile look(path);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

const fs::path& StoredLibrary::path() const
{
    return m_open->path;
}

ReadOnlyReason StoredLibrary::readOnlyReason() const
{
    return m_open->reason;
}

bool StoredLibrary::isReadOnly() const
{
    return m_open->reason != ReadOnlyReason::None;
}

LibraryStatus StoredLibrary::status() const
{
    LibraryConnection& db = m_open->db();
    LibraryStatus status;
    std::error_code ignored;
    status.bytes = fs::file_size(m_open->real, ignored);
    if (const auto log = fs::file_size(logOfLibrary(m_open->real), ignored); !ignored)
        status.bytes += log;
    status.schema = int(db.number("PRAGMA user_version"));
    status.roots = std::size_t(db.number("SELECT COUNT(*) FROM roots"));
    LibraryQuery states = db.query("SELECT state, missing, COUNT(*) FROM files GROUP BY state, missing");
    while (states.next()) {
        const auto count = std::size_t(states.number(2));
        status.files += count;
        status.missing += states.number(1) != 0 ? count : 0;
        auto& of = states.number(0) == int(FileState::Analysed) ? status.analysed
                   : states.number(0) == int(FileState::Failed) ? status.failed
                                                                : status.pending;
        of += count;
    }
    LibraryQuery kinds = db.query("SELECT name, width, (SELECT COUNT(*) FROM vectors WHERE kind = kinds.id) FROM kinds"
                                  " ORDER BY id");
    while (kinds.next())
        status.kinds.push_back(
            {kinds.bytes(0).toStdString(), std::size_t(kinds.number(2)), std::size_t(kinds.number(1))});
    return status;
}

void StoredLibrary::vacuum()
{
    if (isReadOnly())
        throw std::logic_error("the library is read only");
    m_open->needOwnFile();
    m_open->db().execute("VACUUM");
    m_open->db().execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

void StoredLibrary::removeAtEnd()
{
    m_open->removeAtEnd = !isReadOnly();
}

fs::path librariesFolder()
{
    return pathOfQString(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)) / "otozu" / "libraries";
}

fs::path defaultLibraryPath(const fs::path& folder)
{
    const fs::path normal = normalRoot(folder);
    const std::string bytes = pathBytes(normal);
    const QByteArray hash =
        QCryptographicHash::hash(QByteArrayView(bytes.data(), qsizetype(bytes.size())), QCryptographicHash::Sha256);
    std::string name = textOfPath(normal.filename());
    while (name.size() > 100 || !isUtf8(name)) // whole characters
        name.pop_back();
    const std::string stem = name.empty() ? "library" : name;
    return librariesFolder() / safeName(stem + "-" + hash.toHex().left(12).toStdString() + ".otozu");
}

fs::path libraryOf(const fs::path& folder, const fs::path& libraries)
{
    std::error_code error;
    fs::path own = libraries / defaultLibraryPath(folder).filename();
    if (fs::exists(own, error))
        return own;
    fs::path real = fs::weakly_canonical(folder, error);
    if (error)
        real = folder;
    if (fs::path other = libraries / defaultLibraryPath(real).filename(); fs::exists(other, error))
        return other;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(libraries, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (entry->path().extension() == ".otozu")
            files.push_back(entry->path());
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        try {
            const StoredLibrary library(file, StoredLibrary::Access::Read);
            for (const StoredRoot& root : library.roots()) {
                std::error_code unknown;
                if (!root.removed && (root.path == folder || fs::weakly_canonical(root.path, unknown) == real))
                    return file;
            }
        } catch (const Error&) {
            // What cannot be read is nobody's library.
        }
    }
    return own;
}

} // namespace otozu
