// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace otozu
{

class LibraryConnection;

/// A prepared statement in use; the next use of the same text comes when this one is gone.
/// All throw Error as LibraryConnection does.
class LibraryQuery
{
public:
    LibraryQuery(LibraryConnection& connection, QSqlQuery& query) : m_connection(connection), m_query(query) {}
    /// Ends reading: what is still read keeps the log from being merged.
    ~LibraryQuery() { m_query.finish(); }
    LibraryQuery(const LibraryQuery&) = delete;
    LibraryQuery& operator=(const LibraryQuery&) = delete;

    /// Values for the `?`, from left to right.
    LibraryQuery& with(std::int64_t number);
    /// A blob. @param bytes  must stay until the query has run.
    LibraryQuery& with(std::string_view bytes);
    LibraryQuery& withText(const QString& text);
    LibraryQuery& withNull();

    /// Runs a statement that gives no rows; afterwards it can be run again with other values.
    /// @return  how many rows it changed.
    std::int64_t run();
    /// The first or next row; false when there is none any more.
    [[nodiscard]] bool next();

    [[nodiscard]] std::int64_t number(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }

private:
    void execute();

    LibraryConnection& m_connection;
    QSqlQuery& m_query;
    int m_bound = 0;
    bool m_executed = false;
};

/// An open SQLite file. Everything throws Error with the library's path: ReadFailed, WriteFailed, DiskFull,
/// NoPermission, DamagedLibrary, MissingPart (Qt's driver).
class LibraryConnection
{
public:
    enum class Mode : std::uint8_t {
        Write,
        Read,      ///< Refuses changes, but takes part in what SQLite does to keep the file tidy.
        ReadFile,  ///< Changes not a byte of the file.
        Immutable, ///< Nor puts anything beside it; sees nothing of a log. Only while nobody writes to it.
        Alone,     ///< As Immutable, but with what is in the log.
    };

    /// @param path   must be there; an empty file becomes a database.
    /// @param shown  the path for messages.
    LibraryConnection(const std::filesystem::path& path, const std::filesystem::path& shown, Mode mode);
    ~LibraryConnection();
    LibraryConnection(const LibraryConnection&) = delete;
    LibraryConnection& operator=(const LibraryConnection&) = delete;

    /// Runs any statement, not kept.
    void execute(const std::string& sql);
    /// @param sql  a literal: what was prepared is found again by its address.
    [[nodiscard]] LibraryQuery query(const char* sql);
    /// The one number that a query gives.
    [[nodiscard]] std::int64_t number(const char* sql);

    [[noreturn]] void fail(const QSqlError& error) const;
    [[noreturn]] void fail(Fault fault, const std::string& what) const { throw Error(fault, m_shown, what); }

private:
    [[nodiscard]] Fault faultOfFailedWrite(Fault otherwise) const;

    std::filesystem::path m_shown;
    std::filesystem::path m_path;
    QString m_name;
    QSqlDatabase m_database;
    std::map<const char*, QSqlQuery> m_prepared;
};

/// All changes from here to commit() are one; without it none is made.
class LibraryTransaction
{
public:
    /// @param last  is done before it is committed; if it throws, it is not. May be empty.
    explicit LibraryTransaction(LibraryConnection& connection, std::function<void()> last = {});
    ~LibraryTransaction();
    LibraryTransaction(const LibraryTransaction&) = delete;
    LibraryTransaction& operator=(const LibraryTransaction&) = delete;
    void commit();

private:
    LibraryConnection& m_connection;
    std::function<void()> m_last;
    bool m_open = true;
};

} // namespace otozu
