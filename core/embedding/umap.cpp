// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/umap.h"

#include "core/base/random.h"
#include "core/embedding/find_ab.h"
#include "core/embedding/fuzzy_graph.h"
#include "core/embedding/layout.h"
#include "core/embedding/spectral_start.h"
#include "core/neighbours/distance.h"
#include "core/neighbours/nearest_neighbors.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace otozu
{
namespace
{

constexpr int kEpochsAtATime = 5; // the layout looks at the stop token more often by itself

constexpr double kNoise = 1e-4;

/// Where a layout begins, made when the graph is there, and at which epoch.
struct Beginning {
    std::function<Matrix<float>(const FuzzyGraph&)> places;
    int epoch = 0;
};

UmapResult embed(const Matrix<float>& rows, const UmapOptions& options, const Beginning& beginning, ThreadPool& pool,
                 const std::stop_token& stop, const ProgressFn& report)
{
    checkUmap(options);
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
    const Matrix<float> start = beginning.places(graph);
    graph = withoutUnsampled(graph, options.nEpochs, pool, stop);
    throwIfStopped(stop);
    Layout layout(start, graph, curve, options.nEpochs, options.seed, pool, stop, beginning.epoch);
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

} // namespace

void checkUmap(const UmapOptions& options)
{
    if (options.nNeighbors < 2)
        throw std::invalid_argument("umap: nNeighbors must be at least 2");
    if (options.nEpochs < 1)
        throw std::invalid_argument("umap: nEpochs must be at least 1");
}

UmapResult umap(const Matrix<float>& rows, const UmapOptions& options, ThreadPool& pool, const std::stop_token& stop,
                const ProgressFn& report)
{
    const auto spectral = [&](const FuzzyGraph& graph) { return spectralStart(graph, rows, options.seed, pool, stop); };
    return embed(rows, options, {spectral}, pool, stop, report);
}

UmapResult umapFrom(const Matrix<float>& start, int epochs, const Matrix<float>& rows, const UmapOptions& options,
                    ThreadPool& pool, const std::stop_token& stop, const ProgressFn& report)
{
    if (epochs < 1 || start.rows() != rows.rows() || (rows.rows() > 0 && start.cols() != 2))
        throw std::invalid_argument("umapFrom: no epochs, or not a place a row");
    requireUsable(start.values(), Metric::Euclidean);
    const auto given = [&](const FuzzyGraph&) {
        Matrix<float> places = start;
        Random random(options.seed);
        for (float& value : places.values())
            value += float(kNoise * random.normal());
        return places;
    };
    return embed(rows, options, {given, std::max(options.nEpochs - epochs, 0)}, pool, stop, report);
}

} // namespace otozu
