// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <complex>
#include <memory>
#include <span>

namespace otozu
{

/// Discrete Fourier transform of real float signals (FFTW). Not scaled: X[k] = sum x[n] exp(-2 pi i k n / size).
/// One object per thread; objects of one size share their plan, and the plans of the last sizes are kept. Creating and
/// destroying is safe from any thread.
class RealFft
{
public:
    /// @throws std::invalid_argument  size < 2 or odd.
    explicit RealFft(int size);
    ~RealFft();
    RealFft(RealFft&&) noexcept;
    RealFft& operator=(RealFft&&) noexcept;

    [[nodiscard]] int size() const;
    /// The signal, `size` values; transform() leaves them as they are.
    [[nodiscard]] std::span<float> input();
    /// The lower half of the spectrum, size / 2 + 1 values, after transform().
    [[nodiscard]] std::span<const std::complex<float>> output() const;
    void transform();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace otozu
