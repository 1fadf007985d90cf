// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scaling/block_scaler.h"

#include "core/scaling/standard_scaler.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace
{

constexpr double kMostDeviations = 3.0;
constexpr double kNoLength = 1e-9; // nothing but rounding: the rows are all alike
constexpr std::size_t kRowsAtOnce = 16;

std::size_t widthOf(const std::vector<ScaledBlock>& blocks)
{
    std::size_t width = 0;
    for (const ScaledBlock& block : blocks)
        width += block.width;
    return width;
}

bool isUsable(double weight)
{
    return std::isfinite(weight) && weight >= 0.0;
}

void checkBlocks(const std::vector<ScaledBlock>& blocks)
{
    for (const ScaledBlock& block : blocks) {
        if (block.width == 0 || !isUsable(block.weight))
            throw std::invalid_argument("BlockScaler: a block is empty, or its weight out of range");
    }
}

/// Centres, and standardises where asked for, one row's columns from `first` on.
void centre(std::span<const float> row, const BlockScaler::State& state, std::size_t first, const ScaledBlock& block,
            std::span<double> out)
{
    for (std::size_t i = 0; i < block.width; ++i) {
        const double value = (double(row[first + i]) - state.mean[first + i]) / state.scale[first + i];
        out[i] = block.standardise ? std::clamp(value, -kMostDeviations, kMostDeviations) : value;
    }
}

double squaredLength(std::span<const double> values)
{
    double sum = 0.0;
    for (const double value : values)
        sum += value * value;
    return sum;
}

bool allPositive(const std::vector<double>& values)
{
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value) && value > 0.0; });
}

} // namespace

BlockScaler::BlockScaler(State state) : m_state(std::move(state))
{
    checkBlocks(m_state.blocks);
    const std::size_t width = widthOf(m_state.blocks);
    const bool sizes = width > 0 && m_state.mean.size() == width && m_state.scale.size() == width &&
                       m_state.norm.size() == m_state.blocks.size();
    const bool finite = std::ranges::all_of(m_state.mean, [](double value) { return std::isfinite(value); });
    if (!sizes || !finite || !allPositive(m_state.scale) || !allPositive(m_state.norm))
        throw std::invalid_argument("BlockScaler: this is no stored fit");
}

void BlockScaler::fit(const Matrix<float>& rows, std::vector<ScaledBlock> blocks, ThreadPool& pool)
{
    checkBlocks(blocks);
    if (rows.rows() == 0 || blocks.empty() || rows.cols() != widthOf(blocks))
        throw std::invalid_argument("BlockScaler: no rows, or their width is not that of the blocks");
    StandardScaler columns;
    columns.fit(rows, pool);
    State state{std::move(blocks), columns.mean(), columns.scale(), {}};
    std::vector<double> lengths(rows.rows());
    std::size_t first = 0;
    for (const ScaledBlock& block : state.blocks) {
        if (!block.standardise)
            std::fill_n(state.scale.begin() + std::ptrdiff_t(first), block.width, 1.0);
        pool.forRanges(rows.rows(), kRowsAtOnce, [&](std::size_t begin, std::size_t end, int) {
            std::vector<double> values(block.width);
            for (std::size_t i = begin; i < end; ++i) {
                centre(rows.row(i), state, first, block, values);
                lengths[i] = squaredLength(values);
            }
        });
        double sum = 0.0;
        for (const double length : lengths)
            sum += length;
        const double norm = std::sqrt(sum / double(rows.rows()));
        state.norm.push_back(norm > kNoLength ? norm : 1.0);
        first += block.width;
    }
    m_state = std::move(state);
}

void BlockScaler::transform(Matrix<float>& rows, ThreadPool& pool) const
{
    const std::size_t width = m_state.mean.size();
    if (width == 0 || rows.cols() != width)
        throw std::invalid_argument("BlockScaler: not fitted, or to another width");
    pool.forRanges(rows.rows(), kRowsAtOnce, [&](std::size_t begin, std::size_t end, int) {
        std::vector<double> values(width);
        for (std::size_t i = begin; i < end; ++i) {
            std::size_t first = 0;
            for (std::size_t b = 0; b < m_state.blocks.size(); ++b) {
                const ScaledBlock& block = m_state.blocks[b];
                const auto part = std::span(values).subspan(first, block.width);
                centre(rows.row(i), m_state, first, block, part);
                const double length = std::sqrt(squaredLength(part)) / m_state.norm[b];
                const double factor = length > 0.0 ? block.weight / (m_state.norm[b] * std::sqrt(length)) : 0.0;
                for (double& value : part)
                    value *= factor;
                first += block.width;
            }
            const double length = std::sqrt(squaredLength(values));
            std::ranges::transform(values, rows.row(i).begin(),
                                   [&](double value) { return float(length > 0.0 ? value / length : 0.0); });
        }
    });
}

void BlockScaler::setWeights(const std::vector<double>& weights)
{
    if (weights.size() != m_state.blocks.size() || !std::ranges::all_of(weights, isUsable))
        throw std::invalid_argument("BlockScaler: weights that do not fit");
    for (std::size_t b = 0; b < weights.size(); ++b)
        m_state.blocks[b].weight = weights[b];
}

} // namespace otozu
