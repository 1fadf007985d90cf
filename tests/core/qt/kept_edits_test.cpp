// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user does while a run is on is kept at once, and stays where it was meant.

#include "core/base/random.h"
#include "core/pipeline/cut_clusters.h"
#include "core/qt/library_worker.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

/// Tones of six pitches, all a little different.
void makeSounds(const fs::path& folder, int first, int last)
{
    fs::create_directories(folder);
    for (int i = first; i < last; ++i) {
        Random random(std::uint64_t(i) + 1);
        AudioBuffer sound = test::tone(90.0 * std::pow(2.0, i % 6) * (1.0 + 0.002 * (i % 40)), 0.1, 22050);
        for (float& sample : sound.samples)
            sample += 0.02F * float(random.uniform(-1.0, 1.0));
        test::writeWav(folder / (std::to_string(1000 + i) + ".wav"), sound);
    }
}

LibraryRequest asks(const fs::path& folder)
{
    LibraryRequest request;
    request.map.umap.nEpochs = 40;
    request.roots = {folder};
    return request;
}

/// Runs a job to its end, and gives the map that stands then.
MapResultPtr mapAfter(LibraryWorker& worker, const std::function<quint64()>& start)
{
    std::optional<MapResultPtr> map;
    QObject context;
    QObject::connect(&worker, &LibraryWorker::finished, &context,
                     [&](quint64, const LibraryOutcomePtr& outcome, bool) { map = outcome->map; });
    QObject::connect(&worker, &LibraryWorker::failed, &context, [&](quint64, const Failure&) { map.emplace(); });
    start();
    if (!QTest::qWaitFor([&] { return map.has_value(); }, 120'000) || !*map)
        return std::make_shared<const MapResult>();
    return *map;
}

MapResultPtr bringUpToDate(const fs::path& file, const LibraryRequest& request)
{
    LibraryWorker worker;
    worker.open(request.roots.front(), file, request.map);
    return mapAfter(worker, [&] { return worker.update(request); });
}

/// What a kill would leave of a library just now.
fs::path snapshot(const fs::path& file, const std::string& name)
{
    fs::path copy = file.parent_path() / name;
    for (const char* part : {"", "-wal"}) {
        if (fs::exists(file.string() + part))
            fs::copy_file(file.string() + part, copy.string() + part, fs::copy_options::overwrite_existing);
    }
    return copy;
}

/// The sounds of every cluster that has a name of the user's.
std::map<std::string, std::set<FileId>> named(const MapResult& map)
{
    std::map<std::string, std::set<FileId>> members;
    for (std::size_t i = 0; i < map.samples.size(); ++i) {
        const ClusterInfo& cluster = map.clusters[std::size_t(map.samples[i].cluster)];
        if (cluster.name.starts_with("name "))
            members[cluster.name].insert(map.files[i]);
    }
    return members;
}

std::vector<std::pair<float, float>> placesOf(const MapResult& map)
{
    std::vector<std::pair<float, float>> places;
    for (const SampleRecord& sample : map.samples)
        places.emplace_back(sample.x, sample.y);
    return places;
}

MapResultPtr opened(const fs::path& file)
{
    return openLibrary(StoredLibrary(file, StoredLibrary::Access::Read));
}

/// Renames every cluster of a map: cluster I to "name I".
void renameAll(LibraryWorker& worker, quint64 library, const MapResult& map)
{
    for (std::size_t i = 0; i < map.clusters.size(); ++i)
        worker.changeCluster(
            library, {.seen = seenClusters(map), .slot = map.clusters[i].slot, .name = "name " + std::to_string(i)});
}

} // namespace

class KeptEditsTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_scratch.emplace();
        m_folder = *m_scratch / "sounds";
        m_file = *m_scratch / "sounds.otozu";
        makeSounds(m_folder, 0, 240);
    }
    void cleanup() { m_scratch.reset(); }

    void editsDuringALayoutOutliveAKill()
    {
        const LibraryRequest request = asks(m_folder);
        const MapResultPtr before = bringUpToDate(m_file, request);
        QCOMPARE(before->samples.size(), std::size_t(240));
        QVERIFY(before->clusters.size() > 2);
        const fs::path unedited = snapshot(m_file, "unedited.otozu");

        QProcess editor;
        editor.start(QStringLiteral(OTOZU_LIBRARY_EDITOR),
                     {QString::fromStdString(m_folder.string()), QString::fromStdString(m_file.string())});
        while (!editor.canReadLine() && editor.waitForReadyRead(60'000)) {
        }
        QCOMPARE(editor.readLine().trimmed(), QByteArray("said"));
        QElapsedTimer timer;
        timer.start();
        // The granularity was the last.
        QVERIFY(QTest::qWaitFor(
            [&] { return granularityOf(StoredLibrary(m_file, StoredLibrary::Access::Read)).has_value(); }, 60'000));
        qInfo("kept after %lld ms", timer.elapsed());
        QCOMPARE(editor.state(), QProcess::Running);
        editor.kill();
        QVERIFY(editor.waitForFinished());
        QVERIFY(editor.readAll().isEmpty()); // The layout has not ended.

        {
            const StoredLibrary library(m_file, StoredLibrary::Access::Read);
            const UserMarks marks = library.marks();
            QCOMPARE(marks.favourites, std::vector{before->files[0]});
            QCOMPARE(marks.hidden, std::vector{before->files[1]});
            QCOMPARE(marks.tags, (std::vector<std::pair<FileId, std::string>>{{before->files[2], "warm"}}));
            QCOMPARE(library.history(10), (std::vector{before->files[3], before->files[4]}));
            QCOMPARE(granularityOf(library), std::optional(0.3));
            QVERIFY(library.map()->settings.find("10000000") == std::string::npos);
        }
        // Cluster I of the map that was seen is "name I" of the one that stands, in the cut that was seen.
        MapResult kept = *opened(m_file);
        QVERIFY(placesOf(kept) == placesOf(*before));
        cutClusters(kept, before->cut);
        for (std::size_t i = 0; i < kept.samples.size(); ++i)
            QCOMPARE(kept.clusters[std::size_t(kept.samples[i].cluster)].name,
                     "name " + std::to_string(before->samples[i].cluster));

        // Now the layout is completed: to the byte what it is without the edits, and names as if given before it.
        LibraryRequest again = request;
        again.relayout = true;
        const MapResultPtr after = bringUpToDate(m_file, again);
        QVERIFY(placesOf(*after) == placesOf(*bringUpToDate(unedited, again)));
        const auto names = named(*after);
        QVERIFY(!names.empty());
        for (const auto& [name, members] : names) {
            std::size_t same = 0;
            for (std::size_t i = 0; i < before->files.size(); ++i)
                same +=
                    members.contains(before->files[i]) && "name " + std::to_string(before->samples[i].cluster) == name
                        ? 1
                        : 0;
            QVERIFY2(2 * same > members.size(), name.c_str());
        }
    }

    void namesAreOnANewLayoutInTheStepThatKeepsIt()
    {
        const LibraryRequest request = asks(m_folder);
        const MapResultPtr before = bringUpToDate(m_file, request);
        LibraryRequest again = request;
        again.relayout = true;
        again.map.umap.seed += 1;
        // The same with names that were given before it.
        const fs::path other = snapshot(m_file, "other.otozu");
        MapResultPtr expected;
        {
            LibraryWorker worker;
            const quint64 library = worker.open(m_folder, other, request.map);
            renameAll(worker, library, *before);
            expected = mapAfter(worker, [&] { return worker.update(again); });
        }
        QVERIFY(!named(*expected).empty());
        QVERIFY(placesOf(*expected) != placesOf(*before));

        LibraryWorker worker;
        const quint64 library = worker.open(m_folder, m_file, request.map);
        std::atomic<int> changed = 0;
        std::atomic<bool> begun = false;
        std::optional<MapResultPtr> atOnce;
        std::optional<MapResultPtr> inLibrary;
        connect(
            &worker, &LibraryWorker::clusterChanged, &worker, [&] { ++changed; }, Qt::DirectConnection);
        connect(
            &worker, &LibraryWorker::progressed, &worker,
            [&](quint64, const Progress& progress) {
                if (progress.step != Step::Layout || begun.exchange(true))
                    return;
                // The run waits in the middle of the layout until all is kept.
                renameAll(worker, library, *before);
                while (changed < int(before->clusters.size()))
                    QTest::qSleep(1);
            },
            Qt::DirectConnection);
        connect(
            &worker, &LibraryWorker::mapped, &worker,
            [&](quint64, const MapResultPtr& map, MapStage stage) {
                if (stage != MapStage::Final || atOnce)
                    return;
                atOnce = map;
                inLibrary = opened(snapshot(m_file, "killed.otozu"));
            },
            Qt::DirectConnection);
        const MapResultPtr after = mapAfter(worker, [&] { return worker.update(again); });
        QVERIFY(atOnce && inLibrary);
        for (const MapResultPtr& map : {after, *atOnce, *inLibrary}) {
            QVERIFY(placesOf(*map) == placesOf(*expected));
            QVERIFY(named(*map) == named(*expected));
        }
    }

    void editsWaitForTheirLibraryAndAreMadeBeforeItCloses()
    {
        const LibraryRequest request = asks(m_folder);
        const MapResultPtr map = bringUpToDate(m_file, request);
        const fs::path other = *m_scratch / "other";
        makeSounds(other, 0, 5);
        std::vector<FileId> expected;
        {
            LibraryWorker worker;
            for (int round = 0; round < 20; ++round) {
                const quint64 library = worker.open(m_folder, m_file, request.map);
                worker.edit(library, [file = map->files[std::size_t(round)]](LibraryStore& store) {
                    store.setFavourite(std::vector{file}, true);
                });
                QVERIFY(QTest::qWaitFor(
                    [&, known = expected.size()] {
                        return StoredLibrary(m_file, StoredLibrary::Access::Read).marks().favourites.size() > known;
                    },
                    60'000));
                expected.push_back(map->files[std::size_t(round)]);
                // These may be called while the next library is being opened already.
                worker.edit(library, [file = map->files[100 + std::size_t(round)]](LibraryStore& store) {
                    store.setFavourite(std::vector{file}, true);
                });
                worker.open(other, {}, request.map);
                expected.push_back(map->files[100 + std::size_t(round)]);
                QVERIFY(QTest::qWaitFor(
                    [&] {
                        return StoredLibrary(m_file, StoredLibrary::Access::Read).marks().favourites.size() ==
                               expected.size();
                    },
                    60'000));
            }
        }
        std::ranges::sort(expected);
        QCOMPARE(StoredLibrary(m_file, StoredLibrary::Access::Read).marks().favourites, expected);
    }

private:
    std::optional<test::ScratchFolder> m_scratch;
    fs::path m_folder;
    fs::path m_file;
};

QTEST_GUILESS_MAIN(KeptEditsTest)
#include "kept_edits_test.moc"
