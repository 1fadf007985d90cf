// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/descriptors/sound_descriptors.h"
#include "core/features/power_spectrum.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace otozu
{

/// The strength of the twelve pitch classes, C first; their sum is 1, or 0 where nothing is tonal.
using Chroma = std::array<double, 12>;

/// How well a key fits, in [-1, 1]: correlation of the chroma with the key's profile.
[[nodiscard]] double keyFit(const Chroma& chroma, const SoundKey& key);

/// The key of a phrase or chord, from the peaks of its spectra (n_fft 8192, periodic Hann; 60 to 2,600 Hz) folded to
/// pitch classes after E. Gómez, "Tonal description of polyphonic audio for music content processing", INFORMS Journal
/// on Computing 18 (2006): a peak counts for the notes it may be an overtone of, and the tuning is found first. Only
/// peaks that last from frame to frame count, which drums do not have. The key whose profile fits best is the answer.
/// One object per thread: it keeps its buffers.
class KeyFinder
{
public:
    KeyFinder();

    static constexpr std::size_t kAllFrames = 64; ///< Enough for any phrase.
    static constexpr std::size_t kFewFrames = 4;  ///< Enough for a chord.

    /// @param mono        at kDescriptorRate, finite.
    /// @param mostFrames  of a longer sound so many frames, in pairs that lie evenly over it.
    void listen(std::span<const float> mono, std::size_t mostFrames = kAllFrames);

    [[nodiscard]] const Chroma& chroma() const { return m_chroma; }
    /// Share of the spectra's magnitudes that lies in lasting peaks, 0..1.
    [[nodiscard]] double tonality() const { return m_tonality; }
    /// Hundredths of a semitone that the sound is above A = 440 Hz, in [-50, 50).
    [[nodiscard]] double tuning() const { return m_tuning; }
    /// Nothing where the sound is hardly tonal, plays one note only or fits no key.
    [[nodiscard]] std::optional<SoundKey> key() const;

private:
    struct SpectralPeak {
        double semitones; // MIDI's numbers with fractions
        double magnitude;
    };

    void findPeaks(std::vector<SpectralPeak>& peaks, double& all);
    void foldPeaks();

    PowerSpectrum m_spectrum;
    std::vector<float> m_power;
    std::vector<SpectralPeak> m_before; // of the frame before
    std::vector<SpectralPeak> m_now;
    std::vector<SpectralPeak> m_lasting;
    Chroma m_chroma{};
    double m_tonality = 0.0;
    double m_tuning = 0.0;
};

} // namespace otozu
