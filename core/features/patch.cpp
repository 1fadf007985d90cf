// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/patch.h"

#include "core/base/portable_math.h"

#include <algorithm>

namespace otozu
{

namespace
{

constexpr double kLoudness = 0.15;

} // namespace

void Patch::describe(std::span<const float> power, std::size_t frames, std::span<float> out)
{
    for (std::size_t band = 0; band < kBands; ++band) {
        const auto low = power.subspan(2 * band * frames, frames);
        const auto high = power.subspan((2 * band + 1) * frames, frames);
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            float sum = 0.0F;
            for (std::size_t frame = kBinEdges[bin]; frame < std::min(kBinEdges[bin + 1], frames); ++frame)
                sum += low[frame] + high[frame];
            out[band * kBins + bin] = sum / float(kBinEdges[bin + 1] - kBinEdges[bin]);
        }
    }
    const float greatest = *std::ranges::max_element(out);
    for (float& value : out)
        value = value > 0.0F ? float(portableExp(kLoudness * portableLog(double(value / greatest)))) : 0.0F;
}

} // namespace otozu
