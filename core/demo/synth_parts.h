// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/random.h"

#include <cstddef>
#include <vector>

namespace otozu::synth
{

/// One channel of a sound in the making.
using Signal = std::vector<float>;

/// Falls by 1 / e every `tau` seconds, from 1.
class Decay
{
public:
    Decay(double tau, double rate);
    float next()
    {
        const auto value = float(m_value);
        m_value *= m_factor;
        return value;
    }

private:
    double m_value = 1.0;
    double m_factor;
};

/// A sine, and a saw and a square without much aliasing (polyBLEP: Välimäki and Huovilainen, "Antialiasing
/// oscillators in subtractive synthesis", IEEE Signal Processing Magazine 24 (2007)). Frequencies in Hz.
class Oscillator
{
public:
    explicit Oscillator(double rate, double phase = 0.0) : m_rate(rate), m_phase(phase) {}
    float sine(double frequency);
    float saw(double frequency);
    /// @param width  share of the period that is high.
    float square(double frequency, double width = 0.5);

private:
    void advance(double step);
    double m_rate;
    double m_phase;
};

/// A filter of the second order whose cutoff may move: V. Zavalishin, "The art of VA filter design" (2012), chapter 4.
class StateVariableFilter
{
public:
    StateVariableFilter(double rate, double cutoff, double q = 0.7);
    /// Held below 0.45 of the rate.
    void setCutoff(double cutoff);
    /// Takes the next sample; the outputs follow.
    void put(float x);
    [[nodiscard]] float low() const { return m_low; }
    [[nodiscard]] float band() const { return m_band; }
    [[nodiscard]] float high() const { return m_high; }

private:
    double m_rate;
    float m_damping;
    float m_g = 0.0F;
    float m_scale = 0.0F;
    float m_first = 0.0F;
    float m_second = 0.0F;
    float m_low = 0.0F;
    float m_band = 0.0F;
    float m_high = 0.0F;
};

/// 0 to 1 over `attack` seconds, 1, and back to 0 over the last `release` seconds, smoothly.
[[nodiscard]] float swell(double time, double attack, double release, double length);

/// White noise in [-1, 1).
inline float noise(Random& random)
{
    return float(random.uniform(-1.0, 1.0));
}

/// Six squares at inharmonic frequencies around `frequency`, as the cymbals of drum machines are made.
[[nodiscard]] Signal metal(std::size_t frames, double frequency, double rate, Random& random);

/// Adds a room to the sound and makes it longer by its tail: four combs and two allpasses (Schroeder, "Natural sounding
/// artificial reverberation", JAES 10 (1962)).
/// @param seconds  until the tail has fallen by 60 dB.
/// @param random   differs between channels for width.
void addRoom(Signal& signal, double seconds, double share, double rate, Random& random);

} // namespace otozu::synth
