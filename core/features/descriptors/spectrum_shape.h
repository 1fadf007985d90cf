// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/power_spectrum.h"

#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// The rate that every descriptor listens at, Hz.
inline constexpr int kDescriptorRate = 22050;

/// How bright and how noisy a sound is, from its power spectra (n_fft 2048, periodic Hann, hop 1024; of
/// a sound over a third of a second eight or three a second, at most 64, that lie evenly over it). One object per
/// thread: it keeps its buffers.
class SpectrumShape
{
public:
    static constexpr int kFft = 2048;

    SpectrumShape();

    /// @param mono  at kDescriptorRate, finite, not silent.
    void listen(std::span<const float> mono);

    /// Centroid of the magnitudes of the mean spectrum, Hz.
    [[nodiscard]] float brightness() const { return m_brightness; }

    /// 0 for tones to 1 for noise. In bands a third of an octave wide (at least eight bins) the spectral flatness, the
    /// geometric mean of the power by its arithmetic one, in proportion to that of white noise; then the mean over
    /// bands and frames, weighted by their energy. Noise is noise in whatever band it sounds; one flatness for the
    /// whole spectrum would call a hissing hi-hat a tone.
    [[nodiscard]] float noisiness() const { return m_noisiness; }

    /// Magnitude of the mean spectrum near that frequency (the greatest within a bin of it, 11 Hz), linear.
    [[nodiscard]] double magnitudeAt(double hz) const;

private:
    struct Band {
        std::size_t first;
        std::size_t count;
    };

    PowerSpectrum m_spectrum;
    std::vector<Band> m_bands;
    std::vector<float> m_power; // of one frame
    std::vector<double> m_mean; // sum over the frames
    float m_brightness = 0.0F;
    float m_noisiness = 0.0F;
};

} // namespace otozu
