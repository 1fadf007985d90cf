// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/portable_math.h"

#include "core/base/exp_kernel.h"
#include "core/base/instruction_set.h"

#include <array>
#include <cmath>
#include <limits>

namespace otozu
{
namespace
{

// The parts of log 2: products of the first with whole numbers up to 2^20 are exact.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kTwoPi = 0x1.921fb54442d18p+2;

/// c[0] + c[1] x + c[2] x^2 ..., from the last to the first.
template <std::size_t N>
double polynomial(const std::array<double, N>& c, double x)
{
    double sum = c[N - 1];
    for (std::size_t i = N - 1; i-- > 0;)
        sum = sum * x + c[i];
    return sum;
}

constexpr double inverseFactorial(int n)
{
    double product = 1.0;
    for (int i = 2; i <= n; ++i)
        product *= i; // exact up to 22!
    return 1.0 / product;
}

/// sin and cos of an angle in [-pi/4, pi/4], by Taylor's series.
double sinOf(double angle)
{
    static constexpr std::array kTerms{inverseFactorial(1),  -inverseFactorial(3),  inverseFactorial(5),
                                       -inverseFactorial(7), inverseFactorial(9),   -inverseFactorial(11),
                                       inverseFactorial(13), -inverseFactorial(15), inverseFactorial(17)};
    return angle * polynomial(kTerms, angle * angle);
}
double cosOf(double angle)
{
    static constexpr std::array kTerms{inverseFactorial(0),  -inverseFactorial(2),  inverseFactorial(4),
                                       -inverseFactorial(6), inverseFactorial(8),   -inverseFactorial(10),
                                       inverseFactorial(12), -inverseFactorial(14), inverseFactorial(16)};
    return polynomial(kTerms, angle * angle);
}

} // namespace

double portableExp(double x)
{
    if (std::isnan(x))
        return x;
    if (x > 709.0 || x < -700.0) // in two steps, where 2^n is out of range or below the normal numbers
        return x > 1000.0    ? std::numeric_limits<double>::infinity()
               : x < -1000.0 ? 0.0
                             : portableExp(x / 2.0) * portableExp(x / 2.0);
    double y = 0.0;
    OTOZU_DISPATCH(exponentials, &x, &y, 1);
    return y;
}

void portableExp(const double* x, double* y, std::size_t count)
{
    OTOZU_DISPATCH(exponentials, x, y, count);
}

double portableLog(double x)
{
    if (std::isnan(x) || x < 0.0)
        return std::numeric_limits<double>::quiet_NaN();
    if (x == 0.0)
        return -std::numeric_limits<double>::infinity();
    if (std::isinf(x))
        return x;
    // x = 2^exponent m with m in [sqrt(1/2), sqrt(2)), and log m = 2 atanh((m - 1) / (m + 1)).
    static constexpr std::array kTerms{1.0 / 3,  1.0 / 5,  1.0 / 7,  1.0 / 9,  1.0 / 11, 1.0 / 13,
                                       1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21, 1.0 / 23};
    int exponent = 0;
    double m = std::frexp(x, &exponent); // exact
    if (m < 0.70710678118654752) {
        m *= 2.0;
        --exponent;
    }
    const double f = m - 1.0;
    const double s = f / (m + 1.0);
    const double s2 = s * s;
    // 2 s = f - s f, so that f, which is exact, carries the result where it is small.
    const double rest = s * (2.0 * s2 * polynomial(kTerms, s2) - f);
    return double(exponent) * kLn2High + (f + (rest + double(exponent) * kLn2Low));
}

double portableCosOfTurns(double turns)
{
    turns -= std::floor(turns); // exact, as are the next two
    const double quarter = std::floor(4.0 * turns + 0.5);
    const double angle = kTwoPi * (turns - 0.25 * quarter);
    switch (int(quarter) % 4) {
    case 0:
        return cosOf(angle);
    case 1:
        return -sinOf(angle);
    case 2:
        return -cosOf(angle);
    default:
        return sinOf(angle);
    }
}

double portablePower(double base, unsigned exponent)
{
    double result = 1.0;
    for (double square = base; exponent > 0; exponent /= 2, square *= square) {
        if (exponent % 2 == 1)
            result *= square;
    }
    return result;
}

} // namespace otozu
