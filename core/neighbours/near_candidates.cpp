// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/near_candidates.h"

#include "core/base/instruction_set.h"

namespace otozu
{
namespace
{

constexpr float kUnit = 0x1p-24F; // rounding of one float operation

/// How far a score may be from the true one, relative to the sum of both squared norms: the product's own rounding,
/// and 32 units for the rounding of the rows, the norms, the score, and of distances that tie once they are floats.
float slackFor(std::size_t cols)
{
    const std::size_t blocks = (cols + kProductDepth - 1) / kProductDepth;
    return 1.05F * kUnit * float(std::min(cols, kProductDepth) + blocks + 32);
}

} // namespace

ScoreBounds::ScoreBounds(Metric metric, std::size_t cols)
    : m_kind(metric == Metric::Dice || metric == Metric::SoftDice ? ScoreKind::Ratio : ScoreKind::Difference),
      m_slack(metric == Metric::Dice ? 0.0F : slackFor(cols)), // products of sets are whole numbers, so exact
      m_angular(metric == Metric::Cosine || metric == Metric::Correlation)
{
}

void ScoreBounds::packPanel(const ComparableRows& rows, std::size_t begin, std::size_t end, float* panel,
                            float* norms) const
{
    std::vector<double> squares(end - begin, 0.0);
    for (std::size_t first = 0; first < rows.cols(); first += 64) { // columns that stay in the cache
        const std::size_t last = std::min(first + 64, rows.cols());
        for (std::size_t i = begin; i < end; ++i) {
            double sum = 0.0;
            for (std::size_t col = first; col < last; ++col) {
                const float value = rows.value(i, col);
                panel[col * kPanelRows + (i - begin)] = value;
                sum += double(value) * double(value);
            }
            squares[i - begin] += sum;
        }
    }
    for (std::size_t i = 0; i < squares.size(); ++i) {
        // Unit rows differ by 2 - 2 p, which is twice the distance; a zero row is at 1 from all, as it should.
        const double norm = m_angular ? 1.0 : squares[i];
        norms[i] = float(m_kind == ScoreKind::Difference ? norm * (1.0 - double(m_slack)) : norm);
    }
}

void multiplyTiles(const float* a, const float* b, std::size_t cols, bool upperOnly, std::vector<float>& products)
{
    products.assign(kTileRows * kTileRows, 0.0F);
    const std::size_t panelSize = kPanelRows * cols;
    for (std::size_t first = 0; first < cols; first += kProductDepth) {
        const std::size_t depth = std::min(kProductDepth, cols - first);
        for (std::size_t i = 0; i < kTilePanels; ++i) {
            for (std::size_t j = upperOnly ? i : 0; j < kTilePanels; ++j) {
                OTOZU_DISPATCH(addPanelProduct, a + i * panelSize + first * kPanelRows,
                               b + j * panelSize + first * kPanelRows, depth,
                               products.data() + i * kPanelRows * kTileRows + j * kPanelRows, kTileRows);
            }
        }
    }
}

} // namespace otozu
