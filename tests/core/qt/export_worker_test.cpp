// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/folder_export.h"
#include "core/qt/export_worker.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

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

class ExportWorkerTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_scratch.emplace(); }
    void cleanup() { m_scratch.reset(); }

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

QTEST_GUILESS_MAIN(ExportWorkerTest)
#include "export_worker_test.moc"
