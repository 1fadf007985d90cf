// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Listening to a library under the thread sanitizer: whole, stopped at many moments, with a store that fails. No Qt.
#include "core/demo/demo_pack.h"
#include "core/demo/wav_writer.h"
#include "core/library/memory_store.h"
#include "core/pipeline/library_analysis.h"
#include "core/pipeline/library_scan.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#include <unistd.h>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

int failures = 0;

void expect(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "failed: %s\n", what);
        ++failures;
    }
}

constexpr std::size_t kFiles = 300;
constexpr Profile kProfile = Profile::Article;
constexpr double kSeconds = 0.05;

class FailingStore : public MemoryStore
{
public:
    void addHeard(const std::string& features, std::span<const HeardFile> heard) override
    {
        if (fails)
            throw Error(Fault::DiskFull, "library", "cannot write");
        MemoryStore::addHeard(features, heard);
    }
    bool fails = false;
};

void fill(MemoryStore& store, const fs::path& folder)
{
    store.addRoot(folder);
    MapObserver silent;
    lookAtRoots(store, {}, silent);
}

std::size_t analysedOf(const MemoryStore& store)
{
    return std::size_t(std::ranges::count(store.files(), FileState::Analysed, &StoredFile::state));
}

void wholeAndInParts(const fs::path& folder)
{
    ThreadPool pool(3);
    MemoryStore store;
    fill(store, folder);
    MapObserver silent;
    std::size_t told = 0;
    for (int part = 0; part < 20 && analysedOf(store) < kFiles; ++part)
        analysePending(store, kProfile, kSeconds, false, pool, {}, silent, [&](std::span<const HeardFile> heard) {
            told += heard.size();
            return false;
        });
    expect(told == kFiles && analysedOf(store) == kFiles, "all are heard");
}

void stoppedFromAnotherThread(const fs::path& folder)
{
    ThreadPool pool(3);
    MemoryStore store;
    fill(store, folder);
    MapObserver silent;
    for (int wait = 0; wait < 40; wait += 4) {
        std::stop_source stop;
        const std::jthread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(wait));
            stop.request_stop();
        });
        try {
            analysePending(store, kProfile, kSeconds, false, pool, stop.get_token(), silent);
        } catch (const Cancelled&) {
        }
    }
    analysePending(store, kProfile, kSeconds, false, pool, {}, silent);
    expect(analysedOf(store) == kFiles, "all are heard after stops");
}

void aStoreThatFails(const fs::path& folder)
{
    ThreadPool pool(3);
    FailingStore store;
    fill(store, folder);
    store.fails = true;
    MapObserver silent;
    bool failed = false;
    try {
        analysePending(store, kProfile, kSeconds, false, pool, {}, silent);
    } catch (const Error&) {
        failed = true;
    }
    expect(failed && analysedOf(store) == 0, "the store's error comes out");
}

} // namespace

int main()
{
    const fs::path folder = fs::temp_directory_path() / ("otozu-threads-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const auto plan = demoPlan({.count = 60});
    for (std::size_t i = 0; i < kFiles; ++i)
        writeWav(folder / (std::to_string(i) + ".wav"), synthesise(plan[i % plan.size()]), 16);
    wholeAndInParts(folder);
    stoppedFromAnotherThread(folder);
    aStoreThatFails(folder);
    fs::remove_all(folder);
    return failures == 0 ? 0 : 1;
}
