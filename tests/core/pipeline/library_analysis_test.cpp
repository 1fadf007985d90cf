// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_analysis.h"

#include "core/features/features_key.h"
#include "core/library/memory_store.h"
#include "core/pipeline/folder_analysis.h"
#include "core/pipeline/library_scan.h"
#include "tests/support/faults.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::ScratchFolder;

namespace
{

/// A library in memory that tells its batches, and may fail or be slow.
class WatchedStore : public MemoryStore
{
public:
    void addHeard(const std::string& features, std::span<const HeardFile> heard) override
    {
        if (before)
            before();
        if (std::this_thread::get_id() != m_thread)
            otherThread = true;
        MemoryStore::addHeard(features, heard);
        batches.push_back(heard.size());
    }
    [[nodiscard]] std::size_t committed() const
    {
        return std::accumulate(batches.begin(), batches.end(), std::size_t(0));
    }

    std::function<void()> before;
    std::vector<std::size_t> batches;
    bool otherThread = false;

private:
    const std::thread::id m_thread = std::this_thread::get_id();
};

class Observer : public MapObserver
{
public:
    void progressed(const Progress& progress) override
    {
        if (progress.step != Step::Analyse)
            return;
        total = progress.total;
        done = progress.done;
        if (onProgress)
            onProgress(progress.done);
    }
    void skipped(const FileFault& fault) override { faults[fault.path] = fault.fault; }

    std::function<void(std::size_t done)> onProgress;
    std::atomic<std::size_t> done{0};
    std::size_t total = 0;
    std::map<fs::path, Fault> faults;
};

constexpr Profile kQuick = Profile::Article;
constexpr double kQuickSeconds = 0.05;

struct Library {
    ScratchFolder folder;
    WatchedStore store;
    Observer observer;

    /// Adds a folder with that many short sounds.
    void addSounds(const char* name, int count)
    {
        fs::create_directories(folder / name);
        test::writeWav(folder / "one.wav", test::tone(440.0, 0.02, 22050));
        for (int i = 0; i < count; ++i)
            fs::copy_file(folder / "one.wav", folder / name / (std::to_string(i) + ".wav"));
        store.addRoot(folder / name);
        look();
    }
    void look() { lookAtRoots(store, {}, observer); }
    LibraryAnalysis analyse(int threads = 2, const std::stop_token& stop = {}, const CommittedFn& committed = {})
    {
        ThreadPool pool(threads);
        return analysePending(store, kQuick, kQuickSeconds, false, pool, stop, observer, committed);
    }
    [[nodiscard]] std::size_t countOf(FileState state) const
    {
        return std::size_t(std::ranges::count(store.files(), state, &StoredFile::state));
    }
};

/// All that listening finds out, as one text; bytes of numbers as they are.
std::string factsOf(const SampleRecord& record)
{
    std::string text = record.path.native() + '|' + record.format + '|';
    const auto add = [&](auto value) {
        char bytes[sizeof(value)];
        std::memcpy(bytes, &value, sizeof(value));
        text.append(bytes, sizeof(value));
    };
    const auto addOptional = [&](const std::optional<float>& value) { add(value ? *value : -1e30F); };
    const SoundDescriptors& sound = record.descriptors;
    add(record.bytes);
    add(record.sampleRate);
    add(record.channels);
    add(record.bitDepth);
    add(record.seconds);
    for (const auto& value : {sound.loudness, sound.peak, sound.brightness, sound.noisiness, sound.attack})
        addOptional(value);
    add(sound.loop);
    add(sound.loopConfidence);
    addOptional(sound.tempo ? std::optional(sound.tempo->bpm) : std::nullopt);
    addOptional(sound.pitch ? std::optional(sound.pitch->hz) : std::nullopt);
    add(sound.key ? sound.key->tonic : -1);
    return text;
}

} // namespace

