// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace otozu
{

/// How samples lie in a file, one after the other.
enum class PcmKind : std::uint8_t { Int16, Int24, Int32, Float32 };

[[nodiscard]] std::size_t bytesOf(PcmKind kind);

/// The samples as floats, full scale is [-1, 1]: whole numbers times 2^-15, 2^-23, 2^-31, as libsndfile gives them.
/// @param bytes    as many as samples.size() needs.
void pcmToFloat(const std::byte* bytes, PcmKind kind, bool bigEndian, std::span<float> samples);

/// Sets what is not finite to 0. @return whether anything was finite.
bool zeroWhatIsNotFinite(std::span<float> samples);

} // namespace otozu
