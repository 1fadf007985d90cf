// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>

namespace otozu
{

/// How a sound's energy passes, and where it lies as a whole.
struct EnergyEnvelope {
    static constexpr std::size_t kWidth = 13;

    /// log10 of the seconds at which 25, 50, 75, 90, 95 and 99 % of the energy has passed (+ 23 ms); log10 of the
    /// seconds from the first frame within 1 dB of the loudest to the first 10, 20 and 40 dB below it (+ 3 ms); of the
    /// mel spectrum of the whole: centroid and spread in bands, flatness; changes of sign per sample of `start`.
    /// @param power         (bands, frames), bands at least 1.
    /// @param frameSeconds  from frame to frame.
    /// @param start         samples of the sound's beginning.
    /// @param out           kWidth values.
    static void describe(std::span<const float> power, std::size_t frames, double frameSeconds,
                         std::span<const float> start, std::span<float> out);
};

} // namespace otozu
