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

/// The filter's state in a channel, which goes on from call to call, and the sum of the squares of its outputs.
struct KWeightedChannel {
    double state[4] = {};
    double energy = 0.0;
};

// OTOZU_DISPATCH(kWeigh, ...): the next `count` samples of one channel, which lie `stride` apart, or of the two that
// `both` are: neither waits for the other then.
OTOZU_DECLARE_KERNELS(void kWeigh(const KWeighting& weighting, KWeightedChannel* channels, bool both,
                                  const float* samples, std::size_t count, std::size_t stride);)

} // namespace otozu
