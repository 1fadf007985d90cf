// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"

#include <cstddef>
#include <vector>

namespace otozu
{

/// Columns that belong together.
struct ScaledBlock {
    std::size_t width = 0;
    bool standardise = false; ///< Columns to deviation 1, and no value further than 3 from the mean.
    double weight = 1.0;      ///< Against the other blocks, >= 0.
};

/// Makes rows of several blocks ready for distances, so that no block and no odd sound outvotes the rest: every block
/// is centred (and standardised if asked for), divided by the root mean square of its rows' lengths, then by the square
/// root of the row's own length, and weighted; at last every row is brought to length 1. Rows at the mean of all
/// stay zero. What was fitted is a plain value that can be stored; it serves newcomers too.
class BlockScaler
{
public:
    /// What fit() finds.
    struct State {
        std::vector<ScaledBlock> blocks;
        std::vector<double> mean;  ///< Of every column.
        std::vector<double> scale; ///< Of every column, > 0; 1 where a block is not standardised.
        std::vector<double> norm;  ///< Root mean square length of every block's rows, > 0.
    };

    BlockScaler() = default;
    /// What was fitted and stored before. @throws std::invalid_argument  sizes that do not match, values out of range.
    explicit BlockScaler(State state);

    /// The same bytes for any number of threads.
    /// @param rows  (n, sum of the widths), finite.
    /// @throws std::invalid_argument  no rows, or the widths do not match.
    void fit(const Matrix<float>& rows, std::vector<ScaledBlock> blocks, ThreadPool& pool);

    /// In place. @throws std::invalid_argument  not fitted, or another width.
    void transform(Matrix<float>& rows, ThreadPool& pool) const;

    /// Other weights, one a block, for the same fit. @throws std::invalid_argument  another number, or one below 0.
    void setWeights(const std::vector<double>& weights);

    [[nodiscard]] const State& state() const { return m_state; }

private:
    State m_state;
};

} // namespace otozu
