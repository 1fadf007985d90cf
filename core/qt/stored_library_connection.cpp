// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/stored_library_connection.h"

#include "core/base/atomic_file.h"

#include <QVariant>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <new>
#include <utility>

namespace otozu
{
namespace
{

// https://www.sqlite.org/rescode.html: primary codes, and those of the extended ones that are about reading.
enum SqliteCode : int {
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    TooBig = 18,
    NotADatabase = 26,
    IoErrorRead = 266,
    IoErrorShortRead = 522,
};

/// The path as SQLite's URI, in which any bytes can stand.
QString uriOf(const std::filesystem::path& path, LibraryConnection::Mode mode)
{
    const auto text = std::filesystem::absolute(path).generic_u8string();
    const QByteArray bytes(reinterpret_cast<const char*>(text.data()), qsizetype(text.size()));
    QByteArray uri = (bytes.startsWith('/') ? "file://" : "file:///") + bytes.toPercentEncoding("/");
    switch (mode) {
    case LibraryConnection::Mode::Write:
    case LibraryConnection::Mode::Read:
        uri += "?mode=rw";
        break;
    case LibraryConnection::Mode::ReadFile:
        uri += "?mode=ro";
        break;
    case LibraryConnection::Mode::Immutable:
        uri += "?mode=ro&immutable=1";
        break;
    case LibraryConnection::Mode::Alone: // SQLite's lock of one that is alone takes the right to write
#ifdef _WIN32
        uri += "?mode=ro&vfs=win32-none";
#else
        uri += "?mode=ro&vfs=unix-none";
#endif
        break;
    }
    return QString::fromLatin1(uri);
}

} // namespace

LibraryQuery& LibraryQuery::with(std::int64_t number)
{
    m_query.bindValue(m_bound++, qlonglong(number));
    return *this;
}

LibraryQuery& LibraryQuery::with(std::string_view bytes)
{
    // Without bytes a QByteArray would be NULL.
    m_query.bindValue(m_bound++,
                      bytes.empty() ? QByteArray("") : QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())));
    return *this;
}

LibraryQuery& LibraryQuery::withText(const QString& text)
{
    m_query.bindValue(m_bound++, text);
    return *this;
}

LibraryQuery& LibraryQuery::withNull()
{
    m_query.bindValue(m_bound++, QVariant(QMetaType(QMetaType::QByteArray)));
    return *this;
}

void LibraryQuery::execute()
{
    if (!m_query.exec())
        m_connection.fail(m_query.lastError());
}

std::int64_t LibraryQuery::run()
{
    execute();
    m_bound = 0;
    return m_query.numRowsAffected();
}

bool LibraryQuery::next()
{
    if (!m_executed) {
        execute();
        m_executed = true;
    }
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        m_connection.fail(m_query.lastError());
    return false;
}

LibraryConnection::LibraryConnection(const std::filesystem::path& path, const std::filesystem::path& shown, Mode mode)
    : m_shown(shown), m_path(path)
{
    static std::atomic<unsigned> counter{0};
    m_name = QStringLiteral("otozu library %1").arg(++counter);
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        fail(Fault::MissingPart, "Qt's driver for SQLite (on Debian: libqt6sql6-sqlite)");
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database.setDatabaseName(uriOf(path, mode));
    m_database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"));
    try {
        if (!m_database.open())
            fail(m_database.lastError());
        // Before SQLite looks at the file: what is in the log is then found in memory, not in a file beside it.
        if (mode == Mode::Alone)
            execute("PRAGMA locking_mode = EXCLUSIVE");
        execute("PRAGMA trusted_schema = OFF");
        execute("PRAGMA temp_store = MEMORY");
        execute("PRAGMA synchronous = NORMAL");
        execute("PRAGMA journal_size_limit = 67108864"); // what a large change made the log, it need not stay
        if (mode != Mode::Write)
            execute("PRAGMA query_only = ON");
    } catch (...) {
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

LibraryConnection::~LibraryConnection()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

void LibraryConnection::execute(const std::string& sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(QString::fromStdString(sql)))
        fail(query.lastError());
}

LibraryQuery LibraryConnection::query(const char* sql)
{
    const auto known = m_prepared.find(sql);
    if (known != m_prepared.end())
        return {*this, known->second};
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromLatin1(sql)))
        fail(query.lastError());
    return {*this, m_prepared.emplace(sql, std::move(query)).first->second};
}

std::int64_t LibraryConnection::number(const char* sql)
{
    LibraryQuery one = query(sql);
    return one.next() ? one.number(0) : 0;
}

Fault LibraryConnection::faultOfFailedWrite(Fault otherwise) const
{
    // SQLite tells only some ways in which there may be no room: a quota, say, it does not.
    try {
        AtomicFile probe(m_path);
        probe.write(std::string(1U << 20U, 'x'));
        return std::fflush(probe.stream()) == 0 ? otherwise : faultOfErrno(errno, otherwise);
    } catch (const Error& error) {
        return error.fault == Fault::DiskFull || error.fault == Fault::NoPermission ? error.fault : otherwise;
    }
}

void LibraryConnection::fail(const QSqlError& error) const
{
    const int code = error.nativeErrorCode().toInt();
    const std::string what = "SQLite: " + error.databaseText().toStdString() + " (" + std::to_string(code) + ")";
    switch (code & 0xFF) {
    case Busy:
    case Locked:
        fail(Fault::WriteFailed, "another program holds the library; " + what);
    case NoMemory:
        throw std::bad_alloc();
    case ReadOnly:
        fail(Fault::NoPermission, what);
    case IoError:
        fail(code == IoErrorRead || code == IoErrorShortRead ? Fault::ReadFailed
                                                             : faultOfFailedWrite(Fault::WriteFailed),
             what);
    case Full:
        fail(Fault::DiskFull, what);
    case CannotOpen: // what SQLite needs beside the file, too
        fail(faultOfFailedWrite(Fault::ReadFailed), what);
    case TooBig:
        fail(Fault::TooLarge, what);
    default: // Corrupt, NotADatabase; or the tables are not what the schema says
        fail(Fault::DamagedLibrary, what);
    }
}

LibraryTransaction::LibraryTransaction(LibraryConnection& connection, std::function<void()> last)
    : m_connection(connection), m_last(std::move(last))
{
    m_connection.execute("BEGIN IMMEDIATE");
}

LibraryTransaction::~LibraryTransaction()
{
    if (!m_open)
        return;
    try {
        m_connection.execute("ROLLBACK");
    } catch (const std::exception&) {
        // SQLite has done it itself: some errors end the transaction.
    }
}

void LibraryTransaction::commit()
{
    if (m_last)
        m_last();
    m_connection.execute("COMMIT");
    m_open = false;
}

} // namespace otozu
