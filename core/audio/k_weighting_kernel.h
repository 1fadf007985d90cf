// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>

namespace otozu
{

/// A filter with four states over four samples at a time: what each state (the first four) and each sample (the others)
/// alone adds to the four outputs and to the four states after them. So the outputs wait for one another only once in
/// four samples.
struct KWeighting {
    double outputs[8][4];
    double states[8][4];
    double statesOfOne[5][4]; ///< The same after one sample, for what is left over.
};

// OTOZU_DISPATCH(kWeightedEnergy, ...): the sum of the squares of the filter's outputs for `count` samples that lie
// `stride` apart; `state` goes on from call to call.
OTOZU_DECLARE_KERNELS(double kWeightedEnergy(const KWeighting& weighting, double* state, const float* samples,
                                             std::size_t count, std::size_t stride);)

} // namespace otozu
