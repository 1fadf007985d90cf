// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/folder_export.h"

#include "tests/support/faults.h"
#include "tests/support/privileges.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <chrono>
#include <cstdlib>

#include <unistd.h>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

/// A library of a few files and a folder to export to.
struct Fixture {
    test::ScratchFolder scratch;
    fs::path root = scratch / "library";
    fs::path target = scratch / "out";
    std::vector<SampleRecord> samples;

    explicit Fixture(const std::vector<std::pair<std::string, std::string>>& files = {
                         {"a/Kick.wav", "one"}, {"b/kick.WAV", "two"}, {"c.wav", "three"}})
    {
        for (const auto& [path, bytes] : files) {
            test::writeBytes(root / path, bytes);
            SampleRecord sample;
            sample.path = path;
            sample.bytes = bytes.size();
            sample.cluster = 0;
            sample.label = labelOf(path, LabelSource::Top);
            samples.push_back(sample);
        }
        fs::create_directories(root);
    }

    [[nodiscard]] ExportPlan plan() const
    {
        const std::vector<ClusterInfo> clusters{{"cluster_1", samples.size()}};
        return makeExportPlan(root, samples, clusters);
    }

    ExportSummary run()
    {
        ExportSummary summary;
        exportToFolder(plan(), target, summary);
        return summary;
    }
};

