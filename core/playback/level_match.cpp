// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/level_match.h"

#include "core/audio/k_weighting.h"
#include "core/base/peak.h"

#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr std::size_t kStepsPerSecond = 40; // four a block

} // namespace

std::optional<double> playbackLoudness(const AudioBuffer& sound)
{
    if (sound.frames() == 0 || sound.sampleRate <= 0)
        return std::nullopt;
    const std::size_t stepFrames = std::max<std::size_t>(1, std::size_t(sound.sampleRate) / kStepsPerSecond);
    return gatedLoudness(sound, stepFrames);
}

float levelMatchGain(const AudioBuffer& sound)
{
    const std::optional<double> loudness = playbackLoudness(sound);
    if (!loudness)
        return 1.0F;
    const float peak = peakOf(sound.samples);
    const double wanted = std::pow(10.0, std::min(kMatchedLoudness - *loudness, kLargestBoost) / 20.0);
    // A float product may round up past 1; the next smaller gain may not.
    const float gain = float(std::min(wanted, 1.0 / double(peak)));
    return gain * peak > 1.0F ? std::nextafter(gain, 0.0F) : gain;
}

} // namespace otozu
