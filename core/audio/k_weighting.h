// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace otozu
{

/// How strong a sound seems, over time: the energy (sum of squares) of all its channels after the two filters of ITU-R
/// BS.1770-4 (K-weighting: a shelf for the head and a low cut), in steps of `stepFrames` frames, the last one perhaps
/// shorter. All channels weigh the same. Any thread.
/// @throws std::invalid_argument  stepFrames is 0, or the sound has no rate or channels.
[[nodiscard]] std::vector<double> kWeightedEnergies(const AudioBuffer& sound, std::size_t stepFrames);

/// How loud a sound is as a whole, LUFS: the mean power of blocks of four steps, one beginning with every step, gated
/// as the standard says: first only those over -70 LUFS count, then of these only those less than 10 LU below their
/// mean. With steps of 100 ms it is the standard's integrated loudness. A sound shorter than a block counts as if
/// silence followed it; of a longer one the end that does not fill a step is left out.
/// @return nothing if no block is over the first gate.
/// @throws std::invalid_argument  as kWeightedEnergies().
[[nodiscard]] std::optional<double> gatedLoudness(const AudioBuffer& sound, std::size_t stepFrames);

} // namespace otozu
