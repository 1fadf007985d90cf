// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/descriptors/onsets.h"

#include <span>

namespace otozu
{

/// Nothing shorter is taken for a loop: two beats of the fastest dances are as long.
inline constexpr double kShortestLoop = 0.7; // s

/// What tells a loop from a single sound.
struct LoopEvidence {
    double seconds = 0.0;          ///< Length.
    double balance = 0.0;          ///< Where the mean of the amplitude lies in time, 0 the start, 1 the end.
    double endLevel = -60.0;       ///< Loudest moment of the last tenth (0.2 s at most) by that of the whole, dB.
    double strongest = 0.0;        ///< The strongest onset, dB.
    int strongOnsets = 0;          ///< Onsets of at least 40 % of that.
    double tempoProbability = 0.0; ///< Of the likeliest tempo (tempo.h).
};

/// @param power  of the sound, frame by frame, as OnsetEnvelope gives it.
[[nodiscard]] LoopEvidence loopEvidence(std::span<const float> power, std::span<const Onset> onsets, double seconds,
                                        double tempoProbability);

/// Log-odds that it is a loop: many strong onsets, a clear tempo, sound as much at the end as in the beginning.
[[nodiscard]] double loopLogOdds(const LoopEvidence& evidence);

} // namespace otozu
