// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/k_weighting.h"

#include "core/audio/k_weighting_kernel.h"
#include "core/base/instruction_set.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace otozu
{
namespace
{

constexpr double kAbsoluteGate = -70.0; // LUFS
constexpr double kRelativeGate = -10.0; // LU
constexpr std::size_t kStepsPerBlock = 4;

struct Biquad {
    double b0, b1, b2, a1, a2;
};

// The standard gives both filters as coefficients at 48 kHz only. These are the analogue filters behind them, by the
// bilinear transform at any rate; at 48 kHz they give the standard's numbers.
Biquad headShelf(double rate)
{
    // Where half the rate is less than that, tan() would turn negative and the filter unstable.
    const double hz = std::min(1681.974450955533, 0.49 * rate);
    const double k = std::tan(std::numbers::pi * hz / rate);
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

/// Both filters over `count` samples.
void run(const Biquad& shelf, const Biquad& cut, double* state, const double* in, std::size_t count, double* outputs)
{
    for (std::size_t i = 0; i < count; ++i) {
        const double middle = shelf.b0 * in[i] + state[0];
        state[0] = shelf.b1 * in[i] - shelf.a1 * middle + state[1];
        state[1] = shelf.b2 * in[i] - shelf.a2 * middle;
        outputs[i] = cut.b0 * middle + state[2];
        state[2] = cut.b1 * middle - cut.a1 * outputs[i] + state[3];
        state[3] = cut.b2 * middle - cut.a2 * outputs[i];
    }
}

/// The filters are linear, so each of the four states and four samples is tried alone.
KWeighting weightingFor(double rate)
{
    const Biquad shelf = headShelf(rate);
    const Biquad cut = lowCut(rate);
    KWeighting weighting{};
    for (std::size_t which = 0; which < 8; ++which) {
        double alone[8] = {};
        alone[which] = 1.0;
        std::copy_n(alone, 4, weighting.states[which]);
        run(shelf, cut, weighting.states[which], alone + 4, 4, weighting.outputs[which]);
        if (which > 4)
            continue;
        double output = 0.0;
        std::copy_n(alone, 4, weighting.statesOfOne[which]);
        run(shelf, cut, weighting.statesOfOne[which], alone + 4, 1, &output);
    }
    return weighting;
}

double loudnessOf(double power)
{
    return -0.691 + 10.0 * std::log10(power);
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

std::vector<double> kWeightedEnergies(const AudioBuffer& sound, std::size_t stepFrames)
{
    if (stepFrames == 0 || sound.sampleRate < 1 || sound.channels < 1)
        throw std::invalid_argument("kWeightedEnergies: no step, rate or channels");
    const std::size_t frames = sound.frames();
    const auto channels = std::size_t(sound.channels);
    const KWeighting weighting = weightingFor(sound.sampleRate);
    std::vector<double> energies((frames + stepFrames - 1) / stepFrames, 0.0);
    for (std::size_t channel = 0; channel < channels; channel += 2) {
        const bool both = channel + 1 < channels;
        KWeightedChannel pair[2];
        for (std::size_t step = 0; step < energies.size(); ++step) {
            const std::size_t first = step * stepFrames;
            pair[0].energy = pair[1].energy = 0.0;
            OTOZU_DISPATCH(kWeigh, weighting, pair, both, sound.samples.data() + first * channels + channel,
                           std::min(stepFrames, frames - first), channels);
            energies[step] += pair[0].energy + pair[1].energy;
        }
    }
    return energies;
}

std::optional<double> gatedLoudness(const AudioBuffer& sound, std::size_t stepFrames)
{
    auto steps = kWeightedEnergies(sound, stepFrames);
    if (steps.size() > kStepsPerBlock && sound.frames() % stepFrames != 0)
        steps.pop_back();
    steps.resize(std::max(steps.size(), kStepsPerBlock), 0.0);
    std::vector<double> powers;
    for (std::size_t i = 0; i + kStepsPerBlock <= steps.size(); ++i)
        powers.push_back((steps[i] + steps[i + 1] + steps[i + 2] + steps[i + 3]) / double(kStepsPerBlock * stepFrames));
    const auto loud = meanAbove(powers, kAbsoluteGate);
    if (!loud)
        return std::nullopt;
    return loudnessOf(meanAbove(powers, std::max(kAbsoluteGate, loudnessOf(*loud) + kRelativeGate)).value_or(*loud));
}

} // namespace otozu
