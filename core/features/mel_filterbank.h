// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/features/mel_kernels.h"

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

    [[nodiscard]] const MelBand& band(int index) const { return m_bands[std::size_t(index)]; }
    [[nodiscard]] std::span<const float> weights(const MelBand& band) const
    {
        return std::span(m_weights).subspan(band.offset, band.count);
    }
    /// All of it for kernels, as long as it lives unchanged.
    [[nodiscard]] MelBands sparse() const { return {m_bands.data(), m_bands.size(), m_weights.data()}; }

private:
    int m_bins = 0;
    std::vector<MelBand> m_bands;
    std::vector<float> m_weights;
};

} // namespace otozu
