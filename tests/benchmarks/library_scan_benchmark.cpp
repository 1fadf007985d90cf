// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/memory_store.h"
#include "core/pipeline/library_scan.h"
#include "core/qt/stored_library.h"
#include "tests/support/test_paths.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <string>

using namespace otozu;

namespace
{

/// A library of 100 sounds a folder, heard and unchanged since: how fast is a look at it?
void lookAtUnchangedFiles(benchmark::State& state)
{
    const auto count = std::size_t(state.range(0));
    const test::ScratchFolder folder;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = "pack " + std::to_string(i / 1000) + "/kind " + std::to_string(i / 100 % 10) +
                                 "/a sound of some kind " + std::to_string(i) + ".wav";
        test::writeBytes(folder / name, std::string(i % 50, 'x'));
    }
    const test::ScratchFolder elsewhere;
    const std::unique_ptr<LibraryStore> made = state.range(1) == 0
                                                   ? std::unique_ptr<LibraryStore>(std::make_unique<MemoryStore>())
                                                   : std::make_unique<StoredLibrary>(elsewhere / "library");
    LibraryStore& store = *made;
    store.addRoot(folder.path());
    MapObserver silent;
    lookAtRoots(store, {}, silent);
    std::vector<HeardFile> heard;
    for (StoredFile file : store.files()) {
        file.state = FileState::Analysed;
        file.edges = {1, std::uint64_t(file.id)};
        heard.push_back({file, {1.0F}});
    }
    store.addHeard("test", heard);
    for (auto _ : state) {
        const LibraryScan scan = lookAtRoots(store, {}, silent);
        if (scan.files != count || scan.added + scan.changed + scan.missing != 0)
            state.SkipWithError("the library has changed");
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(count));
}
BENCHMARK(lookAtUnchangedFiles)
    ->ArgNames({"files", "stored"})
    ->Args({100'000, 0})
    ->Args({100'000, 1})
    ->Unit(benchmark::kMillisecond);

} // namespace
