// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/shared_store.h"
#include "core/pipeline/change_cluster.h"
#include "core/pipeline/library_run.h"
#include "core/qt/fault_texts.h"
#include "core/qt/known_elsewhere.h"
#include "core/qt/stored_library.h"

#include <QObject>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace otozu
{

/// A library that has been opened.
struct OpenedLibrary {
    MapResultPtr map; ///< As it was last seen; see openLibrary().
    ReadOnlyReason readOnly = ReadOnlyReason::None;
    std::optional<Failure> notKept; ///< Why it is in memory alone, and gone with the worker.
    bool canUndoLayout = false;
    bool paused = false;      ///< See isPaused().
    double granularity = 0.0; ///< As it was said last; of the cut of `map`.
    UserMarks marks;
    std::vector<Crate> crates;
    std::vector<FileId> history; ///< The last kMostHistory, latest first.
    std::vector<StoredRoot> roots;

    static constexpr std::size_t kMostHistory = 500;
};
using LibraryFilesPtr = std::shared_ptr<const LibraryFiles>;
using StoredFilesPtr = std::shared_ptr<const std::vector<StoredFile>>;
using LayoutOfferPtr = std::shared_ptr<const LayoutOffer>;
using LibraryOutcomePtr = std::shared_ptr<const LibraryOutcome>;

/// Owns the library that is open, and does on a thread of its own what takes time: one job after the other, in the
/// order of the calls.
///
/// Signals carry the id of the run, so that a late one can be told. They are emitted on other threads: connect with a
/// context object. Every run ends with exactly one of opened, knownElsewhere, finished, comparable, failed and
/// cancelled. What a run has kept before it is stopped stays kept.
class LibraryWorker : public QObject
{
    Q_OBJECT
public:
    using Edit = std::function<void(LibraryStore&)>;

    explicit LibraryWorker(QObject* parent = nullptr);
    /// Stops what runs, drops what waits but for edits, and waits.
    ~LibraryWorker() override;

    // Each returns the new run's id, from 1; ids rise.

    /// Gives up all jobs before and closes the library that was open. A folder that is not there can be opened if it
    /// has a library already. If the library cannot be used, one in memory takes its place.
    /// @param file  the library; made if it is not there. Empty: one in memory.
    quint64 open(const std::filesystem::path& folder, const std::filesystem::path& file, const MapRequest& request);
    /// Likewise, with the library that is libraryOf() the folder. Instead of a new library's opened() the run ends with
    /// knownElsewhere() if another one holds these sounds (findElsewhere()); then none is open.
    /// @param asNew  make it all the same.
    quint64 openIn(const std::filesystem::path& libraries, const std::filesystem::path& folder,
                   const MapRequest& request, bool asNew = false);
    /// @param before  is done first; if it throws, the run has failed. May be empty.
    quint64 update(const LibraryRequest& request, Edit before = {});
    quint64 takeLayout(LayoutOfferPtr offer);
    /// The layout before stands again.
    quint64 undoLayout(const MapRequest& request);
    /// Reads the vectors of the sounds on a map, so that like ones can be found. The run fails if they are not there or
    /// would take more than mostFeatureBytes().
    quint64 makeComparable(const MapResultPtr& map);

    /// A small change that the user makes, in the order of the calls; before jobs that are called for later. It is made
    /// at once, on a thread of its own, whatever job runs: it waits for the step of the library that is being made
    /// (LibraryStore), a fraction of a second, no longer. Nothing happens if the library is read only, or is not that
    /// one any more.
    /// @param library  the run that opened it.
    void edit(quint64 library, Edit change);
    /// The same for a cluster. It goes with its sounds: into the map that stands, into those that runs in progress tell
    /// of, and into a new layout that comes of them in the step that keeps it.
    /// @return counts up from 1; clusterChanged() or clusterChangeFailed() tells of it, unless it was dropped.
    quint64 changeCluster(quint64 library, ClusterChange change);
    /// What the library keeps of marks after the edits before: marksRead().
    void readMarks(quint64 library);

    /// How fine the clusters are of maps that are told of from now on: see ClusterTree::clustersAt(). A library that is
    /// opened brings its own.
    void setGranularity(double granularity) { m_granularity = granularity; }

    /// Asks the job that runs to stop, and drops those that wait; returns at once.
    void cancel();

    /// Half a million sounds of Timbre.
    [[nodiscard]] static constexpr std::size_t mostFeatureBytes(Profile profile)
    {
        return std::size_t(profile == Profile::Timbre ? 1024 : 256) << 20;
    }

signals:
    void opened(quint64 runId, otozu::OpenedLibrary library);
    void knownElsewhere(quint64 runId, otozu::KnownElsewhere known);
    /// All files of the library, before any is listened to.
    void listed(quint64 runId, otozu::LibraryFilesPtr files);
    /// A batch of files that were listened to, as in listed(); Analysed or Failed.
    void heard(quint64 runId, otozu::StoredFilesPtr files);
    /// At most one in 50 ms; the last of a step always.
    void progressed(quint64 runId, otozu::Progress progress);
    /// Files left out since the last such signal; throttled as progressed().
    void skipped(quint64 runId, std::vector<otozu::FileFault> faults);
    /// Maps on the way of an update; the last one comes with finished().
    void mapped(quint64 runId, otozu::MapResultPtr map, otozu::MapStage stage);
    /// As LibraryObserver::offered(): it can be taken, or left, while the run goes on.
    void offered(quint64 runId, otozu::LayoutOfferPtr offer);
    void finished(quint64 runId, otozu::LibraryOutcomePtr outcome, bool canUndoLayout);
    /// `of` again, with MapResult::similar.
    void comparable(quint64 runId, otozu::MapResultPtr of, otozu::MapResultPtr map);
    void failed(quint64 runId, otozu::Failure failure);
    void cancelled(quint64 runId);
    void editFailed(otozu::Failure failure);
    /// The change of that number is kept, and in all maps that are told of from now on.
    void clusterChanged(quint64 change);
    void clusterChangeFailed(quint64 change, otozu::Failure failure);
    void marksRead(quint64 library, otozu::UserMarks marks);

private:
    class Announcer;
    using Job = std::function<void(quint64 runId, const std::stop_token& stop)>;
    struct Waiting {
        quint64 runId = 0;
        Job job;
    };
    struct WaitingEdit {
        quint64 library = 0;
        Edit change;
    };
    quint64 add(Job job);
    void work(const std::stop_token& over);
    void editBeside(const std::stop_token& over);
    void run(const Waiting& waiting, const std::stop_token& stop);
    void doEdits();
    [[nodiscard]] bool isEditDue() const;
    std::optional<WaitingEdit> nextEdit();
    void openStore(quint64 runId, const std::filesystem::path& folder, const std::filesystem::path& file,
                   const MapRequest& request);
    void runUpdate(quint64 runId, const LibraryRequest& request, const std::stop_token& stop);
    void finish(quint64 runId, LibraryOutcome outcome);
    void sayClusters(StoredMap& map);
    void forgetSaid();
    void closeStore();
    [[nodiscard]] MapResultPtr cut(const MapResultPtr& map) const;
    [[nodiscard]] LibraryStore& store() const;

    std::atomic<double> m_granularity = 0.0;
    // Taken in this order: m_editing, the library's hold(), m_saying, m_mutex.
    std::mutex m_editing; ///< Of who makes edits, and of who changes which library that is.
    std::unique_ptr<SharedStore> m_store;
    StoredLibrary* m_new = nullptr; ///< It, if it was made here and may be without files yet.

    mutable std::mutex m_saying; ///< Of these, and of telling maps and changes of clusters: neither passes the other.
    bool m_updating = false;
    /// What was said of clusters since the run began, which may not know of it.
    std::vector<ClusterChange> m_said;

    std::mutex m_mutex; ///< Of the rest.
    std::condition_variable_any m_wake;
    quint64 m_library = 0; ///< The run that opened the library.
    std::deque<Waiting> m_jobs;
    std::deque<WaitingEdit> m_edits;
    std::stop_source m_current;
    quint64 m_runId = 0;
    quint64 m_changeId = 0;
    std::jthread m_editor;
    std::jthread m_thread; // last, so that it is joined before anything else goes
};

} // namespace otozu
