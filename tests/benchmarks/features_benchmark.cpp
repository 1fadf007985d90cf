// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decoder.h"
#include "core/audio/resampler.h"
#include "core/demo/demo_pack.h"
#include "core/demo/wav_writer.h"
#include "core/features/analyse_file.h"
#include "core/features/feature_extractor.h"
#include "core/features/fft.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace otozu;

namespace
{

/// The floor of a clip of five seconds: its 108 transforms of 2048 points and nothing else.
void transforms(benchmark::State& state)
{
    RealFft fft(2048);
    const AudioBuffer noise = test::noise(1.0, 2048);
    std::ranges::copy(noise.samples, fft.input().begin());
    for (auto _ : state) {
        for (int frame = 0; frame < 108; ++frame)
            fft.transform();
        benchmark::DoNotOptimize(fft.output().data());
    }
}

/// Argument: length of the sound in milliseconds, of the five seconds that are looked at.
void logMel(benchmark::State& state)
{
    const auto extractor = makeFeatureExtractor(Profile::Article, 5.0);
    const AudioBuffer noise = test::noise(double(state.range(0)) / 1000.0, 22050);
    std::vector<float> row(extractor->width());
    for (auto _ : state) {
        extractor->compute(noise.samples, row);
        benchmark::DoNotOptimize(row.data());
    }
}

/// Arguments: rate in Hz, length in milliseconds.
void resampling(benchmark::State& state)
{
    const int rate = int(state.range(0));
    const AudioBuffer noise = test::noise(double(state.range(1)) / 1000.0, rate);
    for (auto _ : state)
        benchmark::DoNotOptimize(resample(noise.samples, rate, 22050));
}

/// A one-shot of 0.4 s in a file. Arguments: rate, bits, channels.
struct OneShot {
    explicit OneShot(const benchmark::State& state) : path(folder / "shot.wav")
    {
        writeWav(path, test::noise(0.4, int(state.range(0)), int(state.range(2))), int(state.range(1)));
    }
    test::ScratchFolder folder;
    std::filesystem::path path;
};

void decode(benchmark::State& state)
{
    const OneShot shot(state);
    for (auto _ : state)
        benchmark::DoNotOptimize(decodeFile(shot.path, {.mono = true}));
}

void analyse(benchmark::State& state)
{
    const OneShot shot(state);
    FileAnalyser analyser(Profile::Article, 5.0);
    std::vector<float> row(analyser.width());
    for (auto _ : state)
        benchmark::DoNotOptimize(analyser.analyse(shot.path, row));
    state.SetItemsProcessed(state.iterations());
}

/// Argument: the kind of sound, 0 kick to 9 noise.
void synthesis(benchmark::State& state)
{
    std::vector<DemoSound> sounds = demoPlan({100, 1});
    std::erase_if(sounds, [&](const DemoSound& sound) { return int(sound.kind) != int(state.range(0)); });
    state.SetLabel(sounds.front().folder);
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(synthesise(sounds[next++ % sounds.size()]));
}

BENCHMARK(transforms)->Unit(benchmark::kMicrosecond);
BENCHMARK(logMel)->Arg(50)->Arg(400)->Arg(5000)->Unit(benchmark::kMicrosecond);
BENCHMARK(resampling)->ArgsProduct({{44100, 48000, 96000}, {400, 5000}})->Unit(benchmark::kMicrosecond);
BENCHMARK(decode)->ArgsProduct({{44100}, {16, 24}, {1, 2}})->Unit(benchmark::kMicrosecond);
BENCHMARK(analyse)->ArgsProduct({{22050, 44100, 48000}, {16, 24}, {1, 2}})->Unit(benchmark::kMicrosecond);
BENCHMARK(synthesis)->DenseRange(0, 9)->Unit(benchmark::kMicrosecond);

} // namespace
