// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/changed_sounds.h"

#include "core/audio/mono.h"
#include "core/audio/resampler.h"

#include <cstddef>

namespace otozu::test
{

AudioBuffer monoOf(const AudioBuffer& sound)
{
    return {sound.sampleRate, 1, toMono(sound)};
}

AudioBuffer scaled(AudioBuffer sound, float gain)
{
    for (float& value : sound.samples)
        value *= gain;
    return sound;
}

AudioBuffer padded(AudioBuffer sound, double before, double after)
{
    const auto values = [&](double seconds) {
        return std::size_t(seconds * sound.sampleRate) * std::size_t(sound.channels);
    };
    sound.samples.insert(sound.samples.begin(), values(before), 0.0F);
    sound.samples.insert(sound.samples.end(), values(after), 0.0F);
    return sound;
}

AudioBuffer atRate(const AudioBuffer& sound, int rate)
{
    return {rate, 1, resample(toMono(sound), sound.sampleRate, rate)};
}

AudioBuffer onBothSides(const AudioBuffer& sound)
{
    AudioBuffer result{sound.sampleRate, 2, {}};
    for (const float value : toMono(sound)) {
        result.samples.push_back(0.8F * value);
        result.samples.push_back(0.6F * value);
    }
    return result;
}

} // namespace otozu::test
