// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/attack_time.h"

#include "core/features/descriptors/spectrum_shape.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace otozu
{

std::optional<float> attackTime(std::span<const float> mono)
{
    constexpr std::size_t kStep = kDescriptorRate / 400; // 2.5 ms
    constexpr std::size_t kSteps = 4;
    float peak = 0.0F;
    std::vector<double> energies;
    for (std::size_t i = 0; i < mono.size(); i += kStep) {
        float energy = 0.0F;
        for (const float sample : mono.subspan(i, std::min(kStep, mono.size() - i))) {
            peak = std::max(peak, std::abs(sample));
            energy += sample * sample;
        }
        energies.push_back(double(energy));
    }
    if (peak == 0.0F)
        return std::nullopt;
    energies.resize(std::max(energies.size(), kSteps), 0.0);
    double most = 0.0;
    for (std::size_t i = 0; i + kSteps <= energies.size(); ++i)
        most = std::max(most, energies[i] + energies[i + 1] + energies[i + 2] + energies[i + 3]);
    const auto level = std::min(peak, float(std::numbers::sqrt2 * std::sqrt(most / double(kSteps * kStep))));
    const auto firstOver = [&](float share) {
        return std::ranges::find_if(mono, [&](float sample) { return std::abs(sample) >= share * level; });
    };
    const auto samples = firstOver(0.9F) - firstOver(0.1F);
    return float(std::max<std::ptrdiff_t>(samples, 1)) / float(kDescriptorRate);
}

} // namespace otozu
