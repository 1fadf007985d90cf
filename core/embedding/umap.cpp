// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/umap.h"

#include "core/embedding/find_ab.h"
#include "core/embedding/fuzzy_graph.h"
#include "core/embedding/layout.h"
#include "core/embedding/spectral_start.h"
#include "core/neighbours/nearest_neighbors.h"

#include <stdexcept>

namespace otozu
{
namespace
{

constexpr int kEpochsAtATime = 5; // the layout looks at the stop token more often by itself

} // namespace

UmapResult umap(const Matrix<float>& rows, const UmapOptions& options, ThreadPool& pool, const std::stop_token& stop,
                const ProgressFn& report)
{
    if (options.nNeighbors < 2)
        throw std::invalid_argument("umap: nNeighbors must be at least 2");
    if (options.nEpochs < 1)
        throw std::invalid_argument("umap: nEpochs must be at least 1");
    const CurveParameters curve = findAb(options.minDist, options.spread);

    StepWatch watch(pool);
    throwIfStopped(stop);
    refuseDegenerate(rows, options.metric, pool, stop);
    Neighbors neighbors = nearestNeighbors(rows, options.metric, options.nNeighbors, pool, stop, report);
    UmapResult result;
    result.recall = neighbors.recall;
    result.approximate = neighbors.approximate;
    result.neighbours = watch.lap();

    result.embedding = Matrix<float>(rows.rows(), 2, 0.0F);
    if (rows.rows() < 2)
        return result;
    FuzzyGraph graph = fuzzyGraph(neighbors.indices, neighbors.distances, pool, stop);
    neighbors = {}; // so far, and so below, what is not needed goes at once: rows may be a million
    const Matrix<float> start = spectralStart(graph, rows, options.seed, pool, stop);
    graph = withoutUnsampled(graph, options.nEpochs, pool, stop);
    throwIfStopped(stop);
    Layout layout(start, graph, curve, options.nEpochs, options.seed, pool, stop);
    graph = {};
    while (layout.epoch() < layout.epochCount()) {
        layout.advance(kEpochsAtATime, stop);
        if (report)
            report({Step::Layout, std::size_t(layout.epoch()), std::size_t(layout.epochCount())});
    }
    result.embedding = layout.positions();
    result.layout = watch.lap();
    return result;
}

} // namespace otozu
