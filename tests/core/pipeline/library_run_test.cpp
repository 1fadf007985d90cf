// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/change_cluster.h"
#include "core/pipeline/library_run.h"

#include "core/base/random.h"
#include "core/library/library_flags.h"
#include "core/library/map_csv.h"
#include "core/library/memory_store.h"
#include "core/library/sound_comparisons.h"
#include "core/pipeline/cut_clusters.h"
#include "core/pipeline/make_map.h"
#include "tests/core/pipeline/library_runs.h"
#include "tests/support/changed_sounds.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <map>
#include <numbers>
#include <thread>

namespace fs = std::filesystem;
using namespace otozu;
using namespace otozu::test;

namespace
{

const SampleRecord& sampleOf(const MapResult& map, const std::string& path)
{
    const auto found = std::ranges::find_if(map.samples, [&](const auto& s) { return s.path == path; });
    if (found == map.samples.end())
        throw std::out_of_range(path);
    return *found;
}

FileId idOf(const MapResult& map, const std::string& path)
{
    return map.files[std::size_t(&sampleOf(map, path) - map.samples.data())];
}

/// Stops the run after so many sounds.
class Stopper : public LibraryObserver
{
public:
    Stopper(std::stop_source& stop, std::size_t after) : m_stop(stop), m_after(after) {}
    void progressed(const Progress& progress) override
    {
        if (progress.step == Step::Analyse && progress.done >= m_after)
            m_stop.request_stop();
    }

private:
    std::stop_source& m_stop;
    std::size_t m_after;
};

/// Lets no file be kept after enough for an early map, before there is one; and looks at what is kept of it then.
class WaitingStore : public MemoryStore
{
public:
    void addHeard(const std::string& features, std::span<const HeardFile> heard) override
    {
        if (heardAs(features).size() >= enough) {
            while (!hasEarly)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            keptMap = hasWaited ? map() : std::nullopt;
            wasEarly = isMapEarly(*this);
            hasWaited = true;
        }
        MemoryStore::addHeard(features, heard);
    }
    std::size_t enough = 2000;
    std::atomic<bool> hasEarly = false;
    bool hasWaited = false;
    bool wasEarly = false;
    std::optional<StoredMap> keptMap;
};

/// Names a cluster as soon as there is a map.
class NamerOfEarly : public LibraryObserver
{
public:
    explicit NamerOfEarly(WaitingStore& store) : m_store(store) {}
    void mapped(const MapResultPtr& map, MapStage stage) override
    {
        if (stage != MapStage::Early)
            return;
        early = map;
        m_store.hasEarly = true;
    }
    void toBeKept(StoredMap& map) override
    {
        if (m_store.hasEarly)
            (void)changeCluster(map, {.seen = seenClusters(*early), .slot = 1, .name = "mine"});
    }
    MapResultPtr early;

private:
    WaitingStore& m_store;
};

/// Stops the run when it has shown a map.
class StopperAtMap : public LibraryObserver
{
public:
    explicit StopperAtMap(std::stop_source& stop) : m_stop(stop) {}
    void mapped(const MapResultPtr& map, MapStage stage) override
    {
        shown = map;
        if (stage == MapStage::Early)
            m_stop.request_stop();
    }
    MapResultPtr shown;

private:
    std::stop_source& m_stop;
};

/// Stops when the map is there and its sounds are compared.
class StopperAtComparing : public LibraryObserver
{
public:
    explicit StopperAtComparing(std::stop_source& stop) : m_stop(stop) {}
    void mapped(const MapResultPtr& map, MapStage stage) override
    {
        if (stage == MapStage::Final)
            maps.push_back(map);
    }
    void progressed(const Progress& progress) override
    {
        if (progress.step == Step::Compare && !maps.empty() && progress.done > 0)
            m_stop.request_stop();
    }
    std::vector<MapResultPtr> maps;

private:
    std::stop_source& m_stop;
};

/// Takes a folder away after so many sounds.
class Unplugger : public LibraryObserver
{
public:
    Unplugger(fs::path folder, fs::path elsewhere) : m_folder(std::move(folder)), m_elsewhere(std::move(elsewhere)) {}
    void progressed(const Progress& progress) override
    {
        if (progress.step == Step::Analyse && progress.done >= 60 && fs::exists(m_folder))
            fs::rename(m_folder, m_elsewhere);
    }

private:
    fs::path m_folder;
    fs::path m_elsewhere;
};

class Recorder : public LibraryObserver
{
public:
    void mapped(const MapResultPtr& map, MapStage stage) override { maps.emplace_back(stage, map); }
    void offered(const std::shared_ptr<const LayoutOffer>& offer) override { offers.push_back(offer); }
    void filesListed(const LibraryFiles& all) override { files = all.files; }
    void heard(const std::vector<StoredFile>& some) override
    {
        batches.insert(batches.end(), some.begin(), some.end());
    }
    void skipped(const FileFault& fault) override { faults.push_back(fault); }
    std::vector<std::pair<MapStage, MapResultPtr>> maps;
    std::vector<std::shared_ptr<const LayoutOffer>> offers;
    std::vector<StoredFile> files;
    std::vector<StoredFile> batches;
    std::vector<FileFault> faults;
};

} // namespace

