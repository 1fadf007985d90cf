// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/playable_sound.h"

#include "core/playback/level_match.h"

#include <utility>

namespace otozu
{

AudioBuffer toStereo(AudioBuffer sound)
{
    if (sound.channels == 2)
        return sound;
    const std::size_t frames = sound.frames();
    const auto channels = std::size_t(sound.channels);
    AudioBuffer stereo{sound.sampleRate, 2, std::vector<float>(2 * frames)};
    constexpr float kThreeDecibelsDown = 0.70710678F;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const float* in = sound.samples.data() + frame * channels;
        float others = 0.0F;
        for (std::size_t channel = 2; channel < channels; ++channel)
            others += in[channel];
        others *= kThreeDecibelsDown;
        stereo.samples[2 * frame] = in[0] + others;
        stereo.samples[2 * frame + 1] = in[channels > 1 ? 1 : 0] + others;
    }
    return stereo;
}

PlayableSoundPtr makePlayable(AudioBuffer sound)
{
    auto playable = std::make_shared<PlayableSound>();
    playable->stereo = toStereo(std::move(sound));
    playable->matchedGain = levelMatchGain(playable->stereo);
    return playable;
}

} // namespace otozu
