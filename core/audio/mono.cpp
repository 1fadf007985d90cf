// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/mono.h"

#include <algorithm>
#include <cassert>

namespace otozu
{

namespace
{

float meanOf(const float* frame, int channels)
{
    float sum = 0.0F;
    for (int channel = 0; channel < channels; ++channel)
        sum += frame[channel];
    return sum / float(channels);
}

} // namespace

void mixToMono(std::span<const float> interleaved, int channels, std::span<float> mono)
{
    assert(channels > 0 && interleaved.size() == mono.size() * std::size_t(channels));
    const float* frame = interleaved.data();
    if (channels == 1) {
        std::copy_n(frame, mono.size(), mono.begin());
    } else if (channels == 2) { // as below, with a constant that lets the compiler make vectors
        for (std::size_t i = 0; i < mono.size(); ++i)
            mono[i] = meanOf(frame + 2 * i, 2);
    } else {
        for (std::size_t i = 0; i < mono.size(); ++i)
            mono[i] = meanOf(frame + i * std::size_t(channels), channels);
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
