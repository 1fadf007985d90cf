// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <optional>

namespace otozu
{

/// How loud a sound is as a whole, LUFS: integrated loudness after EBU R 128 (ITU-R BS.1770-4), the gated mean of
/// blocks of 400 ms, one beginning every 100 ms. A sound shorter than a block counts as if silence followed it.
/// @return nothing where no block is over -70 LUFS.
/// @throws std::invalid_argument  the sound has no rate or channels.
[[nodiscard]] std::optional<float> integratedLoudness(const AudioBuffer& sound);

/// The greatest sample of any channel, dB below full scale; nothing for silence.
[[nodiscard]] std::optional<float> samplePeak(const AudioBuffer& sound);

} // namespace otozu
