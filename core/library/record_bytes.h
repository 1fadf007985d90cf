// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/byte_coding.h"
#include "core/library/stored_file.h"
#include "core/library/stored_map.h"

#include <span>
#include <vector>

namespace otozu
{

// What a library keeps of files and maps, as bytes: the same on every machine, a version first. What later versions
// append is passed over.

/// 16 bytes.
void writeHash(ByteWriter& out, const ContentHash& hash);
[[nodiscard]] ContentHash readHash(ByteReader& in);

/// What was heard of a file: the format, rate, channels, bits, seconds and descriptors of the record, and both hashes.
/// About 60 bytes. A number that is not finite is left out as if it were not there (0 where something must be).
[[nodiscard]] std::vector<char> factsToBytes(const StoredFile& file);

/// Sets what factsToBytes() kept; all else stays as it is.
/// @throws Error  BadInput, without a path: not such bytes.
void factsFromBytes(std::span<const char> bytes, StoredFile& file);

/// All of a map, about 11 bytes a place. @param map  places by ascending file.
[[nodiscard]] std::vector<char> mapToBytes(const StoredMap& map);

/// @throws Error  BadInput, without a path: not such bytes.
[[nodiscard]] StoredMap mapFromBytes(std::span<const char> bytes);

} // namespace otozu
