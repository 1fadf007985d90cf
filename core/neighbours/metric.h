// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace otozu
{

/// Distances between two rows a and b of real numbers, named as in umap-learn and SciPy.
enum class Metric {
    Euclidean,   ///< sqrt(sum (a - b)^2)
    Cosine,      ///< 1 - ab / (|a||b|); two zero rows at 0, a zero row and another at 1
    Correlation, ///< cosine of the rows with their means removed
    SoftDice,    ///< 1 - 2 sum ab / (sum a^2 + sum b^2), for rows >= 0; two zero rows at 0
    Dice,        ///< boolean Dice of the sets where x != 0; two empty sets at 0
};

} // namespace otozu
