// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/leaf_search.h"

#include "core/base/instruction_set.h"
#include "core/neighbours/search_kernel.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace otozu
{
namespace
{

constexpr float kUnit = 0x1p-24F;    // rounding of one float operation
constexpr float kUnderflow = 1e-30F; // far above what values below the float range can add up to
constexpr float kNever = -std::numeric_limits<float>::infinity();

/// How far a product's score may be from that of PairScore, relative to the sum of both squared norms: the rounding of
/// products, of differences (which at most double the norms), of the rows about their centre, and of the score.
float slackFor(std::size_t cols)
{
    const std::size_t blocks = (cols + kProductDepth - 1) / kProductDepth;
    return 1.05F * kUnit * float(std::min(cols, kProductDepth) + blocks + 2 * (cols / kSearchLanes + 8) + 32);
}

} // namespace

PairScore::PairScore(const PaddedRows& rows, ScoreKind kind, ThreadPool& pool) : m_rows(rows), m_kind(kind)
{
    if (kind == ScoreKind::Difference)
        return;
    m_norms.resize(rows.count);
    pool.forRanges(rows.count, 1024, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto index = std::uint32_t(i);
            OTOZU_DISPATCH(projections, rows.row(i), rows.values.data(), rows.stride, &index, 1, &m_norms[i]);
        }
    });
}

void PairScore::operator()(std::uint32_t row, std::span<const std::uint32_t> others, float* scores) const
{
    OTOZU_DISPATCH(squaredDifferences, m_rows.row(row), m_rows.values.data(), m_rows.stride, others.data(),
                   others.size(), scores);
    if (m_kind == ScoreKind::Difference)
        return;
    for (std::size_t i = 0; i < others.size(); ++i) {
        const float norms = m_norms[row] + m_norms[others[i]];
        scores[i] = norms > kTinyNorm ? scores[i] / norms : 0.0F;
    }
}

LeafSearch::LeafSearch(const PairScore& score, std::size_t cols)
    : m_score(score), m_rows(score.rows()), m_cols(cols), m_slack(slackFor(cols)), m_centre(cols, 0.0F),
      m_products(kPanelRows * kMostRows), m_thresholds(kMostRows, kNever), m_hits(kMostRows), m_scores(kMostRows)
{
}

void LeafSearch::chooseCentre(std::span<const std::uint32_t> rows)
{
    // Any point would do; one among the rows makes norms, and so rounding, small. A ratio needs its own origin.
    if (m_score.kind() == ScoreKind::Difference)
        std::copy_n(m_rows.row(rows[rows.size() / 2]), m_cols, m_centre.begin());
}

void LeafSearch::pack(std::span<const std::uint32_t> rows, const std::vector<float>& centre, Block& block)
{
    assert(rows.size() <= kMostRows);
    block.rows = rows;
    const std::size_t panels = (rows.size() + kPanelRows - 1) / kPanelRows;
    block.panels.assign(panels * kPanelRows * m_cols, 0.0F);
    block.norms.assign(panels * kPanelRows, std::numeric_limits<float>::infinity());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float* row = m_rows.row(rows[i]);
        float* to = block.panels.data() + i / kPanelRows * kPanelRows * m_cols + i % kPanelRows;
        double norm = 0.0;
        for (std::size_t col = 0; col < m_cols; ++col) {
            const float value = row[col] - centre[col];
            to[col * kPanelRows] = value;
            norm += double(value) * double(value);
        }
        block.norms[i] =
            m_score.kind() == ScoreKind::Difference ? float(norm * (1.0 - double(m_slack))) : m_score.norm(rows[i]);
    }
}

