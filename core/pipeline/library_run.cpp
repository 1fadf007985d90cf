// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_run.h"

#include "core/base/step_time.h"
#include "core/features/features_key.h"
#include "core/library/library_flags.h"
#include "core/pipeline/compare_sounds.h"
#include "core/pipeline/cut_clusters.h"
#include "core/pipeline/lay_out.h"
#include "core/pipeline/library_analysis.h"
#include "core/pipeline/library_layout.h"
#include "core/pipeline/library_map.h"
#include "core/pipeline/library_roots.h"
#include "core/pipeline/library_scan.h"
#include "core/pipeline/live_map.h"
#include "core/pipeline/map_families.h"
#include "core/pipeline/observer_turns.h"
#include "core/pipeline/standing_map.h"
#include "core/pipeline/standing_offer.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

class Run
{
public:
    Run(LibraryStore& store, const LibraryRequest& request, const std::stop_token& stop, LibraryObserver& observer)
        : m_store(store), m_request(request), m_stop(stop), m_observer(observer), m_pool(request.map.threads),
          m_features(featuresKey(request.map.profile, request.map.seconds)), m_duplicates(store),
          m_known(SoundComparisons::load(store)), m_watch(m_pool), m_standing(store, m_observer),
          m_offer(store, m_standing, m_observer)
    {
        m_request.map.threads = m_pool.threadCount();
    }

    LibraryOutcome run()
    {
        for (const fs::path& folder : m_request.roots)
            addFolder(m_store, folder);
        refresh();
        if (const auto standing = standingMap(m_store))
            m_observer.mapped(finished(mapOf(*standing, m_all.files, m_duplicates, m_request.map)), MapStage::Standing);
        m_watch.lap();
        lookAtDisk();
        m_standing.read(m_all.files, m_features, m_request.map);
        m_offer.read(m_features);
        m_times.scan = m_watch.lap();
        m_observer.filesListed(m_all);
        repeatOffer();
        if (m_request.listen)
            listenAndMap();
        else
            mapWhatWasHeard();
        m_outcome.offer = m_offer.offered();
        m_outcome.roots = m_store.roots();
        countFiles(m_all, m_outcome.counts);
        m_outcome.counts.toHear = std::size_t(std::ranges::count_if(
            m_all.files, [&](const StoredFile& file) { return file.state != FileState::Failed && !isHeard(file); }));
        return std::move(m_outcome);
    }

private:
    void listenAndMap()
    {
        {
            // Who pauses stops the run first, and may say so in the library before the run notices.
            const LibraryStore::Hold hold = m_store.hold();
            throwIfStopped(m_stop);
            setPaused(m_store, false);
        }
        try {
            hear();
            m_times.analyse = m_watch.lap();
            makeMap();
        } catch (const Cancelled&) {
            keepLiveMap();
            throw;
        }
        m_watch.lap();
        compareSounds();
        m_outcome.compare = m_watch.lap();
    }

    void mapWhatWasHeard()
    {
        setHeard();
        if (!m_heard.empty() && (m_request.relayout || m_request.resettle))
            makeMap();
        else
            finish(m_standing.isThere() ? standing() : MapResult());
    }

    /// What was shown is there when the library is opened next.
    void keepLiveMap()
    {
        endLiveMap();
        if (m_grown && m_grown->stored().places.size() > m_standing.size())
            m_standing.keep(m_grown->stored());
    }

    void endLiveMap()
    {
        if (m_live)
            m_grown = m_live->finish();
        m_live.reset();
    }

    [[nodiscard]] MapResult standing() const
    {
        return mapOf(m_standing.map(), m_all.files, m_duplicates, m_request.map);
    }

    /// Reads the files again, if anything has changed.
    void refresh()
    {
        if (m_revision && *m_revision == m_store.revision())
            return;
        m_revision = m_store.revision();
        m_all = LibraryFiles(m_store, m_request.map.label);
        m_observer.setBase(m_all.base);
        m_request.map.folder = m_all.base;
    }

