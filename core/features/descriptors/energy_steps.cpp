// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/energy_steps.h"

#include <algorithm>
#include <array>

namespace otozu
{

void energySteps(std::span<const float> mono, std::vector<float>& steps)
{
    constexpr std::size_t kParts = 16; // independent of each other, for vectors
    steps.clear();
    steps.reserve(mono.size() / kEnergyStep + 1);
    std::size_t i = 0;
    for (; i + kEnergyStep <= mono.size(); i += kEnergyStep) {
        const float* samples = mono.data() + i;
        std::array<float, kParts> parts{};
        for (std::size_t k = 0; k < kEnergyStep; k += kParts) {
            for (std::size_t part = 0; part < kParts; ++part)
                parts[part] += samples[k + part] * samples[k + part];
        }
        float sum = 0.0F;
        for (const float part : parts)
            sum += part;
        steps.push_back(sum);
    }
    float rest = 0.0F;
    for (const float sample : mono.subspan(i))
        rest += sample * sample;
    if (i < mono.size())
        steps.push_back(rest);
}

bool swellsAgain(std::span<const float> steps)
{
    constexpr std::size_t kSmooth = 8;
    constexpr std::size_t kWithin = 9; // of those: 0.2 s
    constexpr float kMore = 2.0F;
    constexpr float kCounts = 1e-3F;
    std::vector<float> smooth;
    for (std::size_t i = 0; i + kSmooth <= steps.size(); i += kSmooth) {
        float sum = 0.0F;
        for (std::size_t k = 0; k < kSmooth; ++k)
            sum += steps[i + k];
        smooth.push_back(sum);
    }
    if (smooth.empty())
        return false;
    const float counts = kCounts * *std::ranges::max_element(smooth);
    bool fallen = false;
    for (std::size_t i = 1; i < smooth.size(); ++i) {
        const auto recent = std::span(smooth).subspan(i - std::min(i, kWithin), std::min(i, kWithin));
        const float least = *std::ranges::min_element(recent);
        if (fallen && smooth[i] > counts && smooth[i] > kMore * least)
            return true;
        fallen = fallen || smooth[i] < smooth[i - 1];
    }
    return false;
}

} // namespace otozu
