// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/section_spectra.h"

#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// How tonal a sound is and where its energy lies, frame by frame, in the frames that are heard. One object per thread.
class SpectralShape
{
public:
    static constexpr std::size_t kGroups = 12; ///< Of neighbouring bands, for the contrast.
    static constexpr std::size_t kPeaks = 3;
    static constexpr std::size_t kQuarters = 4; ///< Of the bands, for the flatness.
    static constexpr std::size_t kWidth = 2 * kGroups + kQuarters + 6;

    /// @param spectra  of 128 bands.
    /// @param out      kWidth values. Mean and deviation of the contrast of every group of bands: mean of the three
    ///                 greatest less mean of the three least, in dB. Then, every frame counting by the square root of
    ///                 its energy: means of the flatness in every quarter of the bands, dB; mean and deviation of the
    ///                 centroid, and of the spread, in bands; means of the first band up to which 85 % of the energy
    ///                 lies, and 15 %.
    void describe(const SectionSpectra& spectra, std::span<float> out);

private:
    std::vector<float> m_db;     // of one frame
    std::vector<double> m_power; // of the same, against the greatest of all
};

} // namespace otozu
