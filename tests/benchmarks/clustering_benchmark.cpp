// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/clustering/anderson_darling.h"
#include "core/clustering/cluster_tree.h"
#include "core/clustering/gmeans.h"

#include <benchmark/benchmark.h>

#include <cmath>

using namespace otozu;

namespace
{

/// A map of twelve round clusters.
Matrix<double> mapOf(std::size_t count)
{
    Random random(1);
    Matrix<double> points(count, 2);
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = double(i % 12);
        points(i, 0) = 12.0 * std::cos(angle) + random.normal();
        points(i, 1) = 12.0 * std::sin(angle) + random.normal();
    }
    return points;
}

void gmeans(benchmark::State& state)
{
    const Matrix<double> points = mapOf(std::size_t(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(otozu::gmeans(points, {}));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// What a map takes.
void clusterTree(benchmark::State& state)
{
    const Matrix<double> points = mapOf(std::size_t(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(growClusterTree(points, {.significance = 0.15, .coarseness = 0.02}));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// What a step of the slider takes, without the names.
void cutOfClusterTree(benchmark::State& state)
{
    const ClusterTree tree =
        growClusterTree(mapOf(std::size_t(state.range(0))), {.significance = 0.15, .coarseness = 0.02});
    for (auto _ : state)
        benchmark::DoNotOptimize(tree.labels(30));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void andersonDarling(benchmark::State& state)
{
    Random random(1);
    std::vector<double> values(std::size_t(state.range(0)));
    for (double& value : values)
        value = random.normal();
    for (auto _ : state)
        benchmark::DoNotOptimize(otozu::andersonDarling(values));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(gmeans)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(clusterTree)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(cutOfClusterTree)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(andersonDarling)->Arg(1000)->Arg(100000)->Unit(benchmark::kMicrosecond);

} // namespace