    void lookAtDisk()
    {
        if (m_request.lookAtDisk) {
            const LibraryScan scan = lookAtRoots(m_store, m_stop, m_observer);
            LibraryCounts& counts = m_outcome.counts;
            counts.added = scan.added;
            counts.changed = scan.changed;
            counts.moved = scan.moved;
            counts.missing = scan.missing;
            counts.found = scan.found;
            m_other = scan.other;
            for (const FileFault& fault : scan.unlisted)
                m_unlisted.push_back({fault.path.lexically_relative(m_all.base), fault.fault});
        }
        if (m_request.retryFailed) {
            refresh();
            std::vector<FileId> failed;
            for (const StoredFile& file : m_all.files) {
                if (file.state == FileState::Failed && !file.record.missing)
                    failed.push_back(file.id);
            }
            if (!failed.empty())
                m_store.retry(failed);
        }
        refresh();
    }

    void tellHeard(std::span<const HeardFile> heard, const LibraryPaths& paths)
    {
        std::vector<StoredFile> files;
        files.reserve(heard.size());
        for (const HeardFile& each : heard) {
            files.push_back(each.file);
            paths.toBase(files.back());
        }
        m_observer.heard(files);
    }

    void hear()
    {
        const bool isNewLayout = m_request.relayout || m_request.resettle;
        const LibraryPaths paths(m_store.roots(), m_request.map.label);
        if (m_request.earlyMaps && !isNewLayout && (!m_standing.isThere() || m_standing.isAsAsked()))
            m_live.emplace(m_request.map, m_features, paths, m_duplicates, m_observer, m_stop);
        if (m_live && !m_standing.isThere())
            m_live->add(heardBefore());
        bool isFirst = true;
        const auto committed = [&](std::span<const HeardFile> heard) {
            if (m_live && !heard.empty()) {
                if (std::exchange(isFirst, false) && m_standing.isThere()) {
                    // Those who listen have the other pool, and wait for this.
                    ThreadPool pool(m_request.map.threads);
                    m_live->start(growing(pool));
                }
                m_live->add(heard);
            }
            if (auto early = m_live ? m_live->takeEarly() : std::nullopt)
                m_standing.keepForNow(std::move(*early));
            if (!heard.empty())
                tellHeard(heard, paths);
            return true;
        };
        const LibraryAnalysis analysis = analysePending(m_store, m_request.map.profile, m_request.map.seconds,
                                                        m_request.map.describe, m_pool, m_stop, m_observer, committed);
        m_outcome.counts.heard = analysis.heard;
        m_outcome.counts.unreadable = analysis.failed;
        m_isWhole = analysis.gone == 0;
        refresh();
        setHeard();
    }

    /// Some that an earlier run has heard, for an early map.
    [[nodiscard]] std::vector<HeardFile> heardBefore()
    {
        setHeard();
        std::vector<SampleRecord> records;
        std::vector<FileId> ids;
        for (const StoredFile& file : m_all.files) {
            if (isHeard(file) && !file.record.missing) {
                records.push_back(file.record);
                ids.push_back(file.id);
            }
        }
        std::vector<FileId> chosen;
        for (const std::size_t i : scattered(records)) {
            if (chosen.size() < LiveMap::kSounds)
                chosen.push_back(ids[i]);
        }
        std::vector<HeardFile> heard;
        if (chosen.empty())
            return heard;
        const Matrix<float> rows = m_store.rows(m_features, chosen);
        const std::vector<StoredFile> files = m_store.files(chosen);
        for (std::size_t i = 0; i < chosen.size(); ++i)
            heard.push_back({files[i], {rows.row(i).begin(), rows.row(i).end()}});
        return heard;
    }

    void setHeard() { m_heard = m_store.heardAs(m_features); }
    [[nodiscard]] bool isHeard(const StoredFile& file) const
    {
        return file.state == FileState::Analysed && std::ranges::binary_search(m_heard, file.id);
    }
    [[nodiscard]] StoredRows storedRows(ThreadPool& pool) { return {m_store, m_features, pool, m_stop}; }

