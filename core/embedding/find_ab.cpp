// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/find_ab.h"

#include "core/base/portable_math.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace otozu
{
namespace
{

constexpr int kPoints = 300;
constexpr int kSteps = 200;

/// Sum of squares, its half gradient and Gauss-Newton matrix, for log(a) and b: so a stays positive.
struct Fit {
    double error = 0.0;
    std::array<double, 2> gradient{};
    std::array<double, 3> matrix{}; // aa, ab, bb
};

Fit fitOf(double logA, double b, double minDist, double spread)
{
    Fit fit;
    for (int i = 0; i < kPoints; ++i) {
        const double d = 3.0 * spread * i / (kPoints - 1);
        const double wanted = d < minDist ? 1.0 : portableExp(-(d - minDist) / spread);
        const double logD = d > 0.0 ? portableLog(d) : 0.0;
        const double power = d > 0.0 ? portableExp(logA + 2.0 * b * logD) : 0.0;
        const double value = 1.0 / (1.0 + power);
        const double error = value - wanted;
        const double byLogA = -value * value * power;
        const double byB = byLogA * 2.0 * logD;
        fit.error += error * error;
        fit.gradient[0] += error * byLogA;
        fit.gradient[1] += error * byB;
        fit.matrix[0] += byLogA * byLogA;
        fit.matrix[1] += byLogA * byB;
        fit.matrix[2] += byB * byB;
    }
    return fit;
}

} // namespace

CurveParameters findAb(double minDist, double spread)
{
    if (!std::isfinite(minDist) || !std::isfinite(spread) || !(spread > 0.0) || minDist < 0.0 || minDist > spread)
        throw std::invalid_argument("findAb: 0 <= minDist <= spread and 0 < spread must hold");
    // Levenberg and Marquardt, for a curve of spread 1: a scales with spread^(-2b), exactly.
    const double relative = minDist / spread;
    double logA = 0.0;
    double b = 1.0;
    double damping = 1e-3;
    Fit fit = fitOf(logA, b, relative, 1.0);
    for (int step = 0; step < kSteps; ++step) {
        const double aa = fit.matrix[0] * (1.0 + damping);
        const double bb = fit.matrix[2] * (1.0 + damping);
        const double ab = fit.matrix[1];
        const double determinant = aa * bb - ab * ab;
        const double stepA = -(bb * fit.gradient[0] - ab * fit.gradient[1]) / determinant;
        const double stepB = -(aa * fit.gradient[1] - ab * fit.gradient[0]) / determinant;
        const Fit next = fitOf(logA + stepA, b + stepB, relative, 1.0);
        if (!(next.error <= fit.error)) {
            damping *= 10.0;
            if (damping > 1e12)
                break;
            continue;
        }
        logA += stepA;
        b += stepB;
        fit = next;
        damping = std::max(damping / 10.0, 1e-12);
        if (std::abs(stepA) < 1e-12 && std::abs(stepB) < 1e-12)
            break;
    }
    return {portableExp(logA - 2.0 * b * portableLog(spread)), b};
}

} // namespace otozu