void LeafSearch::multiply(const Block& a, std::size_t panel, const Block& b, std::size_t firstPanel)
{
    const std::size_t panelSize = kPanelRows * m_cols;
    const std::size_t panels = b.norms.size() / kPanelRows;
    std::fill(m_products.begin(), m_products.end(), 0.0F);
    for (std::size_t first = 0; first < m_cols; first += kProductDepth) {
        const std::size_t depth = std::min(kProductDepth, m_cols - first);
        for (std::size_t j = firstPanel; j < panels; ++j) {
            OTOZU_DISPATCH(addPanelProduct, a.panels.data() + panel * panelSize + first * kPanelRows,
                           b.panels.data() + j * panelSize + first * kPanelRows, depth,
                           m_products.data() + j * kPanelRows, kMostRows);
        }
    }
}

std::size_t LeafSearch::scan(const Block& a, std::size_t row, float threshold, const Block& b, std::size_t firstColumn)
{
    ScoreScan scores;
    scores.products = m_products.data() + row % kPanelRows * kMostRows + firstColumn;
    scores.columnNorms = b.norms.data() + firstColumn;
    scores.columnThresholds = m_thresholds.data() + firstColumn;
    scores.rowNorm = a.norms[row];
    scores.slack = m_score.kind() == ScoreKind::Difference ? kUnderflow : m_slack;
    scores.rowThreshold = threshold;
    scores.count = std::uint32_t(b.norms.size() - firstColumn);
    scores.kind = m_score.kind();
    return OTOZU_DISPATCH(scanScores, scores, m_hits.data());
}

void LeafSearch::compareAll(std::span<const std::uint32_t> leaf, CandidateLists& lists)
{
    chooseCentre(leaf);
    pack(leaf, m_centre, m_a);
    for (std::size_t i = 0; i < leaf.size(); ++i)
        m_thresholds[i] = lists.threshold(leaf[i]);
    for (std::size_t i = 0; i < leaf.size(); ++i) {
        const std::size_t panel = i / kPanelRows;
        if (i % kPanelRows == 0)
            multiply(m_a, panel, m_a, panel);
        const std::size_t skipped = panel * kPanelRows; // what is below the diagonal
        const std::size_t found = scan(m_a, i, m_thresholds[i], m_a, skipped);
        m_hitColumns.clear();
        m_hitRows.clear();
        for (std::size_t hit = 0; hit < found; ++hit) {
            const std::size_t column = skipped + m_hits[hit].column;
            if (column > i && column < leaf.size()) {
                m_hitColumns.push_back(std::uint32_t(column));
                m_hitRows.push_back(leaf[column]);
            }
        }
        m_score(leaf[i], m_hitRows, m_scores.data());
        for (std::size_t hit = 0; hit < m_hitRows.size(); ++hit) {
            lists.offer(leaf[i], m_scores[hit], m_hitRows[hit]);
            lists.offer(m_hitRows[hit], m_scores[hit], leaf[i]);
            m_thresholds[m_hitColumns[hit]] = lists.threshold(m_hitRows[hit]);
        }
    }
    std::fill(m_thresholds.begin(), m_thresholds.end(), kNever);
}

void LeafSearch::compare(std::span<const std::uint32_t> queries, std::size_t first, std::span<const std::uint32_t> rows,
                         CandidateLists& lists)
{
    chooseCentre(rows);
    pack(queries, m_centre, m_a);
    pack(rows, m_centre, m_b);
    for (std::size_t i = 0; i < queries.size(); ++i) {
        if (i % kPanelRows == 0)
            multiply(m_a, i / kPanelRows, m_b, 0);
        const std::size_t found = scan(m_a, i, lists.threshold(first + i), m_b, 0);
        m_hitRows.clear();
        for (std::size_t hit = 0; hit < found; ++hit) {
            if (m_hits[hit].column < rows.size() && rows[m_hits[hit].column] != queries[i])
                m_hitRows.push_back(rows[m_hits[hit].column]);
        }
        m_score(queries[i], m_hitRows, m_scores.data());
        for (std::size_t hit = 0; hit < m_hitRows.size(); ++hit)
            lists.offer(first + i, m_scores[hit], m_hitRows[hit]);
    }
}

} // namespace otozu