    /// The standing map, made for newcomers.
    [[nodiscard]] GrowingMap growing(ThreadPool& pool)
    {
        return growingMap(m_standing.map(), m_all.files, m_store.heardAs(m_features), storedRows(pool), m_request.map);
    }

    void makeMap()
    {
        const bool isNewLayout = m_request.relayout || m_request.resettle;
        endLiveMap();
        throwIfStopped(m_stop);
        if (m_grown && !m_standing.isThere())
            m_standing.keepForNow(m_grown->stored());
        readDuplicates();
        const bool resettle = m_request.resettle && m_standing.isAsAsked();
        const bool mayStay = m_standing.isAsAsked() && (!m_standing.isEarly() || m_request.earlyMaps);
        if (resettle || (!isNewLayout && (mayStay || m_grown)))
            grow();
        else
            layOutNew(false);
        if (resettle)
            layOutNew(true);
        // Of a disk that was pulled out too early there is a map to look at; not one that the rest has to fit into.
        if (m_isWhole || !m_standing.isEarly())
            m_standing.settle();
        else
            setMapEarly(m_store, true);
        m_offer.tell();
    }

    void layOutNew(bool resettle)
    {
        auto made = layOutAll(resettle);
        if (!made) {
            finish({});
            return;
        }
        if (m_standing.isThere())
            m_outcome.moved = made->moved;
        m_standing.replaceBy(made->stored);
        m_offer.drop();
        finish(named(*made));
    }

    void readDuplicates()
    {
        std::vector<StoredFile> analysed;
        for (const StoredFile& file : m_all.files) {
            if (file.state == FileState::Analysed)
                analysed.push_back(file);
        }
        m_duplicates.read(m_all.base, analysed, m_pool, m_stop);
        m_duplicates.keep(m_store);
    }

    /// Newcomers into the standing map, or the last ones into an early map, which then stands.
    void grow()
    {
        const std::size_t before = m_standing.size();
        const PlaceTable table(m_grown ? m_grown->stored().places : m_standing.map().places);
        std::vector<StoredFile> newcomers;
        std::vector<FileId> ids;
        for (const StoredFile& file : m_all.files) {
            if (isHeard(file) && table.find(file.id) == nullptr) {
                newcomers.push_back(file);
                ids.push_back(file.id);
            }
        }
        StepWatch watch(m_pool);
        if (!newcomers.empty()) {
            if (!m_grown)
                m_grown.emplace(growing(m_pool));
            const MapRows rows = storedRows(m_pool).rows(m_grown->maker(), ids);
            m_times.neighbours += watch.lap();
            m_grown->place(newcomers, rows.rows, m_pool, m_stop);
            m_times.layout += watch.lap();
        }
        if (m_grown && m_grown->stored().places.size() > before)
            m_standing.keep(m_grown->stored());
        m_grown.reset();
        m_outcome.counts.placed = m_standing.isEarly() ? 0 : m_standing.size() - before;
        finish(standing());
        if (!m_request.resettle && isOfferDue())
            makeOffer();
    }

    [[nodiscard]] bool isOfferDue()
    {
        if (m_standing.isEarly() || !m_request.earlyMaps)
            return m_standing.isEarly();
        if (const StoredMap* before = m_offer.before())
            return hasOutgrownOffer(m_standing.map(), *before);
        return m_outcome.counts.placed > 0 && hasOutgrownItself(m_store, *m_outcome.map);
    }

    /// To one who has not answered yet.
    void repeatOffer()
    {
        StoredMap* layout = m_request.earlyMaps ? m_offer.before() : nullptr;
        if (layout == nullptr)
            return;
        m_standing.carryOverTo(*layout);
        MapResult map = mapOf(*layout, m_all.files, m_duplicates, m_request.map);
        const Travel moved = travelFrom(m_standing.map(), map, false);
        m_offer.repeat(finished(std::move(map)), moved);
    }

    void makeOffer()
    {
        auto made = layOutAll(false);
        if (!made)
            return;
        m_standing.carryOverTo(made->stored);
        MapResultPtr map = finished(named(*made));
        m_offer.make(std::move(made->stored), std::move(map), made->moved);
    }

