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

} // namespace otozu
