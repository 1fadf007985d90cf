// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// ceil(frames * toRate / fromRate): how many frames resample() gives.
[[nodiscard]] std::size_t resampledFrames(std::size_t frames, int fromRate, int toRate);

/// A mono signal at another rate, by libsoxr's quality HQ (librosa's default, soxr_hq). The same input gives the same
/// bytes. With equal rates a copy. Any thread.
/// @throws std::invalid_argument  a rate is not positive.
[[nodiscard]] std::vector<float> resample(std::span<const float> mono, int fromRate, int toRate);

/// How many seconds beyond the wanted end the input must go on so that cutting before resampling changes no bit of
/// what is before that end.
[[nodiscard]] double resampleMargin(int fromRate, int toRate);

} // namespace otozu
