// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/csv_table.h"

#include "tests/support/test_paths.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <stdexcept>

namespace otozu::test
{
namespace
{

std::vector<std::string> fieldsOf(const std::string& line)
{
    std::vector<std::string> fields{""};
    for (const char c : line) {
        if (c == ',')
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

} // namespace

CsvTable::CsvTable(const std::filesystem::path& path)
{
    std::istringstream in(readBytes(path));
    std::string line;
    std::getline(in, line);
    m_columns = fieldsOf(line);
    while (std::getline(in, line)) {
        m_rows.push_back(fieldsOf(line));
        if (m_rows.back().size() != m_columns.size())
            throw std::runtime_error("a line with another number of fields: " + path.string() + ": " + line);
    }
}

const std::string& CsvTable::text(std::size_t row, std::string_view column) const
{
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    if (found == m_columns.end())
        throw std::out_of_range("no such column: " + std::string(column));
    return m_rows.at(row)[std::size_t(found - m_columns.begin())];
}

double CsvTable::number(std::size_t row, std::string_view column) const
{
    const std::string& field = text(row, column);
    double value = 0.0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc() || end != field.data() + field.size())
        throw std::runtime_error("not a number: " + field);
    return value;
}

} // namespace otozu::test
