// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/neighbours/candidate_lists.h"
#include "core/neighbours/product_kernel.h"
#include "core/neighbours/projection_forest.h"

#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// The score of pairs of rows: squared differences, for Ratio over the sum of both squared norms. In one order of
/// summation, so the same with every instruction set.
class PairScore
{
public:
    /// @param rows  must outlive this object.
    PairScore(const PaddedRows& rows, ScoreKind kind, ThreadPool& pool);

    [[nodiscard]] const PaddedRows& rows() const { return m_rows; }
    [[nodiscard]] ScoreKind kind() const { return m_kind; }
    [[nodiscard]] float norm(std::size_t row) const { return m_norms.empty() ? 0.0F : m_norms[row]; }
    /// Of one row with others. Safe from several threads.
    void operator()(std::uint32_t row, std::span<const std::uint32_t> others, float* scores) const;

private:
    const PaddedRows& m_rows;
    ScoreKind m_kind;
    std::vector<float> m_norms; // Ratio
};

/// Compares all rows of a leaf with each other, or with other rows: a product in float turns away the pairs that
/// surely do not matter, with its rounding bounded, the others are scored. One object a worker.
class LeafSearch
{
public:
    /// As many rows as are compared at once, at most.
    static constexpr std::size_t kMostRows = 5 * kPanelRows;

    /// @param cols  of the rows, without padding.
    LeafSearch(const PairScore& score, std::size_t cols);

    /// Offers to the list of each of the rows all others of them.
    void compareAll(std::span<const std::uint32_t> leaf, CandidateLists& lists);
    /// Offers to list first + i, which is that of queries[i], all of the rows.
    void compare(std::span<const std::uint32_t> queries, std::size_t first, std::span<const std::uint32_t> rows,
                 CandidateLists& lists);

private:
    /// Rows made ready for the product.
    struct Block {
        std::span<const std::uint32_t> rows;
        std::vector<float> panels;
        std::vector<float> norms;
    };
    void pack(std::span<const std::uint32_t> rows, const std::vector<float>& centre, Block& block);
    void chooseCentre(std::span<const std::uint32_t> rows);
    void multiply(const Block& a, std::size_t panel, const Block& b, std::size_t firstPanel);
    std::size_t scan(const Block& a, std::size_t row, float threshold, const Block& b, std::size_t firstColumn);

    const PairScore& m_score;
    const PaddedRows& m_rows;
    std::size_t m_cols;
    float m_slack;
    Block m_a;
    Block m_b;
    std::vector<float> m_centre;
    std::vector<float> m_products;   // one panel of rows against all columns
    std::vector<float> m_thresholds; // of the columns
    std::vector<ScoreHit> m_hits;
    std::vector<std::uint32_t> m_hitColumns;
    std::vector<std::uint32_t> m_hitRows;
    std::vector<float> m_scores;
};

} // namespace otozu
