// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"
#include "core/audio/decoder.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace otozu
{

/// How much of a sound is listened to.
struct HearOptions {
    double seconds = 30.0;       ///< Of the beginning, > 0: shorter sounds are heard whole.
    std::size_t sections = 0;    ///< Of a longer sound: how many of its sections are heard at most, up to 8; 0: none.
    double sectionSeconds = 3.0; ///< Length of a section, > 0 and no more than `seconds`.
};

/// A stretch of a sound, mixed to mono (mono.h), at the sound's rate.
struct SoundSection {
    std::uint64_t start = 0; ///< Frames from the beginning of the file.
    std::vector<float> samples;
};

/// What is heard of a file, or of a sound in memory: never more than that is in memory, however long it is.
struct HeardSound : SoundInfo {
    /// Up to HearOptions::seconds, in the file's channels; mixed to mono if that would be more than 2^25 samples.
    AudioBuffer beginning;
    /// Empty if the beginning is all there is. Otherwise they lie evenly from just before the onset of the beginning
    /// (onset.h) to the end of the sound: see sectionStarts().
    std::vector<SoundSection> sections;
};

/// Decodes what libsndfile reads and counts the frames of the whole file, as decodeFile(). Where a format has exact
/// places (PCM, FLAC, Vorbis), the sections are looked up; otherwise the file is read to its end. Either way they are
/// the same, and those of a truncated file are those of a whole one of its length.
/// @throws Error                 as decodeFile().
/// @throws Cancelled             at most 100 ms after a stop request.
/// @throws std::invalid_argument  the options are out of range.
[[nodiscard]] HeardSound hearFile(const std::filesystem::path& path, const HearOptions& options,
                                  const std::stop_token& stop = {});

/// The same of a sound in memory; format and bitDepth stay empty.
/// @throws std::invalid_argument  the options are out of range, or the sound has no rate or channels.
[[nodiscard]] HeardSound hearSound(const AudioBuffer& sound, const HearOptions& options);

/// Where sections of `length` frames begin in `frames` frames: as many as fit side by side, but one at least and `most`
/// at most; evenly from 0 to the end, each put back to a multiple of a step, which is `length`, or its double while
/// there are more than 32 steps. So a reader who does not know the end yet need not keep more than 32 stretches.
/// @throws std::invalid_argument  length is 0, or most is not in [1, 8].
[[nodiscard]] std::vector<std::uint64_t> sectionStarts(std::uint64_t frames, std::uint64_t length, std::size_t most);

} // namespace otozu
