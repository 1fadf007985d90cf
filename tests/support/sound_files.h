// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <cstdint>
#include <filesystem>

namespace otozu::test
{

// Sound files made by libsndfile. All throw std::runtime_error if the file cannot be written.

/// @param bits  8, 16, 24 or 32 for integers, -32 or -64 for floats.
void writeWav(const std::filesystem::path& path, const AudioBuffer& sound, int bits = 16);
void writeAiff(const std::filesystem::path& path, const AudioBuffer& sound, int bits = 16);
/// @param bits  8, 16 or 24.
void writeFlac(const std::filesystem::path& path, const AudioBuffer& sound, int bits = 16);
/// Vorbis in Ogg.
void writeOgg(const std::filesystem::path& path, const AudioBuffer& sound);
/// Rates: 8000, 12000, 16000, 24000 or 48000 Hz.
void writeOpus(const std::filesystem::path& path, const AudioBuffer& sound);
/// At most two channels.
void writeMp3(const std::filesystem::path& path, const AudioBuffer& sound);
/// Any other container by libsndfile's number for major | minor format.
void writeSound(const std::filesystem::path& path, const AudioBuffer& sound, int sndfileFormat);

/// A sine of amplitude 0.5 on all channels.
[[nodiscard]] AudioBuffer tone(double hz, double seconds, int sampleRate = 44100, int channels = 1);
/// White noise of amplitude 0.5, channels independent, the same for the same seed.
[[nodiscard]] AudioBuffer noise(double seconds, int sampleRate = 44100, int channels = 1, std::uint64_t seed = 1);

} // namespace otozu::test