class LibraryAnalysisTest : public QObject
{
    Q_OBJECT
private slots:
    void itIsWhatAFolderGives_data()
    {
        QTest::addColumn<int>("profile");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<bool>("describe");
        QTest::addColumn<int>("threads");
        QTest::newRow("timbre, one thread") << int(Profile::Timbre) << 0.0 << true << 1;
        QTest::newRow("timbre, three threads") << int(Profile::Timbre) << 0.0 << true << 3;
        QTest::newRow("article") << int(Profile::Article) << 1.0 << false << 2;
    }
    void itIsWhatAFolderGives()
    {
        QFETCH(int, profile);
        QFETCH(double, seconds);
        QFETCH(bool, describe);
        QFETCH(int, threads);
        Library library;
        const fs::path folder = library.folder / "r";
        fs::create_directories(folder / "deep");
        for (int i = 0; i < 12; ++i)
            test::writeWav(folder / (std::to_string(i) + ".wav"), test::tone(100.0 * (i + 1), 0.1 * (i + 1)));
        test::writeFlac(folder / "deep/noise.flac", test::noise(1.5, 44100, 2));
        test::writeWav(folder / "deep/long.wav", test::noise(35.0, 44100, 1, 7), 24);
        test::writeOgg(folder / "\xff.ogg", test::tone(300.0, 1.0));
        test::writeBytes(folder / "text.wav", "no sound");
        test::writeBytes(folder / "empty.wav", "");
        test::writeBytes(folder / "other.m4a", "1");
        ThreadPool pool(threads);
        MapObserver silent;
        const FolderAnalysis whole =
            analyseFolder(folder, Profile(profile), seconds, LabelSource::Top, describe, pool, {}, silent);

        library.store.addRoot(folder);
        library.look();
        const LibraryAnalysis done =
            analysePending(library.store, Profile(profile), seconds, describe, pool, {}, library.observer);
        QCOMPARE(done.heard, whole.samples.size());
        QCOMPARE(done.failed, std::size_t(2));
        QVERIFY(done.all && done.gone == 0);
        std::vector<FileId> ids;
        std::vector<std::pair<std::string, int>> skipped;
        std::size_t next = 0;
        for (const StoredFile& file : library.store.files()) {
            if (file.state == FileState::Failed) {
                skipped.emplace_back(file.record.path.native(), int(file.fault));
                continue;
            }
            QCOMPARE(int(file.state), int(FileState::Analysed));
            QCOMPARE(factsOf(file.record), factsOf(whole.samples[next++]));
            QVERIFY(file.edges == edgeHash(folder / file.record.path));
            QVERIFY(file.sound != ContentHash{});
            ids.push_back(file.id);
        }
        const Matrix<float> rows = library.store.rows(featuresKey(Profile(profile), seconds), ids);
        QCOMPARE(rows.rows(), whole.features.rows());
        QCOMPARE(rows.cols(), whole.features.cols());
        QCOMPARE(std::memcmp(rows.data(), whole.features.data(), rows.values().size_bytes()), 0);
        std::vector<std::pair<std::string, int>> expected;
        for (const FileFault& fault : whole.skipped)
            expected.emplace_back(fault.path.native(), int(fault.fault));
        QCOMPARE(skipped, expected);
        QCOMPARE(library.observer.faults.at(folder / "text.wav"), Fault::NotAudio);
        QCOMPARE(library.observer.total, whole.samples.size() + 2);
        QCOMPARE(library.observer.done.load(), whole.samples.size() + 2);
    }

    void batchesAreBounded()
    {
        Library library;
        library.addSounds("r", 930);
        const LibraryAnalysis done = library.analyse();
        QCOMPARE(done.heard, std::size_t(930));
        QVERIFY(!library.store.otherThread);
        QVERIFY(library.store.batches.size() >= 5);
        QVERIFY(std::ranges::max(library.store.batches) <= kCommitFiles);
        QCOMPARE(library.store.committed(), std::size_t(930));
    }

