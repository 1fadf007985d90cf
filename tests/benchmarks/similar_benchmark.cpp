// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/demo/demo_pack.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/similar_index.h"
#include "core/qt/stored_library.h"
#include "tests/support/test_paths.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <string>

using namespace otozu;

namespace
{

const std::string kFeatures = "timbre";

/// Vectors that lie as those of a collection do: between those of two demo sounds, and off them in all directions.
Matrix<float> rowsOf(std::size_t count)
{
    FileAnalyser analyser(Profile::Timbre, 0.0);
    const std::vector<DemoSound> plan = demoPlan({.count = 400});
    Matrix<float> sounds(plan.size(), analyser.width());
    ThreadPool pool;
    pool.forRanges(plan.size(), plan.size(), [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i)
            analyser.analyse(synthesise(plan[i]), sounds.row(i));
    });
    std::vector<float> spread(analyser.width());
    for (std::size_t j = 0; j < spread.size(); ++j) {
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t i = 0; i < sounds.rows(); ++i) {
            sum += double(sounds(i, j));
            squares += double(sounds(i, j)) * double(sounds(i, j));
        }
        const double mean = sum / double(sounds.rows());
        spread[j] = float(std::sqrt(std::max(0.0, squares / double(sounds.rows()) - mean * mean)));
    }
    Random random(1);
    Matrix<float> rows(count, analyser.width());
    for (std::size_t i = 0; i < count; ++i) {
        const auto a = sounds.row(random.below(sounds.rows()));
        const auto b = sounds.row(random.below(sounds.rows()));
        const auto share = float(random.uniform());
        for (std::size_t j = 0; j < rows.cols(); ++j)
            rows(i, j) = a[j] + share * (b[j] - a[j]) + 0.1F * spread[j] * float(random.normal());
    }
    return rows;
}

void fill(LibraryStore& store, const Matrix<float>& rows)
{
    const RootId root = store.addRoot("/sounds");
    DiskChanges changes;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        StoredFile file;
        file.root = root;
        file.record.path = std::to_string(i) + ".wav";
        changes.added.push_back(file);
    }
    store.apply(changes);
    std::vector<HeardFile> heard;
    for (StoredFile& file : store.files()) {
        file.state = FileState::Analysed;
        const auto row = rows.row(std::size_t(file.id - 1));
        heard.push_back({file, {row.begin(), row.end()}});
    }
    store.addHeard(kFeatures, heard);
}

/// Arguments: files. What it takes to open a library and find what is most like one of its sounds.
void similar(benchmark::State& state)
{
    const test::ScratchFolder scratch;
    const Matrix<float> rows = rowsOf(std::size_t(state.range(0)));
    ThreadPool pool;
    {
        StoredLibrary store(scratch / "library");
        fill(store, rows);
        SimilarIndex::make(store, kFeatures, pool)->save(store);
    }
    std::size_t asked = 0;
    std::size_t read = 0;
    for (auto _ : state) {
        const StoredLibrary store(scratch / "library", StoredLibrary::Access::Read);
        const auto index = SimilarIndex::load(store, kFeatures);
        std::size_t readNow = 0;
        benchmark::DoNotOptimize(index->nearest(store, rows.row(asked * 7919 % rows.rows()), 20, pool, &readNow));
        read += readNow;
        ++asked;
    }
    state.counters["vectors"] = double(read) / double(asked);
}

BENCHMARK(similar)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

} // namespace
