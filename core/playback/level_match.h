// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <optional>

namespace otozu
{

/// Where level-matched sounds are brought to, LKFS.
inline constexpr double kMatchedLoudness = -18.0;
/// No sound is raised by more: what is nearly silent stays so.
inline constexpr double kLargestBoost = 24.0; // dB

/// How loud a sound is, LKFS: K-weighted power of all channels, gated, as ITU-R BS.1770-4 says, but in blocks of 100 ms
/// instead of 400 ms, since a drum hit is over long before; a shorter sound counts as one block with silence after it.
/// @return nothing for a sound without a block over -70 LKFS.
[[nodiscard]] std::optional<double> playbackLoudness(const AudioBuffer& sound);

/// The gain, as a factor, that brings the sound to kMatchedLoudness, as far as no sample then goes over full scale; 1
/// for silence.
[[nodiscard]] float levelMatchGain(const AudioBuffer& sound);

} // namespace otozu
