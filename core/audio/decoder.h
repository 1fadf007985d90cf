// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace otozu
{

/// The rates that a sound may have, Hz. Below the lowest no sound survives (its spectrum would end at 500 Hz); the
/// highest is the fastest PCM that converters take. What is beyond is a damaged header.
inline constexpr int kMinSampleRate = 1'000;
inline constexpr int kMaxSampleRate = 768'000;
/// The most channels that a sound may have; a 7th-order Ambisonics recording has them.
inline constexpr int kMaxChannels = 64;

/// What is known of a sound file without its samples.
struct SoundInfo {
    std::string
        format; ///< Of the container: "WAV", "AIFF", "FLAC", "OGG", "OPUS", "MP3", "AU", "CAF", "W64", "RF64", ….
    int sampleRate = 0;            ///< Hz, of the file.
    int channels = 0;              ///< Of the file.
    int bitDepth = 0;              ///< Bits a sample; 0 for lossy formats.
    std::uint64_t totalFrames = 0; ///< Frames of the whole file that can be read, whatever its header says; > 0.

    /// Length of the whole file.
    [[nodiscard]] double seconds() const { return sampleRate > 0 ? double(totalFrames) / sampleRate : 0.0; }
};

struct DecodeOptions {
    double maxSeconds = 0.0; ///< Keep the samples of this much of the beginning; 0: all. The whole file is counted.
    bool countAll = true;    ///< false: read no further than maxSeconds; totalFrames then counts what was read.
    bool mono = false;       ///< Mix down while reading (mono.h), so that no more memory is used than needed.
};

/// A decoded file: `sound` holds its beginning as DecodeOptions ask.
struct DecodedSound : SoundInfo {
    AudioBuffer sound;
};

/// Decodes what libsndfile reads, found out by the content, not by the name. A truncated or damaged file gives what can
/// be read of it. Samples that are not finite are 0. Memory grows with what is read, never with what a header claims.
/// Any thread.
///
/// @throws Error      Empty, NotAudio, UnsupportedFormat, NoFrames, NotFinite (nothing finite in the whole file),
/// BadRate,
///                    BadChannels, DecoderFailed, TooLarge (more than 2^30 samples to keep, or no memory),
///                    NoPermission, LinkLoop, NotRegular (a pipe is recognised without opening it), Vanished,
///                    ReadFailed.
/// @throws Cancelled  at most 100 ms after a stop request.
[[nodiscard]] DecodedSound decodeFile(const std::filesystem::path& path, const DecodeOptions& options = {},
                                      const std::stop_token& stop = {});

} // namespace otozu
