// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace otozu
{

/// A sound as it is compared sample by sample: mono at 22,050 Hz, without what is 60 dB below its peak before and
/// after, and its peak 1.
struct TrimmedSound {
    static constexpr int kSampleRate = 22'050;
    /// Longer sounds are not compared.
    static constexpr double kMostSeconds = 60.0;

    std::vector<float> samples;
    bool lossy = false; ///< Comes from a format that drops what it takes to be inaudible.
};

/// Nothing if it is silent or too long.
[[nodiscard]] std::optional<TrimmedSound> trimmedSound(const AudioBuffer& sound);

/// As above. @throws Error, Cancelled  as decodeFile().
[[nodiscard]] std::optional<TrimmedSound> trimmedSound(const std::filesystem::path& file,
                                                       const std::stop_token& stop = {});

/// By how much two sounds differ after one was shifted and scaled to be like the other, as shares of the energy: 0 is
/// the same, 1 is as if the other were silent, 2 is nothing in common.
struct SoundMismatch {
    double whole = 2.0;
    double worstBand = 2.0;    ///< Of octaves, those no more than 35 dB below the strongest.
    double asLossy = 2.0;      ///< Of these, how many times as much as good lossy formats leave in such a band.
    double worstStretch = 2.0; ///< Of stretches of 0.2 s, those no more than 30 dB below the strongest.
};

/// Symmetric but for rounding. Shifts of up to a quarter of a second, by fractions of a sample too, are found; what is
/// not as long in sum as the other is far off.
[[nodiscard]] SoundMismatch mismatchOf(const TrimmedSound& a, const TrimmedSound& b);

/// The same recording: at another level, rate or number of channels, with silence before or after, or, if one of them
/// comes from a lossy format, with what such a format of decent quality changes. Other takes of the same instrument,
/// however alike, other lengths, speeds or effects are not. The thresholds were set between such copies and the nearest
/// other sounds of real drum kits, orchestras and machines; they would rather miss a copy than take two sounds for one.
[[nodiscard]] bool isSameSound(const TrimmedSound& a, const TrimmedSound& b);

} // namespace otozu
