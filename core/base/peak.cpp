// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/peak.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace otozu
{

float peakOf(std::span<const float> values)
{
    // Floats without a sign are ordered as their bits are, and of whole numbers the compiler makes vectors.
    std::int32_t most = 0;
    for (const float value : values)
        most = std::max(most, std::bit_cast<std::int32_t>(value) & 0x7FFFFFFF);
    return std::bit_cast<float>(most);
}

} // namespace otozu
