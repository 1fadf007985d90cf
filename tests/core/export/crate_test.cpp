// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Copying into a crate: a folder that the user collects sounds in.

#include "core/export/folder_export.h"
#include "core/export/safe_name.h"
#include "tests/support/faults.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

using Bytes = std::map<std::string, std::string>;

Bytes bytesIn(const fs::path& folder)
{
    Bytes files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_directory())
            files[entry.path().lexically_relative(folder).string()] = test::readBytes(entry.path());
    }
    return files;
}

struct Fixture {
    test::ScratchFolder scratch;
    fs::path root = scratch / "library";
    fs::path crate = scratch / "crate";

    Fixture()
    {
        for (const auto& [path, bytes] : Bytes{{"a/Kick.wav", "one"}, {"b/kick.wav", "two"}, {"c.wav", "three"}})
            test::writeBytes(root / path, bytes);
        fs::create_directories(crate);
    }

    [[nodiscard]] std::vector<fs::path> all() const
    {
        return {root / "a/Kick.wav", root / "b/kick.wav", root / "c.wav"};
    }
    [[nodiscard]] ExportSummary copy(const std::vector<fs::path>& files) const
    {
        ExportSummary summary;
        exportToFolder(cratePlan(files), crate, summary);
        return summary;
    }
};

const Bytes kAll = {{"Kick.wav", "one"}, {"kick (2).wav", "two"}, {"c.wav", "three"}};

} // namespace

class CrateTest : public QObject
{
    Q_OBJECT
private slots:
    void filesOfOneNameGetNumbers()
    {
        const Fixture f;
        const Bytes before = bytesIn(f.root);
        const ExportSummary summary = f.copy(f.all());
        QVERIFY(bytesIn(f.crate) == kAll);
        QVERIFY(bytesIn(f.root) == before);
        QCOMPARE(summary.files, std::size_t(3));
        QCOMPARE(summary.renamed, std::size_t(1));
        QCOMPARE(summary.alreadyThere, std::size_t(0));
        QVERIFY(fs::last_write_time(f.crate / "c.wav") == fs::last_write_time(f.root / "c.wav"));
    }

    void whatIsThereIsNotCopiedAgain()
    {
        const Fixture f;
        (void)f.copy(f.all());
        const ExportSummary again = f.copy(f.all());
        QVERIFY(bytesIn(f.crate) == kAll);
        QCOMPARE(again.files, std::size_t(0));
        QCOMPARE(again.alreadyThere, std::size_t(3));
        QVERIFY(again.journal.empty());
        // What is in the crate is its own copy.
        const ExportSummary own = f.copy({f.crate / "Kick.wav", f.crate / "kick (2).wav"});
        QCOMPARE(own.alreadyThere, std::size_t(2));
        QVERIFY(bytesIn(f.crate) == kAll);
        // Twice in one go, too.
        const ExportSummary twice = f.copy({f.root / "a/Kick.wav", f.root / "new.wav", f.root / "new.wav"});
        QCOMPARE(twice.alreadyThere, std::size_t(1));
        QCOMPARE(twice.failed.size(), std::size_t(2));
        test::writeBytes(f.root / "new.wav", "four");
        QCOMPARE(f.copy({f.root / "new.wav", f.root / "new.wav"}).alreadyThere, std::size_t(1));
    }

    void anotherOfTheSameNameAndSizeIsCopied()
    {
        const Fixture f;
        (void)f.copy(f.all());
        std::string large(3U << 20, 'x');
        test::writeBytes(f.crate / "large.wav", large);
        large.back() = 'y'; // in the last of several pieces
        test::writeBytes(f.root / "d/large.wav", large);
        test::writeBytes(f.root / "d/Kick.wav", "ONE");
        const ExportSummary summary = f.copy({f.root / "d/large.wav", f.root / "d/Kick.wav", f.root / "c.wav"});
        QCOMPARE(summary.files, std::size_t(2));
        QCOMPARE(summary.alreadyThere, std::size_t(1));
        QCOMPARE(test::readBytes(f.crate / "Kick (3).wav"), std::string("ONE"));
        QVERIFY(test::readBytes(f.crate / "large (2).wav") == large);
        QVERIFY(test::readBytes(f.crate / "large.wav").back() == 'x');
        QVERIFY(bytesIn(f.crate).size() == 6);
        // Whichever number it has, it is known again; also where one between has gone.
        fs::remove(f.crate / "kick (2).wav");
        QCOMPARE(f.copy({f.root / "d/Kick.wav"}).alreadyThere, std::size_t(1));
        // The same sound of another name is wanted under that name.
        test::writeBytes(f.root / "three too.wav", "three");
        QCOMPARE(f.copy({f.root / "three too.wav"}).files, std::size_t(1));
    }

