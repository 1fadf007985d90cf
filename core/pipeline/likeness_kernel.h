// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>

namespace otozu
{

/// Rows of tables for these kernels are padded with zeros to a multiple of this.
constexpr std::size_t kLikenessPadding = 16;

// Sums in double, term by term in the order of the index: the same bytes, whatever the registers.
OTOZU_DECLARE_KERNELS(
    /// products[k] = sum over j of weights[j] * table[j][k].
    /// @param table     (count, width), row by row. @param products  of `width`.
    void weightedSum(const double* weights, const float* table, std::size_t count, std::size_t width, double* products);
    /// row[j] = (row[j] - held[j]) / its length then; zero if that is zero. @param values  scratch of `count`.
    void subtractAndNormalize(float* row, const double* held, std::size_t count, double* values);)

} // namespace otozu
