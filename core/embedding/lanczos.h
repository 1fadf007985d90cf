// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>

namespace otozu
{

/// Sum of products, in parts that do not depend on the threads.
/// @throws Cancelled
[[nodiscard]] double dotOnAll(std::span<const double> a, std::span<const double> b, ThreadPool& pool,
                              const std::stop_token& stop);

struct LanczosOptions {
    std::size_t wanted = 2;   ///< Eigenvectors.
    std::size_t vectors = 20; ///< Kept at a time, more than wanted. More: fewer restarts, more memory.
    int maxRestarts = 300;
    double tolerance = 1e-4; ///< Of a residual, relative to its eigenvalue.
};

/// Eigenvectors of the largest eigenvalues of a symmetric matrix, by Lanczos iteration with thick restarts, each vector
/// made orthogonal to all before it, twice. The same bytes for every number of threads.
/// Source: Wu, Simon, "Thick-restart Lanczos method for large symmetric eigenvalue problems", SIAM J. Matrix Anal.
/// Appl. 22 (2000).
/// @param product  writes the matrix times `from` to `to`; called on the calling thread, may use the pool.
/// @param start    as long as the matrix is wide, more than options.vectors; not zero.
/// @return (wanted, width), unit rows, the largest eigenvalue first; empty if the restarts did not suffice.
/// @throws Cancelled
[[nodiscard]] Matrix<double> largestEigenvectors(const std::function<void(const double* from, double* to)>& product,
                                                 std::span<const double> start, const LanczosOptions& options,
                                                 ThreadPool& pool, const std::stop_token& stop = {});

} // namespace otozu
