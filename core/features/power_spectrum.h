// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/fft.h"

#include <span>
#include <vector>

namespace otozu
{

/// Power spectra of single frames, weighted by a periodic Hann window. One object per thread.
class PowerSpectrum
{
public:
    /// @throws std::invalid_argument  as RealFft.
    explicit PowerSpectrum(int nFft);

    /// @param frame  at most nFft samples; those that are missing are zeros.
    /// @param power  |X[k]|^2 of the lowest bins, as many as it holds: at most nFft / 2 + 1.
    void compute(std::span<const float> frame, std::span<float> power);

private:
    RealFft m_fft;
    std::vector<float> m_window;
};

} // namespace otozu
