// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/thread_pool.h"
#include "core/neighbours/candidate_lists.h"
#include "core/neighbours/leaf_search.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Some rows that were compared with all others, to judge lists of candidates by.
class RecallSample
{
public:
    /// @param sample  rows, each once.
    /// @param count   how many nearest others matter.
    /// @param lists   what was found so far, at least `count` of each: it makes the comparison short.
    /// @param done    called on the way with rows that all of the sample were compared with.
    /// @throws Cancelled
    RecallSample(std::vector<std::uint32_t> sample, std::size_t count, const CandidateLists& lists,
                 const PairScore& score, std::size_t cols, ThreadPool& pool, const std::stop_token& stop,
                 const std::function<void(int worker, std::size_t rows)>& done);

    /// The share of the first `count` candidates that are no farther than the last of the true nearest.
    [[nodiscard]] double recall(const CandidateLists& lists) const;

private:
    std::vector<std::uint32_t> m_sample;
    std::size_t m_count;
    std::vector<float> m_last; // the score of the last of each row's true nearest
};

} // namespace otozu
