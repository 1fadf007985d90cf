// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>
#include <cstdint>

namespace otozu
{

/// Rows for the first two below are padded with zeros to a multiple of so many values.
constexpr std::size_t kSearchLanes = 16;

// Sums in float over 16 lanes, value i in lane i % 16, then lane l + lane l + 8, l + 4, l + 2, l + 1.
OTOZU_DECLARE_KERNELS(
    /// results[i] = sum (query - row)^2 for the row of number indices[i], row r beginning at rows + r * stride.
    void squaredDifferences(const float* query, const float* rows, std::size_t stride, const std::uint32_t* indices,
                            std::size_t count, float* results);
    /// results[i] = sum query * row, likewise.
    void projections(const float* query, const float* rows, std::size_t stride, const std::uint32_t* indices,
                     std::size_t count, float* results);
    /// As addPanelProduct() (product_kernel.h), every sum of products in order and rounded after each step.
    void addPanelProductUnfused(const float* a, const float* b, std::size_t depth, float* products,
                                std::size_t stride);)

} // namespace otozu
