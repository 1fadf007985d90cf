// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/sound_descriptors.h"

#include <array>
#include <cstddef>

namespace otozu
{

std::string pitchClassName(int pitchClass)
{
    constexpr std::array kNames{"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
    return kNames[std::size_t((pitchClass % 12 + 12) % 12)];
}

std::string noteName(int note)
{
    const int octave = (note >= 0 ? note / 12 : (note - 11) / 12) - 1;
    return pitchClassName(note) + std::to_string(octave);
}

std::string keyName(const SoundKey& key)
{
    return pitchClassName(key.tonic) + (key.minor ? " minor" : " major");
}

} // namespace otozu
