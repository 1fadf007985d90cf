// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/folder_export.h"
#include "core/qt/analysis_worker.h"
#include "core/qt/export_worker.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QElapsedTimer>
#include <QTest>
#include <optional>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

void makeSounds(const fs::path& folder, int count, double seconds = 0.1)
{
    fs::create_directories(folder);
    for (int i = 0; i < count; ++i)
        test::writeWav(folder / (std::to_string(100 + i) + ".wav"), test::tone(200.0 + 20.0 * i, seconds, 22050));
}

MapRequest requestFor(const fs::path& folder)
{
    MapRequest request = defaultRequest(Profile::Article);
    request.folder = folder;
    request.umap.nEpochs = 20;
    return request;
}

/// What a worker said, collected in this thread.
struct Listener : QObject {
    QList<quint64> listed;
    std::size_t candidates = 0;
    QList<Progress> progress;
    std::vector<FileFault> skipped;
    QList<quint64> ended; ///< Every finished, failed and cancelled.
    MapResultPtr result;
    std::optional<Failure> failure;
    int cancelled = 0;

    explicit Listener(AnalysisWorker& worker)
    {
        connect(&worker, &AnalysisWorker::listed, this, [this](quint64 id, const SampleRecordsPtr& records) {
            listed.append(id);
            candidates = records->size();
        });
        connect(&worker, &AnalysisWorker::progressed, this, [this](quint64, const Progress& p) { progress.append(p); });
        connect(&worker, &AnalysisWorker::skipped, this, [this](quint64, const std::vector<FileFault>& faults) {
            skipped.insert(skipped.end(), faults.begin(), faults.end());
        });
        connect(&worker, &AnalysisWorker::finished, this, [this](quint64 id, const MapResultPtr& map) {
            ended.append(id);
            result = map;
        });
        connect(&worker, &AnalysisWorker::failed, this, [this](quint64 id, const Failure& f) {
            ended.append(id);
            failure = f;
        });
        connect(&worker, &AnalysisWorker::cancelled, this, [this](quint64 id) {
            ended.append(id);
            ++cancelled;
        });
    }
};

ExportPlan planFor(const fs::path& root)
{
    std::vector<SampleRecord> samples;
    for (const auto& entry : fs::directory_iterator(root)) {
        SampleRecord sample;
        sample.path = entry.path().filename();
        sample.bytes = entry.file_size();
        sample.cluster = 0;
        samples.push_back(sample);
    }
    const std::vector<ClusterInfo> clusters{{"cluster_1", samples.size()}};
    return makeExportPlan(root, samples, clusters);
}

} // namespace

class WorkersTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_scratch.emplace(); }
    void cleanup() { m_scratch.reset(); }

    void aRunTellsItsStory()
    {
        const fs::path folder = *m_scratch / "sounds";
        makeSounds(folder, 20);
        test::writeBytes(folder / "broken.wav", "no sound");
        AnalysisWorker worker;
        Listener listener(worker);
        const quint64 id = worker.start(requestFor(folder));
        QTRY_VERIFY_WITH_TIMEOUT(!listener.ended.isEmpty(), 60000);
        QCOMPARE(listener.ended, QList<quint64>{id});
        QVERIFY(listener.result);
        QCOMPARE(listener.result->samples.size(), std::size_t(20));
        QCOMPARE(listener.listed, QList<quint64>{id});
        QCOMPARE(listener.candidates, std::size_t(21));
        QCOMPARE(listener.skipped.size(), std::size_t(1));
        QVERIFY(listener.skipped[0].fault == Fault::NotAudio);
        QCOMPARE(listener.skipped[0].path.string(), std::string("broken.wav"));
        bool analysedAll = false;
        bool laidOut = false;
        for (qsizetype i = 0; i < listener.progress.size(); ++i) {
            const Progress& p = listener.progress[i];
            QVERIFY(i == 0 || p.step >= listener.progress[i - 1].step);
            analysedAll = analysedAll || (p.step == Step::Analyse && p.done == 21 && p.total == 21);
            laidOut = laidOut || (p.step == Step::Layout && p.done == 20 && p.total == 20);
        }
        QVERIFY(analysedAll && laidOut);
    }

    void aMissingFolderFails()
    {
        AnalysisWorker worker;
        Listener listener(worker);
        worker.start(requestFor(*m_scratch / "none"));
        QTRY_VERIFY_WITH_TIMEOUT(!listener.ended.isEmpty(), 60000);
        QVERIFY(listener.failure && listener.failure->fault == Fault::NotFound);
        QVERIFY(!failureText(*listener.failure).isEmpty());
    }

    void cancelEndsTheRun()
    {
        const fs::path folder = *m_scratch / "sounds";
        makeSounds(folder, 30, 20.0);
        AnalysisWorker worker;
        Listener listener(worker);
        MapRequest request = requestFor(folder);
        request.umap.nEpochs = 10'000'000;
        worker.start(request);
        QTRY_VERIFY_WITH_TIMEOUT(!listener.listed.isEmpty(), 60000);
        worker.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!listener.ended.isEmpty(), 60000);
        QCOMPARE(listener.cancelled, 1);
        QVERIFY(!listener.result && !listener.failure);
    }

    void aNewRunEndsTheOldOne()
    {
        const fs::path folder = *m_scratch / "sounds";
        makeSounds(folder, 20);
        AnalysisWorker worker;
        Listener listener(worker);
        MapRequest endless = requestFor(folder);
        endless.umap.nEpochs = 10'000'000;
        const quint64 first = worker.start(endless);
        const quint64 second = worker.start(requestFor(folder));
        QVERIFY(first != second);
        QTRY_VERIFY_WITH_TIMEOUT(listener.ended.size() == 2, 60000);
        QCOMPARE(listener.ended, (QList<quint64>{first, second}));
        QCOMPARE(listener.cancelled, 1);
        QVERIFY(listener.result);
    }

    void theDestructorStopsAndWaits()
    {
        const fs::path folder = *m_scratch / "sounds";
        makeSounds(folder, 20);
        MapRequest endless = requestFor(folder);
        endless.umap.nEpochs = 10'000'000;
        for (const int wait : {0, 1, 20, 200}) {
            AnalysisWorker worker;
            worker.start(endless);
            QTest::qSleep(wait);
        }
    }

    void progressIsThrottled()
    {
        const fs::path folder = *m_scratch / "sounds";
        makeSounds(folder, 20);
        AnalysisWorker worker;
        Listener listener(worker);
        MapRequest request = requestFor(folder);
        request.umap.nEpochs = 100000;
        QElapsedTimer timer;
        timer.start();
        worker.start(request);
        QTRY_VERIFY_WITH_TIMEOUT(!listener.ended.isEmpty(), 120000);
        // One every 50 ms, and for each of the five steps a first and a last one.
        QVERIFY2(listener.progress.size() <= timer.elapsed() / 50 + 2 * 5 + 1,
                 qPrintable(QString("%1 in %2 ms").arg(listener.progress.size()).arg(timer.elapsed())));
    }

    void exportsAndTakesBack()
    {
        const fs::path root = *m_scratch / "sounds";
        makeSounds(root, 5);
        const fs::path target = *m_scratch / "out";
        ExportWorker worker;
        QList<ExportProgress> progress;
        std::optional<ExportSummary> summary;
        std::optional<UndoSummary> undone;
        QObject here;
        connect(&worker, &ExportWorker::progressed, &here,
                [&](quint64, const ExportProgress& p) { progress.append(p); });
        connect(&worker, &ExportWorker::finished, &here, [&](quint64, const ExportSummary& s) { summary = s; });
        connect(&worker, &ExportWorker::undone, &here, [&](quint64, const UndoSummary& u) { undone = u; });
        worker.startFolder(planFor(root), target);
        QTRY_VERIFY_WITH_TIMEOUT(summary.has_value(), 60000);
        QCOMPARE(summary->files, std::size_t(5));
        QVERIFY(!progress.isEmpty());
        QCOMPARE(progress.last().files, std::size_t(5));
        QCOMPARE(progress.last().bytes, progress.last().totalBytes);
        QVERIFY(fs::exists(target / "cluster_1/100.wav"));
        worker.startUndo(summary->journal);
        QTRY_VERIFY_WITH_TIMEOUT(undone.has_value(), 60000);
        QCOMPARE(undone->removed, std::size_t(6));
        QVERIFY(!fs::exists(target));

        summary.reset();
        worker.startZip(planFor(root), *m_scratch / "out.zip");
        QTRY_VERIFY_WITH_TIMEOUT(summary.has_value(), 60000);
        QCOMPARE(summary->files, std::size_t(5));
        QVERIFY(fs::exists(*m_scratch / "out.zip"));
    }

    void exportsThatFailOrStop()
    {
        const fs::path root = *m_scratch / "sounds";
        makeSounds(root, 3);
        test::writeBytes(root / "z.wav", std::string(200U << 20, 'x'));
        ExportWorker worker;
        std::optional<Failure> failure;
        std::optional<ExportSummary> stopped;
        QObject here;
        connect(&worker, &ExportWorker::failed, &here, [&](quint64, const Failure& f) { failure = f; });
        connect(&worker, &ExportWorker::cancelled, &here, [&](quint64, const ExportSummary& s) { stopped = s; });
        worker.startZip(planFor(root), *m_scratch / "missing/out.zip");
        QTRY_VERIFY_WITH_TIMEOUT(failure.has_value(), 60000);
        QVERIFY(failure->fault == Fault::NotFound);

        worker.startZip(planFor(root), *m_scratch / "out.zip");
        worker.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(stopped.has_value(), 60000);
        QVERIFY(!fs::exists(*m_scratch / "out.zip"));
    }

private:
    std::optional<test::ScratchFolder> m_scratch;
};

QTEST_GUILESS_MAIN(WorkersTest)
#include "workers_test.moc"
