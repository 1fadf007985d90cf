// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace otozu
{

/// Appends a field to a line of RFC 4180: quoted only where it holds a comma, a quote or a line end.
void appendCsvField(std::string& line, std::string_view field);

/// Reads RFC 4180 record by record, with LF or CRLF between them. Quoted fields may hold line ends.
class CsvReader
{
public:
    /// @param text  must outlive the reader.
    explicit CsvReader(std::string_view text) : m_rest(text) {}

    /// The next record into `fields`; false at the end. Empty lines are passed over.
    /// @throws std::runtime_error  a quote where none may be, or one that is never closed.
    bool next(std::vector<std::string>& fields);
    /// The line, from 1, at which the record last read began.
    [[nodiscard]] std::size_t line() const { return m_recordLine; }

private:
    std::string_view m_rest;
    std::size_t m_line = 1;
    std::size_t m_recordLine = 1;
};

} // namespace otozu
