// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/onset.h"

#include "core/base/peak.h"

#include <algorithm>
#include <cmath>

namespace otozu
{

std::size_t findOnset(std::span<const float> mono, std::size_t before)
{
    constexpr float kLoud = 0.02F; // of the peak
    const float peak = peakOf(mono);
    if (peak == 0.0F)
        return mono.size();
    const auto loud = std::ranges::find_if(mono, [&](float value) { return std::abs(value) > kLoud * peak; });
    const auto onset = std::size_t(loud - mono.begin());
    return onset - std::min(onset, before);
}

} // namespace otozu
