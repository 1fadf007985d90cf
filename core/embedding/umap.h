// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/base/step_time.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/metric.h"

#include <cstdint>

namespace otozu
{

/// Names and meaning follow umap-learn's UMAP.
struct UmapOptions {
    Metric metric = Metric::Euclidean;
    int nNeighbors = 15;  ///< The point itself included. More: broader structure, slower. At most n - 1 are used.
    float minDist = 0.1F; ///< How tightly points may pack on the map.
    float spread = 1.0F;
    int nEpochs = 500;
    std::uint64_t seed = 42;
};

struct UmapResult {
    Matrix<float> embedding; ///< (n, 2). One row: (0, 0).
    double recall = 1.0;     ///< Share of true neighbours found, on a sample of rows; 1 where the search is exact.
    bool approximate = false;
    StepTime neighbours;
    StepTime layout; ///< Graph, start and layout.
};

/// Uniform manifold approximation and projection to two dimensions: neighbours, fuzzy graph, spectral start, layout.
/// The result depends on rows and options alone, never on the number of threads.
/// Source: McInnes, Healy, Melville, "UMAP", arXiv 1802.03426; the layout rule is described in layout.h.
/// @param rows  (n, d), finite.
/// @throws std::invalid_argument  an option out of its range.
/// @throws Error  BadInput (a value is not finite, or negative under SoftDice); DegenerateMetric if at least 99 % of
///                sampled pairs of differing rows tie.
/// @throws Cancelled  at most 100 ms after a stop request.
[[nodiscard]] UmapResult umap(const Matrix<float>& rows, const UmapOptions& options, ThreadPool& pool,
                              const std::stop_token& stop = {}, const ProgressFn& report = {});

/// The same, but the layout starts from given places instead of spectral ones, and runs the last epochs alone, in which
/// steps are small: the map resembles the one that the places are from. Where it stands and how it is turned is best
/// taken from that by procrustes().
/// @param start   (n, 2), finite. Points at one place are parted by seeded noise of 1e-4.
/// @param epochs  how many of options.nEpochs are run; more are taken for all. Fewer: more alike. Measured on 600 sounds
///     and 139 that were placed later, of 500 epochs: how far the points went (median, 95 %, in shares of the map's
///     side), and the trustworthiness@15 of the later ones; a layout anew: 7.2 %, 18.9 %, .972
///        50  1.1 %, 3.4 %  .973        150  3.1 %,  9.1 %  .972
///       100  2.1 %, 5.5 %  .974        250  4.4 %, 10.2 %  .973
/// @throws std::invalid_argument  also if epochs < 1, or start is of another size.
/// @throws Error  also BadInput, if a place is not finite.
[[nodiscard]] UmapResult umapFrom(const Matrix<float>& start, int epochs, const Matrix<float>& rows,
                                  const UmapOptions& options, ThreadPool& pool, const std::stop_token& stop = {},
                                  const ProgressFn& report = {});

/// @throws std::invalid_argument  an option out of its range.
void checkUmap(const UmapOptions& options);

} // namespace otozu
