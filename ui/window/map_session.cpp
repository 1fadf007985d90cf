// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/map_session.h"

#include "core/base/freed_memory.h"
#include "core/pipeline/cut_clusters.h"
#include "core/pipeline/library_roots.h"

#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace otozu
{

namespace
{

constexpr int kTidyMilliseconds = 1500;
constexpr int kKeepHeardMilliseconds = 600;

/// Nothing that is shown of the sounds is another.
bool isSameMap(const MapResult& a, const MapResult& b)
{
    return a.files == b.files && a.request.folder == b.request.folder && a.families == b.families &&
           a.clusters.size() == b.clusters.size() &&
           std::ranges::equal(a.clusters, b.clusters,
                              [](const ClusterInfo& x, const ClusterInfo& y) {
                                  return x.name == y.name && x.colour == y.colour && x.hidden == y.hidden;
                              }) &&
           std::ranges::equal(a.samples, b.samples, [](const SampleRecord& x, const SampleRecord& y) {
               return x.x == y.x && x.y == y.y && x.cluster == y.cluster && x.missing == y.missing &&
                      x.duplicateOf == y.duplicateOf && x.bytes == y.bytes && x.path == y.path;
           });
}

/// To take a map of many sounds apart takes long: the GUI thread, which may be its last owner, has others do it.
MapResultPtr freedElsewhere(MapResultPtr map)
{
    const MapResult* const made = map.get();
    return {made, [map = std::move(map)](const MapResult*) mutable {
                QThreadPool::globalInstance()->start([map = std::move(map)]() mutable { map.reset(); });
            }};
}

/// A folder that was opened is in its library, as far as it can be: it may have moved since, or a folder around it may
/// have come.
void addOpened(LibraryStore& store, const std::filesystem::path& folder)
{
    const bool isNew = store.roots().empty();
    std::error_code ignored;
    if (!isNew && !std::filesystem::is_directory(folder, ignored))
        return;
    try {
        addFolder(store, folder);
    } catch (const Error& error) {
        if (isNew || error.fault != Fault::FolderTaken)
            throw;
    }
}

} // namespace

MapSession::MapSession(QObject* parent) : QObject(parent), m_libraries(librariesFolder())
{
    m_clock.start();
    connect(&m_worker, &LibraryWorker::opened, this, [this](quint64 run, const OpenedLibrary& library) {
        if (isCurrent(run))
            onOpened(library);
    });
    connect(&m_worker, &LibraryWorker::knownElsewhere, this, [this](quint64 run, const KnownElsewhere& known) {
        if (!isCurrent(run))
            return;
        endRun();
        emit knownElsewhere(known);
    });
    connect(&m_worker, &LibraryWorker::listed, this, [this](quint64 run, const LibraryFilesPtr& files) {
        if (!isCurrent(run))
            return;
        m_found = files->files.size();
        m_progress = {Step::Analyse, 0, m_found};
        m_meter.clear();
        emit listed(files);
        emit progressed();
    });
    connect(&m_worker, &LibraryWorker::heard, this, [this](quint64 run, const StoredFilesPtr& files) {
        if (isCurrent(run))
            emit heard(files);
    });
    connect(&m_worker, &LibraryWorker::progressed, this, [this](quint64 run, const Progress& progress) {
        if (!isCurrent(run) || (m_found > 0 && progress.step == Step::Scan)) // A late word about the search.
            return;
        m_progress = progress;
        m_meter.add(progress, m_clock.elapsed());
        emit progressed();
    });
    connect(&m_worker, &LibraryWorker::skipped, this, [this](quint64 run, const std::vector<FileFault>& faults) {
        if (!isCurrent(run))
            return;
        m_skipped.insert(m_skipped.end(), faults.begin(), faults.end());
        emit progressed();
    });
    connect(&m_worker, &LibraryWorker::mapped, this, [this](quint64 run, const MapResultPtr& map, MapStage) {
        if (isCurrent(run))
            show(map);
    });
    connect(&m_worker, &LibraryWorker::finished, this,
            [this](quint64 run, const LibraryOutcomePtr& outcome, bool canUndoLayout) {
                if (isCurrent(run))
                    onFinished(*outcome, canUndoLayout);
            });
    connect(&m_worker, &LibraryWorker::comparable, this,
            [this](quint64, const MapResultPtr& of, const MapResultPtr& map) {
                if (m_map != of) {
                    makeComparable();
                    return;
                }
                m_map = freedElsewhere(map);
                emit comparable();
            });
    connect(&m_worker, &LibraryWorker::failed, this, [this](quint64 run, const Failure& failure) {
        if (isCurrent(run))
            onFailed(failure);
    });
    connect(&m_worker, &LibraryWorker::editFailed, this, [this](const Failure& failure) {
        m_markedAtRead = m_marked;
        m_worker.readMarks(m_library);
        readCrates();
        emit failed(failure);
    });
    connect(&m_worker, &LibraryWorker::marksRead, this, [this](quint64 library, const UserMarks& marks) {
        if (library != m_library)
            return;
        if (m_markedAtRead != m_marked) { // It was read too early.
            m_markedAtRead = m_marked;
            m_worker.readMarks(m_library);
            return;
        }
        m_marks = std::make_shared<const SoundMarks>(marks);
        emit marked(Marks::All);
    });
    connect(&m_worker, &LibraryWorker::clusterChanged, this,
            [this](quint64 change) { std::erase_if(m_said, [=](const Said& said) { return said.id == change; }); });
    connect(&m_worker, &LibraryWorker::clusterChangeFailed, this, [this](quint64 change, const Failure& failure) {
        changeBack(change);
        emit failed(failure);
    });
    connect(&m_worker, &LibraryWorker::cancelled, this, [this](quint64 run) {
        if (!isCurrent(run))
            return;
        endRun();
        emit cancelled();
        makeComparable();
    });
    connect(&m_watcher, &FolderWatcher::changed, this, &MapSession::updateQuietly);
    m_keepHeard.setSingleShot(true);
    m_keepHeard.setInterval(kKeepHeardMilliseconds);
    connect(&m_keepHeard, &QTimer::timeout, this, &MapSession::keepHeard);
    m_tidy.setSingleShot(true);
    m_tidy.setInterval(kTidyMilliseconds);
    connect(&m_tidy, &QTimer::timeout, this, [this] {
        if (!m_cutting)
            m_cutter.start([](const std::stop_token&) { returnFreedMemory(); });
    });
}

MapSession::~MapSession()
{
    keepHeard();
    // That a job was dropped is no reason to begin another.
    m_worker.disconnect(this);
}

MapRequest MapSession::request() const
{
    MapRequest request = defaultRequest(m_profile);
    if (m_map && m_map->request.profile == m_profile && m_shownFolder == m_folder)
        request = m_map->request;
    request.granularity = m_granularity;
    request.describe = true; // the window shows it
    return request;
}

void MapSession::start()
{
    m_found = 0;
    m_skipped.clear();
    m_progress = {};
    m_meter.clear();
    m_running = true;
    m_updating = false;
    m_pausing = false;
    m_isStale = false;
    m_tellsTravel = false;
}

void MapSession::open(const std::filesystem::path& folder, bool asNew)
{
    beginOpening(folder);
    m_run = m_worker.openIn(m_libraries, m_folder, request(), asNew);
    emit started();
}

void MapSession::openMoved(const KnownElsewhere& known)
{
    beginOpening(known.folder);
    m_movesHere = known.root;
    m_run = m_worker.open(m_folder, known.library, request());
    emit started();
}

void MapSession::beginOpening(const std::filesystem::path& folder)
{
    keepHeard(); // in the library that goes
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(folder, ignored);
    m_folder = (absolute.empty() ? folder : absolute).lexically_normal();
    if (!m_folder.has_filename()) // "drums/" is "drums"
        m_folder = m_folder.parent_path();
    start();
    m_opened.clear();
    m_offer.reset();
    m_counts = {};
    m_paused = false;
    m_adds = false;
    m_readOnly = ReadOnlyReason::None;
    m_isInMemory = false;
    m_roots.clear();
    m_prefixes.clear();
    m_movesHere.reset();
    watch();
    giveUp();
}

void MapSession::onOpened(const OpenedLibrary& library)
{
    m_opened = m_folder;
    m_library = m_run;
    m_marks = std::make_shared<const SoundMarks>(library.marks);
    m_crates = library.crates;
    emit cratesChanged();
    m_history = library.history;
    emit historyChanged();
    m_said.clear();
    m_toShow.clear();
    m_granularity = library.granularity;
    m_worker.setGranularity(m_granularity);
    emit granularityRead();
    m_roots = library.roots;
    m_canUndoLayout = library.canUndoLayout;
    // A library that takes the place of a paused one is too.
    m_paused = m_paused || (library.paused && library.readOnly == ReadOnlyReason::None);
    if (library.notKept) {
        m_isInMemory = true;
        emit notKept(*library.notKept);
    }
    if (!library.map->samples.empty()) {
        show(library.map);
        m_skipped = library.map->skipped;
    }
    if (library.readOnly != ReadOnlyReason::None) {
        m_readOnly = library.readOnly;
        emit isReadOnly();
        if (!library.map->samples.empty()) {
            m_running = false;
            emit finished();
            makeComparable();
            return;
        }
        // There is nothing to be looked at: it is analysed for this window alone.
        m_isInMemory = true;
        m_run = m_worker.open(m_folder, {}, request());
        return;
    }
    watch(); // before the disk is looked at
    const std::optional<RootId> moved = library.notKept ? std::nullopt : m_movesHere;
    m_adds = !moved;
    if (moved)
        update({}, [root = *moved, folder = m_folder](LibraryStore& store) { otozu::moveFolder(store, root, folder); });
    else
        update({});
    emit progressed();
}

void MapSession::watch()
{
    std::vector<std::filesystem::path> folders;
    for (const StoredRoot& root : m_roots) {
        if (!root.removed)
            folders.push_back(root.path);
    }
    if (folders.empty() && !m_opened.empty())
        folders.push_back(m_folder);
    if (std::exchange(m_watched, folders) != folders)
        m_watcher.setRoots(std::move(folders));
}

void MapSession::update(LibraryRequest what, LibraryWorker::Edit before)
{
    what.map = request();
    what.earlyMaps = true;
    what.listen = !m_paused;
    // Until a run has ended nobody knows whether it was done.
    if (m_adds)
        before = [folder = m_folder, then = std::move(before)](LibraryStore& store) {
            addOpened(store, folder);
            if (then)
                then(store);
        };
    m_skipped.clear();
    m_updating = true;
    m_run = m_worker.update(what, std::move(before));
}

void MapSession::updateQuietly()
{
    if (m_running) {
        m_isStale = true;
    } else if (!m_opened.empty() && m_opened == m_folder && m_readOnly == ReadOnlyReason::None) {
        start();
        update({});
        emit started();
    }
}

void MapSession::rescan()
{
    if (m_map && m_opened == m_shownFolder && m_readOnly == ReadOnlyReason::None) {
        m_folder = m_shownFolder;
        giveUp();
        start();
        LibraryRequest all;
        all.retryFailed = true;
        update(all);
        emit started();
    } else if (m_map) {
        open(m_shownFolder);
    } else if (!m_folder.empty()) {
        open(m_folder);
    }
}

void MapSession::giveUp()
{
    m_run = 0; // Jobs that were still waiting say at once that they are cancelled.
    m_worker.cancel();
}

void MapSession::cancel()
{
    if (m_running)
        m_worker.cancel();
}

QString MapSession::progressLine() const
{
    return m_pausing ? tr("Pausing…") : ProgressTexts::line(m_progress, m_meter);
}

std::filesystem::path MapSession::pathOf(int sample) const
{
    return m_map->request.folder / m_map->samples[std::size_t(sample)].path;
}

std::filesystem::path MapSession::root() const
{
    return m_map ? m_map->request.folder : std::filesystem::path();
}

void MapSession::onFinished(const LibraryOutcome& outcome, bool canUndoLayout)
{
    m_canUndoLayout = canUndoLayout;
    const LibraryCounts before = std::exchange(m_counts, outcome.counts);
    if (!m_updating) { // A layout was taken or undone.
        m_counts = before;
        m_counts.placed = 0;
    }
    if (!outcome.roots.empty()) {
        m_roots = outcome.roots;
        updatePrefixes(); // of the map that stands, if this run brings none
        m_adds = false;
        watch();
    }
    m_pausing = false;
    if (outcome.map->samples.empty() && m_paused) {
        endRun();
        emit finished();
        return;
    }
    if (outcome.map->samples.empty()) {
        endRun();
        emit nothingFound(m_folder, outcome.map->other, outcome.map->skipped);
        return;
    }
    m_running = false;
    m_offer = outcome.offer;
    show(outcome.map);
    m_skipped = outcome.map->skipped;
    emit finished();
    if (outcome.moved && m_tellsTravel)
        emit laidOut(*outcome.moved);
    if (m_isStale)
        updateQuietly();
    else
        makeComparable();
}

void MapSession::onFailed(const Failure& failure)
{
    // A library that cannot be kept up is no reason not to hear these sounds. Where a map stands there are some.
    const bool isOfKeeping = failure.fault == Fault::DiskFull || failure.fault == Fault::WriteFailed ||
                             failure.fault == Fault::NoPermission || failure.fault == Fault::DamagedLibrary ||
                             failure.fault == Fault::LibraryReplaced;
    if (isOfKeeping && !m_opened.empty() && !m_isInMemory && (!m_map || m_shownFolder != m_folder)) {
        m_isInMemory = true;
        m_updating = false;
        emit notKept(failure);
        m_run = m_worker.open(m_folder, {}, request());
        return;
    }
    endRun();
    watch();
    emit failed(failure);
}

void MapSession::show(const MapResultPtr& map)
{
    const auto first = std::ranges::find_if_not(m_roots, &StoredRoot::removed);
    m_home = first == m_roots.end() ? m_folder : first->path;
    const bool isAnotherFolder = !m_map || m_shownFolder != m_folder;
    if (!isAnotherFolder && isSameMap(*m_map, *map)) {
        updatePrefixes();
        return;
    }
    m_map = freedElsewhere(map);
    m_toShow.clear();
    for (const Said& said : m_said)
        m_toShow.push_back(said.change);
    updatePrefixes();
    m_shownFolder = m_folder;
    emit shown(isAnotherFolder);
    m_tidy.start();
    cut();
}

void MapSession::makeComparable()
{
    if (!m_running && m_map && m_opened == m_shownFolder && !m_map->similar)
        m_worker.makeComparable(m_map);
}

void MapSession::setGranularity(double granularity)
{
    if (m_granularity != granularity && canMark())
        m_worker.edit(m_library, [granularity](LibraryStore& store) { otozu::setGranularity(store, granularity); });
    m_granularity = granularity;
    m_worker.setGranularity(granularity);
    cut();
}

void MapSession::cut()
{
    if (!m_map || m_cutting)
        return;
    const std::size_t clusters = m_map->tree->clustersAt(m_granularity);
    if (clusters == m_map->cut && m_toShow.empty())
        return;
    m_cutting = true;
    m_cutter.start([this, map = m_map, clusters, said = m_toShow](const std::stop_token&) {
        auto made = std::make_shared<MapResult>(*map);
        for (const ClusterChange& change : said)
            changeCluster(*made, change);
        cutClusters(*made, clusters);
        QMetaObject::invokeMethod(
            this,
            [this, map, made = MapResultPtr(std::move(made)), shown = said.size()] {
                m_cutting = false;
                if (m_map == map) {
                    m_map = freedElsewhere(made);
                    // There may be none of them any more: the library was opened again.
                    m_toShow.erase(m_toShow.begin(),
                                   m_toShow.begin() + std::ptrdiff_t(std::min(shown, m_toShow.size())));
                    emit recut();
                    m_tidy.start();
                }
                cut(); // What has been wished for meanwhile.
            },
            Qt::QueuedConnection);
        returnFreedMemory(); // of cuts before, which may come fast
    });
}

void MapSession::endRun()
{
    m_running = false;
    m_skipped = m_map ? m_map->skipped : std::vector<FileFault>();
}

} // namespace otozu
