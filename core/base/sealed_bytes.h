// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/byte_coding.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace otozu
{

/// Bytes that can tell whether they are still what was written: four letters that say what it is, a version, the
/// content, and a checksum over all.
/// @param kind  four letters.
[[nodiscard]] std::vector<char> sealed(std::string_view kind, std::uint32_t version, const ByteWriter& content);

/// Their content.
/// @param bytes  must outlive the reader.
/// @throws Error  BadInput: damaged, of another kind or of another version.
[[nodiscard]] ByteReader unsealed(std::span<const char> bytes, std::string_view kind, std::uint32_t version);

/// That the content makes no sense. @throws Error  BadInput
[[noreturn]] void refuseSealed();

} // namespace otozu
