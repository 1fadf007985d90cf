// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/neighbours/comparable_rows.h"
#include "core/neighbours/product_kernel.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace otozu
{

/// How far a product in float may be from the true score of two comparable rows.
class ScoreBounds
{
public:
    ScoreBounds(Metric metric, std::size_t cols);

    [[nodiscard]] ScoreKind kind() const { return m_kind; }
    /// What ScoreScan takes off.
    [[nodiscard]] float scanSlack() const { return m_kind == ScoreKind::Difference ? kUnderflow : m_slack; }
    /// At least the score of a hit. @param normA,normB  as packPanel() gives them.
    [[nodiscard]] float high(float low, float normA, float normB) const
    {
        const float norms = normA + normB;
        if (m_kind == ScoreKind::Difference)
            return low + 2.1F * m_slack * norms + 3.0F * kUnderflow;
        if (norms <= kTinyNorm)
            return 3.0F; // not known at all: any ratio of two such rows is possible
        return low + 2.0F * m_slack;
    }
    /// Rows [begin, end), at most kPanelRows, as one panel (product_kernel.h), with norms as ScoreScan wants them.
    /// @param panel,norms  of row `begin`.
    void packPanel(const ComparableRows& rows, std::size_t begin, std::size_t end, float* panel, float* norms) const;

private:
    static constexpr float kUnderflow = 1e-30F; // far above what values below the float range can add up to
    ScoreKind m_kind;
    float m_slack; // of a score: relative to the norms for Difference, else absolute
    bool m_angular;
};

/// The candidates for one row's nearest, of each of which two bounds of the score are known.
class NearCandidates
{
public:
    struct Candidate {
        float low;  ///< At most the true score, which grows with the distance.
        float high; ///< At least that. Dice: low = high = the distance.
        std::int32_t other;
    };
    static constexpr float kAlways = std::numeric_limits<float>::max();

    /// No candidate whose low score is above it can matter.
    [[nodiscard]] float threshold() const { return m_threshold; }
    [[nodiscard]] std::span<const Candidate> found() const { return m_found; }

    /// @param wanted  how many nearest are sought.
    /// @return whether the threshold may be another now.
    bool add(std::size_t wanted, const Candidate& candidate)
    {
        if (candidate.low > m_threshold)
            return false;
        m_found.push_back(candidate);
        if (m_found.size() < m_found.capacity() || m_found.size() < 3 * wanted + 16)
            return false;
        prune(wanted); // when the memory is full; what stays full only grows by doubling
        if (m_found.size() * 2 > m_found.capacity())
            m_found.reserve(m_found.capacity() * 2);
        return true;
    }

    /// Drops those that cannot be among the nearest.
    void prune(std::size_t wanted)
    {
        if (m_found.size() < wanted)
            return;
        const auto kth = m_found.begin() + std::ptrdiff_t(wanted - 1);
        std::nth_element(m_found.begin(), kth, m_found.end(),
                         [](const Candidate& a, const Candidate& b) { return a.high < b.high; });
        m_threshold = std::min(m_threshold, kth->high);
        std::erase_if(m_found, [&](const Candidate& c) { return c.low > m_threshold; });
    }

private:
    float m_threshold = kAlways;
    std::vector<Candidate> m_found;
};

/// So many panels, a tile, are compared with another tile at a time.
constexpr std::size_t kTilePanels = 5;
constexpr std::size_t kTileRows = kTilePanels * kPanelRows;

/// The products of two tiles of packed rows: (kTileRows, kTileRows).
/// @param upperOnly  leaves out panels below the diagonal: they become 0.
void multiplyTiles(const float* a, const float* b, std::size_t cols, bool upperOnly, std::vector<float>& products);

} // namespace otozu
