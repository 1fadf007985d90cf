// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/features/fft.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// How fast and how strongly loudness and colour move: decay and flutter of a hit, rhythm of a loop, syllables of a
/// voice. One object per thread.
class Modulation
{
public:
    static constexpr std::size_t kBands = 8;   ///< Of neighbouring mel bands, five each.
    static constexpr std::size_t kCepstra = 8; ///< c0 first.
    static constexpr std::array<double, 8> kRates{0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0}; ///< Edges, Hz.
    static constexpr std::size_t kRateBands = kRates.size() - 1;
    static constexpr std::size_t kWidth = (kBands + kCepstra) * kRateBands;
    static constexpr std::size_t kMelBands = 5 * kBands;
    static constexpr std::size_t kMostFrames = 1024;

    /// @param frameSeconds  from frame to frame.
    explicit Modulation(double frameSeconds);

    /// Spectra over time, zero-padded to kMostFrames, their power averaged from rate to rate, log10: of the bands'
    /// amplitudes against their own mean over kMostFrames, floor 40 dB below the strongest mean; of the cepstra of the
    /// mel bands in dB (from 60 dB below the greatest on), plus 1.
    /// @param power   (kMelBands, frames), 1 <= frames <= kMostFrames.
    /// @param out     kWidth values, (kBands + kCepstra, kRateBands) in C order.
    void describe(std::span<const float> power, std::size_t frames, std::span<float> out);

private:
    /// Of the FFT's input, of which the first `frames` values are set. @return the power at 0 Hz.
    double rates(std::size_t frames, std::span<double> out);

    RealFft m_fft;
    std::array<std::size_t, kRates.size()> m_edges{}; // in bins
    Matrix<float> m_dct;
    std::vector<float> m_db;
    std::vector<float> m_cepstra;
};

} // namespace otozu
