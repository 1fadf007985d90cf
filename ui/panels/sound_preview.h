// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/waveform.h"
#include "core/base/matrix.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Only this much of a sound's beginning gets a mel picture.
inline constexpr double kPictureSeconds = 60.0;
/// The waveform shows as much of the beginning as this many samples hold, all channels together: six minutes in stereo.
inline constexpr double kWaveformSamples = 32e6;

/// What the panel draws of one sound.
struct SoundPreview {
    double seconds = 0.0;        ///< Of the whole file.
    std::vector<Peak> peaks;     ///< Even over [0, waveSeconds].
    double waveSeconds = 0.0;    ///< At most `seconds`.
    Matrix<float> decibels;      ///< (bands, frames), dB below the loudest; row 0 is the lowest band.
    bool silent = false;         ///< Nothing in what decibels cover; they are -80 then.
    double pictureSeconds = 0.0; ///< What decibels cover, at most waveSeconds.
    double highHz = 0.0;         ///< The bands go from 0 Hz to this, even in mel.
};
using SoundPreviewPtr = std::shared_ptr<const SoundPreview>;

/// Reads the file and makes all of it: 1 ms to a second, for worker threads.
/// @param samplesASecond  rate times channels as far as known, to bound the memory; 0: unknown.
/// @throws Error      as decodeFile().
/// @throws Cancelled  after a stop request; the mel picture of a minute is the longest stretch that does not look.
[[nodiscard]] SoundPreviewPtr makeSoundPreview(const std::filesystem::path& path, double samplesASecond,
                                               const std::stop_token& stop);

} // namespace otozu
