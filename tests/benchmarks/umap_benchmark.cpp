// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/instruction_set.h"
#include "core/embedding/find_ab.h"
#include "core/embedding/fuzzy_graph.h"
#include "core/embedding/layout.h"
#include "core/embedding/spectral_start.h"
#include "core/embedding/umap.h"
#include "core/neighbours/nearest_neighbors.h"
#include "tests/support/random_rows.h"

#include <benchmark/benchmark.h>

#include <stdexcept>

using namespace otozu;

namespace
{

/// Arguments: rows, columns, instruction set (0 baseline, 1 AVX2, 2 AVX-512).
bool choose(benchmark::State& state)
{
    try {
        setInstructionSet(InstructionSet(state.range(2)));
    } catch (const std::invalid_argument&) {
        state.SkipWithError("this processor does not have it");
        return false;
    }
    return true;
}

Matrix<float> rowsFor(const benchmark::State& state)
{
    return test::clusteredRows(std::size_t(state.range(0)), std::size_t(state.range(1)), 20, 1.0, 1);
}

void neighbours(benchmark::State& state)
{
    if (!choose(state))
        return;
    const Matrix<float> rows = rowsFor(state);
    ThreadPool pool(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(nearestNeighbors(rows, Metric::Euclidean, 15, pool));
}

/// Counts edge samples as umap-learn draws them: one attraction and five repulsions each.
void layout(benchmark::State& state)
{
    if (!choose(state))
        return;
    constexpr int kEpochs = 100;
    const Matrix<float> rows = rowsFor(state);
    ThreadPool pool(1);
    const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, 15, pool);
    const FuzzyGraph whole = fuzzyGraph(found.indices, found.distances, pool);
    const Matrix<float> start = spectralStart(whole, rows, 42, pool);
    const FuzzyGraph graph = withoutUnsampled(whole, kEpochs, pool);
    double samples = 0.0;
    for (const double epochs : epochsPerSample(graph))
        samples += kEpochs / epochs;
    for (auto _ : state) {
        Layout run(start, graph, findAb(0.1, 1.0), kEpochs, 42, pool);
        run.advance(kEpochs);
        benchmark::DoNotOptimize(run.positions());
    }
    state.SetItemsProcessed(std::int64_t(samples) * std::int64_t(state.iterations()));
}

void start(benchmark::State& state)
{
    const Matrix<float> rows = rowsFor(state);
    ThreadPool pool(1);
    const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, 15, pool);
    const FuzzyGraph graph = fuzzyGraph(found.indices, found.distances, pool);
    for (auto _ : state)
        benchmark::DoNotOptimize(spectralStart(graph, rows, 42, pool));
}

void whole(benchmark::State& state)
{
    if (!choose(state))
        return;
    const Matrix<float> rows = rowsFor(state);
    ThreadPool pool(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(umap(rows, {}, pool));
}

BENCHMARK(neighbours)->ArgsProduct({{10000}, {50}, {0, 1, 2}})->Unit(benchmark::kMillisecond);
BENCHMARK(neighbours)->ArgsProduct({{2036}, {13824}, {0, 1, 2}})->Unit(benchmark::kMillisecond);
BENCHMARK(layout)->ArgsProduct({{10000, 70000}, {20}, {0, 1, 2}})->Unit(benchmark::kMillisecond);
BENCHMARK(start)->Args({10000, 50})->Unit(benchmark::kMillisecond);
BENCHMARK(whole)->ArgsProduct({{10000}, {50}, {1, 2}})->Unit(benchmark::kMillisecond);

} // namespace
