// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/qt/stored_library.h"
#include "tests/support/test_paths.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <memory>

using namespace otozu;

namespace
{

const std::string kFeatures = "timbre 1 0";
constexpr std::size_t kBatch = 10'000;

/// Drivers of QtSql are found by the application.
void needApplication()
{
    static int count = 1;
    static char name[] = "benchmarks.library";
    static char* arguments[] = {name, nullptr};
    static const QCoreApplication app(count, arguments);
}

StoredFile newFile(RootId root, std::size_t number, Random& random)
{
    StoredFile file;
    file.root = root;
    file.record.path = "Some Maker - Some Pack Vol. " + std::to_string(1000 + number / 1000) +
                       "/One Shots/Kicks/SMSP_Kick_" + std::to_string(1'000'000 + number) + ".wav";
    file.record.bytes = random.below(1'000'000);
    file.modified = std::int64_t(random.next() >> 2U);
    return file;
}

void hear(StoredFile& file, Random& random)
{
    file.state = FileState::Analysed;
    file.edges = {random.next(), random.next()};
    file.sound = {random.next(), random.next()};
    file.record.format = "WAV";
    file.record.sampleRate = 44100;
    file.record.channels = 2;
    file.record.bitDepth = 24;
    file.record.seconds = random.uniform();
    file.record.descriptors = {-14.0F,  -0.5F, false, 0.1F, {}, {}, SoundPitch{440.0F, 69, 1.0F, 0.5F},
                               2000.0F, 0.4F,  0.01F};
}

StoredMap mapOf(const std::vector<StoredFile>& files, Random& random)
{
    StoredMap map;
    map.features = kFeatures;
    for (const StoredFile& file : files)
        map.places.push_back(
            {file.id, float(random.normal()), float(random.normal()), std::int32_t(random.below(200))});
    for (std::int32_t leaf = 1; leaf < 200; ++leaf)
        map.merges.push_back({0, leaf});
    return map;
}

/// A library of that many files, all heard, with a map; rows of `width` values.
std::filesystem::path libraryOf(const test::ScratchFolder& folder, std::size_t count, std::size_t width)
{
    needApplication();
    const auto path = folder / "library.otozu";
    StoredLibrary library(path);
    Random random(1);
    const RootId root = library.addRoot("/sounds");
    for (const bool later : {false, true}) { // in a hundred one came later
        DiskChanges changes;
        for (std::size_t i = 0; i < count; ++i) {
            if ((i % 100 == 50) == later)
                changes.added.push_back(newFile(root, i, random));
        }
        library.apply(changes);
    }
    std::vector<HeardFile> batch;
    const auto files = library.files();
    for (const StoredFile& file : files) {
        batch.push_back({file, std::vector<float>(width, float(random.normal()))});
        hear(batch.back().file, random);
        if (batch.size() == kBatch || &file == &files.back()) {
            library.addHeard(kFeatures, batch);
            batch.clear();
        }
    }
    library.setMap(mapOf(files, random), false);
    return path;
}

/// What stands between a click on a library and its map: open, all files, the map.
void openLibrary(benchmark::State& state)
{
    const test::ScratchFolder folder;
    const auto path = libraryOf(folder, std::size_t(state.range(0)), 1);
    for (auto _ : state) {
        const StoredLibrary library(path);
        benchmark::DoNotOptimize(library.files());
        benchmark::DoNotOptimize(library.map());
    }
    state.counters["MB"] = double(std::filesystem::file_size(path)) / 1e6;
}

/// All vectors of the profile `timbre`, as a new layout takes them.
void rowsOfLibrary(benchmark::State& state)
{
    const test::ScratchFolder folder;
    const StoredLibrary library(libraryOf(folder, std::size_t(state.range(0)), 509));
    const auto files = library.heardAs(kFeatures);
    for (auto _ : state)
        benchmark::DoNotOptimize(library.rows(kFeatures, files));
    state.SetBytesProcessed(state.iterations() * state.range(0) * 509 * 4);
}

void heardAs(benchmark::State& state)
{
    const test::ScratchFolder folder;
    const StoredLibrary library(libraryOf(folder, std::size_t(state.range(0)), 509));
    for (auto _ : state)
        benchmark::DoNotOptimize(library.heardAs(kFeatures));
}

/// A batch of 200 heard files, as they come while a library is listened to.
void addHeard(benchmark::State& state)
{
    const test::ScratchFolder folder;
    StoredLibrary library(libraryOf(folder, 10'000, 509));
    const auto files = library.files();
    std::size_t next = 0;
    std::vector<HeardFile> batch;
    for (auto _ : state) {
        batch.clear();
        for (std::size_t i = 0; i < 200; ++i)
            batch.push_back({files[next++ % files.size()], std::vector<float>(509, float(next))});
        library.addHeard(kFeatures, batch);
    }
    state.SetItemsProcessed(state.iterations() * 200);
}

/// A first look at a folder: every file is new.
void addFiles(benchmark::State& state)
{
    needApplication();
    Random random(1);
    for (auto _ : state) {
        const test::ScratchFolder folder;
        StoredLibrary library(folder / "library.otozu");
        DiskChanges changes;
        const RootId root = library.addRoot("/sounds");
        for (std::size_t i = 0; i < std::size_t(state.range(0)); ++i)
            changes.added.push_back(newFile(root, i, random));
        library.apply(changes);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(openLibrary)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(rowsOfLibrary)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(heardAs)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(addHeard)->Unit(benchmark::kMillisecond);
BENCHMARK(addFiles)->Arg(100'000)->Unit(benchmark::kMillisecond);

} // namespace
