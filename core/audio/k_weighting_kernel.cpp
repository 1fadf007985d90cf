// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/k_weighting_kernel.h"

#include "core/base/lanes.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

// Four whatever the registers: the filter has four states.
using Four __attribute__((vector_size(32))) = double;
using FourAt __attribute__((vector_size(32), aligned(8), may_alias)) = double;

OTOZU_INLINE Four at(const double* values)
{
    return *reinterpret_cast<const FourAt*>(values);
}

template <std::size_t kChannels>
OTOZU_INLINE void weigh(const KWeighting& weighting, KWeightedChannel* channels, const float* samples,
                        std::size_t count, std::size_t stride)
{
    Four outputs[8];
    Four states[8];
    for (std::size_t i = 0; i < 8; ++i) {
        outputs[i] = at(weighting.outputs[i]);
        states[i] = at(weighting.states[i]);
    }
    Four now[kChannels];
    Four energy[kChannels];
    for (std::size_t k = 0; k < kChannels; ++k) {
        now[k] = at(channels[k].state);
        energy[k] = Four{};
    }
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        for (std::size_t k = 0; k < kChannels; ++k) {
            const double a = samples[k];
            const double b = samples[stride + k];
            const double c = samples[2 * stride + k];
            const double d = samples[3 * stride + k];
            const Four s = now[k];
            const Four out = ((outputs[4] * a + outputs[5] * b) + (outputs[6] * c + outputs[7] * d)) +
                             ((outputs[0] * s[0] + outputs[1] * s[1]) + (outputs[2] * s[2] + outputs[3] * s[3]));
            now[k] = ((states[4] * a + states[5] * b) + (states[6] * c + states[7] * d)) +
                     ((states[0] * s[0] + states[1] * s[1]) + (states[2] * s[2] + states[3] * s[3]));
            energy[k] += out * out;
        }
        samples += 4 * stride;
    }
    const auto& one = weighting.statesOfOne;
    for (std::size_t k = 0; k < kChannels; ++k) {
        double sum = (energy[k][0] + energy[k][1]) + (energy[k][2] + energy[k][3]);
        Four s = now[k];
        for (std::size_t rest = 0; rest < count - i; ++rest) {
            const double sample = samples[rest * stride + k];
            const double out = outputs[4][0] * sample + ((outputs[0][0] * s[0] + outputs[1][0] * s[1]) +
                                                         (outputs[2][0] * s[2] + outputs[3][0] * s[3]));
            s = at(one[4]) * sample +
                ((at(one[0]) * s[0] + at(one[1]) * s[1]) + (at(one[2]) * s[2] + at(one[3]) * s[3]));
            sum += out * out;
        }
        *reinterpret_cast<FourAt*>(channels[k].state) = s;
        channels[k].energy += sum;
    }
}

} // namespace

void kWeigh(const KWeighting& weighting, KWeightedChannel* channels, bool both, const float* samples, std::size_t count,
            std::size_t stride)
{
    if (both)
        weigh<2>(weighting, channels, samples, count, stride);
    else
        weigh<1>(weighting, channels, samples, count, stride);
}

} // namespace otozu::OTOZU_KERNELS
