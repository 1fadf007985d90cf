// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decode_at_rate.h"

#include "core/audio/decoder.h"
#include "core/audio/resampler.h"
#include "core/base/progress.h"

#include <utility>
#include <vector>

namespace otozu
{

AudioBuffer decodeAtRate(const std::filesystem::path& path, int sampleRate, double maxSeconds,
                         const std::stop_token& stop)
{
    DecodeOptions options;
    options.maxSeconds = maxSeconds;
    options.countAll = false;
    AudioBuffer sound = decodeFile(path, options, stop).sound;
    if (sound.sampleRate == sampleRate)
        return sound;
    const std::size_t frames = resampledFrames(sound.frames(), sound.sampleRate, sampleRate);
    const auto channels = std::size_t(sound.channels);
    AudioBuffer result{sampleRate, sound.channels, std::vector<float>(frames * channels)};
    std::vector<float> one(sound.frames());
    for (std::size_t channel = 0; channel < channels; ++channel) {
        throwIfStopped(stop);
        for (std::size_t frame = 0; frame < one.size(); ++frame)
            one[frame] = sound.samples[frame * channels + channel];
        const std::vector<float> resampled = resample(one, sound.sampleRate, sampleRate);
        for (std::size_t frame = 0; frame < frames; ++frame)
            result.samples[frame * channels + channel] = resampled[frame];
    }
    return result;
}

} // namespace otozu