std::vector<std::string> filesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_directory())
            names.push_back(entry.path().lexically_relative(folder).string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class FolderExportTest : public QObject
{
    Q_OBJECT
private slots:
    void copiesUnderThePlansNames()
    {
        Fixture f;
        const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1000);
        fs::last_write_time(f.root / "c.wav", old);
        fs::permissions(f.root / "c.wav", fs::perms::owner_read);
        const ExportSummary summary = f.run();
        QCOMPARE(filesIn(f.target), (std::vector<std::string>{"cluster_1/Kick.wav", "cluster_1/c.wav",
                                                              "cluster_1/kick (2).WAV", "manifest.csv"}));
        QCOMPARE(test::readBytes(f.target / "cluster_1/kick (2).WAV"), std::string("two"));
        QCOMPARE(test::readBytes(f.target / "manifest.csv"), manifestText(f.plan().entries));
        QVERIFY(fs::last_write_time(f.target / "cluster_1/c.wav") == fs::last_write_time(f.root / "c.wav"));
        QCOMPARE(fs::hard_link_count(f.target / "cluster_1/c.wav"), std::uintmax_t(1));
        QVERIFY(!fs::is_symlink(f.target / "cluster_1/c.wav"));
        QCOMPARE(summary.files, std::size_t(3));
        QCOMPARE(summary.bytes, std::uint64_t(11));
        QCOMPARE(summary.renamed, std::size_t(0));
        QVERIFY(summary.failed.empty());
    }

    void overwritesNothing()
    {
        Fixture f;
        test::writeBytes(f.target / "cluster_1/KICK.wav", "mine");
        test::writeBytes(f.target / "cluster_1/c.wav", "mine too");
        test::writeBytes(f.target / "manifest.csv", "my list");
        fs::create_directories(f.target / "cluster_1/C (2).wav");
        const ExportSummary summary = f.run();
        QCOMPARE(test::readBytes(f.target / "cluster_1/KICK.wav"), std::string("mine"));
        QCOMPARE(test::readBytes(f.target / "cluster_1/c.wav"), std::string("mine too"));
        QCOMPARE(test::readBytes(f.target / "manifest.csv"), std::string("my list"));
        QCOMPARE(test::readBytes(f.target / "cluster_1/Kick (2).wav"), std::string("one"));
        QCOMPARE(test::readBytes(f.target / "cluster_1/kick (2) (2).WAV"), std::string("two"));
        QCOMPARE(test::readBytes(f.target / "cluster_1/c (3).wav"), std::string("three"));
        QCOMPARE(test::readBytes(f.target / "manifest (2).csv"),
                 std::string("exported,path,cluster,cluster_name,label\n"
                             "cluster_1/Kick (2).wav,a/Kick.wav,0,cluster_1,a\n"
                             "cluster_1/kick (2) (2).WAV,b/kick.WAV,0,cluster_1,b\n"
                             "cluster_1/c (3).wav,c.wav,0,cluster_1,\n"));
        QCOMPARE(summary.renamed, std::size_t(3));
    }

    void twiceGivesBoth()
    {
        Fixture f;
        (void)f.run();
        (void)f.run();
        QCOMPARE(filesIn(f.target).size(), std::size_t(8));
    }

    void aFileInPlaceOfTheFolderIsLeft()
    {
        Fixture f;
        test::writeBytes(f.target / "cluster_1", "a file");
        (void)f.run();
        QCOMPARE(test::readBytes(f.target / "cluster_1"), std::string("a file"));
        QCOMPARE(test::readBytes(f.target / "cluster_1 (2)/c.wav"), std::string("three"));
    }

    void undoLeavesWhatWasThereAndWhatChanged()
    {
        Fixture f;
        test::writeBytes(f.target / "cluster_1/c.wav", "mine");
        const ExportSummary summary = f.run();
        test::writeBytes(f.target / "cluster_1/Kick.wav", "changed since");
        const UndoSummary undo = undoFolderExport(summary.journal);
        QCOMPARE(filesIn(f.target), (std::vector<std::string>{"cluster_1/Kick.wav", "cluster_1/c.wav"}));
        QCOMPARE(undo.removed, std::size_t(3));
        QCOMPARE(undo.kept, (std::vector<fs::path>{"cluster_1/Kick.wav"}));
        QCOMPARE(test::readBytes(f.target / "cluster_1/c.wav"), std::string("mine"));
    }

    void undoRemovesTheFoldersItMade()
    {
        Fixture f;
        const ExportSummary summary = f.run();
        QCOMPARE(undoFolderExport(summary.journal).removed, std::size_t(4));
        QVERIFY(!fs::exists(f.target));
        QCOMPARE(filesIn(f.root).size(), std::size_t(3));
    }

    void aVanishedSourceIsReportedAndTheRestGoesOn()
    {
        Fixture f;
        const ExportPlan plan = f.plan();
        fs::remove(f.root / "a/Kick.wav");
        fs::remove(f.root / "c.wav");
        fs::create_directory(f.root / "c.wav");
        ExportSummary summary;
        exportToFolder(plan, f.target, summary);
        QCOMPARE(summary.files, std::size_t(1));
        QCOMPARE(summary.failed.size(), std::size_t(2));
        QCOMPARE(summary.failed[0].path.string(), std::string("a/Kick.wav"));
        QVERIFY(summary.failed[0].fault == Fault::Vanished);
        QVERIFY(summary.failed[1].fault == Fault::NotRegular);
        QCOMPARE(filesIn(f.target), (std::vector<std::string>{"cluster_1/kick (2).WAV", "manifest.csv"}));
        QVERIFY(test::readBytes(f.target / "manifest.csv").find("Kick.wav,a") == std::string::npos);
    }

    void anUnreadableSourceIsReported()
    {
        Fixture f;
        fs::permissions(f.scratch.path(), fs::perms::all);
        fs::permissions(f.root / "c.wav", fs::perms::none);
        ExportSummary summary;
        {
            const test::WithoutPrivileges plain;
            summary = f.run();
        }
        QCOMPARE(summary.failed.size(), std::size_t(1));
        QVERIFY(summary.failed[0].fault == Fault::NoPermission);
        QCOMPARE(summary.files, std::size_t(2));
    }

    void linksAreCopiedAsFiles()
    {
        Fixture f;
        fs::rename(f.root / "c.wav", f.scratch / "elsewhere.wav");
        fs::create_symlink(f.scratch / "elsewhere.wav", f.root / "c.wav");
        (void)f.run();
        QVERIFY(!fs::is_symlink(f.target / "cluster_1/c.wav"));
        QCOMPARE(test::readBytes(f.target / "cluster_1/c.wav"), std::string("three"));
    }

    void theSourceIsNoTarget_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("itself") << "library";
        QTest::newRow("within") << "library/sorted";
        QTest::newRow("within, dots") << "x/../library/sorted";
        QTest::newRow("by a link") << "link/sorted";
        QTest::newRow("its folder would be the source") << "parent";
    }

    void theSourceIsNoTarget()
    {
        QFETCH(QString, target);
        Fixture f;
        fs::create_directories(f.scratch / "x");
        fs::create_directory_symlink(f.root, f.scratch / "link");
        fs::create_directories(f.scratch / "parent");
        fs::create_directory_symlink(f.root, f.scratch / "parent/cluster_1");
        f.target = f.scratch / target.toStdString();
        QCOMPARE(test::faultOf([&] { f.run(); }), int(Fault::TargetInSource));
        QCOMPARE(filesIn(f.root).size(), std::size_t(3));
    }

    void besideTheSourceIsFine()
    {
        Fixture f;
        f.target = f.scratch / "library 2";
        QCOMPARE(f.run().files, std::size_t(3));
    }

    void targetsThatCannotBe()
    {
        Fixture f;
        f.target = f.scratch / "no/such/place";
        QCOMPARE(test::faultOf([&] { f.run(); }), int(Fault::NotFound));
        test::writeBytes(f.scratch / "file", "x");
        f.target = f.scratch / "file";
        QCOMPARE(test::faultOf([&] { f.run(); }), int(Fault::NotRegular));
        QCOMPARE(test::readBytes(f.scratch / "file"), std::string("x"));
    }

    void stoppingLeavesNoHalfFile()
    {
        const std::string large(20U << 20, 'x');
        Fixture f({{"a.wav", "small"}, {"b.wav", large}, {"c.wav", "small"}});
        std::stop_source stop;
        ExportSummary summary;
        bool cancelled = false;
        try {
            exportToFolder(f.plan(), f.target, summary, stop.get_token(), [&](const ExportProgress& progress) {
                if (progress.bytes > (3U << 20))
                    stop.request_stop();
            });
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        QCOMPARE(filesIn(f.target), (std::vector<std::string>{"cluster_1/a.wav"}));
        QCOMPARE(undoFolderExport(summary.journal).removed, std::size_t(1));
        QVERIFY(!fs::exists(f.target));
    }

    void aFullDiskLeavesNoHalfFile()
    {
        if (geteuid() != 0)
            QSKIP("only root can mount a small file system");
        const std::string large(3U << 20, 'x');
        Fixture f({{"a.wav", "small"}, {"b.wav", large}, {"c.wav", "small"}});
        fs::create_directory(f.target);
        if (std::system(("mount -t tmpfs -o size=1m tmpfs " + f.target.string() + " 2>/dev/null").c_str()) != 0)
            QSKIP("this machine does not let us mount");
        ExportSummary summary;
        const int fault = test::faultOf([&] { exportToFolder(f.plan(), f.target, summary); });
        const auto files = filesIn(f.target);
        const auto undo = undoFolderExport(summary.journal);
        const bool unmounted = std::system(("umount " + f.target.string()).c_str()) == 0;
        QVERIFY(unmounted);
        QCOMPARE(fault, int(Fault::DiskFull));
        QCOMPARE(files, (std::vector<std::string>{"cluster_1/a.wav"}));
        QCOMPARE(undo.removed, std::size_t(1));
    }

    void progressEndsAtTheTotal()
    {
        Fixture f;
        fs::remove(f.root / "c.wav");
        ExportProgress last;
        ExportSummary summary;
        exportToFolder(f.plan(), f.target, summary, {}, [&](const ExportProgress& progress) {
            QVERIFY(progress.bytes >= last.bytes && progress.files >= last.files);
            last = progress;
        });
        QCOMPARE(last.files, last.totalFiles);
        QCOMPARE(last.bytes, last.totalBytes);
        QCOMPARE(last.totalBytes, std::uint64_t(11));
    }

    void anEmptyPlanGivesAManifest()
    {
        Fixture f(std::vector<std::pair<std::string, std::string>>{});
        QCOMPARE(f.run().files, std::size_t(0));
        QCOMPARE(filesIn(f.target), (std::vector<std::string>{"manifest.csv"}));
    }
};

QTEST_GUILESS_MAIN(FolderExportTest)
#include "folder_export_test.moc"
