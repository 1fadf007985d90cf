// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace otozu
{

/// The 128-bit XXH3 hash of some bytes: equal for equal bytes; two unequal files of a collection practically never
/// share it (it is no defence against forgery).
struct ContentHash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const ContentHash&, const ContentHash&) = default;
    friend bool operator<(const ContentHash& a, const ContentHash& b)
    {
        return a.high != b.high ? a.high < b.high : a.low < b.low;
    }
};

/// Hashes a whole file, read in blocks. Any thread.
/// @throws Error      NoPermission, LinkLoop, NotRegular, Vanished, ReadFailed.
/// @throws Cancelled  after a stop request.
[[nodiscard]] ContentHash contentHash(const std::filesystem::path& path, const std::stop_token& stop = {});

/// Knows a file again without reading the whole of it: hashes its size (8 bytes, little endian), its first 64 KiB and
/// its last 64 KiB; of one that is not longer than both, all its bytes once. Two long sounds of equal size that differ
/// in the middle alone share it. Any thread.
/// @throws Error  as contentHash().
[[nodiscard]] ContentHash edgeHash(const std::filesystem::path& path);

} // namespace otozu
