// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/mel_spectrogram.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// How much new sound begins at each moment: the rise of the mel spectrum in dB from frame to frame (n_fft 512, hop
/// 256, 24 bands), summed over a range of bands. S. Böck and G. Widmer, "Maximum filter vibrato suppression for onset
/// detection", DAFx 2013, without the maximum filter. One object per thread: it keeps its buffers.
class OnsetEnvelope
{
public:
    /// Frames a second.
    static constexpr double kRate = 22050.0 / 256.0;
    /// What each range of bands is for: kick drums and basses; the bodies of snares, claps, voices; hi-hats.
    enum Range : std::size_t { Low, Middle, High, kRanges };

    OnsetEnvelope();

    /// @param mono  at kDescriptorRate, peak 1, finite.
    void listen(std::span<const float> mono);

    [[nodiscard]] std::size_t frames() const { return m_frames; }
    /// Of all bands, >= 0, a value a frame; frame i is around sample 256 i.
    [[nodiscard]] std::span<const float> all() const { return m_all; }
    [[nodiscard]] std::span<const float> range(Range range) const { return m_ranges[range]; }
    /// Power of the whole spectrum.
    [[nodiscard]] std::span<const float> power() const { return m_loud; }

private:
    MelSpectrogram m_mel;
    std::size_t m_frames = 0;
    std::vector<float> m_power; // (bands, frames)
    std::vector<float> m_all;
    std::array<std::vector<float>, kRanges> m_ranges;
    std::vector<float> m_loud;
};

} // namespace otozu
