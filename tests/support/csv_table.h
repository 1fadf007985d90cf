// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace otozu::test
{

/// A csv file without quotes and with one header line, as our reference numbers are kept.
class CsvTable
{
public:
    /// @throws std::runtime_error  a file that cannot be read, or a line with another number of fields.
    explicit CsvTable(const std::filesystem::path& path);

    [[nodiscard]] std::size_t rows() const { return m_rows.size(); }
    /// @throws std::out_of_range  no such column or row.
    [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;
    [[nodiscard]] double number(std::size_t row, std::string_view column) const;

private:
    std::vector<std::string> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace otozu::test
