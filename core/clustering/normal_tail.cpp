// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/normal_tail.h"

#include "core/base/portable_math.h"

#include <array>
#include <numbers>

namespace otozu
{
namespace
{

// Written by normal_tail.py, which says of what.
constexpr std::array kChebyshev{
    -0.9289605913797089,     0.83327884522603214,     0.09583256063951604,     0.0026801941659132629,
    -0.002394160955439755,   -0.00049894505155038209, 3.1377296984843555e-5,   2.9828298661601427e-5,
    2.4901331293353467e-6,   -1.3490707792188856e-6,  -3.1371060943210044e-7,  4.2361409904632406e-8,
    2.3523063975949496e-8,   -7.9337800710540042e-12, -1.4108196436866416e-9,  -1.3897094008031715e-10,
    7.0119417262164291e-11,  1.4635169453147403e-11,  -2.6943404186866543e-12, -1.0733561880933424e-12,
    5.0409941791107591e-14,  6.3394074844555354e-14,  3.6714708124906264e-15,  -2.9992579565215081e-15,
    -5.5365427568176184e-16, 9.6038714518236127e-17};

/// The sum of the series, by Clenshaw's recurrence.
double chebyshev(double u)
{
    double next = 0.0;
    double afterNext = 0.0;
    for (std::size_t i = kChebyshev.size() - 1; i > 0; --i) {
        const double value = kChebyshev[i] + 2.0 * u * next - afterNext;
        afterNext = next;
        next = value;
    }
    return kChebyshev[0] + u * next - afterNext;
}

} // namespace

double logNormalTail(double z)
{
    const double y = z / std::numbers::sqrt2;
    const double t = 3.0 / (3.0 + y);
    return -0.5 * z * z + portableLog(0.5 * t) + chebyshev(2.0 * t - 1.0);
}

double logNormalCdf(double z)
{
    if (z <= 0.0)
        return logNormalTail(-z);
    // log(1 - q) without what 1 - q loses of a small q
    const double q = portableExp(logNormalTail(z));
    const double rest = 1.0 - q;
    return rest == 1.0 ? -q : portableLog(rest) * q / (1.0 - rest);
}

} // namespace otozu
