// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/energy_envelope.h"

#include "core/base/portable_math.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace otozu
{

namespace
{

constexpr double kLoud = 0.8; // of the loudest frame's energy: as loud as it

float log10Of(double value)
{
    return float(portableLog(value) / std::numbers::ln10);
}

} // namespace

void EnergyEnvelope::describe(std::span<const float> power, std::size_t frames, double frameSeconds,
                              std::span<const float> start, std::span<float> out)
{
    const std::size_t bands = power.size() / frames;
    std::vector<double> energy(frames, 0.0);
    std::vector<double> spectrum(bands, 0.0);
    for (std::size_t band = 0; band < bands; ++band) {
        for (std::size_t frame = 0; frame < frames; ++frame) {
            const double value = power[band * frames + frame];
            energy[frame] += value;
            spectrum[band] += value;
        }
    }
    double total = 0.0;
    for (const double value : energy)
        total += value;

    std::size_t next = 0;
    double passed = energy[0];
    std::size_t frame = 0;
    for (const double share : {0.25, 0.5, 0.75, 0.9, 0.95, 0.99}) {
        while (passed < share * total && frame + 1 < frames)
            passed += energy[++frame];
        out[next++] = log10Of((double(frame) + 5.0) * frameSeconds);
    }

    // Which frame of a steady sound is the loudest is a matter of rounding; which is the first of its kind is not.
    const double peak = *std::ranges::max_element(energy);
    const auto loud = std::ranges::find_if(energy, [&](double value) { return value >= kLoud * peak; });
    for (const double below : {0.1, 0.01, 0.0001}) {
        const auto first = std::find_if(loud, energy.end(), [&](double value) { return value < peak * below; });
        out[next++] = log10Of(double(first - loud) * frameSeconds + 0.003);
    }

    double centroid = 0.0;
    for (std::size_t band = 0; band < bands; ++band)
        centroid += double(band) * spectrum[band];
    centroid = total > 0.0 ? centroid / total : 0.0;
    double spread = 0.0;
    double logs = 0.0;
    const double least = 1e-10 * *std::ranges::max_element(spectrum) + 1e-300;
    for (std::size_t band = 0; band < bands; ++band) {
        spread += (double(band) - centroid) * (double(band) - centroid) * spectrum[band];
        logs += portableLog(spectrum[band] + least);
    }
    out[next++] = float(centroid);
    out[next++] = total > 0.0 ? float(std::sqrt(spread / total)) : 0.0F;
    out[next++] = total > 0.0 ? float(portableExp(logs / double(bands)) / (total / double(bands))) : 0.0F;

    std::size_t changes = 0;
    for (std::size_t i = 1; i < start.size(); ++i)
        changes += std::size_t((start[i] < 0.0F) != (start[i - 1] < 0.0F));
    out[next] = start.size() > 1 ? float(double(changes) / double(start.size() - 1)) : 0.0F;
}

} // namespace otozu
