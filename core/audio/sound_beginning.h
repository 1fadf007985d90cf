// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace otozu
{

class SoundReader;

/// Gathers the beginning of a file that is being read.
class SoundBeginning
{
public:
    /// @param reader  kept by reference.
    /// @param keep    frames.
    /// @param mono    mix down at once (mono.h), so that no more memory is used than needed.
    SoundBeginning(const SoundReader& reader, std::uint64_t keep, bool mono);

    /// The next block of the file; what is beyond the beginning is let go.
    /// @return how many of the frames were taken.
    /// @throws Error  TooLarge: more than 2^30 samples.
    std::size_t add(std::span<const float> block);

    [[nodiscard]] const AudioBuffer& sound() const { return m_sound; }
    [[nodiscard]] AudioBuffer take();

private:
    const SoundReader& m_reader;
    std::uint64_t m_keep;
    int m_fileChannels;
    AudioBuffer m_sound;
};

} // namespace otozu
