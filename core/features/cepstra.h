// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/features/section_spectra.h"

#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// What a sound's MFCCs do over time, in the frames that are heard: colour, pitch left aside. One object per thread.
class Cepstra
{
public:
    static constexpr std::size_t kMost = 30; ///< MFCCs, c0 first: orthonormal DCT-II of the bands in dB.
    static constexpr std::size_t kSome = 20;
    static constexpr std::size_t kWidth = 3 * kMost + 4 * kSome;

    /// @param bands  of the spectra.
    explicit Cepstra(std::size_t bands);

    /// @param out  kWidth values: means, deviations, and deviations of first differences of kMost MFCCs; then of the
    ///             first kSome of them the 10th and 90th percentiles, and the mean and the deviation where every frame
    ///             counts by the square root of its energy.
    void describe(const SectionSpectra& spectra, std::span<float> out);

private:
    Matrix<float> m_dct;
    std::vector<float> m_cepstra; // (sections, kMost, frames)
    std::vector<float> m_row;     // of one MFCC, the frames that are heard
    std::vector<double> m_weights;
};

} // namespace otozu
