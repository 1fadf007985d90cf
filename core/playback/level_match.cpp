// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/level_match.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace otozu
{
namespace
{

constexpr double kAbsoluteGate = -70.0; // LKFS
constexpr double kRelativeGate = -10.0; // LU
constexpr std::size_t kStepsPerBlock = 4;

struct Biquad {
    double b0, b1, b2, a1, a2;
    double z1 = 0.0, z2 = 0.0;

    double operator()(double in)
    {
        const double out = b0 * in + z1;
        z1 = b1 * in - a1 * out + z2;
        z2 = b2 * in - a2 * out;
        return out;
    }
};

// The standard gives both filters as coefficients at 48 kHz only. These are the analogue filters behind them, by the
// bilinear transform at any rate; at 48 kHz they give the standard's numbers.
Biquad headShelf(double rate)
{
    const double k = std::tan(std::numbers::pi * 1681.974450955533 / rate);
    const double q = 0.7071752369554196;
    const double high = std::pow(10.0, 3.999843853973347 / 20.0);
    const double band = std::pow(high, 0.4996667741545416);
    const double norm = 1.0 + k / q + k * k;
    return {(high + band * k / q + k * k) / norm, 2.0 * (k * k - high) / norm, (high - band * k / q + k * k) / norm,
            2.0 * (k * k - 1.0) / norm, (1.0 - k / q + k * k) / norm};
}

Biquad lowCut(double rate)
{
    const double k = std::tan(std::numbers::pi * 38.13547087602444 / rate);
    const double q = 0.5003270373238773;
    const double norm = 1.0 + k / q + k * k;
    return {1.0, -2.0, 1.0, 2.0 * (k * k - 1.0) / norm, (1.0 - k / q + k * k) / norm};
}

double loudnessOf(double power)
{
    return -0.691 + 10.0 * std::log10(power);
}

/// K-weighted energy of all channels in steps of a quarter block; the last is filled up with silence.
std::vector<double> stepEnergies(const AudioBuffer& sound, std::size_t stepFrames)
{
    std::vector<double> energies((sound.frames() + stepFrames - 1) / stepFrames, 0.0);
    const auto channels = std::size_t(sound.channels);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        Biquad shelf = headShelf(sound.sampleRate);
        Biquad cut = lowCut(sound.sampleRate);
        for (std::size_t frame = 0; frame < sound.frames(); ++frame) {
            const double weighted = cut(shelf(double(sound.samples[frame * channels + channel])));
            energies[frame / stepFrames] += weighted * weighted;
        }
    }
    return energies;
}

std::optional<double> meanAbove(const std::vector<double>& powers, double gate)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const double power : powers) {
        if (power > 0.0 && loudnessOf(power) > gate) {
            sum += power;
            ++count;
        }
    }
    return count > 0 ? std::optional(sum / double(count)) : std::nullopt;
}

} // namespace

std::optional<double> playbackLoudness(const AudioBuffer& sound)
{
    if (sound.frames() == 0 || sound.sampleRate <= 0)
        return std::nullopt;
    const std::size_t stepFrames = std::max<std::size_t>(1, std::size_t(sound.sampleRate) / 10 / kStepsPerBlock);
    std::vector<double> steps = stepEnergies(sound, stepFrames);
    steps.resize(std::max(steps.size(), kStepsPerBlock), 0.0);
    std::vector<double> powers;
    for (std::size_t first = 0; first + kStepsPerBlock <= steps.size(); ++first) {
        double energy = 0.0;
        for (std::size_t step = 0; step < kStepsPerBlock; ++step)
            energy += steps[first + step];
        powers.push_back(energy / double(kStepsPerBlock * stepFrames));
    }
    const std::optional<double> loud = meanAbove(powers, kAbsoluteGate);
    if (!loud)
        return std::nullopt;
    const std::optional<double> gated = meanAbove(powers, std::max(kAbsoluteGate, loudnessOf(*loud) + kRelativeGate));
    return loudnessOf(gated.value_or(*loud));
}

float levelMatchGain(const AudioBuffer& sound)
{
    const std::optional<double> loudness = playbackLoudness(sound);
    if (!loudness)
        return 1.0F;
    float peak = 0.0F;
    for (const float sample : sound.samples)
        peak = std::max(peak, std::abs(sample));
    const double wanted = std::pow(10.0, std::min(kMatchedLoudness - *loudness, kLargestBoost) / 20.0);
    // A float product may round up past 1; the next smaller gain may not.
    const float gain = float(std::min(wanted, 1.0 / double(peak)));
    return gain * peak > 1.0F ? std::nextafter(gain, 0.0F) : gain;
}

} // namespace otozu