class LibraryRunTest : public QObject
{
    Q_OBJECT
private:
    /// Of a first run over files that all lie there, one of them broken.wav: each is told of before and after it is
    /// heard, under one name.
    static void checkFiles(const Recorder& recorder, const MapResult& map)
    {
        QCOMPARE(recorder.files.size(), map.samples.size() + 1);
        QCOMPARE(recorder.batches.size(), recorder.files.size());
        for (const StoredFile& file : recorder.files) {
            QVERIFY(file.state == FileState::Pending && file.id > 0);
            const auto after = std::ranges::find(recorder.batches, file.id, &StoredFile::id);
            QVERIFY(after != recorder.batches.end());
            QVERIFY(after->record.path == file.record.path);
            const bool isBroken = file.record.path == "broken.wav";
            QCOMPARE(after->state, isBroken ? FileState::Failed : FileState::Analysed);
            QCOMPARE(after->record.sampleRate > 0, !isBroken);
            QCOMPARE(std::ranges::count(map.files, file.id), isBroken ? 0 : 1);
        }
    }

private slots:
    void theFirstMapIsThatWithoutALibrary_data()
    {
        QTest::addColumn<Profile>("profile");
        QTest::addColumn<int>("count");
        QTest::newRow("timbre") << Profile::Timbre << 60;
        QTest::newRow("article") << Profile::Article << 60;
        QTest::newRow("article, rows reduced") << Profile::Article << 2040;
        QTest::newRow("one sound") << Profile::Timbre << 1;
        QTest::newRow("three") << Profile::Timbre << 3;
    }
    void theFirstMapIsThatWithoutALibrary()
    {
        QFETCH(Profile, profile);
        QFETCH(int, count);
        const test::ScratchFolder folder;
        fill(folder.path(), 0, count, 0.03);
        test::writeBytes(folder / "broken.wav", "no sound");
        test::writeBytes(folder / "other.txt", "no sound");
        if (count > 10)
            fs::copy_file(folder / "pitch0/s3.wav", folder / "copy.wav");
        MemoryStore store;
        LibraryRequest request = asks({folder.path()}, profile);
        Recorder recorder;
        const LibraryOutcome outcome = updateLibrary(store, request, {}, recorder);
        QCOMPARE(csvOf(*outcome.map), csvWithout(folder.path(), request.map));
        QCOMPARE(outcome.map->request.folder, folder.path());
        QCOMPARE(outcome.map->skipped.size(), std::size_t(1));
        QCOMPARE(outcome.map->skipped[0].path.string(), std::string("broken.wav"));
        QCOMPARE(outcome.map->other, std::size_t(1));
        QCOMPARE(recorder.faults.size(), std::size_t(1));
        QCOMPARE(recorder.faults[0].path.string(), std::string("broken.wav"));
        checkFiles(recorder, *outcome.map);
        QCOMPARE(outcome.counts.heard, outcome.map->samples.size());
        QCOMPARE(outcome.counts.laidOut, outcome.map->samples.size());
        QCOMPARE(outcome.counts.unreadable, std::size_t(1));
        QCOMPARE(outcome.counts.failed, std::size_t(1));
        QVERIFY(!outcome.offer && !outcome.moved);

        // Opened again it is the same, and a second run does nothing.
        QCOMPARE(csvOf(*openLibrary(store, request.map)), csvOf(*outcome.map));
        const LibraryOutcome again = update(store, request);
        QCOMPARE(csvOf(*again.map), csvOf(*outcome.map));
        QCOMPARE(again.counts.heard + again.counts.placed + again.counts.laidOut + again.counts.added, std::size_t(0));
        QCOMPARE(again.counts.unreadable, std::size_t(0));
        request.relayout = true;
        const LibraryOutcome relaid = update(store, request);
        QCOMPARE(csvOf(*relaid.map), csvOf(*outcome.map));
        QCOMPARE(relaid.moved->most, 0.0);
    }

    void duplicatesAreThoseOfTheWholeFiles()
    {
        // Long ones, of equal size and edges: all but one differ in the middle.
        const test::ScratchFolder folder;
        for (int i = 0; i < 4; ++i) {
            AudioBuffer sound = test::noise(4.0, 22050, 1, 5);
            sound.samples[sound.samples.size() / 2] = i == 3 ? 0.2F : 0.1F * float(i + 1);
            test::writeWav(folder / ("long" + std::to_string(i) + ".wav"), sound);
        }
        fill(folder.path(), 0, 20);
        fs::copy_file(folder / "pitch1/s4.wav", folder / "a.wav");
        MemoryStore store;
        const LibraryOutcome outcome = update(store, asks({folder.path()}));
        QCOMPARE(csvOf(*outcome.map), csvWithout(folder.path()));
        const MapResultPtr opened = openLibrary(store);
        const MapResult& map = *opened;
        QCOMPARE(map.samples[std::size_t(sampleOf(map, "long3.wav").duplicateOf)].path.string(),
                 std::string("long1.wav"));
        QCOMPARE(sampleOf(map, "long2.wav").duplicateOf, -1);
        QCOMPARE(sampleOf(map, "pitch1/s4.wav").duplicateOf, 0);
    }