    /// With clusters as they are kept.
    [[nodiscard]] static MapResult named(LibraryLayout& made)
    {
        made.map.storedClusters = made.stored.clusters;
        cutClusters(made.map, made.map.tree->clustersAt(made.stored.granularity));
        return std::move(made.map);
    }

    [[nodiscard]] std::optional<LibraryLayout> layOutAll(bool resettle)
    {
        auto made = layOutLibrary(m_store, m_all, m_heard, m_features, m_duplicates, m_request.map,
                                  m_standing.isThere() ? &m_standing.map() : nullptr, resettle, m_pool, m_stop,
                                  [this](const Progress& progress) { m_observer.progressed(progress); });
        m_outcome.counts.laidOut = made ? made->laidOut : 0;
        return made;
    }

    /// The map is there already; now those of its sounds are found that are there more than once.
    void compareSounds()
    {
        const auto isNew = [&](const StoredFile& file) {
            return isHeard(file) && !file.record.missing && file.sound != ContentHash{} &&
                   !m_known.isSettled(file.sound);
        };
        if (m_request.map.profile != Profile::Timbre || std::ranges::none_of(m_all.files, isNew))
            return;
        try {
            compareStoredSounds(m_store, m_features, m_pool, m_stop,
                                [this](const Progress& progress) { m_observer.progressed(progress); });
        } catch (const Cancelled&) {
            // What was found out is kept, and the rest will be looked for next time: the map is none the worse.
            tellFamilies();
            throw;
        }
        tellFamilies();
    }

    void tellFamilies()
    {
        m_known = SoundComparisons::load(m_store);
        auto families = knownFamilies(*m_outcome.map, m_all.files, m_known);
        if (families == m_outcome.map->families)
            return;
        MapResult map = *m_outcome.map;
        map.families = std::move(families);
        m_outcome.map = std::make_shared<const MapResult>(std::move(map));
        m_observer.mapped(m_outcome.map, MapStage::Final);
    }

    /// What is known of the run.
    [[nodiscard]] MapResultPtr finished(MapResult map) const
    {
        map.request.folder = m_all.base;
        map.roots = m_all.roots;
        map.threads = m_pool.threadCount();
        map.skipped = m_all.skipped();
        map.skipped.insert(map.skipped.end(), m_unlisted.begin(), m_unlisted.end());
        std::ranges::stable_sort(map.skipped, {},
                                 [](const FileFault& fault) -> const std::string& { return fault.path.native(); });
        map.other = m_other;
        map.times.scan = m_times.scan;
        map.times.analyse = m_times.analyse;
        map.times.neighbours += m_times.neighbours;
        map.times.layout += m_times.layout;
        map.families = knownFamilies(map, m_all.files, m_known);
        return std::make_shared<const MapResult>(std::move(map));
    }

    void finish(MapResult map)
    {
        m_outcome.map = finished(std::move(map));
        m_observer.mapped(m_outcome.map, MapStage::Final);
    }

    LibraryStore& m_store;
    LibraryRequest m_request;
    const std::stop_token& m_stop;
    ObserverTurns m_observer;
    ThreadPool m_pool;
    const std::string m_features;
    StoredDuplicates m_duplicates;
    SoundComparisons m_known;
    StepWatch m_watch;
    StepTimes m_times;
    std::optional<std::int64_t> m_revision;
    LibraryFiles m_all;
    std::size_t m_other = 0;
    std::vector<FileFault> m_unlisted;
    std::vector<FileId> m_heard;
    bool m_isWhole = true; // no file went away before it was heard
    StandingMap m_standing;
    StandingOffer m_offer;
    LibraryOutcome m_outcome;
    std::optional<GrowingMap> m_grown;
    std::optional<LiveMap> m_live; // last: its thread calls the observer
};

} // namespace

LibraryOutcome updateLibrary(LibraryStore& store, const LibraryRequest& request, const std::stop_token& stop,
                             LibraryObserver& observer)
{
    if (store.isReadOnly())
        throw std::logic_error("updateLibrary: the library is read only");
    checkRequest(request.map);
    return Run(store, request, stop, observer).run();
}

} // namespace otozu
