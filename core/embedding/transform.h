// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/embedding/umap.h"

#include <stop_token>

namespace otozu
{

/// Places newcomers into a map that stands: umap-learn's transform. A newcomer starts at the mean of its nearest known
/// neighbours' places, weighted by its membership strengths (newcomerStrengths()), and then goes where they pull it and
/// random known points push it, by the forces of a layout: a third of its epochs, between 30 and 100, of falling steps
/// along the sum of all pulls and 32 sampled pushes, which stand for five a unit of strength. The known stay where they
/// are.
///
/// A newcomer at distance 0 from a known row gets the place of that (the first, if there are several). Every newcomer
/// is placed by itself, and its random numbers come from the seed and the values of its row: its place depends
/// neither on the other newcomers nor on their order, nor on threads or instruction set.
/// @param known      (n, d), finite, n at least 1; if fewer than options.nNeighbors, all are neighbours.
/// @param places     (n, 2), finite.
/// @param newcomers  (m, d), finite.
/// @return (m, 2), finite.
/// @throws std::invalid_argument  nothing known, sizes that do not match, an option out of its range.
/// @throws Error  BadInput: a value is not finite, or negative under SoftDice.
/// @throws Cancelled  at most 100 ms after a stop request.
[[nodiscard]] Matrix<float> transform(const Matrix<float>& known, const Matrix<float>& places,
                                      const Matrix<float>& newcomers, const UmapOptions& options, ThreadPool& pool,
                                      const std::stop_token& stop = {}, const ProgressFn& report = {});

} // namespace otozu
