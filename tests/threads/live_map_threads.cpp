// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A map that is made while files come in, under the thread sanitizer: to its end, and stopped at many moments. No Qt.
#include "core/base/random.h"
#include "core/library/memory_store.h"
#include "core/pipeline/live_map.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <thread>

using namespace otozu;

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

constexpr std::size_t kFiles = LiveMap::kSounds + 900;

class Counter : public LibraryObserver
{
public:
    void mapped(const MapResultPtr& map, MapStage) override { largest = std::max(largest.load(), map->samples.size()); }
    std::atomic<std::size_t> largest = 0;
};

std::vector<HeardFile> made(std::size_t begin, std::size_t end)
{
    std::vector<HeardFile> heard;
    for (std::size_t i = begin; i < end; ++i) {
        Random random(i);
        HeardFile file;
        file.file.id = FileId(i + 1);
        file.file.root = 1;
        file.file.state = FileState::Analysed;
        file.file.record.path = std::to_string(i) + ".wav";
        for (int j = 0; j < 12; ++j)
            file.row.push_back(float(random.uniform(0.0, 1.0) + double(i % 3)));
        heard.push_back(std::move(file));
    }
    return heard;
}

/// @param stopAfter  from another thread; none: to the end.
void run(std::optional<std::chrono::milliseconds> stopAfter)
{
    MapRequest request = defaultRequest(Profile::Article);
    request.threads = 4;
    request.umap.nEpochs = 20;
    MemoryStore store;
    store.addRoot("/nowhere");
    Counter counter;
    std::stop_source stop;
    LiveMap live(request, "made up", LibraryPaths(store.roots(), LabelSource::Top), StoredDuplicates(store), counter,
                 stop.get_token());
    std::jthread other;
    if (stopAfter)
        other = std::jthread([&] {
            std::this_thread::sleep_for(*stopAfter);
            stop.request_stop();
        });
    for (std::size_t begin = 0; begin < kFiles; begin += 100)
        live.add(made(begin, begin + 100));
    if (stopAfter && stopAfter->count() % 2 == 0)
        return; // gone while it works
    const auto map = live.finish();
    if (stopAfter)
        return;
    expect(map && map->stored().places.size() == kFiles, "all have a place");
    expect(counter.largest == kFiles, "all have been shown");
}

} // namespace

int main()
{
    run({});
    for (int wait = 0; wait < 100; wait += 9)
        run(std::chrono::milliseconds(wait));
    return failures == 0 ? 0 : 1;
}
