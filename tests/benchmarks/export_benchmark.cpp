// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/library/map_csv.h"
#include "core/qt/deflater.h"

#include <benchmark/benchmark.h>

#include <cmath>

using namespace otozu;

namespace
{

/// The bytes of a fading tone with noise, 16 bit: they deflate to about as much as recorded sounds do.
std::vector<char> soundOf(std::size_t bytes)
{
    Random random(1);
    std::vector<char> data;
    data.reserve(bytes);
    for (std::size_t i = 0; i < bytes / 2; ++i) {
        const double fading = std::exp(-double(i % 40000) / 10000.0);
        const double value = fading * (0.5 * std::sin(double(i) * 0.05) + 0.02 * random.normal());
        const auto sample = std::int16_t(std::lround(value * 32767));
        data.push_back(char(sample & 0xFF));
        data.push_back(char(sample >> 8));
    }
    return data;
}

/// Argument: bytes of a WAV. Its share of what it was is told, too.
void deflate(benchmark::State& state)
{
    const std::vector<char> data = soundOf(std::size_t(state.range(0)));
    Deflater deflater;
    std::size_t packed = 0;
    for (auto _ : state)
        packed = deflater.whole(data).size();
    state.SetBytesProcessed(state.iterations() * state.range(0));
    state.counters["packed"] = double(packed) / double(data.size());
}

/// A megabyte of a long file.
void deflateBlock(benchmark::State& state)
{
    const std::vector<char> data = soundOf((1U << 20) + Deflater::kWindow);
    Deflater deflater;
    std::size_t packed = 0;
    for (auto _ : state)
        packed = deflater.block(data, Deflater::kWindow, false).size();
    state.SetBytesProcessed(state.iterations() << 20);
    state.counters["packed"] = double(packed) / double(1U << 20);
}

std::vector<SampleRecord> recordsOf(std::size_t count)
{
    Random random(1);
    std::vector<SampleRecord> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        samples[i].path = "drums/kick, \"hard\"/sample_" + std::to_string(i) + ".wav";
        samples[i].label = "drums";
        samples[i].x = float(random.normal());
        samples[i].y = float(random.normal());
        samples[i].seconds = random.uniform(0.0, 5.0);
        samples[i].cluster = std::int32_t(i % 12);
    }
    return samples;
}

const std::vector<ClusterInfo> kClusters(12, ClusterInfo{"cluster_1", 1});

void csvText(benchmark::State& state)
{
    const auto samples = recordsOf(std::size_t(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(mapCsvText(samples, kClusters));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void csvParse(benchmark::State& state)
{
    const std::string text = mapCsvText(recordsOf(std::size_t(state.range(0))), kClusters);
    for (auto _ : state)
        benchmark::DoNotOptimize(parseMapCsv(text, "map.csv"));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(deflate)->Arg(20000)->Arg(220500)->Arg(4000000)->Unit(benchmark::kMicrosecond);
BENCHMARK(deflateBlock)->Unit(benchmark::kMicrosecond);
BENCHMARK(csvText)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(csvParse)->Arg(10000)->Unit(benchmark::kMillisecond);

} // namespace
