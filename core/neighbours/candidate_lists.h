// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace otozu
{

/// For every row the best few others seen, by score, then by number. What was offered decides what is kept, not when.
class CandidateLists
{
public:
    static constexpr std::uint32_t kNew = 0x8000'0000U; ///< Marks an entry that has not been followed yet.
    static constexpr std::uint32_t kNone = 0x7FFF'FFFFU;
    static constexpr float kWorst = std::numeric_limits<float>::max();

    CandidateLists(std::size_t rows, std::size_t room)
        : m_room(room), m_scores(rows * room, kWorst), m_others(rows * room, kNone)
    {
    }

    [[nodiscard]] std::size_t room() const { return m_room; }
    [[nodiscard]] std::span<const float> scores(std::size_t row) const { return {&m_scores[row * m_room], m_room}; }
    /// With their marks; those that are not there yet are kNone.
    [[nodiscard]] std::span<const std::uint32_t> others(std::size_t row) const
    {
        return {&m_others[row * m_room], m_room};
    }
    [[nodiscard]] std::span<std::uint32_t> others(std::size_t row) { return {&m_others[row * m_room], m_room}; }
    /// No score above it is kept.
    [[nodiscard]] float threshold(std::size_t row) const { return m_scores[row * m_room + m_room - 1]; }

    /// @param score  the same whenever the same two rows are compared.
    void offer(std::size_t row, float score, std::uint32_t other)
    {
        float* scores = &m_scores[row * m_room];
        std::uint32_t* others = &m_others[row * m_room];
        std::size_t at = m_room;
        while (at > 0 && (scores[at - 1] > score || (scores[at - 1] == score && (others[at - 1] & ~kNew) > other)))
            --at;
        if (at == m_room || (at > 0 && scores[at - 1] == score && (others[at - 1] & ~kNew) == other))
            return;
        std::copy_backward(scores + at, scores + m_room - 1, scores + m_room);
        std::copy_backward(others + at, others + m_room - 1, others + m_room);
        scores[at] = score;
        others[at] = other | kNew;
    }

private:
    std::size_t m_room;
    std::vector<float> m_scores;
    std::vector<std::uint32_t> m_others;
};

} // namespace otozu