    void knownPointsStay()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 90);
        MemoryStore store;
        const LibraryOutcome before = update(store, asks({folder.path()}));
        fill(folder.path(), 90, 120);
        const LibraryOutcome after = update(store, asks());
        QCOMPARE(after.counts.added, std::size_t(30));
        QCOMPARE(after.counts.heard, std::size_t(30));
        QCOMPARE(after.counts.placed, std::size_t(30));
        QCOMPARE(after.counts.laidOut, std::size_t(0));
        QCOMPARE(after.map->placed, std::size_t(30));
        const auto places = placesOf(*after.map);
        QCOMPARE(places.size(), std::size_t(120));
        for (const auto& [path, place] : placesOf(*before.map))
            QVERIFY2(sameBits(places.at(path), place), path.c_str());
        for (const SampleRecord& sample : after.map->samples)
            QVERIFY(sample.cluster >= 0);
        QCOMPARE(csvOf(*openLibrary(store)), csvOf(*after.map));
        QVERIFY(!store.canUndoMap());

        // From nothing it is that without a library, and can be undone.
        LibraryRequest relayout = asks();
        relayout.relayout = true;
        const LibraryOutcome laid = update(store, relayout);
        QCOMPARE(csvOf(*laid.map), csvWithout(folder.path()));
        QCOMPARE(laid.moved->points, std::size_t(120));
        QVERIFY(laid.moved->most > 0.0);
        QVERIFY(store.canUndoMap());
        store.undoMap();
        QCOMPARE(csvOf(*openLibrary(store)), csvOf(*after.map));
    }

    void inPortionsOrAtOnceNewcomersGetTheSamePlaces()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 60);
        MemoryStore store;
        (void)update(store, asks({folder.path()}));
        fill(folder.path(), 60, 90);
        MemoryStore stopped = store;
        std::stop_source stop;
        Stopper stopper(stop, 10);
        QVERIFY_EXCEPTION_THROWN(updateLibrary(stopped, asks(), stop.get_token(), stopper), Cancelled);
        QVERIFY(countLibrary(stopped).pending < 30);
        QCOMPARE(csvOf(*update(stopped, asks()).map), csvOf(*update(store, asks()).map));
    }

    void aStoppedRunGoesOnWhereItWas()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 80);
        MemoryStore store;
        std::size_t heard = 0;
        for (const std::size_t after : {20U, 15U, 30U}) {
            std::stop_source stop;
            Stopper stopper(stop, after);
            QVERIFY_EXCEPTION_THROWN(updateLibrary(store, asks({folder.path()}), stop.get_token(), stopper), Cancelled);
            const std::size_t now = countLibrary(store).analysed;
            QVERIFY(now > heard && now < 80);
            heard = now;
        }
        const LibraryOutcome outcome = update(store, asks());
        QCOMPARE(outcome.counts.heard, 80 - heard);
        QCOMPARE(csvOf(*outcome.map), csvWithout(folder.path()));
    }

    void aMovedFileKeepsItsPlace()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 60);
        MemoryStore store;
        const LibraryOutcome before = update(store, asks({folder.path()}));
        fs::create_directories(folder / "elsewhere");
        fs::rename(folder / "pitch0/s3.wav", folder / "elsewhere/renamed.wav");
        fs::rename(folder / "pitch1", folder / "other");
        const LibraryOutcome after = update(store, asks());
        QCOMPARE(after.counts.moved, std::size_t(21));
        QCOMPARE(after.counts.heard + after.counts.added + after.counts.missing + after.counts.placed, std::size_t(0));
        QCOMPARE(idOf(*after.map, "elsewhere/renamed.wav"), idOf(*before.map, "pitch0/s3.wav"));
        auto places = placesOf(*after.map);
        for (const auto& [path, place] : placesOf(*before.map)) {
            const std::string now = path == "pitch0/s3.wav"       ? "elsewhere/renamed.wav"
                                    : path.starts_with("pitch1/") ? "other/" + path.substr(7)
                                                                  : path;
            QVERIFY2(sameBits(places.at(now), place), path.c_str());
        }
        QCOMPARE(sampleOf(*after.map, "elsewhere/renamed.wav").label, std::string("elsewhere"));
    }

    void whatIsGoneStaysOnTheMap()
    {
        const test::ScratchFolder scratch;
        const fs::path folder = scratch / "root";
        fill(folder, 0, 60);
        MemoryStore store;
        const LibraryOutcome before = update(store, asks({folder}));
        fs::remove(folder / "pitch2/s5.wav");
        const LibraryOutcome without = update(store, asks());
        QCOMPARE(without.counts.missing, std::size_t(1));
        QCOMPARE(without.counts.gone, std::size_t(1));
        QCOMPARE(csvOf(*without.map), csvOf(*before.map));
        QVERIFY(sampleOf(*without.map, "pitch2/s5.wav").missing);
        QVERIFY(!sampleOf(*without.map, "pitch2/s2.wav").missing);

        // The whole drive.
        fs::rename(folder, scratch / "unplugged");
        const LibraryOutcome offline = update(store, asks());
        QCOMPARE(offline.counts.offlineRoots, std::size_t(1));
        QCOMPARE(offline.counts.gone, std::size_t(60));
        QCOMPARE(offline.counts.missing, std::size_t(0));
        QCOMPARE(csvOf(*offline.map), csvOf(*before.map));
        QVERIFY(std::ranges::all_of(offline.map->samples, &SampleRecord::missing));
        fs::rename(scratch / "unplugged", folder);
        const LibraryOutcome back = update(store, asks());
        QCOMPARE(back.counts.offlineRoots, std::size_t(0));
        QCOMPARE(back.counts.heard, std::size_t(0));
        QCOMPARE(csvOf(*back.map), csvOf(*before.map));

        // A new layout is that of what is there; what is not has its place in it too.
        LibraryRequest relayout = asks();
        relayout.relayout = true;
        const LibraryOutcome laid = update(store, relayout);
        QCOMPARE(laid.counts.laidOut, std::size_t(59));
        QCOMPARE(laid.map->samples.size(), std::size_t(60));
        QCOMPARE(laid.map->placed, std::size_t(1));
        MapRequest request = quick();
        request.folder = folder;
        MapObserver observer;
        const auto places = placesOf(*laid.map);
        for (const auto& [path, place] : placesOf(makeMap(request, {}, observer)))
            QVERIFY2(sameBits(places.at(path), place), path.c_str());
        QVERIFY(sampleOf(*laid.map, "pitch2/s5.wav").missing);
        QVERIFY(sampleOf(*laid.map, "pitch2/s5.wav").cluster >= 0);
    }

    void anotherContentIsPlacedAnew()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 60);
        MemoryStore store;
        const LibraryOutcome before = update(store, asks({folder.path()}));
        const Place low = placesOf(*before.map).at("pitch0/s0.wav");
        const Place high = placesOf(*before.map).at("pitch2/s2.wav");
        test::writeWav(folder / "pitch0/s0.wav", pluck(110.0 * 16.0 * 1.0061, 77, 0.11));
        const LibraryOutcome after = update(store, asks());
        QCOMPARE(after.counts.changed, std::size_t(1));
        QCOMPARE(after.counts.heard, std::size_t(1));
        QCOMPARE(after.counts.placed, std::size_t(1));
        QCOMPARE(idOf(*after.map, "pitch0/s0.wav"), idOf(*before.map, "pitch0/s0.wav"));
        auto places = placesOf(*after.map);
        const Place now = places.at("pitch0/s0.wav");
        const auto distance = [](const Place& a, const Place& b) {
            return std::hypot(a.first - b.first, a.second - b.second);
        };
        QVERIFY(distance(now, high) < distance(now, low));
        for (const auto& [path, place] : placesOf(*before.map))
            QVERIFY2(path == "pitch0/s0.wav" || sameBits(places.at(path), place), path.c_str());

        // Stopped between the look at the disk and the listening it is not forgotten.
        test::writeBytes(folder / "pitch0/s0.wav", "no sound any more");
        std::stop_source stop;
        Stopper stopper(stop, 0);
        QVERIFY_EXCEPTION_THROWN(updateLibrary(store, asks(), stop.get_token(), stopper), Cancelled);
        const LibraryOutcome broken = update(store, asks());
        QCOMPARE(broken.map->samples.size(), std::size_t(59));
        QCOMPARE(broken.map->skipped.size(), std::size_t(1));
        test::writeWav(folder / "pitch0/s0.wav", pluck(110.0, 0, 0.1));
        QCOMPARE(update(store, asks()).map->samples.size(), std::size_t(60));
    }

    void otherSettingsAreAnotherMap()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 60);
        MemoryStore store;
        const LibraryOutcome first = update(store, asks({folder.path()}));
        LibraryRequest other = asks();
        other.map.umap.seed = 7;
        other.map.gmeans.kMax = 2;
        const LibraryOutcome second = update(store, other);
        QCOMPARE(second.counts.heard, std::size_t(0));
        QCOMPARE(second.counts.laidOut, std::size_t(60));
        // Names and places; colours go with the clusters of before.
        QCOMPARE(csvOf(*second.map), csvWithout(folder.path(), other.map));
        QCOMPARE(requestOf(store).umap.seed, std::uint64_t(7));
        QCOMPARE(requestOf(store).gmeans.kMax, 2);
        QVERIFY(store.canUndoMap());
        store.undoMap();
        QCOMPARE(csvOf(*openLibrary(store)), csvOf(*first.map));
        // Another profile hears all again; both are kept.
        const LibraryOutcome article = update(store, asks({}, Profile::Article));
        QCOMPARE(article.counts.heard, std::size_t(60));
        QCOMPARE(update(store, asks()).counts.heard, std::size_t(0));
    }

    void clustersStayThemselves()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 90);
        MemoryStore store;
        LibraryRequest request = asks({folder.path()});
        request.map.umap.nEpochs = 300;
        request.map.gmeans.kMax = 3; // there are three kinds of sounds
        const LibraryOutcome before = update(store, request);
        QVERIFY(before.map->clusters.size() >= 2);
        const std::size_t chosen = 1;
        QVERIFY(changeCluster(
            store,
            {.seen = seenClusters(*before.map), .slot = before.map->clusters[chosen].slot, .name = "my darlings"}));
        const auto shareOf = [&](const MapResult& map) {
            // Of the members of then, how many are in a cluster of that name now.
            std::size_t then = 0;
            std::size_t both = 0;
            for (const SampleRecord& sample : before.map->samples) {
                if (sample.cluster != std::int32_t(chosen))
                    continue;
                ++then;
                const SampleRecord& now = sampleOf(map, sample.path.string());
                const ClusterInfo& cluster = map.clusters[std::size_t(now.cluster)];
                both += cluster.name == "my darlings" && cluster.colour == before.map->clusters[chosen].colour ? 1 : 0;
            }
            return double(both) / double(then);
        };
        QCOMPARE(shareOf(*openLibrary(store)), 1.0);
        fill(folder.path(), 90, 120);
        QCOMPARE(shareOf(*update(store, request).map), 1.0);
        LibraryRequest resettle = request;
        resettle.resettle = true;
        const LibraryOutcome settled = update(store, resettle);
        QVERIFY2(shareOf(*settled.map) > 0.8, qPrintable(QString::number(shareOf(*settled.map))));
        QVERIFY(settled.moved && settled.moved->points == 120);
        QVERIFY2(settled.moved->median < 0.1, qPrintable(QString::number(settled.moved->median)));
        QVERIFY(store.canUndoMap());
        LibraryRequest relayout = request;
        relayout.relayout = true;
        const LibraryOutcome laid = update(store, relayout);
        QVERIFY2(shareOf(*laid.map) > 0.5, qPrintable(QString::number(shareOf(*laid.map))));
        // The slider's place is kept too.
        QVERIFY(!granularityOf(store));
        setGranularity(store, 1.0);
        QCOMPARE(granularityOf(store), 1.0);
        const MapResultPtr fine = openLibrary(store);
        QCOMPARE(fine->clusters.size(), fine->tree->finest());
    }

    void severalRoots()
    {
        const test::ScratchFolder scratch;
        fill(scratch / "b/drums", 0, 30);
        fill(scratch / "a", 30, 60);
        MemoryStore store;
        (void)update(store, asks({scratch / "b/drums"}));
        const LibraryOutcome both = update(store, asks({scratch / "a"}));
        QCOMPARE(both.counts.roots, std::size_t(2));
        QCOMPARE(both.counts.placed, std::size_t(30));
        QCOMPARE(both.map->request.folder, scratch.path());
        QCOMPARE(both.map->samples.front().path.string(), std::string("a/pitch0/s30.wav"));
        QCOMPARE(both.map->samples.back().path.string(), std::string("b/drums/pitch2/s8.wav"));
        QCOMPARE(both.map->samples.back().label, std::string("pitch2"));
        QVERIFY(std::ranges::is_sorted(both.map->samples, {}, [](const auto& s) { return s.path.string(); }));
        for (const SampleRecord& sample : both.map->samples)
            QVERIFY(fs::exists(both.map->request.folder / sample.path));
        fs::rename(scratch / "a", scratch / "gone");
        const LibraryOutcome half = update(store, asks());
        QCOMPARE(half.counts.offlineRoots, std::size_t(1));
        QCOMPARE(half.map->samples.size(), std::size_t(60));
        QCOMPARE(std::ranges::count(half.map->samples, true, &SampleRecord::missing), std::ptrdiff_t(30));
        // From one root to the other it is the same sound.
        fs::rename(scratch / "gone", scratch / "a");
        fs::rename(scratch / "a/pitch0/s30.wav", scratch / "b/drums/s30.wav");
        const LibraryOutcome moved = update(store, asks());
        QCOMPARE(moved.counts.moved, std::size_t(1));
        QCOMPARE(idOf(*moved.map, "b/drums/s30.wav"), idOf(*both.map, "a/pitch0/s30.wav"));
    }

    void theFirstMapComesEarly()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 2600, 0.03);
        MemoryStore store;
        LibraryRequest request = asks({folder.path()});
        request.earlyMaps = true;
        Recorder recorder;
        const LibraryOutcome outcome = updateLibrary(store, request, {}, recorder);
        QCOMPARE(recorder.files.size(), std::size_t(2600));
        QVERIFY(recorder.maps.size() >= 3);
        QVERIFY(recorder.maps.front().first == MapStage::Early);
        const MapResult& early = *recorder.maps.front().second;
        QVERIFY(early.samples.size() >= 50 && early.samples.size() < 2600);
        const auto places = placesOf(*outcome.map);
        QCOMPARE(places.size(), std::size_t(2600));
        for (const auto& [stage, map] : recorder.maps) {
            for (const auto& [path, place] : placesOf(*map))
                QVERIFY2(sameBits(places.at(path), place), path.c_str());
        }
        QVERIFY(recorder.maps.back().first == MapStage::Final);
        QVERIFY(outcome.offer);
        QVERIFY(recorder.offers == std::vector{outcome.offer} && outcome.offer->isNew);
        // Left, it is as it was; taken, it is the full layout, and can be given back.
        QCOMPARE(csvOf(*openLibrary(store)), csvOf(*outcome.map));
        QCOMPARE(outcome.map->placed, 2600 - early.samples.size());
        const MapResultPtr taken = takeLayout(store, *outcome.offer);
        QCOMPARE(csvOf(*taken), csvOf(*outcome.offer->map));
        QCOMPARE(csvOf(*taken), csvWithout(folder.path()));
        store.undoMap();
        QCOMPARE(csvOf(*openLibrary(store)), csvOf(*outcome.map));
    }

    void anEarlyMapThatWasShownStandsAfterAStop()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 2600, 0.03);
        MemoryStore store;
        LibraryRequest request = asks({folder.path()});
        request.earlyMaps = true;
        std::stop_source stop;
        StopperAtMap stopper(stop);
        QVERIFY_EXCEPTION_THROWN(updateLibrary(store, request, stop.get_token(), stopper), Cancelled);
        QVERIFY(stopper.shown && stopper.shown->samples.size() < 2600);
        QVERIFY(isMapEarly(store));
        QCOMPARE(csvOf(*openLibrary(store)), csvOf(*stopper.shown));
        MemoryStore other = store;

        // What was shown stays where it was, and the layout of all is still offered.
        Recorder recorder;
        const LibraryOutcome outcome = updateLibrary(store, request, {}, recorder);
        const auto places = placesOf(*outcome.map);
        QCOMPARE(places.size(), std::size_t(2600));
        for (const auto& [path, place] : placesOf(*stopper.shown))
            QVERIFY2(sameBits(places.at(path), place), path.c_str());
        QCOMPARE(outcome.counts.placed, std::size_t(0));
        QVERIFY(outcome.offer);
        QVERIFY(!isMapEarly(store));
        // Also to one who has not answered yet; then no more.
        QVERIFY(offeredLayout(store).has_value());
        const LibraryOutcome again = updateLibrary(store, request, {}, recorder);
        QVERIFY(again.offer);
        QCOMPARE(again.counts.laidOut, std::size_t(0));
        QCOMPARE(csvOf(*again.map), csvOf(*outcome.map));
        QCOMPARE(csvOf(*takeLayout(store, *again.offer)), csvWithout(folder.path()));
        QVERIFY(!offeredLayout(store).has_value());
        QVERIFY(!updateLibrary(store, request, {}, recorder).offer);

        // Without early maps it does not count: all are laid out as if nothing had been shown.
        const LibraryOutcome full = update(other, asks());
        QCOMPARE(full.counts.laidOut, std::size_t(2600));
        QVERIFY(!isMapEarly(other));
        MapRequest alone = quick();
        alone.folder = folder.path();
        MapObserver observer;
        const auto expected = placesOf(makeMap(alone, {}, observer));
        for (const auto& [path, place] : placesOf(*full.map))
            QVERIFY2(sameBits(expected.at(path), place), path.c_str());
    }

    void anEarlyMapIsKeptWhileTheRestIsHeard()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 3000, 0.03);
        WaitingStore store;
        LibraryRequest request = asks({folder.path()});
        request.earlyMaps = true;
        NamerOfEarly observer(store);
        const LibraryOutcome outcome = updateLibrary(store, request, {}, observer);
        QVERIFY(observer.early && store.keptMap && store.wasEarly);
        QCOMPARE(store.keptMap->places.size(), observer.early->samples.size());
        const auto nameIn = [](const std::vector<StoredCluster>& clusters) {
            const auto one = std::ranges::find(clusters, 1, &StoredCluster::slot);
            return one == clusters.end() ? std::string() : one->name;
        };
        QCOMPARE(nameIn(store.keptMap->clusters), std::string("mine"));
        QCOMPARE(nameIn(outcome.map->storedClusters), std::string("mine"));
        // It was no map that stood.
        QVERIFY(!store.canUndoMap() && !isMapEarly(store));
        QCOMPARE(outcome.counts.placed, std::size_t(0));
        QCOMPARE(outcome.map->samples.size(), std::size_t(3000));
        const MapResultPtr taken = takeLayout(store, *outcome.offer);
        MapRequest alone = quick();
        alone.folder = folder.path();
        MapObserver silent;
        const auto expected = placesOf(makeMap(alone, {}, silent));
        for (const auto& [path, place] : placesOf(*taken))
            QVERIFY2(sameBits(expected.at(path), place), path.c_str());
    }

    void aDiskThatIsPulledOutTooEarlyDecidesNoMap_data()
    {
        QTest::addColumn<bool>("earlyMaps");
        QTest::newRow("on the command line") << false;
        QTest::newRow("in the window") << true;
    }
    void aDiskThatIsPulledOutTooEarlyDecidesNoMap()
    {
        QFETCH(bool, earlyMaps);
        const test::ScratchFolder scratch;
        const fs::path folder = scratch / "disk";
        fill(folder, 0, 300);
        MemoryStore store;
        LibraryRequest request = asks({folder});
        request.earlyMaps = earlyMaps;
        Unplugger unplugger(folder, scratch / "elsewhere");
        const LibraryOutcome some = updateLibrary(store, request, {}, unplugger);
        QVERIFY(some.map->samples.size() >= 55 && some.map->samples.size() < 300);
        QCOMPARE(some.counts.failed, std::size_t(0));
        fs::rename(scratch / "elsewhere", folder);
        const LibraryOutcome all = update(store, request);
        QCOMPARE(all.counts.heard, 300 - some.counts.heard);
        if (earlyMaps) {
            // What was shown stays, and the layout of all is offered.
            const auto places = placesOf(*all.map);
            for (const auto& [path, place] : placesOf(*some.map))
                QVERIFY2(sameBits(places.at(path), place), path.c_str());
            QVERIFY(all.offer);
            QCOMPARE(csvOf(*takeLayout(store, *all.offer)), csvWithout(folder));
        } else {
            QCOMPARE(csvOf(*all.map), csvWithout(folder));
        }
        QVERIFY(!isMapEarly(store));
    }

    void aFewSoundsThatWaitAreAMapToo()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 260, 0.03);
        WaitingStore store;
        store.enough = 100; // The others are not kept before there is a map of those.
        LibraryRequest request = asks({folder.path()});
        request.earlyMaps = true;
        NamerOfEarly observer(store);
        const LibraryOutcome outcome = updateLibrary(store, request, {}, observer);
        QVERIFY(observer.early);
        QVERIFY(observer.early->samples.size() >= 50 && observer.early->samples.size() < 260);
        QCOMPARE(outcome.map->samples.size(), std::size_t(260));
        const auto places = placesOf(*outcome.map);
        for (const auto& [path, place] : placesOf(*observer.early))
            QVERIFY2(sameBits(places.at(path), place), path.c_str());
        QVERIFY(outcome.offer);
    }

    void aStopWhileSoundsAreComparedIsAStop()
    {
        const test::ScratchFolder folder;
        for (int i = 0; i < 12; ++i) {
            const AudioBuffer sound = test::noise(0.3, 44100, 1, std::uint64_t(i + 1));
            test::writeWav(folder / ("a" + std::to_string(10 + i) + ".wav"), sound);
            test::writeWav(folder / ("b" + std::to_string(10 + i) + ".wav"), test::scaled(sound, 0.5F), 24);
        }
        MemoryStore store;
        std::stop_source stop;
        StopperAtComparing stopper(stop);
        LibraryRequest request = asks({folder.path()});
        request.map.threads = 1;
        QVERIFY_EXCEPTION_THROWN(updateLibrary(store, request, stop.get_token(), stopper), Cancelled);
        // The map was there before, and stays; so does what was found out.
        QVERIFY(!stopper.maps.empty());
        QCOMPARE(csvOf(*openLibrary(store)), csvOf(*stopper.maps.back()));
        const std::size_t compared = SoundComparisons::load(store).pairs().size();
        QVERIFY(compared > 0);
        const LibraryOutcome rest = update(store, asks());
        QCOMPARE(rest.map->families.size(), std::size_t(12));
        QVERIFY(SoundComparisons::load(store).pairs().size() > compared);
    }

    void aPausedLibraryListensToNothing()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 60);
        MemoryStore store;
        std::stop_source stop;
        Stopper stopper(stop, 20);
        QVERIFY_EXCEPTION_THROWN(updateLibrary(store, asks({folder.path()}), stop.get_token(), stopper), Cancelled);
        setPaused(store, true);
        const std::size_t heard = countLibrary(store).analysed;
        QVERIFY(heard >= 20 && heard < 60);

        // The disk is looked at; nothing else is done.
        fill(folder.path(), 60, 70);
        LibraryRequest rest = asks();
        rest.listen = false;
        Recorder recorder;
        const LibraryOutcome paused = updateLibrary(store, rest, {}, recorder);
        QCOMPARE(paused.counts.added, std::size_t(10));
        QCOMPARE(paused.counts.heard + paused.counts.laidOut + paused.counts.placed, std::size_t(0));
        QCOMPARE(paused.counts.toHear, 70 - heard);
        QCOMPARE(recorder.files.size(), std::size_t(70));
        QVERIFY(paused.map->samples.empty());
        QVERIFY(!store.map());
        QVERIFY(isPaused(store));
        // A layout that is asked for is one of what was heard.
        rest.relayout = true;
        QCOMPARE(update(store, rest).map->samples.size(), heard);
        QVERIFY(isPaused(store));

        // A run that listens goes on, and ends the pause.
        const LibraryOutcome resumed = update(store, asks());
        QCOMPARE(resumed.counts.heard, 70 - heard);
        QCOMPARE(resumed.counts.toHear, std::size_t(0));
        QCOMPARE(resumed.map->samples.size(), std::size_t(70));
        QVERIFY(!isPaused(store));

        // With a map that stands: newcomers wait, and it stays as it is; gone ones are seen.
        fill(folder.path(), 70, 80);
        fs::remove(folder / "pitch0/s3.wav");
        rest.relayout = false;
        setPaused(store, true);
        const LibraryOutcome again = update(store, rest);
        QCOMPARE(again.counts.toHear, std::size_t(10));
        QCOMPARE(again.map->samples.size(), std::size_t(70));
        QVERIFY(sampleOf(*again.map, "pitch0/s3.wav").missing);
        QCOMPARE(placesOf(*again.map), placesOf(*resumed.map));
        rest.resettle = true;
        QCOMPARE(update(store, rest).map->samples.size(), std::size_t(70));
        QCOMPARE(update(store, asks()).counts.placed, std::size_t(10));
    }

    void moreNewcomersThanCanWaitGrowAMapThatStands()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 600, 0.03);
        MemoryStore store;
        const auto known = placesOf(*update(store, asks({folder.path()})).map);
        // They are heard faster than the standing map is made ready for them.
        fill(folder.path(), 600, 1800, 0.03);
        LibraryRequest request = asks();
        request.earlyMaps = true;
        const LibraryOutcome grown = update(store, request);
        QCOMPARE(grown.counts.placed, std::size_t(1200));
        const auto places = placesOf(*grown.map);
        for (const auto& [path, place] : known)
            QVERIFY2(sameBits(places.at(path), place), path.c_str());
    }

    void fewSoundsNeedNoEarlyMap()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 40);
        MemoryStore store;
        LibraryRequest request = asks({folder.path()});
        request.earlyMaps = true;
        Recorder recorder;
        const LibraryOutcome outcome = updateLibrary(store, request, {}, recorder);
        QVERIFY(!outcome.offer);
        QCOMPARE(recorder.maps.size(), std::size_t(1));
        QVERIFY(recorder.maps[0].first == MapStage::Final);
        QCOMPARE(csvOf(*outcome.map), csvWithout(folder.path()));
        // A map that has outgrown what it was laid out for is offered anew.
        fill(folder.path(), 40, 140);
        const LibraryOutcome grown = update(store, request);
        QCOMPARE(grown.counts.placed, std::size_t(100));
        QVERIFY(grown.offer);
        QCOMPARE(csvOf(*takeLayout(store, *grown.offer)), csvWithout(folder.path()));
    }

    void failedFilesAreTriedAgainWhenAsked()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 10);
        test::writeBytes(folder / "broken.wav", "no sound");
        MemoryStore store;
        QCOMPARE(update(store, asks({folder.path()})).counts.unreadable, std::size_t(1));
        QCOMPARE(update(store, asks()).counts.unreadable, std::size_t(0));
        LibraryRequest retry = asks();
        retry.retryFailed = true;
        QCOMPARE(update(store, retry).counts.unreadable, std::size_t(1));
    }

    void nothingToHear()
    {
        const test::ScratchFolder folder;
        MemoryStore store;
        const LibraryOutcome outcome = update(store, asks({folder.path()}));
        QVERIFY(outcome.map && outcome.map->samples.empty());
        QVERIFY(!store.map());
        QVERIFY(openLibrary(store)->samples.empty());
        MemoryStore empty;
        QVERIFY(update(empty, asks()).map->samples.empty());
    }

    void whatCannotBe()
    {
        const test::ScratchFolder folder;
        fill(folder.path(), 0, 5);
        MemoryStore store;
        QVERIFY_EXCEPTION_THROWN(update(store, asks({folder / "none"})), Error);
        (void)update(store, asks({folder.path()}));
        QVERIFY_EXCEPTION_THROWN(update(store, asks({folder / "pitch1"})), Error);
        store.setReadOnly(true);
        QVERIFY_EXCEPTION_THROWN(update(store, asks()), std::logic_error);
        QCOMPARE(openLibrary(store)->samples.size(), std::size_t(5));
    }
};

QTEST_GUILESS_MAIN(LibraryRunTest)
#include "library_run_test.moc"
