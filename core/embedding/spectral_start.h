// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/embedding/fuzzy_graph.h"

#include <cstdint>
#include <stop_token>

namespace otozu
{

/// The two eigenvectors after the trivial one of the symmetric normalised Laplacian I - D^-1/2 G D^-1/2, smallest
/// eigenvalues first: unit length, the entry of largest magnitude positive.
/// Up to 256 vertices by a dense solver, above by Lanczos iteration (lanczos.h). Where that does not converge, from a
/// fixed number of smoothing steps on seeded noise, so it neither hangs nor fails.
/// @param graph  connected, at least 3 vertices.
/// @param maxRestarts  of the Lanczos iteration.
/// @return (n, 2)
/// @throws Cancelled
[[nodiscard]] Matrix<double> spectralEmbedding(const FuzzyGraph& graph, ThreadPool& pool,
                                               const std::stop_token& stop = {}, int maxRestarts = 300);

/// Where the layout begins: the spectral embedding of every connected component, each in a disc of its own whose area
/// goes with its size; the discs lie as the components' mean rows do on their two principal axes, pushed apart until
/// they do not overlap. Scaled to [0, 10] on the longer axis, plus seeded noise of 1e-4 that parts coinciding points.
/// @param graph  n vertices.
/// @param rows   (n, d), finite; read only if there are several components.
/// @return (n, 2), finite.
/// @throws Cancelled
[[nodiscard]] Matrix<float> spectralStart(const FuzzyGraph& graph, const Matrix<float>& rows, std::uint64_t seed,
                                          ThreadPool& pool, const std::stop_token& stop = {});

} // namespace otozu
