// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/library_worker.h"

#include "core/base/freed_memory.h"
#include "core/base/thread_pool.h"
#include "core/features/features_key.h"
#include "core/library/library_flags.h"
#include "core/library/memory_store.h"
#include "core/pipeline/cut_clusters.h"
#include "core/pipeline/similar_in_map.h"
#include "core/qt/throttle.h"

#include <exception>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace fs = std::filesystem;

/// Turns the calls of a run into the worker's signals.
class LibraryWorker::Announcer : public LibraryObserver
{
public:
    Announcer(LibraryWorker& worker, quint64 runId)
        : m_worker(worker), m_runId(runId), m_progress([this](const Progress& progress) { pass(progress); })
    {
    }

    void progressed(const Progress& progress) override
    {
        if (progress.step != m_step)
            m_progress.flush(); // the last of the step before
        m_step = progress.step;
        m_progress.offer(progress);
        if (progress.done == progress.total)
            m_progress.flush();
    }
    void filesListed(const LibraryFiles& files) override
    {
        emit m_worker.listed(m_runId, std::make_shared<const LibraryFiles>(files));
    }
    void heard(const std::vector<StoredFile>& files) override
    {
        emit m_worker.heard(m_runId, std::make_shared<const std::vector<StoredFile>>(files));
    }
    void skipped(const FileFault& fault) override { m_skipped.push_back(fault); }
    void mapped(const MapResultPtr& map, MapStage stage) override
    {
        if (stage == MapStage::Standing || map->samples.empty())
            return;
        const std::lock_guard lock(m_worker.m_saying);
        emit m_worker.mapped(m_runId, m_worker.cut(map), stage);
    }
    void offered(const LayoutOfferPtr& offer) override { emit m_worker.offered(m_runId, offer); }
    void toBeKept(StoredMap& map) override { m_worker.sayClusters(map); }

    /// Passes on what was held back; at the end of a run.
    void flush()
    {
        m_progress.flush();
        passSkipped();
    }

private:
    void pass(const Progress& progress)
    {
        passSkipped();
        emit m_worker.progressed(m_runId, progress);
    }
    void passSkipped()
    {
        if (!m_skipped.empty())
            emit m_worker.skipped(m_runId, std::exchange(m_skipped, {}));
    }

    LibraryWorker& m_worker;
    quint64 m_runId;
    Step m_step = Step::Scan;
    std::vector<FileFault> m_skipped;
    Throttle<Progress> m_progress;
};

LibraryWorker::LibraryWorker(QObject* parent) : QObject(parent)
{
    m_editor = std::jthread([this](const std::stop_token& over) { editBeside(over); });
    m_thread = std::jthread([this](const std::stop_token& over) { work(over); });
}

LibraryWorker::~LibraryWorker()
{
    cancel();
    // Before QObject's part goes: the thread emits signals.
    m_thread = {};
    m_editor = {};
    closeStore();
}

quint64 LibraryWorker::open(const fs::path& folder, const fs::path& file, const MapRequest& request)
{
    cancel();
    return add([this, folder, file, request](quint64 runId, const std::stop_token&) {
        openStore(runId, folder, file, request);
    });
}

quint64 LibraryWorker::openIn(const fs::path& libraries, const fs::path& folder, const MapRequest& request, bool asNew)
{
    cancel();
    return add([this, libraries, folder, request, asNew](quint64 runId, const std::stop_token& stop) {
        const fs::path file = libraryOf(folder, libraries);
        std::error_code ignored;
        if (!asNew && !fs::exists(file, ignored) && fs::is_directory(folder, ignored)) {
            if (const auto known = findElsewhere(folder, libraries, stop)) {
                closeStore();
                emit knownElsewhere(runId, *known);
                return;
            }
        }
        openStore(runId, folder, file, request);
    });
}

quint64 LibraryWorker::update(const LibraryRequest& request, Edit before)
{
    return add([this, request, before = std::move(before)](quint64 runId, const std::stop_token& stop) {
        if (before)
            before(store());
        runUpdate(runId, request, stop);
    });
}

quint64 LibraryWorker::takeLayout(LayoutOfferPtr offer)
{
    return add([this, offer = std::move(offer)](quint64 runId, const std::stop_token& stop) {
        LibraryOutcome outcome;
        outcome.map = otozu::takeLayout(store(), *offer, stop);
        outcome.moved = offer->moved;
        finish(runId, std::move(outcome));
    });
}

