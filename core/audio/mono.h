// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <span>
#include <vector>

namespace otozu
{

/// The mean of the channels, as librosa's to_mono: one value a frame.
[[nodiscard]] std::vector<float> toMono(const AudioBuffer& sound);

/// As above for interleaved samples; `mono` holds interleaved.size() / channels values.
void mixToMono(std::span<const float> interleaved, int channels, std::span<float> mono);

} // namespace otozu
