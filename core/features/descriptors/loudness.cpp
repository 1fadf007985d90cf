// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/loudness.h"

#include "core/audio/k_weighting.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

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
    // Floats without a sign are ordered as their bits are, and of whole numbers the compiler makes vectors.
    std::int32_t most = 0;
    for (const float sample : sound.samples)
        most = std::max(most, std::bit_cast<std::int32_t>(sample) & 0x7FFFFFFF);
    const auto peak = std::bit_cast<float>(most);
    return peak > 0.0F ? std::optional(float(20.0 * std::log10(double(peak)))) : std::nullopt;
}

} // namespace otozu
