// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>

namespace otozu
{

/// What a file's name promises.
enum class CandidateKind : std::uint8_t {
    None,       ///< No sound by its name: only counted.
    Readable,   ///< An extension of a format that we read.
    Unreadable, ///< Sound of a kind that we know and cannot read: skipped as Fault::UnsupportedFormat.
};

/// Looks at the name alone, ASCII case apart. `._*` (what macOS leaves beside files on foreign disks) is None.
[[nodiscard]] CandidateKind candidateKind(const std::filesystem::path& name);

} // namespace otozu
