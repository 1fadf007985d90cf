// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/transform.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/pipeline/place_newcomers.h"
#include "tests/support/random_rows.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

using namespace otozu;

namespace
{

constexpr std::size_t kWidth = 509; // about that of the profile timbre

/// Arguments: known rows, newcomers.
struct Library {
    explicit Library(const benchmark::State& state)
        : known{test::clusteredRows(std::size_t(state.range(0)), kWidth, 60, 0.3, 1), Metric::Euclidean},
          newcomers(test::clusteredRows(std::size_t(state.range(1)), kWidth, 60, 0.3, 2)),
          places(test::clusteredRows(std::size_t(state.range(0)), 2, 60, 4.0, 3)), leaves(known.rows.rows())
    {
    }

    MapRows known;
    Matrix<float> newcomers;
    Matrix<float> places;
    std::vector<std::int32_t> leaves;
};

/// The search alone.
void among(benchmark::State& state)
{
    const Library library(state);
    ThreadPool pool;
    for (auto _ : state)
        benchmark::DoNotOptimize(nearestAmong(library.known.rows, library.newcomers, Metric::Euclidean, 12, pool));
    state.SetItemsProcessed(state.range(1) * state.iterations());
}

/// Newcomers into a map, on all cores.
void place(benchmark::State& state)
{
    const Library library(state);
    ThreadPool pool;
    const UmapOptions options{.nNeighbors = 12};
    for (auto _ : state)
        benchmark::DoNotOptimize(
            placeNewcomers(library.known, library.places, library.leaves, library.newcomers, options, pool));
    state.SetItemsProcessed(state.range(1) * state.iterations());
}

BENCHMARK(among)->Args({100000, 500})->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(place)
    ->Args({20000, 500})
    ->Args({100000, 500})
    ->Args({100000, 20000})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

} // namespace
