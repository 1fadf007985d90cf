// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/loudness.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

#include <ebur128.h>

namespace otozu
{

struct LoudnessMeter::State {
    State(int wantedChannels, int sampleRate) : channels(std::size_t(wantedChannels)), rate(std::size_t(sampleRate))
    {
        meter = ebur128_init(unsigned(wantedChannels), static_cast<unsigned long>(sampleRate), EBUR128_MODE_I);
        if (!meter)
            throw std::bad_alloc();
    }
    ~State() { ebur128_destroy(&meter); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    std::size_t channels;
    std::size_t rate;
    ebur128_state* meter = nullptr;
    std::size_t frames = 0;
    float peak = 0.0F;
};

LoudnessMeter::LoudnessMeter(int channels, int sampleRate)
{
    if (channels < 1 || channels > 64 || sampleRate < 16 || sampleRate > 2'822'400)
        throw std::invalid_argument("LoudnessMeter: channels or rate out of range");
    m_state = std::make_unique<State>(channels, sampleRate);
}

LoudnessMeter::~LoudnessMeter() = default;
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;

void LoudnessMeter::add(std::span<const float> interleaved)
{
    const std::size_t frames = interleaved.size() / m_state->channels;
    if (frames == 0)
        return;
    float peak = m_state->peak;
    for (const float sample : interleaved)
        peak = std::max(peak, std::abs(sample));
    m_state->peak = peak;
    if (ebur128_add_frames_float(m_state->meter, interleaved.data(), frames) != EBUR128_SUCCESS)
        throw std::bad_alloc();
    m_state->frames += frames;
}

std::optional<float> LoudnessMeter::integrated()
{
    const std::size_t block = (m_state->rate * 2 + 4) / 5 + 1; // its 400 ms are whole tenths of a second
    if (m_state->frames < block) {
        const std::vector<float> silence((block - m_state->frames) * m_state->channels, 0.0F);
        add(silence);
    }
    double loudness = 0.0;
    if (ebur128_loudness_global(m_state->meter, &loudness) != EBUR128_SUCCESS || !std::isfinite(loudness))
        return std::nullopt;
    return float(loudness);
}

std::optional<float> LoudnessMeter::peak() const
{
    return m_state->peak > 0.0F ? std::optional(20.0F * std::log10(m_state->peak)) : std::nullopt;
}

} // namespace otozu
