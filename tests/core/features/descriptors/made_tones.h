// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/random.h"
#include "core/demo/synth_parts.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numbers>
#include <vector>

/// Sounds of known pitch, level and shape, at 22,050 Hz unless another rate is given.
namespace otozu::test
{

using Sound = std::vector<float>;

inline Sound sine(double hz, double seconds, double amplitude = 0.5, double rate = 22050.0)
{
    Sound sound(std::size_t(seconds * rate));
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] = float(amplitude * std::sin(2.0 * std::numbers::pi * hz * double(i) / rate));
    return sound;
}

inline Sound saw(double hz, double seconds, double amplitude = 0.5)
{
    Sound sound(std::size_t(seconds * 22050.0));
    synth::Oscillator oscillator(22050.0);
    oscillator.addSaw(sound, hz, float(amplitude));
    return sound;
}

inline Sound whiteNoise(double seconds, double amplitude = 0.5, std::uint64_t seed = 1)
{
    Sound sound(std::size_t(seconds * 22050.0));
    Random random(seed);
    for (float& sample : sound)
        sample = float(amplitude) * synth::noise(random);
    return sound;
}

inline Sound sum(Sound a, const Sound& b, double gain = 1.0)
{
    a.resize(std::max(a.size(), b.size()), 0.0F);
    for (std::size_t i = 0; i < b.size(); ++i)
        a[i] += float(gain) * b[i];
    return a;
}

inline void append(Sound& sound, const Sound& more)
{
    sound.insert(sound.end(), more.begin(), more.end());
}

/// Falls by 1 / e every `tau` seconds.
inline Sound decaying(Sound sound, double tau)
{
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] *= float(std::exp(-double(i) / 22050.0 / tau));
    return sound;
}

inline double hzOfNote(double midi)
{
    return 440.0 * std::exp2((midi - 69.0) / 12.0);
}

/// Notes together, each a saw without its highest overtones, with a soft start and end.
inline Sound chord(std::initializer_list<double> notes, double seconds)
{
    Sound sound(std::size_t(seconds * 22050.0), 0.0F);
    for (const double note : notes) {
        synth::Oscillator oscillator(22050.0, 0.1 * note);
        oscillator.addSaw(sound, hzOfNote(note), 0.2F);
    }
    synth::StateVariableFilter filter(22050.0, 2000.0);
    for (float& sample : sound) {
        filter.put(sample);
        sample = filter.low();
    }
    synth::swell(sound, 0.01, 0.05, 22050.0);
    return sound;
}

} // namespace otozu::test
