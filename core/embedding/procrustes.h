// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"

#include <array>
#include <cstddef>
#include <span>

namespace otozu
{

/// A rotation or reflection, a scale and a shift of the plane: p -> scale * turn * p + shift.
struct Similarity {
    std::array<double, 4> turn{1.0, 0.0, 0.0, 1.0}; ///< By rows; orthogonal.
    double scale = 1.0;
    std::array<double, 2> shift{};

    /// @param places  (n, 2), in place.
    void apply(Matrix<float>& places) const;
};

/// The motion that brings points nearest to where they were, by the sum of squared distances. Without a scale, unless
/// asked for: on a map that UMAP made, lengths mean something.
/// Source: Kabsch, "A solution for the best rotation to relate two sets of vectors", Acta Cryst. A32 (1976), with
/// reflections; in the plane it has a closed form.
/// @param from,to  (n, 2), finite; row i of both is the same point. No points: no motion.
/// @throws std::invalid_argument  sizes that do not match.
[[nodiscard]] Similarity procrustes(const Matrix<float>& from, const Matrix<float>& to, bool withScale = false);

/// How far points went, in shares of the longer side of the box around them before.
struct Travel {
    std::size_t points = 0;
    double median = 0.0;
    double ninetieth = 0.0;   ///< Nine in ten went no further.
    double ninetyFifth = 0.0; ///< 95 % went no further.
    double most = 0.0;
};

/// @param before,after  (n, 2), finite; row i of both is the same point.
/// @throws std::invalid_argument  sizes that do not match.
[[nodiscard]] Travel travelOf(const Matrix<float>& before, const Matrix<float>& after);

} // namespace otozu
