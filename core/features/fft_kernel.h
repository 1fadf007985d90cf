// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>

namespace otozu
{

/// exp(-2 pi i k / (2 half)) times -i/2 for k = 0 .. half, as realSpectrum() wants it, two values a number.
struct RealTurns {
    const float* real;      ///< The real part twice.
    const float* imaginary; ///< The imaginary part, first with the other sign.
};

/// From the complex transform Z of z[n] = x[2n] + i x[2n + 1], n < half, to that of the real signal x:
///     X[k] = (Z[k] + conj Z[half - k]) / 2 + turn[k] (Z[k] - conj Z[half - k]), k = 0 .. half.
/// The same bytes with every instruction set.
/// @param transformed  half + 1 complex numbers, real and imaginary parts in turn; the last is the first again.
/// @param spectrum     half + 1 complex numbers, likewise.
OTOZU_DECLARE_KERNELS(void realSpectrum(const float* transformed, const RealTurns& turns, float* spectrum,
                                        std::size_t half);)

} // namespace otozu
