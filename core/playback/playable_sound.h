// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <memory>

namespace otozu
{

/// A sound as the mixer takes it.
struct PlayableSound {
    AudioBuffer stereo;       ///< Two channels, at the output's rate.
    float matchedGain = 1.0F; ///< levelMatchGain() of it.
};

using PlayableSoundPtr = std::shared_ptr<const PlayableSound>;

/// Two channels of any number: one goes to both sides; of more than two, the first two stay where they are and the
/// others are added to both, 3 dB down.
[[nodiscard]] AudioBuffer toStereo(AudioBuffer sound);

/// toStereo() and levelMatchGain(). @param sound  at the output's rate.
[[nodiscard]] PlayableSoundPtr makePlayable(AudioBuffer sound);

} // namespace otozu
