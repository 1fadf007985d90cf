// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace otozu
{

/// How a sound's energy lies in pitch and time, coarsely: what drums are told apart by.
struct Patch {
    static constexpr std::size_t kBands = 20; ///< Two mel bands each.
    static constexpr std::array<std::size_t, 10> kBinEdges{0, 1, 3, 7, 15, 31, 63, 127, 255, 517}; ///< In frames.
    static constexpr std::size_t kBins = kBinEdges.size() - 1;
    static constexpr std::size_t kWidth = kBands * kBins;

    /// The mean power of each of nine time bins, every one about twice as long as the one before, against the greatest
    /// of them, to the power of 0.15: loudness as heard rather than dB, in which what is all but silent would count as
    /// much as what is loud.
    /// @param power   (2 kBands, frames), frames <= the last edge; those that are missing are silence.
    /// @param out     kWidth values in [0, 1], (kBands, kBins) in C order; 0 for silence.
    static void describe(std::span<const float> power, std::size_t frames, std::span<float> out);
};

} // namespace otozu
