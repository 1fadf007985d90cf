// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/thread_pool.h"
#include "core/base/zeroed_allocator.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Rows of floats padded with zeros to a multiple of kSearchLanes, one after the other.
struct PaddedRows {
    using Values = std::vector<float, ZeroedAllocator<float>>;
    Values values;
    std::size_t count = 0;
    std::size_t stride = 0;

    [[nodiscard]] const float* row(std::size_t index) const { return values.data() + index * stride; }
};

/// Random projection trees: rows are split in two halves by how far they lie along the line between two of them, then
/// again, until no more than so many are together. The leaves of all trees begin at the same places of their orders.
/// Source: Dasgupta, Freund, "Random projection trees and low dimensional manifolds", STOC 2008 (here with the
/// direction between two far rows in place of a random one).
struct ProjectionForest {
    std::size_t leaves = 0;                        ///< Of each tree.
    std::vector<std::vector<std::uint32_t>> trees; ///< The rows in the order of each tree.

    /// The rows of one leaf; as many as of any other, or one more.
    [[nodiscard]] std::span<const std::uint32_t> leaf(std::size_t tree, std::size_t index) const
    {
        const std::span order(trees[tree]);
        const std::size_t begin = index * order.size() / leaves;
        return order.subspan(begin, (index + 1) * order.size() / leaves - begin);
    }
};

/// The same for the same rows and seed, whatever the threads and the instruction set.
/// @throws Cancelled
[[nodiscard]] ProjectionForest projectionForest(const PaddedRows& rows, std::size_t mostInLeaf, std::size_t trees,
                                                std::uint64_t seed, ThreadPool& pool, const std::stop_token& stop,
                                                const std::function<void(int worker, std::size_t rows)>& done);

} // namespace otozu
