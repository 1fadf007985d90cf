// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/sound_beginning.h"

#include "core/audio/mono.h"
#include "core/audio/sound_reader.h"

#include <algorithm>
#include <utility>

namespace otozu
{

namespace
{

constexpr std::size_t kMaxSamples = std::size_t(1) << 30U; // 4 GiB of floats

} // namespace

SoundBeginning::SoundBeginning(const SoundReader& reader, std::uint64_t keep, bool mono)
    : m_reader(reader), m_keep(keep),
      m_fileChannels(reader.info().channels), m_sound{reader.info().sampleRate, mono ? 1 : reader.info().channels, {}}
{
    // Memory for what the file can hold: its header is believed no further than its size.
    const std::uint64_t samples = std::min(keep, reader.plausibleFrames()) * std::uint64_t(m_sound.channels);
    if (samples <= kMaxSamples)
        m_sound.samples.reserve(std::size_t(samples));
}

std::size_t SoundBeginning::add(std::span<const float> block)
{
    const std::size_t old = m_sound.samples.size();
    const auto frames = std::size_t(std::min<std::uint64_t>(
        block.size() / std::size_t(m_fileChannels), m_keep - std::min<std::uint64_t>(m_keep, m_sound.frames())));
    const std::size_t added = frames * std::size_t(m_sound.channels);
    if (old + added > kMaxSamples)
        m_reader.fail(Fault::TooLarge, "more than memory can hold");
    const auto taken = block.first(frames * std::size_t(m_fileChannels));
    if (m_sound.channels == m_fileChannels) {
        m_sound.samples.insert(m_sound.samples.end(), taken.begin(), taken.end());
    } else {
        m_sound.samples.resize(old + added);
        mixToMono(taken, m_fileChannels, std::span(m_sound.samples).subspan(old));
    }
    return frames;
}

AudioBuffer SoundBeginning::take()
{
    return std::move(m_sound);
}

} // namespace otozu
