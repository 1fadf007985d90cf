// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>

namespace otozu
{

// Sums in double over 16 lanes, value i in lane i % 16, then lane l + lane l + 8, l + 4, l + 2, l + 1: one order of
// summation, whatever the registers.
OTOZU_DECLARE_KERNELS(
    /// sum (a - b)^2
    double sumSquaredDifferences(const float* a, const float* b, std::size_t count);
    /// sum (a - meanA)(b - meanB)
    double sumProducts(const float* a, double meanA, const float* b, double meanB, std::size_t count);
    /// How many i have a[i] != 0 and b[i] != 0.
    std::size_t countBoth(const float* a, const float* b, std::size_t count);)

} // namespace otozu
