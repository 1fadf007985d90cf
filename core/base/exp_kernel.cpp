// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/exp_kernel.h"

#include "core/base/lanes.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

constexpr std::size_t kHalf = kLanes / 2; // doubles in a register
using Longs __attribute__((vector_size(4 * OTOZU_LANES))) = std::int64_t;
using DoublesAt __attribute__((vector_size(4 * OTOZU_LANES), aligned(8), may_alias)) = double;

OTOZU_INLINE Doubles all(double value)
{
    return value - Doubles{};
}

OTOZU_INLINE Doubles expOf(Doubles x)
{
    x = x < all(-700.0) ? all(-700.0) : x;
    x = x > all(700.0) ? all(700.0) : x;
    // x = n log 2 + r; log 2 in two parts, the first times n being exact
    constexpr double kRounder = 0x1.8p52; // adding it rounds to whole numbers
    const Doubles shifted = x * 0x1.71547652b82fep+0 + kRounder;
    const Doubles n = shifted - kRounder;
    const Doubles r = (x - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33;
    // Taylor's series to r^13, pairs of terms side by side: |r| < 0.3466
    const Doubles r2 = r * r;
    const Doubles r4 = r2 * r2;
    const Doubles a = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
    const Doubles b = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));
    const Doubles c = 1.0 / 479001600 + r * (1.0 / 6227020800.0);
    const Doubles tail = r2 * (0.5 + r * (1.0 / 6)) + r4 * (a + r4 * (b + r4 * c));
    const Doubles value = 1.0 + (r + tail);
    // The low bits of `shifted` are n.
    const Longs power = reinterpret_cast<Longs>(shifted) << 52;
    return reinterpret_cast<Doubles>(reinterpret_cast<Longs>(value) + power);
}

} // namespace

void exponentials(const double* x, double* y, std::size_t count)
{
    std::size_t at = 0;
    for (; at + kHalf <= count; at += kHalf)
        *reinterpret_cast<DoublesAt*>(y + at) = expOf(*reinterpret_cast<const DoublesAt*>(x + at));
    if (at == count)
        return;
    double rest[kHalf] = {};
    for (std::size_t i = at; i < count; ++i)
        rest[i - at] = x[i];
    const Doubles values = expOf(*reinterpret_cast<const DoublesAt*>(rest));
    for (std::size_t i = at; i < count; ++i)
        y[i] = values[i - at];
}

} // namespace otozu::OTOZU_KERNELS
