// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/fft_kernel.h"

#include "core/base/lanes.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

constexpr std::size_t kNumbers = kLanes / 2; // complex ones in a register

// Complex numbers in the opposite order, and their parts exchanged.
#if OTOZU_LANES == 16
OTOZU_INLINE Floats backwards(Floats z)
{
    return __builtin_shufflevector(z, z, 14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1);
}
OTOZU_INLINE Floats exchanged(Floats z)
{
    return __builtin_shufflevector(z, z, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
}
#elif OTOZU_LANES == 8
OTOZU_INLINE Floats backwards(Floats z)
{
    return __builtin_shufflevector(z, z, 6, 7, 4, 5, 2, 3, 0, 1);
}
OTOZU_INLINE Floats exchanged(Floats z)
{
    return __builtin_shufflevector(z, z, 1, 0, 3, 2, 5, 4, 7, 6);
}
#else
OTOZU_INLINE Floats backwards(Floats z)
{
    return __builtin_shufflevector(z, z, 2, 3, 0, 1);
}
OTOZU_INLINE Floats exchanged(Floats z)
{
    return __builtin_shufflevector(z, z, 1, 0, 3, 2);
}
#endif

} // namespace

void realSpectrum(const float* __restrict transformed, const RealTurns& turns, float* __restrict spectrum,
                  std::size_t half)
{
    const float* __restrict real = turns.real;
    const float* __restrict imaginary = turns.imaginary;
    Floats conjugate;
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        conjugate[lane] = lane % 2 == 0 ? 1.0F : -1.0F;
    std::size_t k = 0;
    for (; k + kNumbers <= half; k += kNumbers) {
        const Floats here = load(transformed + 2 * k);
        const Floats there = conjugate * backwards(load(transformed + 2 * (half + 1 - k - kNumbers)));
        const Floats odd = here - there;
        store(spectrum + 2 * k,
              all(0.5F) * (here + there) + (load(real + 2 * k) * odd + load(imaginary + 2 * k) * exchanged(odd)));
    }
    for (; k <= half; ++k) {
        const float* here = transformed + 2 * k;
        const float* there = transformed + 2 * (half - k);
        const float oddReal = here[0] - there[0];
        const float oddImaginary = here[1] + there[1];
        spectrum[2 * k] = 0.5F * (here[0] + there[0]) + (real[2 * k] * oddReal + imaginary[2 * k] * oddImaginary);
        spectrum[2 * k + 1] =
            0.5F * (here[1] - there[1]) + (real[2 * k + 1] * oddImaginary + imaginary[2 * k + 1] * oddReal);
    }
}

} // namespace otozu::OTOZU_KERNELS
