// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"
#include "core/audio/decoder.h"
#include "core/features/profile.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>

namespace otozu
{

class FeatureExtractor;
struct HearOptions;
struct HeardSound;

/// From a file to its vector: decode what is to be heard, mix to mono, resample, features. One object per thread; the
/// objects share nothing, so every thread takes the next file as soon as it is free.
class FileAnalyser
{
public:
    /// @throws std::invalid_argument  as makeFeatureExtractor().
    FileAnalyser(Profile profile, double seconds);
    ~FileAnalyser();
    FileAnalyser(FileAnalyser&&) noexcept;
    FileAnalyser& operator=(FileAnalyser&&) noexcept;

    /// Length of a row.
    [[nodiscard]] std::size_t width() const;

    /// @param row  width() values; untouched if the file cannot be decoded.
    /// @return what the file is (the samples are gone).
    /// @throws Error      as decodeFile().
    /// @throws Cancelled  at most 100 ms after a stop request.
    SoundInfo analyse(const std::filesystem::path& file, std::span<float> row, const std::stop_token& stop = {});

    /// The part after decoding, for sounds that did not come from a file.
    void analyse(const AudioBuffer& sound, std::span<float> row);

private:
    [[nodiscard]] HearOptions hearing() const;
    void analyse(const HeardSound& heard, std::span<float> row);

    std::unique_ptr<FeatureExtractor> m_extractor;
};

} // namespace otozu
