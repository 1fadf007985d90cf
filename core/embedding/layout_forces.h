// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The forces of a layout, for kernels alone: of whole maps and of newcomers.

#pragma once

#include "core/base/lanes.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

constexpr float kClip = 4.0F;   // of a coordinate's gradient, as umap-learn
constexpr float kNear = 0.001F; // keeps repulsion finite

OTOZU_INLINE Floats clipped(Floats value)
{
    value = value < all(-kClip) ? all(-kClip) : value;
    return value > all(kClip) ? all(kClip) : value;
}

/// x^b to 1e-5, for x in [1e-30, 1e30]: 2^(b log2 x), each by a polynomial fitted on Chebyshev nodes.
OTOZU_INLINE Floats power(Floats x, float b)
{
    // x = 2^exponent (1 + f), with 1 + f between the roots of 1/2 and of 2
    const auto bits = reinterpret_cast<Ints>(x);
    const Ints exponent = (bits - 0x3F3504F3) >> 23;
    const Floats f = reinterpret_cast<Floats>(bits - (exponent << 23)) - 1.0F;
    Floats log = f * -0.20685813F + 0.31840712F;
    log = log * f + -0.36641327F;
    log = log * f + 0.47979388F;
    log = log * f + -0.72120845F;
    log = log * f + 1.4427018F;
    Floats y = (log * f + __builtin_convertvector(exponent, Floats)) * b;
    y = y < all(-120.0F) ? all(-120.0F) : y;
    y = y > all(120.0F) ? all(120.0F) : y;

    constexpr float kRounder = 12582912.0F; // 1.5 * 2^23: adding it rounds to whole numbers
    const Floats whole = (y + kRounder) - kRounder;
    const Floats rest = y - whole;
    Floats value = rest * 0.009676037F + 0.055922035F;
    value = value * rest + 0.24022107F;
    value = value * rest + 0.693121F;
    value = value * rest + 1.0000001F;
    return reinterpret_cast<Floats>(reinterpret_cast<Ints>(value) + (__builtin_convertvector(whole, Ints) << 23));
}

OTOZU_INLINE Floats squaredLength(Floats x, Floats y)
{
    const Floats squares = x * x + y * y;
    return squares < all(1e-30F) ? all(1e-30F) : squares;
}

/// Attraction of the ends of an edge: what the way between them is multiplied by.
/// @param pull  -2 a b
OTOZU_INLINE Floats attraction(Floats dx, Floats dy, float pull, float a, float b)
{
    const Floats squares = squaredLength(dx, dy);
    const Floats raised = power(squares, b);
    return pull * raised / (squares * (1.0F + a * raised));
}

/// Likewise repulsion, away from a random point.
/// @param push  2 b
OTOZU_INLINE Floats repulsion(Floats dx, Floats dy, float push, float a, float b)
{
    const Floats far = squaredLength(dx, dy);
    return push / ((kNear + far) * (1.0F + a * power(far, b)));
}

} // namespace
} // namespace otozu::OTOZU_KERNELS