    void aFolderOfThatNameIsNoFile()
    {
        const Fixture f;
        fs::create_directories(f.crate / "c.wav");
        QCOMPARE(f.copy({f.root / "c.wav", f.root / "a"}).files, std::size_t(1));
        QCOMPARE(test::readBytes(f.crate / "c (2).wav"), std::string("three"));
        const ExportSummary folder = f.copy({f.root / "a"});
        QCOMPARE(folder.failed.size(), std::size_t(1));
        QVERIFY(folder.failed.front().fault == Fault::NotRegular);
    }

    void itMayLieInTheLibrary()
    {
        Fixture f;
        f.crate = f.root / "best";
        fs::create_directories(f.crate);
        QCOMPARE(f.copy(f.all()).files, std::size_t(3));
        QVERIFY(bytesIn(f.crate) == kAll);
    }

    void itIsNotMade()
    {
        Fixture f;
        f.crate = f.scratch / "unplugged";
        QCOMPARE(test::faultOf([&] { (void)f.copy(f.all()); }), int(Fault::NotFound));
        QVERIFY(!fs::exists(f.crate));
        test::writeBytes(f.crate, "a file");
        QCOMPARE(test::faultOf([&] { (void)f.copy(f.all()); }), int(Fault::NotRegular));
        QCOMPARE(test::readBytes(f.crate), std::string("a file"));
    }

    void undoTakesBackTheCopiesAlone()
    {
        const Fixture f;
        (void)f.copy({f.root / "c.wav"});
        const ExportSummary summary = f.copy(f.all());
        QCOMPARE(summary.alreadyThere, std::size_t(1));
        const UndoSummary undone = undoFolderExport(summary.journal);
        QCOMPARE(undone.removed, std::size_t(2));
        QVERIFY((bytesIn(f.crate) == Bytes{{"c.wav", "three"}}));
        QCOMPARE(bytesIn(f.root).size(), std::size_t(3));
    }

    void undoLeavesAnEmptyCrate()
    {
        const Fixture f;
        const ExportSummary summary = f.copy(f.all());
        QCOMPARE(undoFolderExport(summary.journal).removed, std::size_t(3));
        QVERIFY(fs::is_directory(f.crate) && fs::is_empty(f.crate));
    }

    void stoppingLeavesNoHalfFile()
    {
        const Fixture f;
        test::writeBytes(f.root / "large.wav", std::string(20U << 20, 'x'));
        std::stop_source stop;
        ExportSummary summary;
        bool cancelled = false;
        try {
            exportToFolder(cratePlan(std::vector{f.root / "c.wav", f.root / "large.wav", f.root / "a/Kick.wav"}),
                           f.crate, summary, stop.get_token(), [&](const ExportProgress& progress) {
                               if (progress.bytes > (3U << 20))
                                   stop.request_stop();
                           });
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        QVERIFY((bytesIn(f.crate) == Bytes{{"c.wav", "three"}}));
        QCOMPARE(summary.files, std::size_t(1));
        QCOMPARE(undoFolderExport(summary.journal).removed, std::size_t(1));
    }

    void aFullDiskLeavesNoHalfFile()
    {
        const Fixture f;
        test::writeBytes(f.root / "large.wav", std::string(3U << 20, 'x'));
        ExportSummary summary;
        int fault = -1;
        {
            const test::FileSizeLimit full(1U << 20);
            fault = test::faultOf([&] {
                exportToFolder(cratePlan(std::vector{f.root / "c.wav", f.root / "large.wav", f.root / "a/Kick.wav"}),
                               f.crate, summary);
            });
        }
        QVERIFY(fault == int(Fault::DiskFull) || fault == int(Fault::WriteFailed));
        QVERIFY((bytesIn(f.crate) == Bytes{{"c.wav", "three"}}));
        QCOMPARE(summary.journal.files.size(), std::size_t(1));
    }

    void unnumberedNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("plain");
        QTest::newRow("numbered") << "Kick (2).wav"
                                  << "Kick.wav";
        QTest::newRow("more digits") << "Kick (120).wav"
                                     << "Kick.wav";
        QTest::newRow("no ending") << "Kick (2)"
                                   << "Kick";
        QTest::newRow("twice") << "Kick (2) (3).wav"
                               << "Kick (2).wav";
        QTest::newRow("plain") << "Kick.wav"
                               << "Kick.wav";
        QTest::newRow("a word") << "Kick (dry).wav"
                                << "Kick (dry).wav";
        QTest::newRow("nothing in it") << "Kick ().wav"
                                       << "Kick ().wav";
        QTest::newRow("no blank") << "Kick(2).wav"
                                  << "Kick(2).wav";
        QTest::newRow("a number alone") << " (2).wav"
                                        << " (2).wav";
        QTest::newRow("not closed") << "Kick (2.wav"
                                    << "Kick (2.wav";
    }
    void unnumberedNames()
    {
        QFETCH(QString, name);
        QTEST(QString::fromStdString(unnumberedName(name.toStdString())), "plain");
    }
};

QTEST_GUILESS_MAIN(CrateTest)
#include "crate_test.moc"
