// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/power_spectrum.h"

#include "core/base/instruction_set.h"
#include "core/features/hann.h"
#include "core/features/mel_kernels.h"

#include <algorithm>

namespace otozu
{

PowerSpectrum::PowerSpectrum(int nFft) : m_fft(nFft), m_window(hann(nFft)) {}

void PowerSpectrum::compute(std::span<const float> frame, std::span<float> power)
{
    const MelKernels& kernels = OTOZU_DISPATCH(melKernels);
    const auto input = m_fft.input();
    kernels.multiply(frame.data(), m_window.data(), input.data(), frame.size());
    std::ranges::fill(input.subspan(frame.size()), 0.0F);
    m_fft.transform();
    kernels.power(reinterpret_cast<const float*>(m_fft.output().data()), power.data(), power.size());
}

} // namespace otozu
