// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/folder_watcher.h"
#include "tests/support/test_paths.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <string>

namespace fs = std::filesystem;
using namespace otozu;
using namespace std::chrono_literals;
using otozu::test::ScratchFolder;
using otozu::test::writeBytes;

namespace
{

constexpr auto kSettle = 150ms;
constexpr auto kFocus = 2000ms;

/// A watcher of a folder, once it watches.
struct Watched {
    explicit Watched(std::vector<fs::path> roots, std::size_t most = 100,
                     std::chrono::milliseconds longest = 15 * kSettle)
        : watcher(WatchLimits{most, kSettle, longest, kFocus, 3 * kFocus}), changed(&watcher, &FolderWatcher::changed),
          modes(&watcher, &FolderWatcher::modeChanged)
    {
        watcher.setRoots(std::move(roots));
        ready = modes.wait(10'000);
    }
    /// Whether a change is told, and no other right after it.
    [[nodiscard]] bool tellsOnce()
    {
        if (changed.isEmpty() && !changed.wait(10'000))
            return false;
        QTest::qWait(4 * int(kSettle.count()));
        return std::exchange(told, int(changed.size())) + 1 == int(changed.size());
    }
    [[nodiscard]] bool tellsNothing()
    {
        QTest::qWait(4 * int(kSettle.count()));
        return changed.size() == told;
    }

    FolderWatcher watcher;
    QSignalSpy changed;
    QSignalSpy modes;
    bool ready = false;
    int told = 0;
};

} // namespace

class FolderWatcherTest : public QObject
{
    Q_OBJECT
private slots:
    void aChangeIsToldOnceItIsQuiet_data()
    {
        QTest::addColumn<QString>("change");
        for (const char* change : {"new file", "many files", "removed file", "renamed file", "file of a folder below",
                                   "removed folder", "file behind a link"})
            QTest::newRow(change) << change;
    }
    void aChangeIsToldOnceItIsQuiet()
    {
        QFETCH(QString, change);
        const ScratchFolder folder;
        const ScratchFolder outside;
        writeBytes(folder / "r/a.wav", "a");
        writeBytes(folder / "r/b/c/d.wav", "d");
        writeBytes(outside / "e.wav", "e");
        fs::create_directory_symlink(outside.path(), folder / "r/link");
        fs::create_directory_symlink("..", folder / "r/b/loop");
        Watched watched({folder / "r"});
        QVERIFY(watched.ready);
        QCOMPARE(watched.watcher.mode(), FolderWatcher::Mode::Watching);
        QCOMPARE(watched.watcher.watched(), std::size_t(4));
        QVERIFY(watched.tellsNothing());
        if (change == "new file") {
            writeBytes(folder / "r/new.wav", "1");
        } else if (change == "many files") {
            for (int i = 0; i < 200; ++i)
                writeBytes(folder / ("r/b/" + std::to_string(i) + ".wav"), "1");
        } else if (change == "removed file") {
            fs::remove(folder / "r/a.wav");
        } else if (change == "renamed file") {
            fs::rename(folder / "r/a.wav", folder / "r/b/a.wav");
        } else if (change == "file of a folder below") {
            writeBytes(folder / "r/b/c/new.wav", "1");
        } else if (change == "removed folder") {
            fs::remove_all(folder / "r/b/c");
        } else {
            writeBytes(outside / "new.wav", "1");
        }
        QVERIFY(watched.tellsOnce());
    }

    void newFoldersAreWatchedToo()
    {
        const ScratchFolder folder;
        writeBytes(folder / "r/a.wav", "a");
        Watched watched({folder / "r"});
        QCOMPARE(watched.watcher.watched(), std::size_t(1));
        writeBytes(folder / "r/new/er/b.wav", "b");
        // Once for the folder, once for what may have come before it was watched.
        QTRY_COMPARE_WITH_TIMEOUT(watched.changed.size(), 2, 10'000);
        QCOMPARE(watched.watcher.watched(), std::size_t(3));
        watched.told = 2;
        QVERIFY(watched.tellsNothing());
        writeBytes(folder / "r/new/er/c.wav", "c");
        QTRY_COMPARE_WITH_TIMEOUT(watched.changed.size(), 3, 10'000);
    }

    void whatNeverSettlesIsToldAllTheSame()
    {
        const ScratchFolder folder;
        writeBytes(folder / "r/a.wav", "a");
        Watched watched({folder / "r"});
        int files = 0;
        while (watched.changed.isEmpty() && files < 1000) {
            writeBytes(folder / ("r/" + std::to_string(++files) + ".wav"), "1");
            QTest::qWait(10);
        }
        QCOMPARE(watched.changed.size(), 1);
    }

    void tooManyFoldersAreLookedAtOnFocus()
    {
        const ScratchFolder folder;
        for (int i = 0; i < 12; ++i)
            writeBytes(folder / ("r/" + std::to_string(i) + "/a.wav"), "a");
        Watched watched({folder / "r"}, 10);
        QVERIFY(watched.ready);
        QCOMPARE(watched.watcher.mode(), FolderWatcher::Mode::OnFocus);
        QCOMPARE(watched.watcher.watched(), std::size_t(0));
        writeBytes(folder / "r/new.wav", "1");
        QVERIFY(watched.tellsNothing());
        watched.watcher.focused(); // it was looked at just now
        QVERIFY(watched.tellsNothing());
        QTest::qWait(int(kFocus.count()));
        watched.watcher.focused();
        watched.watcher.focused();
        QCOMPARE(watched.changed.size(), 1);
    }

    void onFocusAWatchedFolderIsLookedAtAfterLonger()
    {
        const ScratchFolder folder;
        writeBytes(folder / "r/a.wav", "a");
        Watched watched({folder / "r"});
        QTest::qWait(int(kFocus.count()) * 5 / 4);
        watched.watcher.focused();
        QCOMPARE(watched.changed.size(), 0);
        QTest::qWait(int(kFocus.count()) * 2);
        watched.watcher.focused();
        QCOMPARE(watched.changed.size(), 1);
    }

    void aRootThatComesBackIsTold()
    {
        const ScratchFolder folder;
        fs::create_directories(folder / "media");
        Watched watched({folder / "media/drive/sounds"});
        QCOMPARE(watched.watcher.mode(), FolderWatcher::Mode::Watching);
        writeBytes(folder / "media/other", "1");
        QVERIFY(watched.tellsNothing());
        writeBytes(folder / "media/drive/sounds/a.wav", "1");
        QVERIFY(watched.tellsOnce());
        QCOMPARE(watched.watcher.watched(), std::size_t(1));
        fs::remove_all(folder / "media/drive");
        QTRY_COMPARE_WITH_TIMEOUT(watched.changed.size(), 2, 10'000);
    }

    void aRootThatIsRenamedIsTold_data()
    {
        QTest::addColumn<QString>("renamed");
        QTest::newRow("itself") << "media/drive/sounds";
        QTest::newRow("a folder above") << "media/drive";
    }
    void aRootThatIsRenamedIsTold()
    {
        QFETCH(QString, renamed);
        const ScratchFolder folder;
        const fs::path there = folder / renamed.toStdString();
        const fs::path other = folder / "media/other";
        writeBytes(folder / "media/drive/sounds/a.wav", "a");
        writeBytes(folder / "media/drive/sounds/low/b.wav", "b");
        fs::create_directory_symlink("../..", folder / "media/drive/sounds/loop");
        Watched watched({folder / "media/drive/sounds"});
        fs::rename(there, other);
        QVERIFY(watched.tellsOnce());
        fs::rename(other, there);
        QVERIFY(watched.tellsOnce());
        writeBytes(folder / "media/drive/sounds/low/c.wav", "c");
        QVERIFY(watched.tellsOnce());
    }

    void whatHappensAboveARootHoldsNothingUp()
    {
        const ScratchFolder folder;
        writeBytes(folder / "above/r/a.wav", "a");
        Watched watched({folder / "above/r"}, 100, 600s);
        writeBytes(folder / "above/r/b.wav", "b");
        QElapsedTimer time;
        time.start();
        for (int i = 0; watched.changed.isEmpty() && !time.hasExpired(20'000); ++i) {
            writeBytes(folder / ("above/" + std::to_string(i)), "1");
            QTest::qWait(10);
        }
        QCOMPARE(watched.changed.size(), 1);
        watched.told = 1;
        QVERIFY(watched.tellsNothing());
    }

    void otherRootsTakeThePlaceOfThoseBefore()
    {
        const ScratchFolder folder;
        writeBytes(folder / "one/a.wav", "a");
        writeBytes(folder / "two/a.wav", "a");
        Watched watched({folder / "one"});
        watched.watcher.setRoots({folder / "two"});
        watched.watcher.setRoots({folder / "two"}); // while folders are walked
        QTRY_COMPARE_WITH_TIMEOUT(watched.watcher.watched(), std::size_t(1), 10'000);
        writeBytes(folder / "one/b.wav", "b");
        QVERIFY(watched.tellsNothing());
        writeBytes(folder / "two/b.wav", "b");
        QVERIFY(watched.tellsOnce());
        watched.watcher.setRoots({});
        QCOMPARE(watched.watcher.mode(), FolderWatcher::Mode::None);
        writeBytes(folder / "two/c.wav", "c");
        QVERIFY(watched.tellsNothing());
    }

    void itMayGoWhileItWalks()
    {
        const ScratchFolder folder;
        for (int i = 0; i < 300; ++i)
            writeBytes(folder / (std::to_string(i) + "/a.wav"), "a");
        for (int i = 0; i < 20; ++i) {
            FolderWatcher watcher;
            watcher.setRoots({folder.path()});
        }
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(FolderWatcherTest)
#include "folder_watcher_test.moc"
