// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "ui/map/hit_grid.h"

#include <benchmark/benchmark.h>

#include <cmath>

using namespace otozu;

namespace
{

std::vector<Dot> dotsFor(std::size_t count)
{
    Random random(1);
    std::vector<Dot> dots(count);
    for (Dot& dot : dots) {
        dot.x = float(random.normal());
        dot.y = float(random.normal());
    }
    return dots;
}

void gridOf(benchmark::State& state)
{
    const auto dots = dotsFor(std::size_t(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(HitGrid(dots));
}

/// The dot under the pointer, wherever that is.
void nearest(benchmark::State& state)
{
    const auto dots = dotsFor(std::size_t(state.range(0)));
    const HitGrid grid(dots);
    Random random(2);
    for (auto _ : state)
        benchmark::DoNotOptimize(grid.nearest({random.normal(), random.normal()}, 0.02));
}

/// Round a lasso about half of them.
void lasso(benchmark::State& state)
{
    const auto dots = dotsFor(std::size_t(state.range(0)));
    const HitGrid grid(dots);
    std::vector<QPointF> loop;
    for (int corner = 0; corner < 300; ++corner)
        loop.emplace_back(1.2 * std::cos(corner * 0.0209), 1.2 * std::sin(corner * 0.0209));
    for (auto _ : state)
        benchmark::DoNotOptimize(grid.inside(loop));
}

void arrowKey(benchmark::State& state)
{
    const auto dots = dotsFor(std::size_t(state.range(0)));
    const HitGrid grid(dots);
    int at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(grid.towards(at, {1.0, 0.0}));
        at = (at + 1) % int(dots.size());
    }
}

BENCHMARK(gridOf)->Arg(20000)->Arg(1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(nearest)->Arg(20000)->Arg(1000000);
BENCHMARK(lasso)->Arg(20000)->Arg(1000000)->Unit(benchmark::kMicrosecond);
BENCHMARK(arrowKey)->Arg(20000)->Arg(1000000);

} // namespace
