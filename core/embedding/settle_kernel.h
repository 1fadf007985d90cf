// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>
#include <cstdint>

namespace otozu
{

/// Points are taken so many at a time, whatever the registers.
constexpr std::size_t kSettleGroup = 16;

/// One point among others that stand still.
struct SettleRule {
    float a;
    float b;
    float step; ///< Of the first epoch; falls linearly to 0.
    int nEpochs;
    const float* pullX; ///< Places of what pulls, padded to whole groups with a strength of 0.
    const float* pullY;
    const float* strength;
    std::size_t pulls;  ///< With the padding.
    const float* pushX; ///< Places of what pushes, in random order.
    const float* pushY;
    const std::uint32_t* offsets; ///< Into these: pushGroups for every epoch, a group of points at each.
    int pushGroups;
    float pushStrength; ///< Of each.
};

OTOZU_DECLARE_KERNELS(
    /// Moves a point by steps along the sum of all forces.
    /// @param place  x, y
    void settle(const SettleRule& rule, float* place);)

} // namespace otozu
