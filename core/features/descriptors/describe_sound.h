// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/descriptors/sound_descriptors.h"

#include <memory>
#include <span>
#include <string_view>

namespace otozu
{

/// Finds the descriptors of a sound, but for loudness and peak, which need all its channels at its own rate
/// (loudness.h). Always the same for the same samples. One object per thread: it keeps its buffers.
class SoundDescriber
{
public:
    /// Of a longer sound the first so many seconds are enough.
    static constexpr double kListened = 30.0;

    SoundDescriber();
    ~SoundDescriber();
    SoundDescriber(SoundDescriber&&) noexcept;
    SoundDescriber& operator=(SoundDescriber&&) noexcept;

    /// @param mono     from the beginning, at kDescriptorRate (22,050 Hz), finite; what is beyond kListened is not
    /// used.
    /// @param seconds  length of the whole sound, > 0: a loop's tempo makes it a whole number of beats.
    /// @param name     of its file, UTF-8, or empty. What it says of tempo, key and looping (name_hints.h) is believed
    ///                 where the sound agrees: a tempo within 2 % of one that the sound may have, or one that makes a
    ///                 loop a whole number of bars; a key that fits nearly as well as the best.
    [[nodiscard]] SoundDescriptors describe(std::span<const float> mono, double seconds, std::string_view name = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace otozu
