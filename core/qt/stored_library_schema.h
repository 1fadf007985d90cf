// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace otozu
{

/// How the tables of a stored library came to be as they are, step by step. SQLite's user_version counts the steps that
/// a file has been through. A step that was ever published is never changed: another one is appended.
struct LibrarySchema {
    /// Statements of SQL; steps[i] makes version i + 1 out of version i, the first one out of an empty file.
    std::vector<std::vector<std::string>> steps;
    /// Files of this version and later are understood without being brought up to date, if they cannot be written to.
    int readsFrom = 1;
    [[nodiscard]] int version() const { return int(steps.size()); }
};

/// That of this program. A step after which older programs can no longer read what they know sets
/// `readable_from` in the table `state` to its version; then they refuse the file instead of opening it read only.
[[nodiscard]] const LibrarySchema& librarySchema();

/// "otoz", SQLite's application_id of our files.
constexpr unsigned kLibraryApplication = 0x6F746F7AU;

} // namespace otozu