    void aSlowSoundHoldsNoneBack()
    {
        // What is finished is committed while the next one is listened to, however few there are.
        Library library;
        library.addSounds("r", 3);
        std::atomic<std::size_t> committed{0};
        bool isKept = false;
        library.observer.onProgress = [&](std::size_t done) {
            if (done != 2)
                return;
            for (int i = 0; i < 20'000 && committed < 2; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            isKept = committed == 2;
        };
        library.analyse(1, {}, [&](std::span<const HeardFile> heard) {
            committed += heard.size();
            return true;
        });
        QVERIFY(isKept);
        QCOMPARE(committed.load(), std::size_t(3));
    }

    void aSlowStoreHoldsTheWorkersUp()
    {
        Library library;
        library.addSounds("r", 1500);
        std::size_t ahead = 0;
        library.store.before = [&] {
            if (!library.store.batches.empty())
                return;
            // Until nothing more comes.
            std::size_t seen = 0;
            do {
                seen = library.observer.done;
                std::this_thread::sleep_for(std::chrono::milliseconds(500));
            } while (library.observer.done != seen);
            ahead = seen;
        };
        QCOMPARE(library.analyse(3).heard, std::size_t(1500));
        QVERIFY2(ahead <= 3 * kCommitFiles + 3, qPrintable(QString::number(ahead))); // one batch, two waiting, workers
        QVERIFY(ahead >= kCommitFiles);
    }

    void whatIsFinishedAtAStopIsKept()
    {
        Library library;
        library.addSounds("r", 400);
        std::size_t finished = 0;
        for (const std::size_t stopAt : {1U, 37U, 150U, 211U}) {
            std::stop_source stop;
            std::size_t reported = 0;
            library.observer.onProgress = [&](std::size_t done) {
                reported = done;
                if (done >= stopAt)
                    stop.request_stop();
            };
            bool cancelled = false;
            try {
                library.analyse(2, stop.get_token());
            } catch (const Cancelled&) {
                cancelled = true;
            }
            QCOMPARE(cancelled, finished + reported < 400);
            finished += reported;
            QCOMPARE(library.countOf(FileState::Analysed), finished);
            QCOMPARE(library.store.heardAs(featuresKey(kQuick, kQuickSeconds)).size(), finished);
            QCOMPARE(library.store.committed(), finished); // none twice
        }
        library.observer.onProgress = {};
        QCOMPARE(library.analyse().heard, 400 - finished);
        QCOMPARE(library.countOf(FileState::Analysed), std::size_t(400));
    }

    void enoughIsNoStop()
    {
        Library library;
        library.addSounds("r", 700);
        std::size_t told = 0;
        const LibraryAnalysis first = library.analyse(2, {}, [&](std::span<const HeardFile> heard) {
            for (const HeardFile& file : heard) {
                if (file.row.size() == 128 * 2 && file.file.state == FileState::Analysed)
                    ++told;
            }
            return false;
        });
        QVERIFY(!first.all);
        QVERIFY(first.heard >= kCommitFiles && first.heard < 700);
        QCOMPARE(first.heard, told);
        QCOMPARE(library.countOf(FileState::Analysed), first.heard);
        const LibraryAnalysis second = library.analyse(2, {}, [](std::span<const HeardFile>) { return true; });
        QVERIFY(second.all);
        QCOMPARE(first.heard + second.heard, std::size_t(700));
    }

    void theFirstOnesComeFromEverywhere()
    {
        Library library;
        library.addSounds("r", 3000);
        std::vector<FileId> first;
        library.analyse(1, {}, [&](std::span<const HeardFile> heard) {
            for (const HeardFile& file : heard)
                first.push_back(file.file.id);
            return first.size() < 200;
        });
        // Of every tenth of the library at least a few, wherever it is stopped.
        QVERIFY(first.size() >= 200);
        for (const std::size_t heard : {std::size_t(40), std::size_t(200), first.size()}) {
            std::vector<std::size_t> tenths(10);
            for (std::size_t i = 0; i < heard; ++i)
                ++tenths[std::size_t(first[i] - 1) * 10 / 3000];
            QVERIFY2(std::ranges::min(tenths) >= heard / 20, std::to_string(heard).c_str());
        }
    }

    void failedFilesAreNotTriedAgain()
    {
        Library library;
        library.addSounds("r", 3);
        test::writeBytes(library.folder / "r/bad.wav", "no sound");
        library.look();
        QCOMPARE(library.analyse().failed, std::size_t(1));
        library.observer.faults.clear();
        library.look();
        const LibraryAnalysis again = library.analyse();
        QVERIFY(again.all && again.heard == 0 && again.failed == 0);
        QCOMPARE(library.observer.total, std::size_t(0));
        QVERIFY(library.observer.faults.empty());
        // Not for other features either, but after a change or when asked.
        ThreadPool pool(1);
        const LibraryAnalysis other = analysePending(library.store, kQuick, 0.1, false, pool, {}, library.observer);
        QVERIFY(other.heard == 3 && other.failed == 0);
        test::writeBytes(library.folder / "r/bad.wav", "still no sound");
        library.look();
        QCOMPARE(library.analyse().failed, std::size_t(1));
        std::vector<FileId> failed;
        for (const StoredFile& file : library.store.files()) {
            if (file.state == FileState::Failed)
                failed.push_back(file.id);
        }
        library.store.retry(failed);
        QCOMPARE(library.analyse().failed, std::size_t(1));
    }

    void otherFeaturesAreHeardBesideTheFirst()
    {
        Library library;
        library.addSounds("r", 5);
        ThreadPool pool(2);
        QCOMPARE(analysePending(library.store, Profile::Timbre, 0.0, true, pool, {}, library.observer).heard,
                 std::size_t(5));
        const std::optional<float> loudness = library.store.files()[0].record.descriptors.loudness;
        QVERIFY(loudness);
        QCOMPARE(library.analyse().heard, std::size_t(5));
        QCOMPARE(library.store.heardAs(featuresKey(Profile::Timbre, 0.0)).size(), std::size_t(5));
        QCOMPARE(library.store.heardAs(featuresKey(kQuick, kQuickSeconds)).size(), std::size_t(5));
        QCOMPARE(library.store.files()[0].record.descriptors.loudness, loudness); // found by the first, not asked since
    }

    void whatIsNotThereIsLeft()
    {
        Library library;
        library.addSounds("here", 4);
        library.addSounds("drive", 4);
        fs::remove(library.folder / "here/0.wav");
        library.look(); // missing
        fs::remove(library.folder / "here/1.wav");
        fs::rename(library.folder / "drive", library.folder / "elsewhere"); // as if pulled out after the look
        const LibraryAnalysis done = library.analyse();
        QCOMPARE(done.heard, std::size_t(2));
        QCOMPARE(done.failed, std::size_t(0));
        QCOMPARE(done.gone, std::size_t(5));
        QVERIFY(done.all && library.observer.faults.empty());
        QCOMPARE(library.countOf(FileState::Pending), std::size_t(6));
        library.look();
        QCOMPARE(library.analyse().gone, std::size_t(0));
        fs::rename(library.folder / "elsewhere", library.folder / "drive");
        library.look();
        QCOMPARE(library.analyse().heard, std::size_t(4));
    }

    void aFullDiskEndsIt()
    {
        Library library;
        library.addSounds("r", 900);
        library.store.before = [&] {
            if (library.store.batches.size() == 2)
                throw Error(Fault::DiskFull, "library", "cannot write");
        };
        QCOMPARE(test::faultOf([&] { library.analyse(); }), int(Fault::DiskFull));
        QCOMPARE(library.countOf(FileState::Analysed), library.store.committed());
        QVERIFY(library.store.committed() > 0 && library.store.committed() <= 2 * kCommitFiles);
        library.store.before = {};
        library.analyse();
        QCOMPARE(library.countOf(FileState::Analysed), std::size_t(900));
        QCOMPARE(library.store.committed(), std::size_t(900));
    }

    void badSettingsAreRefused()
    {
        Library library;
        ThreadPool pool(1);
        QVERIFY_EXCEPTION_THROWN(
            analysePending(library.store, Profile::Article, 0.0, false, pool, {}, library.observer),
            std::invalid_argument);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(library.analyse(1, stop.get_token()), Cancelled);
        QVERIFY(library.analyse().all);
    }
};

QTEST_GUILESS_MAIN(LibraryAnalysisTest)
#include "library_analysis_test.moc"
