// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"
#include "core/audio/content_hash.h"
#include "core/audio/decoder.h"
#include "core/features/descriptors/sound_descriptors.h"
#include "core/features/profile.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

class FeatureExtractor;
class SoundDescriber;
struct HearOptions;
struct HeardSound;

/// What a file is and how it sounds, beside its vector.
struct AnalysedFile : SoundInfo {
    /// Of the sound, or of the beginning of a longer one than is heard whole (30 s for Profile::Timbre); as by default
    /// unless asked for.
    SoundDescriptors descriptors;
    ContentHash sound; ///< soundHash() of what was heard.
};

/// From a file to its vector and descriptors: decode what is to be heard, mix to mono, resample, features. One object
/// per thread; the objects share nothing, so every thread takes the next file as soon as it is free.
class FileAnalyser
{
public:
    /// @param describes  whether descriptors are wanted: they take some tenths of a millisecond a second of sound.
    /// @throws std::invalid_argument  as makeFeatureExtractor().
    FileAnalyser(Profile profile, double seconds, bool describes = false);
    ~FileAnalyser();
    FileAnalyser(FileAnalyser&&) noexcept;
    FileAnalyser& operator=(FileAnalyser&&) noexcept;

    /// Length of a row.
    [[nodiscard]] std::size_t width() const;

    /// @param row  width() values; untouched if the file cannot be decoded.
    /// @return what the file is (the samples are gone). Its name has a say in the descriptors (describe_sound.h).
    /// @throws Error      as decodeFile().
    /// @throws Cancelled  at most 100 ms after a stop request.
    AnalysedFile analyse(const std::filesystem::path& file, std::span<float> row, const std::stop_token& stop = {});

    /// The part after decoding, for sounds that did not come from a file.
    void analyse(const AudioBuffer& sound, std::span<float> row);

private:
    [[nodiscard]] HearOptions hearing() const;
    void analyseSections(const HeardSound& heard, std::span<float> row);
    /// Mono at the extractor's rate.
    [[nodiscard]] std::vector<float> beginningOf(const HeardSound& heard) const;
    [[nodiscard]] SoundDescriptors describe(const HeardSound& heard, std::span<const float> mono,
                                            const std::filesystem::path& file);

    std::unique_ptr<FeatureExtractor> m_extractor;
    std::unique_ptr<SoundDescriber> m_describer; // or none
};

} // namespace otozu
