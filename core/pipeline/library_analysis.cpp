// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_analysis.h"

#include "core/features/features_key.h"
#include "core/pipeline/file_listener.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

constexpr std::chrono::seconds kCommitEvery(1);
/// Workers wait while so many results have not been committed.
constexpr std::size_t kMostWaiting = 2 * kCommitFiles;

/// So many files, the first to be heard, are picked from all over the library, so that a map of what there is so far
/// resembles the map of all. Large ones wait: of those there would be few.
constexpr std::size_t kSpread = 2000;

std::vector<StoredFile> filesToHear(const LibraryStore& store, const std::string& features,
                                    std::map<RootId, fs::path>& folders)
{
    for (StoredRoot& root : store.roots()) {
        if (root.online)
            folders.emplace(root.id, std::move(root.path));
    }
    const std::vector<FileId> known = store.heardAs(features);
    std::vector<StoredFile> files = store.files();
    std::erase_if(files, [&](const StoredFile& file) {
        const bool wanted = file.state == FileState::Pending ||
                            (file.state == FileState::Analysed && !std::ranges::binary_search(known, file.id));
        return !wanted || file.missing || !folders.contains(file.root);
    });
    return files;
}

std::vector<std::size_t> inHearingOrder(const std::vector<StoredFile>& files, const FilesToHear& work)
{
    std::vector<std::size_t> small;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].record.bytes < kLargeFile)
            small.push_back(i);
    }
    // Steps of the golden section spread any number of picks evenly (the additive recurrence of low discrepancy).
    std::size_t step = std::max<std::size_t>(1, std::size_t(0.6180339887498949 * double(small.size())));
    while (std::gcd(step, small.size()) > 1)
        ++step;
    std::vector<bool> picked(files.size());
    std::vector<std::size_t> order;
    order.reserve(files.size());
    for (std::size_t next = 0; order.size() < std::min(small.size(), kSpread); next = (next + step) % small.size()) {
        order.push_back(small[next]);
        picked[small[next]] = true;
    }
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!picked[i])
            rest.push_back(i);
    }
    rest = inWorkingOrder(std::move(rest), work);
    order.insert(order.end(), rest.begin(), rest.end());
    return order;
}

bool isThere(const fs::path& folder)
{
    std::error_code error;
    const fs::directory_iterator first(folder, error);
    return !error && first != fs::directory_iterator();
}

class LibraryListener final : private FilesToHear
{
public:
    LibraryListener(LibraryStore& store, std::string features, FileListener& listener, bool describe, int threads,
                    MapObserver& observer)
        : m_store(store), m_features(std::move(features)), m_listener(listener), m_describe(describe),
          m_observer(observer), m_files(filesToHear(store, m_features, m_folders)),
          m_rows(std::size_t(threads), listener.width()), m_edges(std::size_t(threads))
    {
    }

    LibraryAnalysis run(const std::stop_token& stop, const CommittedFn& committed)
    {
        m_observer.progressed({Step::Analyse, 0, m_files.size()});
        const std::stop_callback passOn(stop, [this] { m_stop.request_stop(); });
        // Workers belong to this thread, so that the calling one is always free to commit.
        std::exception_ptr failure;
        {
            const std::jthread workers([&] {
                try {
                    m_listener.listen(inHearingOrder(m_files, *this), *this, m_stop.get_token());
                } catch (...) {
                    failure = std::current_exception();
                }
                const std::lock_guard lock(m_mutex);
                m_finished = true;
                m_toCommit.notify_one();
            });
            try {
                commitAll(committed);
            } catch (...) {
                m_stop.request_stop();
                throw;
            }
        }
        try {
            if (failure)
                std::rethrow_exception(failure);
        } catch (const Cancelled&) {
            throwIfStopped(stop);
            m_result.all = false;
        }
        return m_result;
    }

private:
    // On the workers.

    [[nodiscard]] std::uint64_t bytesOf(std::size_t file) const override { return m_files[file].record.bytes; }
    [[nodiscard]] fs::path pathOf(std::size_t file) const override
    {
        return m_folders.at(m_files[file].root) / m_files[file].record.path;
    }

    std::span<float> rowFor(std::size_t file, int worker) override
    {
        // Before it is listened to: if it is written to meanwhile, edges are those of before, and the next look at the
        // disk will not take what was heard for its sound.
        ContentHash& edges = m_edges[std::size_t(worker)];
        edges = {};
        try {
            edges = edgeHash(pathOf(file));
        } catch (const Error&) {
            // Listening meets the same fault and tells.
        }
        return m_rows.row(std::size_t(worker));
    }

