// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/descriptors/sound_descriptors.h"
#include "core/features/fft.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace otozu
{

/// The note of a sound that plays one. In up to four frames of 93 ms (2048 samples) over its loud part the period is
/// the first lag at which the normalised square difference comes near its greatest maximum (P. McLeod and G. Wyvill, "A
/// smarter way to find pitch", ICMC 2005), made finer by the lags of further periods; then the frames vote, by their
/// energy. One object per thread: it keeps its buffers.
class PitchFinder
{
public:
    static constexpr float kLowest = 30.0F;    ///< Hz.
    static constexpr float kHighest = 4200.0F; ///< Hz, the top of a piano.

    PitchFinder();

    /// @param mono  at kDescriptorRate, finite.
    /// @return nothing where no frames that make up most of the sound agree on a period.
    [[nodiscard]] std::optional<SoundPitch> find(std::span<const float> mono);

private:
    struct Vote {
        double octaves; // log2 of Hz
        double clarity; // 0..1
        double energy;
    };

    [[nodiscard]] std::optional<Vote> listen(std::span<const float> frame);

    RealFft m_fft;
    std::vector<float> m_similarity; // by lag, in [-1, 1]
};

/// @param hz  > 0.
[[nodiscard]] SoundPitch pitchOfHz(double hz, double confidence);

} // namespace otozu
