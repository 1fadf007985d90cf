// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"

namespace otozu
{

/// Directions of scaled rows of Profile::Timbre in which sounds of one kind differ: pitch, length, brightness of one
/// instrument. Learnt once, from rendered sounds whose kinds are known, by tests/evaluation/learn_likeness. Shape
/// (TimbreFeatures::kWidth, directions); nearly at right angles to one another, and the longer (up to 1) the less a
/// difference in that direction tells.
[[nodiscard]] const Matrix<float>& likenessDirections();

/// Holds differences back in those directions: from every row x, x D D^T is taken away, and its length made 1 again.
/// The same bytes for any number of threads.
/// @param rows  (n, TimbreFeatures::kWidth) as BlockScaler makes them.
/// @throws std::invalid_argument  another width.
void holdBackLikeness(Matrix<float>& rows, ThreadPool& pool);

} // namespace otozu
