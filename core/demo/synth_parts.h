// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/random.h"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
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

/// sin(2 pi phase / 2^32) to 1e-6.
inline float sineOfPhase(std::uint32_t phase)
{
    const float t = float(std::int32_t(phase)) * 0x1p-31F; // half turns, in [-1, 1]
    const float size = std::abs(t);
    const float u = std::copysign(size > 0.5F ? 1.0F - size : size, t);
    const float u2 = u * u;
    // Least squares of the relative error at Chebyshev's nodes.
    return u * (3.14159264F + u2 * (-5.16770968F + u2 * (2.55006958F + u2 * (-0.598241228F + u2 * 0.0775586401F))));
}

/// tanh(x) to 1e-6.
inline float softClip(float x)
{
    // tanh(x) = (e - 1) / (e + 1) with e = exp(2 x) = 2^whole 2^rest
    const float bounded = x < -9.0F ? -9.0F : x > 9.0F ? 9.0F : x;
    const float exponent = bounded * 2.88539008F; // 2 / ln(2)
    const auto whole = std::int32_t(exponent + (exponent < 0.0F ? -0.5F : 0.5F));
    const float r = (exponent - float(whole)) * 0.693147181F;
    const float series =
        1.0F + r * (1.0F + r * (0.5F + r * (1.0F / 6 + r * (1.0F / 24 + r * (1.0F / 120 + r * (1.0F / 720))))));
    const float e = series * std::bit_cast<float>((whole + 127) << 23);
    return (e - 1.0F) / (e + 1.0F);
}

/// A sine, and a saw and a square without much aliasing (polyBLEP: Välimäki and Huovilainen, "Antialiasing
/// oscillators in subtractive synthesis", IEEE Signal Processing Magazine 24 (2007)). Frequencies in Hz; a negative
/// one makes a sine run backwards.
class Oscillator
{
public:
    explicit Oscillator(double rate, double phase = 0.0) : m_perHz(0x1p32 / rate), m_phase(ofTurns(phase)) {}
    float sine(double frequency)
    {
        const float value = sineOfPhase(m_phase);
        m_phase += stepOf(frequency);
        return value;
    }
    float saw(double frequency) { return saw(stepOf(frequency)); }
    /// @param width  share of the period that is high.
    float square(double frequency, double width = 0.5) { return square(stepOf(frequency), ofTurns(width)); }

    /// As sine(), with something added to the phase.
    float sine(double frequency, double turns)
    {
        const float value = sineOfPhase(m_phase + ofTurns(turns));
        m_phase += stepOf(frequency);
        return value;
    }

    /// Adds gain times the wave to all samples, with an unchanging frequency.
    void addSaw(Signal& signal, double frequency, float gain);
    void addSquare(Signal& signal, double frequency, double width, float gain);

private:
    /// The phase is a fraction of 2^32 that wraps by itself.
    static std::uint32_t ofTurns(double turns) { return std::uint32_t(std::int64_t(turns * 0x1p32)); }
    [[nodiscard]] std::uint32_t stepOf(double frequency) const
    {
        return std::uint32_t(std::int64_t(frequency * m_perHz));
    }
    /// What to add to a step of height 2 at phase 0 so that it bends within its band.
    static float blep(float phase, float step, float perStep)
    {
        const float after = phase * perStep;
        const float before = (phase - 1.0F) * perStep;
        const float bent = phase < step ? after + after - after * after - 1.0F : 0.0F;
        return phase > 1.0F - step ? before * before + before + before + 1.0F : bent;
    }
    static float turnsOf(std::uint32_t phase) { return float(std::int32_t(phase >> 8U)) * 0x1p-24F; }
    static float sawAt(std::uint32_t phase, float step, float perStep)
    {
        const float turns = turnsOf(phase);
        return 2.0F * turns - 1.0F - blep(turns, step, perStep);
    }
    static float squareAt(std::uint32_t phase, std::uint32_t width, float step, float perStep)
    {
        return (phase < width ? 1.0F : -1.0F) + blep(turnsOf(phase), step, perStep) -
               blep(turnsOf(phase - width), step, perStep);
    }
    float saw(std::uint32_t step)
    {
        const float size = turnsOf(step);
        const float value = sawAt(m_phase, size, 1.0F / size);
        m_phase += step;
        return value;
    }
    float square(std::uint32_t step, std::uint32_t width)
    {
        const float size = turnsOf(step);
        const float value = squareAt(m_phase, width, size, 1.0F / size);
        m_phase += step;
        return value;
    }

    double m_perHz;
    std::uint32_t m_phase;
};

/// A filter of the second order whose cutoff may move: V. Zavalishin, "The art of VA filter design" (2012), chapter 4.
class StateVariableFilter
{
public:
    StateVariableFilter(double rate, double cutoff, double q = 0.7);
    /// Held below 0.45 of the rate.
    void setCutoff(double cutoff);
    /// Takes the next sample; the outputs follow.
    void put(float x)
    {
        // The next states by the old ones and x alone, which is the shortest way from one sample to the next.
        m_high = m_scale * (x - m_second) - m_highOfFirst * m_first;
        m_band = m_bandOfFirst * m_first + m_bandOfRest * (x - m_second);
        m_low = m_second + m_g * m_band;
        m_second = m_low + m_g * m_band;
        m_first = m_band + m_band - m_first;
    }
    [[nodiscard]] float low() const { return m_low; }
    [[nodiscard]] float band() const { return m_band; }
    [[nodiscard]] float high() const { return m_high; }

private:
    double m_rate;
    float m_damping;
    float m_g = 0.0F;
    float m_scale = 0.0F;
    float m_highOfFirst = 0.0F;
    float m_bandOfFirst = 0.0F;
    float m_bandOfRest = 0.0F;
    float m_first = 0.0F;
    float m_second = 0.0F;
    float m_low = 0.0F;
    float m_band = 0.0F;
    float m_high = 0.0F;
};

/// Multiplies by 0 to 1 over the first `attack` seconds and by 1 to 0 over the last `release` ones, smoothly.
void swell(Signal& signal, double attack, double release, double rate);

/// White noise in [-1, 1].
inline float noise(Random& random)
{
    return float(std::int32_t(random.next() >> 32U)) * 0x1p-31F;
}

/// Six squares at inharmonic frequencies around `frequency`, as the cymbals of drum machines are made.
[[nodiscard]] Signal metal(std::size_t frames, double frequency, double rate, Random& random);

/// Adds a room to the sound and makes it longer by its tail: four combs and two allpasses (Schroeder, "Natural sounding
/// artificial reverberation", JAES 10 (1962)).
/// @param seconds  until the tail has fallen by 60 dB.
/// @param random   differs between channels for width.
void addRoom(Signal& signal, double seconds, double share, double rate, Random& random);

} // namespace otozu::synth
