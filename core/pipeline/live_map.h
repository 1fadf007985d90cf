// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/growing_map.h"
#include "core/pipeline/library_run.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace otozu
{

/// Shows a map while files are still being listened to: makes an early one of the first sounds, and places those that
/// come later, on a thread of its own beside the listening.
class LiveMap
{
public:
    /// The early map is made of so many sounds, or of those that are there after so many seconds, if they are enough.
    static constexpr std::size_t kSounds = 2000;
    static constexpr std::size_t kFewestSounds = 50;
    static constexpr std::chrono::seconds kPatience{5};

    /// @param features  featuresKey() of the rows.
    /// @param observer  told of maps, from another thread.
    LiveMap(MapRequest request, std::string features, LibraryPaths paths, StoredDuplicates duplicates,
            LibraryObserver& observer, const std::stop_token& stop);
    /// Stops and waits.
    ~LiveMap();
    LiveMap(const LiveMap&) = delete;
    LiveMap& operator=(const LiveMap&) = delete;

    /// Places into this one, instead of making an early one. Before the first add().
    void start(GrowingMap standing);
    /// Analysed files with paths as stored, and their rows; others are passed over. If the rows that are waiting take
    /// too much memory, files are passed over too.
    void add(std::span<const HeardFile> heard);
    /// The early map, if one was made here since the last call.
    [[nodiscard]] std::optional<StoredMap> takeEarly();
    /// Waits until all that was added has its place, or after a stop for the step that runs. @return the map, if one
    /// was made.
    [[nodiscard]] std::optional<GrowingMap> finish();

private:
    using Clock = std::chrono::steady_clock;
    void run();
    void step(std::vector<HeardFile> heard);
    void makeEarly(std::vector<StoredFile> files, Matrix<float> features);
    void show(MapStage stage);

    const MapRequest m_request;
    const std::string m_features;
    const LibraryPaths m_paths;
    const StoredDuplicates m_duplicates;
    LibraryObserver& m_observer;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_outerStop;
    ThreadPool m_pool;
    const Clock::time_point m_begin = Clock::now();
    std::optional<GrowingMap> m_map; // of the thread, while it runs

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<HeardFile> m_waiting;
    std::size_t m_waitingValues = 0;
    std::optional<StoredMap> m_early;
    bool m_hasMap = false;
    bool m_finishing = false;
    std::thread m_thread;
};

} // namespace otozu
