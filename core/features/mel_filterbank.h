// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// Slaney's mel scale: linear below 1 kHz (3 mels for 200 Hz), logarithmic above (27 mels for a factor of 6.4).
/// Source: M. Slaney, "Auditory Toolbox, version 2", Interval Research TR 1998-010.
[[nodiscard]] double hzToMel(double hz);
[[nodiscard]] double melToHz(double mel);

/// `count` frequencies in Hz, equally far apart in mels, fMin and fMax among them (librosa's mel_frequencies).
[[nodiscard]] std::vector<double> melFrequencies(int count, double fMin, double fMax);

/// A bank of triangles of equal area over the bins of a spectrum (librosa's filters.mel, norm "slaney"), stored by its
/// non-zero weights: at most two bands share a bin.
class MelFilterbank
{
public:
    /// @throws std::invalid_argument  a size is not positive, or 0 <= fMin < fMax <= sampleRate / 2 does not hold.
    MelFilterbank(int sampleRate, int nFft, int nMels, double fMin, double fMax);

    [[nodiscard]] int bands() const { return int(m_bands.size()); }
    [[nodiscard]] int bins() const { return m_bins; }
    /// The same as a full matrix, shape (bands, bins).
    [[nodiscard]] Matrix<float> dense() const;

    /// The weights of one band: they belong to the bins from `first` on.
    struct Band {
        int first = 0;
        std::size_t offset = 0;
        std::size_t count = 0;
    };
    [[nodiscard]] const Band& band(int index) const { return m_bands[std::size_t(index)]; }
    [[nodiscard]] std::span<const float> weights(const Band& band) const
    {
        return std::span(m_weights).subspan(band.offset, band.count);
    }

private:
    int m_bins = 0;
    std::vector<Band> m_bands;
    std::vector<float> m_weights;
};

} // namespace otozu