    void heard(std::size_t file, int worker, const AnalysedFile& info) override
    {
        HeardFile result{m_files[file], {}};
        result.file.state = FileState::Analysed;
        result.file.edges = m_edges[std::size_t(worker)];
        result.file.sound = info.sound;
        const SoundDescriptors known = result.file.record.descriptors;
        takeFacts(result.file.record, info);
        if (!m_describe)
            result.file.record.descriptors = known;
        const std::span<const float> row = m_rows.row(std::size_t(worker));
        result.row.assign(row.begin(), row.end());
        finish(std::move(result));
        report({});
    }

    void failed(std::size_t file, int worker, Fault fault) override
    {
        // A disk that is pulled out says nothing about its files.
        const bool gone =
            fault == Fault::Vanished || (fault == Fault::ReadFailed && !isThere(m_folders.at(m_files[file].root)));
        if (gone) {
            {
                const std::lock_guard lock(m_mutex);
                ++m_result.gone;
            }
            report({});
            return;
        }
        HeardFile result{m_files[file], {}};
        result.file.state = FileState::Failed;
        result.file.fault = fault;
        result.file.edges = m_edges[std::size_t(worker)];
        result.file.sound = {};
        finish(std::move(result));
        report(FileFault{pathOf(file), fault});
    }

    void finish(HeardFile result)
    {
        std::unique_lock lock(m_mutex);
        // After a stop nobody waits: there is at most one more result a worker, and it may still be committed.
        m_room.wait(lock, m_stop.get_token(), [this] { return m_finishedFiles.size() < kMostWaiting; });
        m_finishedFiles.push_back(std::move(result));
        if (m_finishedFiles.size() >= kCommitFiles)
            m_toCommit.notify_one();
    }

    void report(const std::optional<FileFault>& fault)
    {
        const std::lock_guard lock(m_reporting);
        if (fault)
            m_observer.skipped(*fault);
        m_observer.progressed({Step::Analyse, ++m_done, m_files.size()});
    }

    // On the calling thread.

    void commitAll(const CommittedFn& committed)
    {
        for (bool more = true; more;) {
            const std::vector<HeardFile> batch = nextBatch(more);
            if (!batch.empty())
                m_store.addHeard(m_features, batch);
            const auto failures = std::size_t(std::ranges::count(batch, FileState::Failed, stateOf));
            m_result.failed += failures;
            m_result.heard += batch.size() - failures;
            if (committed && !committed(batch))
                m_stop.request_stop();
        }
    }

    static FileState stateOf(const HeardFile& heard) { return heard.file.state; }

    /// Waits for enough results or long enough. @param more  false after the last batch.
    std::vector<HeardFile> nextBatch(bool& more)
    {
        std::unique_lock lock(m_mutex);
        m_toCommit.wait_for(lock, kCommitEvery,
                            [this] { return m_finished || m_finishedFiles.size() >= kCommitFiles; });
        const std::size_t count = std::min(m_finishedFiles.size(), kCommitFiles);
        std::vector<HeardFile> batch(std::make_move_iterator(m_finishedFiles.begin()),
                                     std::make_move_iterator(m_finishedFiles.begin() + std::ptrdiff_t(count)));
        m_finishedFiles.erase(m_finishedFiles.begin(), m_finishedFiles.begin() + std::ptrdiff_t(count));
        more = !m_finished || !m_finishedFiles.empty();
        m_room.notify_all();
        return batch;
    }

    LibraryStore& m_store;
    const std::string m_features;
    FileListener& m_listener;
    const bool m_describe;
    MapObserver& m_observer;
    std::map<RootId, fs::path> m_folders; ///< Of roots that are online.
    const std::vector<StoredFile> m_files;
    Matrix<float> m_rows;             ///< One a worker.
    std::vector<ContentHash> m_edges; ///< Of the file that a worker listens to.

    std::stop_source m_stop;
    std::mutex m_reporting;
    std::size_t m_done = 0; ///< Under m_reporting.
    std::mutex m_mutex;     ///< Of all below.
    std::condition_variable m_toCommit;
    std::condition_variable_any m_room;
    std::vector<HeardFile> m_finishedFiles;
    bool m_finished = false; ///< Nothing more will come.
    LibraryAnalysis m_result;
};

} // namespace

LibraryAnalysis analysePending(LibraryStore& store, Profile profile, double seconds, bool describe, ThreadPool& pool,
                               const std::stop_token& stop, MapObserver& observer, const CommittedFn& committed)
{
    throwIfStopped(stop);
    FileListener listener(profile, seconds, describe, pool);
    LibraryListener files(store, featuresKey(profile, seconds), listener, describe, pool.threadCount(), observer);
    return files.run(stop, committed);
}

} // namespace otozu
