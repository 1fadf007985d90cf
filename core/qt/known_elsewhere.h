// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stop_token>

namespace otozu
{

/// A folder whose sounds a library knows by another path, which is not there any more.
struct KnownElsewhere {
    std::filesystem::path folder;
    std::filesystem::path library; ///< The file.
    RootId root = 0;
    std::filesystem::path path; ///< Of the root.
    std::size_t sounds = 0;     ///< On its map.
};

/// So many libraries are looked at, those that were written to last.
constexpr std::size_t kMostLibrariesLookedAt = 50;

/// Looks whether a folder is a root of a library that is not where it was: whether its sounds are there, as
/// moveFolder() asks, of which some on the map are looked at. A few hundred files at most are asked for their size, and
/// read at both ends where it is right. Nothing that other libraries lack or cannot be read for is an error.
/// @param folder     absolute, and in none of the libraries.
/// @throws Cancelled
[[nodiscard]] std::optional<KnownElsewhere>
findElsewhere(const std::filesystem::path& folder, const std::filesystem::path& libraries, const std::stop_token& stop);

} // namespace otozu
