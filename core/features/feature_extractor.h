// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/profile.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace otozu
{

/// Turns a sound into its vector. One object per thread: it keeps its buffers.
class FeatureExtractor
{
public:
    virtual ~FeatureExtractor() = default;

    /// The rate that compute() wants, Hz.
    [[nodiscard]] virtual int sampleRate() const = 0;
    /// How much of a sound's beginning is listened to.
    [[nodiscard]] virtual double seconds() const = 0;
    /// Into how many sections (heard_sound.h) a sound is divided that is longer than seconds(), at most; 0: its
    /// beginning is enough.
    [[nodiscard]] virtual std::size_t sections() const { return 0; }
    static constexpr double kSectionSeconds = 3.0;
    /// Length of the vector.
    [[nodiscard]] virtual std::size_t width() const = 0;

    /// @param mono  at sampleRate(), full scale is [-1, 1], finite; what is beyond seconds() is not looked at, what is
    ///              missing is silence.
    /// @param out   width() values.
    /// @throws std::invalid_argument  out has another size.
    virtual void compute(std::span<const float> mono, std::span<float> out) = 0;

    /// A sound longer than seconds().
    /// @param sections  1 to sections() of them, mono at sampleRate(), each of kSectionSeconds, a single one perhaps
    ///                  shorter; the first begins where the sound does.
    /// @throws std::invalid_argument  out has another size, or there are more or fewer sections.
    virtual void computeSections(std::span<const std::vector<float>> sections, std::span<float> out);
};

/// Profile::Article: 22,050 Hz, samples rounded to float16 (nearest even; what is beyond its range becomes its largest
/// value), mel power of 128 bands (n_fft 2048, hop 1024, symmetric Hann of 1024), dB below the loudest with top_db 80;
/// bands x frames in C order, frames = 1 + floor(seconds * 22050) / 1024, so 128 x 108 for 5 s.
/// Profile::Timbre: 22,050 Hz, see timbre_features.h.
/// @param seconds  how much of a sound's beginning is listened to; for Timbre also 0: to sounds of up to 30 s whole,
///                 to sections of longer ones.
/// @throws std::invalid_argument  seconds is out of range, which ends at 3600.
[[nodiscard]] std::unique_ptr<FeatureExtractor> makeFeatureExtractor(Profile profile, double seconds);

} // namespace otozu