quint64 LibraryWorker::undoLayout(const MapRequest& request)
{
    return add([this, request](quint64 runId, const std::stop_token&) {
        store().undoMap();
        LibraryOutcome outcome;
        outcome.map = openLibrary(store(), request);
        finish(runId, std::move(outcome));
    });
}

quint64 LibraryWorker::makeComparable(const MapResultPtr& map)
{
    return add([this, map](quint64 runId, const std::stop_token& stop) {
        const std::string key = featuresKey(map->request.profile, map->request.seconds);
        if (map->files.empty())
            throw Error(Fault::NotFound, {}, "a map without files");
        // One row tells how wide they are.
        const std::size_t width = store().rows(key, std::span(map->files).first(1)).cols();
        if (width * sizeof(float) * map->files.size() > mostFeatureBytes(map->request.profile))
            throw Error(Fault::TooLarge, {}, "too many vectors to be held");
        auto made = std::make_shared<MapResult>(*map);
        ThreadPool pool;
        made->similar = std::make_shared<const SimilarInMap>(*map, store().rows(key, map->files), pool, stop);
        emit comparable(runId, map, std::move(made));
    });
}

void LibraryWorker::edit(quint64 library, Edit change)
{
    const std::lock_guard lock(m_mutex);
    m_edits.push_back({library, std::move(change)});
    m_wake.notify_all();
}

quint64 LibraryWorker::changeCluster(quint64 library, ClusterChange change)
{
    const std::lock_guard lock(m_mutex);
    const quint64 id = ++m_changeId;
    m_edits.push_back({library, [this, id, change = std::move(change)](LibraryStore& store) {
                           try {
                               otozu::changeCluster(store, change);
                           } catch (...) {
                               emit clusterChangeFailed(id, currentFailure());
                               return;
                           }
                           const std::lock_guard saying(m_saying);
                           if (m_updating)
                               m_said.push_back(change);
                           emit clusterChanged(id);
                       }});
    m_wake.notify_all();
    return id;
}

void LibraryWorker::readMarks(quint64 library)
{
    edit(library, [this, library](LibraryStore& store) {
        try {
            emit marksRead(library, store.marks());
        } catch (const Error&) {
            // What went wrong has been told: this is asked for when an edit failed.
        }
    });
}

void LibraryWorker::cancel()
{
    std::deque<Waiting> dropped;
    {
        const std::lock_guard lock(m_mutex);
        dropped.swap(m_jobs);
        m_current.request_stop();
    }
    for (const Waiting& waiting : dropped)
        emit cancelled(waiting.runId);
}

quint64 LibraryWorker::add(Job job)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.push_back({++m_runId, std::move(job)});
    m_wake.notify_all();
    return m_runId;
}

void LibraryWorker::work(const std::stop_token& over)
{
    for (;;) {
        Waiting waiting;
        std::stop_token stop;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, over, [this] { return !m_jobs.empty(); }))
                return;
            waiting = std::move(m_jobs.front());
            m_jobs.pop_front();
            m_current = std::stop_source();
            stop = m_current.get_token();
        }
        doEdits(); // those of before it
        run(waiting, stop);
    }
}

void LibraryWorker::editBeside(const std::stop_token& over)
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, over, [this] { return isEditDue(); }))
                return; // closeStore() makes those that wait
        }
        doEdits();
    }
}

void LibraryWorker::run(const Waiting& waiting, const std::stop_token& stop)
{
    try {
        waiting.job(waiting.runId, stop);
    } catch (const Cancelled&) {
        forgetSaid();
        emit cancelled(waiting.runId);
    } catch (...) {
        forgetSaid();
        emit failed(waiting.runId, currentFailure());
    }
    returnFreedMemory();
}

/// All maps that are told of from now on were read after what was said of clusters.
void LibraryWorker::forgetSaid()
{
    const std::lock_guard saying(m_saying);
    m_updating = false;
    m_said.clear();
}

void LibraryWorker::sayClusters(StoredMap& map)
{
    const std::lock_guard saying(m_saying);
    for (const ClusterChange& change : m_said)
        (void)otozu::changeCluster(map, change);
}

/// Those of libraries that are to be opened yet wait.
bool LibraryWorker::isEditDue() const
{
    return !m_edits.empty() && m_edits.front().library <= m_library;
}

std::optional<LibraryWorker::WaitingEdit> LibraryWorker::nextEdit()
{
    const std::lock_guard lock(m_mutex);
    if (!isEditDue())
        return {};
    WaitingEdit edit = std::move(m_edits.front());
    m_edits.pop_front();
    if (edit.library < m_library)
        edit.change = {};
    return edit;
}

