// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/attack_time.h"

#include "core/features/descriptors/energy_steps.h"
#include "core/features/descriptors/spectrum_shape.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace otozu
{

std::optional<float> attackTime(std::span<const float> mono, std::span<const float> steps)
{
    constexpr std::size_t kSteps = 4;
    float most = 0.0F;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        float sum = 0.0F;
        for (std::size_t k = i; k < std::min(i + kSteps, steps.size()); ++k)
            sum += steps[k];
        most = std::max(most, sum);
    }
    if (most == 0.0F)
        return std::nullopt;
    const float level = std::numbers::sqrt2_v<float> * std::sqrt(most / float(kSteps * kEnergyStep));
    const auto firstOver = [&](float share) {
        return std::ranges::find_if(mono, [&](float sample) { return std::abs(sample) >= share * level; });
    };
    const auto samples = firstOver(0.9F) - firstOver(0.1F);
    return float(std::max<std::ptrdiff_t>(samples, 1)) / float(kDescriptorRate);
}

} // namespace otozu
