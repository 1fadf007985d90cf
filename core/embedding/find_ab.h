// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace otozu
{

/// The curve 1 / (1 + a d^(2b)) that says how near a map distance d is.
struct CurveParameters {
    double a = 0.0;
    double b = 0.0;
};

/// Least squares over 300 points of [0, 3 spread] against 1 up to minDist and exp(-(d - minDist) / spread) beyond, as
/// umap-learn's find_ab_params.
/// @throws std::invalid_argument  unless 0 <= minDist <= spread and 0 < spread, both finite.
[[nodiscard]] CurveParameters findAb(double minDist, double spread);

} // namespace otozu
