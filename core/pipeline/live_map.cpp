// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/live_map.h"

#include "core/base/progress.h"
#include "core/pipeline/lay_out.h"

#include <algorithm>
#include <utility>

namespace otozu
{
namespace
{

constexpr std::size_t kMostWaitingValues = std::size_t(64) << 20; // 256 MiB of floats
/// Between two maps at least, and so many times what the last one took: a large map is a lot of work to show.
constexpr std::chrono::seconds kPause{1};
constexpr int kShare = 4;

Matrix<float> rowsOf(const std::vector<HeardFile>& heard)
{
    Matrix<float> rows(heard.size(), heard.front().row.size());
    for (std::size_t i = 0; i < heard.size(); ++i)
        std::ranges::copy(heard[i].row, rows.row(i).begin());
    return rows;
}

} // namespace

LiveMap::LiveMap(MapRequest request, std::string features, LibraryPaths paths, StoredDuplicates duplicates,
                 LibraryObserver& observer, const std::stop_token& stop)
    : m_request(std::move(request)), m_features(std::move(features)), m_paths(std::move(paths)),
      m_duplicates(std::move(duplicates)), m_observer(observer), m_outerStop(stop, [this] { m_stop.request_stop(); }),
      m_pool(std::max(1, (m_request.threads > 0 ? m_request.threads : hardwareThreads()) / 2)),
      m_thread([this] { run(); })
{
}

LiveMap::~LiveMap()
{
    m_stop.request_stop();
    (void)finish();
}

void LiveMap::start(GrowingMap standing)
{
    const std::lock_guard lock(m_mutex);
    m_map.emplace(std::move(standing));
    m_hasMap = true;
}

void LiveMap::add(std::span<const HeardFile> heard)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const HeardFile& file : heard) {
            if (file.file.state != FileState::Analysed || m_waitingValues > kMostWaitingValues)
                continue;
            m_waiting.push_back(file);
            m_paths.toBase(m_waiting.back().file);
            m_waitingValues += file.row.size();
        }
    }
    m_changed.notify_all();
}

std::optional<StoredMap> LiveMap::takeEarly()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_early, {});
}

std::optional<GrowingMap> LiveMap::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_finishing = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    return std::exchange(m_map, {});
}

void LiveMap::run()
{
    try {
        Clock::time_point next = m_begin;
        std::unique_lock lock(m_mutex);
        for (;;) {
            throwIfStopped(m_stop.get_token());
            const Clock::time_point now = Clock::now();
            const bool isEarly = !m_hasMap;
            const bool due = isEarly ? m_waiting.size() >= kSounds ||
                                           (m_waiting.size() >= kFewestSounds && now - m_begin >= kPatience)
                                     : !m_waiting.empty() && (m_finishing || now >= next);
            if (due) {
                std::vector<HeardFile> heard = std::exchange(m_waiting, {});
                m_waitingValues = 0;
                lock.unlock();
                step(std::move(heard));
                lock.lock();
                m_hasMap = true;
                const Clock::duration took = Clock::now() - now;
                next = Clock::now() + std::max<Clock::duration>(kPause, kShare * took);
            } else if (m_finishing) {
                return;
            } else {
                // Woken by add(); the time it may be due at comes sooner or later.
                m_changed.wait_for(lock, std::chrono::milliseconds(100));
            }
        }
    } catch (const Cancelled&) {
        // What has been shown stays.
    } catch (const std::exception&) {
        // It was to be shown beforehand; what is wrong with these sounds will be told of the whole.
        m_map.reset();
    }
}

void LiveMap::step(std::vector<HeardFile> heard)
{
    std::ranges::sort(heard, {},
                      [](const HeardFile& file) -> const std::string& { return file.file.record.path.native(); });
    std::vector<StoredFile> files;
    files.reserve(heard.size());
    Matrix<float> features = rowsOf(heard);
    for (HeardFile& file : heard)
        files.push_back(std::move(file.file));
    heard = {};
    if (!m_map) {
        makeEarly(std::move(files), std::move(features));
        {
            const std::lock_guard lock(m_mutex);
            m_early = m_map->stored();
        }
        show(MapStage::Early);
    } else {
        m_map->place(files, m_map->maker().transform(features, m_pool, m_stop.get_token()), m_pool, m_stop.get_token());
        show(MapStage::Grown);
    }
}

void LiveMap::makeEarly(std::vector<StoredFile> files, Matrix<float> features)
{
    MapResult map;
    map.request = m_request;
    std::vector<FileId> ids;
    for (const StoredFile& file : files) {
        ids.push_back(file.id);
        map.samples.push_back(file.record);
    }
    map.files = ids;
    const std::stop_token stop = m_stop.get_token();
    const std::vector<std::size_t> deciding = RowMaker::deciding(map.samples, features.cols(), m_request.umap.metric);
    Matrix<float> some(deciding.size(), features.cols());
    for (std::size_t i = 0; i < deciding.size(); ++i)
        std::ranges::copy(features.row(deciding[i]), some.row(i).begin());
    RowMaker maker(std::move(some), m_request.profile, m_request.umap.metric, m_pool, stop);
    MapRows rows{maker.transform(features, m_pool, stop), maker.metric()};
    features = {};
    placeSamples(map, rows, m_pool, stop, {});
    clusterSamples(map, m_pool, stop, {});
    StoredMap stored = storedMapOf(map, {}, m_features, 0.0, maker);
    m_map.emplace(std::move(stored), std::move(files), std::move(maker), ids, std::move(rows), m_request);
}

void LiveMap::show(MapStage stage)
{
    m_observer.mapped(std::make_shared<const MapResult>(m_map->result(m_duplicates)), stage);
}

} // namespace otozu
