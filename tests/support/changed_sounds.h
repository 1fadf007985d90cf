// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

namespace otozu::test
{

// Copies of a sound that are the same to a listener.

[[nodiscard]] AudioBuffer monoOf(const AudioBuffer& sound);
[[nodiscard]] AudioBuffer scaled(AudioBuffer sound, float gain);
/// With so many seconds of silence.
[[nodiscard]] AudioBuffer padded(AudioBuffer sound, double before, double after = 0.0);
/// Mono.
[[nodiscard]] AudioBuffer atRate(const AudioBuffer& sound, int rate);
/// Its mono mix, a little to the left.
[[nodiscard]] AudioBuffer onBothSides(const AudioBuffer& sound);

} // namespace otozu::test
