// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/mono.h"

#include <algorithm>
#include <cassert>

namespace otozu
{

void mixToMono(std::span<const float> interleaved, int channels, std::span<float> mono)
{
    assert(channels > 0 && interleaved.size() == mono.size() * std::size_t(channels));
    if (channels == 1) {
        std::ranges::copy(interleaved, mono.begin());
        return;
    }
    const auto count = float(channels);
    const float* frame = interleaved.data();
    for (float& value : mono) {
        float sum = 0.0F;
        for (int channel = 0; channel < channels; ++channel)
            sum += frame[channel];
        value = sum / count;
        frame += channels;
    }
}

std::vector<float> toMono(const AudioBuffer& sound)
{
    std::vector<float> mono(sound.frames());
    if (!mono.empty())
        mixToMono(std::span(sound.samples).first(mono.size() * std::size_t(sound.channels)), sound.channels, mono);
    return mono;
}

} // namespace otozu