void LibraryWorker::doEdits()
{
    const std::lock_guard editing(m_editing);
    while (const auto edit = nextEdit()) {
        if (!m_store || !edit->change || m_store->isReadOnly())
            continue;
        try {
            const LibraryStore::Hold hold = m_store->hold();
            edit->change(*m_store);
        } catch (...) {
            emit editFailed(currentFailure());
        }
    }
}

void LibraryWorker::openStore(quint64 runId, const fs::path& folder, const fs::path& file, const MapRequest& request)
{
    closeStore();
    std::unique_ptr<LibraryStore> opening;
    StoredLibrary* made = nullptr;
    OpenedLibrary opened;
    if (!file.empty()) {
        std::error_code ignored;
        const bool isThere = fs::is_directory(folder, ignored);
        if (!isThere && !fs::exists(file, ignored))
            throw Error(Fault::NotFound, folder, "no such folder");
        try {
            const bool isNew = !fs::exists(file, ignored);
            auto stored = std::make_unique<StoredLibrary>(file, isThere ? StoredLibrary::Access::Create
                                                                        : StoredLibrary::Access::Write);
            opened.readOnly = stored->readOnlyReason();
            opened.map = openLibrary(*stored, request);
            opened.canUndoLayout = stored->canUndoMap();
            opened.marks = stored->marks();
            opened.crates = stored->crates();
            opened.history = stored->history(OpenedLibrary::kMostHistory);
            opened.granularity = granularityOf(*stored).value_or(0.0);
            opened.paused = isPaused(*stored);
            made = isNew ? stored.get() : nullptr;
            opening = std::move(stored);
        } catch (const Cancelled&) {
            throw;
        } catch (...) {
            opened = {};
            opened.notKept = currentFailure();
        }
    }
    if (!opening) {
        opening = std::make_unique<MemoryStore>();
        opened.map = openLibrary(*opening, request);
    }
    m_granularity = opened.granularity;
    opened.roots = opening->roots();
    {
        const std::lock_guard editing(m_editing);
        m_store = std::make_unique<SharedStore>(std::move(opening));
        m_new = made;
        const std::lock_guard lock(m_mutex);
        m_library = runId;
    }
    m_wake.notify_all(); // edits may wait for it
    emit this->opened(runId, std::move(opened));
}

void LibraryWorker::runUpdate(quint64 runId, const LibraryRequest& request, const std::stop_token& stop)
{
    Announcer announcer(*this, runId);
    {
        const std::lock_guard saying(m_saying);
        m_updating = true;
    }
    LibraryOutcome outcome;
    std::exception_ptr trouble;
    // Threads that are started from one of low priority inherit it. This one keeps its own, so that a library opens at
    // once beside a busy DAW.
    std::thread([&] {
        lowerThreadPriority();
        try {
            outcome = updateLibrary(store(), request, stop, announcer);
        } catch (...) {
            trouble = std::current_exception();
        }
    }).join();
    announcer.flush();
    if (trouble != nullptr)
        std::rethrow_exception(trouble);
    finish(runId, std::move(outcome));
}

void LibraryWorker::finish(quint64 runId, LibraryOutcome outcome)
{
    const bool canUndoLayout = store().canUndoMap();
    const std::lock_guard saying(m_saying);
    if (outcome.map)
        outcome.map = cut(outcome.map);
    m_updating = false;
    m_said.clear();
    emit finished(runId, std::make_shared<const LibraryOutcome>(std::move(outcome)), canUndoLayout);
}

MapResultPtr LibraryWorker::cut(const MapResultPtr& map) const
{
    if (!map->tree)
        return map;
    const std::size_t clusters = map->tree->clustersAt(m_granularity);
    if (clusters == map->cut && m_said.empty())
        return map;
    auto made = std::make_shared<MapResult>(*map);
    for (const ClusterChange& change : m_said)
        otozu::changeCluster(*made, change);
    cutClusters(*made, clusters);
    return made;
}

void LibraryWorker::closeStore()
{
    doEdits(); // its last ones
    const std::lock_guard editing(m_editing);
    try {
        // A folder without sounds leaves nothing behind.
        if (m_new != nullptr && m_new->status().files == 0 && m_new->crates().empty())
            m_new->removeAtEnd();
    } catch (const std::exception&) {
        // Then it stays.
    }
    m_new = nullptr;
    m_store.reset();
}

LibraryStore& LibraryWorker::store() const
{
    if (!m_store)
        throw std::logic_error("LibraryWorker: no library is open");
    return *m_store;
}

} // namespace otozu
