// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/base/thread_pool.h"
#include "core/raster/splat.h"

#include <benchmark/benchmark.h>

#include <cmath>

using namespace otozu;

namespace
{

std::vector<Dot> dotsFor(std::size_t count)
{
    Random random(1);
    std::vector<Dot> dots(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = double(i % 12);
        dots[i].x = float(4.0 * std::cos(angle) + random.normal());
        dots[i].y = float(4.0 * std::sin(angle) + random.normal());
        dots[i].colour = std::uint16_t(i % 12);
    }
    return dots;
}

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr PixelTransform kWholeMap{90.0, -90.0, kWidth / 2.0, kHeight / 2.0};

bool isMissing(benchmark::State& state, Blend way)
{
    if (!canBlend(way))
        state.SkipWithError("this processor does not have it");
    return !canBlend(way);
}

/// Arguments: the way (0 plain, 1 SSE2, 2 AVX2). A stamp of 16 x 15 pixels.
void blend(benchmark::State& state)
{
    const auto way = Blend(state.range(0));
    if (isMissing(state, way))
        return;
    const BlendFn function = blendFunction(way);
    Image target(64, 64, 0xFF202020);
    const Image stamp(16, 15, 0x80402010);
    for (auto _ : state) {
        function(target.pixels.data() + 64 * 9 + 9, 64, stamp.pixels.data(), 16, 16, 15);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * 16 * 15);
}

/// Arguments: dots, the way. Dots alone, all of them.
void dots(benchmark::State& state)
{
    const auto way = Blend(state.range(1));
    if (isMissing(state, way))
        return;
    const DotField field(dotsFor(std::size_t(state.range(0))));
    const DotStamps stamps(DotStyle::Plain, 2.5, 1.0, true, field.usedKinds());
    Image image(kWidth, kHeight, 0xFF101010);
    for (auto _ : state) {
        splat(image.view(), {&field, &stamps, 0.0}, kWholeMap, 0, kHeight, way);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// Argument: dots. A frame of the map as the window draws it: ground with its glow, then dots as far as they show.
void frame(benchmark::State& state)
{
    const std::vector<Dot> all = dotsFor(std::size_t(state.range(0)));
    const DotField field(all);
    const DotStamps stamps(DotStyle::Plain, 2.5, 1.0, true, field.usedKinds());
    const GlowFrame around(boundsOf(all));
    Ground ground(true, around);
    ground.light(glowOf(around, all, true), 0.3);
    const DotLayer layer{&field, &stamps};
    ThreadPool pool(1);
    Image image(kWidth, kHeight);
    for (auto _ : state) {
        drawMap(image.view(), ground, {&layer, 1}, kWholeMap, pool);
        benchmark::ClobberMemory();
    }
}

/// Argument: dots. What is made once for a map.
void field(benchmark::State& state)
{
    const std::vector<Dot> all = dotsFor(std::size_t(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(DotField(all));
}

BENCHMARK(blend)->DenseRange(0, 2);
BENCHMARK(dots)->ArgsProduct({{100000}, {0, 1, 2}})->Unit(benchmark::kMillisecond);
BENCHMARK(frame)->Arg(1000)->Arg(20000)->Arg(1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(field)->Arg(20000)->Arg(1000000)->Unit(benchmark::kMillisecond);

} // namespace
