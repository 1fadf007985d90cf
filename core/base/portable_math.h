// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace otozu
{

// Elementary functions that give the same bytes on every machine. Those of the C library do not: glibc takes other code
// where the processor has FMA, and other code with every few releases. These are made of additions, products and
// quotients, which IEEE 754 rounds alike everywhere (and -ffp-contract=off leaves as they are). Errors are some units
// in the last place.

/// e^x.
[[nodiscard]] double portableExp(double x);

/// y[i] = e^x[i], several at a time: for many. They may be the same array.
/// @param x  in [-700, 700]; what lies beyond counts as the end of the range. Not NaN.
void portableExp(const double* x, double* y, std::size_t count);

/// Natural logarithm. -inf of 0, NaN of what is less.
[[nodiscard]] double portableLog(double x);

/// cos(2 pi turns), for |turns| < 2^50.
[[nodiscard]] double portableCosOfTurns(double turns);

/// base^exponent, by products alone.
[[nodiscard]] double portablePower(double base, unsigned exponent);

} // namespace otozu
