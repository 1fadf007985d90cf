// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace otozu
{

/// By which a library and the log beside it know each other, as SQLite's files do not: it would take any log for that
/// of a file of the same name, and mix the two. Every transaction puts a new one into the one row of `log_mark`, so
/// that each log begins with what comes after the state of the file on which it stands.
struct LogMark {
    std::uint64_t before = 0; ///< That of the transaction before; 0: there was none.
    std::uint64_t now = 0;    ///< Random, never 0.

    [[nodiscard]] std::string bytes() const;
    /// Nothing: these are no mark's bytes.
    [[nodiscard]] static std::optional<LogMark> of(std::string_view bytes);
};

/// Libraries of this schema and later have marks.
constexpr int kMarkedSchema = 4;

/// True if what is in the log may be taken for changes to this file: the file is in the state on which the log stands,
/// or in one that it leads to; or there is nothing in the log that SQLite would take; or the file is older than marks.
/// Reads the file's and the log's bytes (SQLite's format, https://www.sqlite.org/fileformat2.html); others may write to
/// both meanwhile. Closes the file: see LibraryFile.
[[nodiscard]] bool isLogOf(const std::filesystem::path& library, const std::filesystem::path& log);

} // namespace otozu
