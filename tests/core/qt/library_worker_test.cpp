// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/library_worker.h"

#include "core/features/features_key.h"
#include "core/pipeline/similar_in_map.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <bit>
#include <optional>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

void makeSounds(const fs::path& folder, int first, int last, double seconds = 0.1)
{
    fs::create_directories(folder);
    for (int i = first; i < last; ++i)
        test::writeWav(folder / (std::to_string(1000 + i) + ".wav"), test::tone(200.0 + 20.0 * i, seconds, 22050));
}

MapRequest quick()
{
    MapRequest request = defaultRequest();
    request.umap.nEpochs = 20;
    return request;
}

LibraryRequest requestFor(const fs::path& folder)
{
    LibraryRequest request;
    request.map = quick();
    request.roots = {folder};
    return request;
}

/// What a worker said, collected in this thread.
struct Listener : QObject {
    std::optional<OpenedLibrary> opened;
    QList<quint64> listed;
    std::size_t files = 0;
    QList<Progress> progress;
    std::vector<FileFault> skipped;
    QList<quint64> ended; ///< Every opened, finished, failed and cancelled.
    LibraryOutcomePtr outcome;
    bool canUndo = false;
    MapResultPtr comparable;
    std::optional<Failure> failure;
    QList<quint64> cancelled;

    explicit Listener(LibraryWorker& worker)
    {
        connect(&worker, &LibraryWorker::opened, this, [this](quint64 id, const OpenedLibrary& library) {
            ended.append(id);
            opened = library;
        });
        connect(&worker, &LibraryWorker::listed, this, [this](quint64 id, const LibraryFilesPtr& library) {
            listed.append(id);
            files = library->files.size();
        });
        connect(&worker, &LibraryWorker::progressed, this, [this](quint64, const Progress& p) { progress.append(p); });
        connect(&worker, &LibraryWorker::skipped, this, [this](quint64, const std::vector<FileFault>& faults) {
            skipped.insert(skipped.end(), faults.begin(), faults.end());
        });
        connect(&worker, &LibraryWorker::finished, this, [this](quint64 id, const LibraryOutcomePtr& o, bool undo) {
            ended.append(id);
            outcome = o;
            canUndo = undo;
        });
        connect(&worker, &LibraryWorker::comparable, this,
                [this](quint64 id, const MapResultPtr&, const MapResultPtr& map) {
                    ended.append(id);
                    comparable = map;
                });
        connect(&worker, &LibraryWorker::failed, this, [this](quint64 id, const Failure& f) {
            ended.append(id);
            failure = f;
        });
        connect(&worker, &LibraryWorker::cancelled, this, [this](quint64 id) {
            ended.append(id);
            cancelled.append(id);
        });
    }
    bool waitFor(quint64 id)
    {
        return QTest::qWaitFor([this, id] { return ended.contains(id); }, 60000);
    }
};

bool sameBits(const MapResult& a, const MapResult& b)
{
    return a.files == b.files && std::ranges::equal(a.samples, b.samples, [](const auto& x, const auto& y) {
               return x.path == y.path && std::bit_cast<std::uint32_t>(x.x) == std::bit_cast<std::uint32_t>(y.x) &&
                      std::bit_cast<std::uint32_t>(x.y) == std::bit_cast<std::uint32_t>(y.y) && x.cluster == y.cluster;
           });
}

} // namespace

class LibraryWorkerTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_scratch.emplace();
        m_folder = *m_scratch / "sounds";
        m_file = *m_scratch / "libraries/sounds.otozu";
        fs::create_directories(m_file.parent_path());
    }
    void cleanup() { m_scratch.reset(); }

    void aFolderBecomesALibrary()
    {
        makeSounds(m_folder, 0, 20);
        test::writeBytes(m_folder / "broken.wav", "no sound");
        MapResultPtr made;
        {
            LibraryWorker worker;
            Listener listener(worker);
            const quint64 opening = worker.open(m_folder, m_file, quick());
            const quint64 updating = worker.update(requestFor(m_folder));
            QVERIFY(opening < updating);
            QVERIFY(listener.waitFor(updating));
            QCOMPARE(listener.ended, (QList<quint64>{opening, updating}));
            QVERIFY(listener.opened && listener.opened->map->samples.empty());
            QCOMPARE(listener.opened->readOnly, ReadOnlyReason::None);
            QVERIFY(!listener.opened->notKept && !listener.opened->canUndoLayout && !listener.canUndo);
            QVERIFY(listener.outcome);
            made = listener.outcome->map;
            QCOMPARE(made->samples.size(), std::size_t(20));
            QCOMPARE(made->request.folder, m_folder);
            QCOMPARE(listener.outcome->counts.heard, std::size_t(20));
            QCOMPARE(listener.listed, QList<quint64>{updating});
            QCOMPARE(listener.files, std::size_t(21));
            QCOMPARE(listener.skipped.size(), std::size_t(1));
            QCOMPARE(listener.skipped[0].path.string(), std::string("broken.wav"));
            QVERIFY(std::ranges::any_of(listener.progress, [](const Progress& p) {
                return p.step == Step::Analyse && p.done == 21 && p.total == 21;
            }));
        }
        // Another day: there at once, and the disk holds nothing new.
        LibraryWorker worker;
        Listener listener(worker);
        worker.open(m_folder, m_file, quick());
        const quint64 updating = worker.update(requestFor(m_folder));
        QVERIFY(listener.waitFor(updating));
        QVERIFY(listener.opened);
        QVERIFY(sameBits(*listener.opened->map, *made));
        QCOMPARE(listener.outcome->counts.heard, std::size_t(0));
        QVERIFY(sameBits(*listener.outcome->map, *made));
        QCOMPARE(listener.outcome->map->skipped.size(), std::size_t(1));
    }

    void clustersAreCutAsAsked()
    {
        makeSounds(m_folder, 0, 60);
        LibraryWorker worker;
        Listener listener(worker);
        QVERIFY(listener.waitFor(worker.open(m_folder, {}, quick())));
        worker.setGranularity(-1.0);
        QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
        QCOMPARE(listener.outcome->map->clusters.size(), std::size_t(1));
    }

    void soundsOfAMapAreMadeComparable()
    {
        makeSounds(m_folder, 0, 20);
        LibraryWorker worker;
        Listener listener(worker);
        worker.open(m_folder, m_file, quick());
        QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
        const MapResultPtr map = listener.outcome->map;
        QVERIFY(listener.waitFor(worker.makeComparable(map)));
        QVERIFY(listener.comparable);
        QVERIFY(sameBits(*listener.comparable, *map));
        LibraryWorker second;
        Listener other(second);
        second.open(m_folder, m_file, quick());
        QVERIFY(other.waitFor(second.makeComparable(map)));
        QVERIFY(other.comparable);
        ThreadPool pool;
        MapResult withFeatures = *map;
        withFeatures.features = std::make_shared<const Matrix<float>>(
            StoredLibrary(m_file, StoredLibrary::Access::Read)
                .rows(featuresKey(map->request.profile, map->request.seconds), map->files));
        const auto expected = SimilarInMap(withFeatures, pool).nearest(3, 10, {}, pool);
        QCOMPARE(expected.size(), std::size_t(10));
        for (const MapResultPtr& made : {listener.comparable, other.comparable})
            QVERIFY(made->similar->nearest(3, 10, {}, pool) == expected);
    }

    void aStoppedRunKeepsWhatWasHeard()
    {
        makeSounds(m_folder, 0, 300, 4.0);
        LibraryWorker worker;
        Listener listener(worker);
        worker.open(m_folder, m_file, quick());
        const quint64 updating = worker.update(requestFor(m_folder));
        const quint64 after = worker.undoLayout(quick());
        QVERIFY(QTest::qWaitFor(
            [&] {
                return std::ranges::any_of(listener.progress,
                                           [](const Progress& p) { return p.step == Step::Analyse && p.done > 20; });
            },
            60000));
        QElapsedTimer timer;
        timer.start();
        worker.cancel();
        QVERIFY(listener.waitFor(updating));
        qInfo("stopped after %lld ms", timer.elapsed());
        QVERIFY(listener.cancelled.contains(updating) && listener.cancelled.contains(after));
        const auto heard = StoredLibrary(m_file, StoredLibrary::Access::Read)
                               .heardAs(featuresKey(quick().profile, quick().seconds))
                               .size();
        QVERIFY2(heard > 20 && heard < 300, qPrintable(QString::number(heard)));
        QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
        QCOMPARE(listener.outcome->counts.heard, 300 - heard);
        QCOMPARE(listener.outcome->map->samples.size(), std::size_t(300));
    }

    void editsDoNotWaitForARun()
    {
        makeSounds(m_folder, 0, 10);
        LibraryWorker worker;
        Listener listener(worker);
        const quint64 library = worker.open(m_folder, m_file, quick());
        QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
        const FileId file = listener.outcome->map->files[3];
        makeSounds(m_folder, 10, 600, 2.0);
        std::atomic<bool> done = false;
        const quint64 updating = worker.update(requestFor(m_folder));
        QVERIFY(QTest::qWaitFor([&] { return listener.listed.contains(updating); }, 60000));
        worker.edit(library, [&](LibraryStore& store) {
            store.setFavourite(std::vector{file}, true);
            done = true;
        });
        worker.edit(library + 1000, [&](LibraryStore&) { QFAIL("another library"); });
        QVERIFY(QTest::qWaitFor([&] { return done.load(); }, 60000));
        QVERIFY(!listener.ended.contains(updating));
        worker.cancel();
        QVERIFY(listener.waitFor(updating));
        QCOMPARE(StoredLibrary(m_file, StoredLibrary::Access::Read).marks().favourites, std::vector{file});
    }

    void editsAreDoneBeforeTheEnd()
    {
        makeSounds(m_folder, 0, 10);
        FileId file = 0;
        {
            LibraryWorker worker;
            Listener listener(worker);
            const quint64 library = worker.open(m_folder, m_file, quick());
            QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
            file = listener.outcome->map->files[0];
            worker.edit(library, [&](LibraryStore& store) { store.addTag(std::vector{file}, "warm"); });
        }
        const UserMarks marks = StoredLibrary(m_file, StoredLibrary::Access::Read).marks();
        QCOMPARE(marks.tags, (std::vector<std::pair<FileId, std::string>>{{file, "warm"}}));
    }

    void aSecondOneIsReadOnly()
    {
        makeSounds(m_folder, 0, 20);
        LibraryWorker first;
        Listener one(first);
        first.open(m_folder, m_file, quick());
        QVERIFY(one.waitFor(first.update(requestFor(m_folder))));
        LibraryWorker second;
        Listener two(second);
        const quint64 library = second.open(m_folder, m_file, quick());
        second.edit(library, [](LibraryStore&) { QFAIL("read only"); });
        QVERIFY(two.waitFor(library));
        QCOMPARE(two.opened->readOnly, ReadOnlyReason::OtherProgram);
        QVERIFY(sameBits(*two.opened->map, *one.outcome->map));
    }

    void withoutAPlaceItWorksInMemory()
    {
        makeSounds(m_folder, 0, 20);
        LibraryWorker worker;
        Listener listener(worker);
        worker.open(m_folder, *m_scratch / "no such folder/sounds.otozu", quick());
        QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
        QVERIFY(listener.opened && listener.opened->notKept);
        QVERIFY(!failureText(*listener.opened->notKept).isEmpty());
        QCOMPARE(listener.outcome->map->samples.size(), std::size_t(20));
    }

    void aMissingFolderFailsUnlessItIsKnown()
    {
        LibraryWorker worker;
        Listener listener(worker);
        QVERIFY(listener.waitFor(worker.open(m_folder, m_file, quick())));
        QVERIFY(listener.failure && listener.failure->fault == Fault::NotFound);
        QCOMPARE(listener.failure->path, m_folder);
        QVERIFY(!fs::exists(m_file));

        makeSounds(m_folder, 0, 20);
        worker.open(m_folder, m_file, quick());
        QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
        const MapResultPtr made = listener.outcome->map;
        fs::rename(m_folder, *m_scratch / "unplugged");
        worker.open(m_folder, m_file, quick());
        QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
        QVERIFY(sameBits(*listener.outcome->map, *made));
        QCOMPARE(listener.outcome->counts.offlineRoots, std::size_t(1));
        QVERIFY(listener.outcome->map->samples[0].missing);
    }

    void aNewLayoutCanBeUndone()
    {
        makeSounds(m_folder, 0, 40);
        LibraryWorker worker;
        Listener listener(worker);
        worker.open(m_folder, m_file, quick());
        QVERIFY(listener.waitFor(worker.update(requestFor(m_folder))));
        const MapResultPtr before = listener.outcome->map;
        LibraryRequest again = requestFor(m_folder);
        again.resettle = true;
        QVERIFY(listener.waitFor(worker.update(again)));
        QVERIFY(listener.canUndo);
        QVERIFY(listener.outcome->moved && listener.outcome->moved->points == 40);
        QVERIFY(!sameBits(*listener.outcome->map, *before));
        QVERIFY(listener.waitFor(worker.undoLayout(quick())));
        QVERIFY(sameBits(*listener.outcome->map, *before));
    }

    void anotherLibraryEndsTheOneBefore()
    {
        makeSounds(m_folder, 0, 400, 2.0);
        const fs::path other = *m_scratch / "other";
        makeSounds(other, 0, 5);
        LibraryWorker worker;
        Listener listener(worker);
        worker.open(m_folder, m_file, quick());
        const quint64 updating = worker.update(requestFor(m_folder));
        QVERIFY(QTest::qWaitFor([&] { return !listener.progress.isEmpty(); }, 60000));
        worker.open(other, *m_scratch / "libraries/other.otozu", quick());
        QVERIFY(listener.waitFor(worker.update(requestFor(other))));
        QVERIFY(listener.cancelled.contains(updating));
        QCOMPARE(listener.outcome->map->samples.size(), std::size_t(5));
        // What was given up can be opened by others.
        LibraryWorker second;
        Listener two(second);
        QVERIFY(two.waitFor(second.open(m_folder, m_file, quick())));
        QCOMPARE(two.opened->readOnly, ReadOnlyReason::None);
    }

    void progressIsThrottled()
    {
        makeSounds(m_folder, 0, 20);
        LibraryWorker worker;
        Listener listener(worker);
        LibraryRequest request = requestFor(m_folder);
        request.map.umap.nEpochs = 100'000;
        worker.open(m_folder, m_file, quick());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(listener.waitFor(worker.update(request)));
        // One every 50 ms, and for each of the five steps a first and a last one.
        QVERIFY2(listener.progress.size() <= timer.elapsed() / 50 + 2 * 5 + 1,
                 qPrintable(QString("%1 in %2 ms").arg(listener.progress.size()).arg(timer.elapsed())));
    }

    void theDestructorStopsAndWaits()
    {
        makeSounds(m_folder, 0, 20);
        LibraryRequest endless = requestFor(m_folder);
        endless.map.umap.nEpochs = 10'000'000;
        for (const int wait : {0, 1, 20, 200}) {
            LibraryWorker worker;
            worker.open(m_folder, m_file, quick());
            worker.update(endless);
            QTest::qSleep(wait);
        }
    }

private:
    std::optional<test::ScratchFolder> m_scratch;
    fs::path m_folder;
    fs::path m_file;
};

QTEST_GUILESS_MAIN(LibraryWorkerTest)
#include "library_worker_test.moc"
