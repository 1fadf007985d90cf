// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/onsets.h"

#include "core/features/descriptors/onset_envelope.h"
#include "core/features/descriptors/parabola.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace otozu
{
namespace
{

constexpr std::size_t kApart = 3;    // frames to either side without a greater value: 35 ms
constexpr std::size_t kAround = 12;  // frames to either side that a maximum is compared with: 140 ms
constexpr float kStandsOut = 1.3F;   // times their mean
constexpr float kLeastShare = 0.06F; // of the greatest

bool isLocalMaximum(std::span<const float> values, std::size_t at)
{
    const std::size_t first = at - std::min(at, kApart);
    const std::size_t last = std::min(at + kApart, values.size() - 1);
    for (std::size_t i = first; i <= last; ++i) {
        if (i < at ? values[i] >= values[at] : values[i] > values[at])
            return false;
    }
    return true;
}

float meanAround(std::span<const float> values, std::size_t at)
{
    const std::size_t first = at - std::min(at, kAround);
    const std::size_t last = std::min(at + kAround, values.size() - 1);
    float sum = 0.0F;
    for (std::size_t i = first; i <= last; ++i)
        sum += values[i];
    return sum / float(last - first + 1);
}

float greatestNear(std::span<const float> values, std::size_t at)
{
    const std::size_t first = at - std::min<std::size_t>(at, 1);
    return *std::ranges::max_element(values.subspan(first, std::min(at + 2, values.size()) - first));
}

/// How far the maximum lies from its frame, in frames.
double shiftOf(std::span<const float> values, std::size_t at)
{
    return at == 0 || at + 1 >= values.size() ? 0.0 : summitShift(values[at - 1], values[at], values[at + 1]);
}

} // namespace

std::vector<Onset> pickOnsets(const OnsetEnvelope& envelope)
{
    const auto all = envelope.all();
    std::vector<Onset> onsets;
    if (all.empty())
        return onsets;
    const float least = kLeastShare * *std::ranges::max_element(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] <= 0.0F || all[i] < least || !isLocalMaximum(all, i) || all[i] < kStandsOut * meanAround(all, i))
            continue;
        onsets.push_back({(double(i) + shiftOf(all, i)) / OnsetEnvelope::kRate, all[i],
                          greatestNear(envelope.range(OnsetEnvelope::Low), i),
                          greatestNear(envelope.range(OnsetEnvelope::Middle), i),
                          greatestNear(envelope.range(OnsetEnvelope::High), i)});
    }
    return onsets;
}

} // namespace otozu
