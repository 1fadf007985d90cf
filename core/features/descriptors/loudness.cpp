// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/loudness.h"

#include "core/audio/k_weighting.h"
#include "core/base/peak.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace otozu
{

std::optional<float> integratedLoudness(const AudioBuffer& sound)
{
    const auto tenth = (std::size_t(std::max(sound.sampleRate, 0)) + 5) / 10; // of a second
    const auto loudness = gatedLoudness(sound, std::max<std::size_t>(1, tenth));
    return loudness ? std::optional(float(*loudness)) : std::nullopt;
}

std::optional<float> samplePeak(const AudioBuffer& sound)
{
    const float peak = peakOf(sound.samples);
    return peak > 0.0F ? std::optional(float(20.0 * std::log10(double(peak)))) : std::nullopt;
}

} // namespace otozu
