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

} // namespace

double kWeightedEnergy(const KWeighting& weighting, double* state, const float* samples, std::size_t count,
                       std::size_t stride)
{
    Four outputs[8];
    Four states[8];
    for (std::size_t i = 0; i < 8; ++i) {
        outputs[i] = at(weighting.outputs[i]);
        states[i] = at(weighting.states[i]);
    }
    Four now = at(state);
    Four energy{};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        const double a = samples[0];
        const double b = samples[stride];
        const double c = samples[2 * stride];
        const double d = samples[3 * stride];
        samples += 4 * stride;
        const Four out = ((outputs[4] * a + outputs[5] * b) + (outputs[6] * c + outputs[7] * d)) +
                         ((outputs[0] * now[0] + outputs[1] * now[1]) + (outputs[2] * now[2] + outputs[3] * now[3]));
        now = ((states[4] * a + states[5] * b) + (states[6] * c + states[7] * d)) +
              ((states[0] * now[0] + states[1] * now[1]) + (states[2] * now[2] + states[3] * now[3]));
        energy += out * out;
    }
    double sum = (energy[0] + energy[1]) + (energy[2] + energy[3]);
    for (; i < count; ++i) {
        const double sample = *samples;
        samples += stride;
        const double out = outputs[4][0] * sample + ((outputs[0][0] * now[0] + outputs[1][0] * now[1]) +
                                                     (outputs[2][0] * now[2] + outputs[3][0] * now[3]));
        const auto& one = weighting.statesOfOne;
        now = at(one[4]) * sample +
              ((at(one[0]) * now[0] + at(one[1]) * now[1]) + (at(one[2]) * now[2] + at(one[3]) * now[3]));
        sum += out * out;
    }
    *reinterpret_cast<FourAt*>(state) = now;
    return sum;
}

} // namespace otozu::OTOZU_KERNELS
