// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/descriptors/onsets.h"

#include <span>
#include <vector>

namespace otozu
{

/// A tempo that a loop may have.
struct TempoGuess {
    double bpm = 0.0;
    double probability = 0.0; ///< Among the guesses; they add up to 1.
    double pulse = 0.0;       ///< How well the onsets keep to its sixteenths, 0..1.
};

/// The slowest and the fastest tempo that are looked for by ear.
inline constexpr double kSlowestBpm = 58.0;
inline constexpr double kFastestBpm = 205.0;

/// The tempos that a loop may have, the likeliest first. Those in question are all by which the whole is a number of
/// beats (most loops are cut to a bar) and those at which the onsets are most regular, whatever the length. How regular
/// they are is told by the Fourier coefficients of the onsets at the beat, its eighths and its sixteenths (P. Grosche
/// and M. Müller, "Extracting predominant local pulse information from music recordings", IEEE TASLP 19 (2011)). Which
/// of the tempos that fit, among them twice and half, is the beat is told by a weighted sum: of those coefficients, of
/// whether the snare is on two and four, of the number of onsets a beat, of the number of beats being a power of two,
/// and of how usual the tempo is.
/// @param onsets   in order of time.
/// @param seconds  length of the whole sound, > 0.
/// @return empty for less than three onsets.
[[nodiscard]] std::vector<TempoGuess> guessTempo(std::span<const Onset> onsets, double seconds);

} // namespace otozu
