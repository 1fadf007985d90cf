// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of files in the window: files first, one selection with the map.

#include "tests/support/fake_audio_output.h"
#include "tests/ui/menus.h"
#include "tests/ui/window/window_bench.h"
#include "ui/map/map_widget.h"
#include "ui/panels/group_list.h"
#include "ui/table/sample_table.h"
#include "ui/table/table_header.h"
#include "ui/window/panels.h"
#include "ui/window/welcome_page.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <set>
#include <utility>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

class WindowTableTest : public QObject
{
    Q_OBJECT
private:
    struct Open {
        FakeAudio audio;
        WindowBench bench{[this] { return audio.output(); }};
        MainWindow& window = bench.window;
        fs::path root = bench.scratch / "tones";
        explicit Open(int each = 8, double seconds = 0.6)
        {
            writeTones(root, each, seconds);
            writeBytes(root / "broken.wav", "no sound at all");
            window.openFolder(root);
        }
        bool ready()
        {
            return QTest::qWaitFor(
                [&] {
                    return window.map() != nullptr && window.map()->isSettled() && !window.session().isRunning() &&
                           !table().files().isSorting();
                },
                60000);
        }
        /// All files stand in the table.
        bool isListed(int count)
        {
            return QTest::qWaitFor(
                [&] {
                    return window.panels() != nullptr && table().files().rowCount() == count &&
                           !table().files().isSorting();
                },
                60000);
        }
        SampleTable& table() { return *window.panels()->table(); }
        QPoint at(int row) { return table().visualRect(table().model()->index(row, 0)).center(); }
        void click(int row, Qt::KeyboardModifiers keys = {})
        {
            QTest::mouseClick(table().viewport(), Qt::LeftButton, keys, at(row));
        }
        int rowOf(const std::string& name)
        {
            for (int row = 0; row < table().files().rowCount(); ++row) {
                if (table().files().item(row).record->path.filename() == name)
                    return row;
            }
            return -1;
        }
    };

private slots:
    void initTestCase()
    {
        prepareWindows();
        Theme::instance().apply(ThemeMode::Dark);
    }

    void filesAreThereBeforeAnyIsAnalysed()
    {
        Open s(200, 2.0);
        QVERIFY(s.isListed(601));
        QVERIFY(s.window.map() == nullptr);
        QVERIFY(s.window.session().isRunning());
        QVERIFY(s.window.welcome()->isWorking());
        QVERIFY(s.table().isVisible());
        QVERIFY(!s.window.panels()->groups()->isVisible());
        QVERIFY(s.table().height() > 200);
        QCOMPARE(s.table().files().item(0).record->path, fs::path("high/high_100.wav"));
        // What waits can be heard.
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QTRY_COMPARE(s.bench.engine.state(), AuditionState::Ready);
        s.audio.setFramesFree(0);
        s.click(3);
        const fs::path chosen = s.table().files().pathOf(3);
        QTRY_COMPARE(s.bench.engine.currentFile(), chosen);
        QTRY_VERIFY(s.bench.engine.isPlaying());
        s.table().setFocus();
        QTest::keyClick(&s.table(), Qt::Key_Space);
        s.audio.setFramesFree(96);
        QTRY_VERIFY(!s.bench.engine.isPlaying());
        // It is the same sound when it has its dot, and the table stays with the one who is in it.
        QTRY_VERIFY_WITH_TIMEOUT(s.window.map() != nullptr && !s.window.session().isRunning(), 60000);
        QVERIFY(s.window.selection().current() >= 0);
        QCOMPARE(s.window.session().pathOf(s.window.selection().current()), chosen);
        QCOMPARE(s.window.selection().indices().size(), 1U);
        QVERIFY(s.table().isVisible());
        QVERIFY(s.table().hasFocus());
        QVERIFY(s.window.panels()->groups()->isVisible());
        QCOMPARE(s.table().selectedWithoutDot(), 0U);
        QCOMPARE(s.table().files().item(s.rowOf("broken.wav")).state, FileState::Failed);
        for (int row = 0; row < 600; ++row)
            QCOMPARE(s.table().files().item(row).sample >= 0, s.table().files().item(row).state != FileState::Failed);
    }

    void theTableKeepsOutOfTheWayOfTheMap()
    {
        Open s;
        QVERIFY(s.ready());
        QVERIFY(!s.table().isVisible()); // the window is small, and nobody was in it
        s.window.panels()->toggles()[1]->trigger();
        QTRY_VERIFY(s.table().isVisible());
    }

    void theSelectionIsTheSameAllOver()
    {
        Open s;
        QVERIFY(s.ready());
        s.window.panels()->showTable();
        const MapResultPtr shown = s.window.session().map();
        const MapResult& map = *shown;
        s.click(2);
        const int sample = s.window.selection().current();
        QCOMPARE(map.samples[std::size_t(sample)].path, s.table().files().item(2).record->path);
        QTRY_COMPARE(s.bench.engine.currentFile(), s.window.session().pathOf(sample));
        QTest::mouseClick(s.window.map(), Qt::LeftButton, {}, s.window.map()->pixelOf(5).toPoint());
        QTRY_VERIFY(s.window.selection().current() != sample);
        const auto selected = [&] {
            std::set<fs::path> paths;
            for (const int row : s.table().selectedRows())
                paths.insert(s.table().files().item(row).record->path);
            return paths;
        };
        const auto expected = [&] {
            std::set<fs::path> paths;
            for (const int each : s.window.selection().indices())
                paths.insert(map.samples[std::size_t(each)].path);
            return paths;
        };
        QCOMPARE(selected(), expected());
        QCOMPARE(s.table().currentRow(), s.table().files().rowOfSample(s.window.selection().current()));
        GroupList& groups = *s.window.panels()->groups();
        QTest::mouseClick(groups.viewport(), Qt::LeftButton, {},
                          groups.visualRect(groups.model()->index(0, 0)).center());
        QCOMPARE(selected(), expected());
        QCOMPARE(selected().size(), groups.groups()[0].members.size());
        // Everything, with what has no dot.
        s.table().setFocus();
        QTest::keyClick(&s.table(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(selected().size(), 25U);
        QCOMPARE(s.window.selection().indices().size(), 24U);
    }

    void rowsAreDraggedOut()
    {
        Open s;
        QVERIFY(s.ready());
        s.window.panels()->showTable();
        s.click(1);
        s.click(3, Qt::ShiftModifier);
        QTest::mousePress(s.table().viewport(), Qt::LeftButton, {}, s.at(2));
        QTest::mouseMove(s.table().viewport(), s.at(2) + QPoint(4, 0));
        QTest::mouseMove(s.table().viewport(), s.at(2) + QPoint(60, 0));
        QCOMPARE(s.bench.drag.dragged.size(), 1U);
        QCOMPARE(s.bench.drag.dragged[0],
                 (std::vector<fs::path>{s.root / "high/high_101.wav", s.root / "high/high_102.wav",
                                        s.root / "high/high_103.wav"}));
        for (const fs::path& file : s.bench.drag.dragged[0])
            QVERIFY(fs::exists(file));
    }

    void aRowHasTheMenuOfItsDot()
    {
        Open s;
        QVERIFY(s.ready());
        s.window.panels()->showTable();
        const auto menuOf = [&](int row) {
            QStringList texts;
            QContextMenuEvent event(QContextMenuEvent::Mouse, s.at(row), s.table().viewport()->mapToGlobal(s.at(row)));
            withMenu([&] { QApplication::sendEvent(s.table().viewport(), &event); },
                     [&](const QMenu& menu) {
                         for (const QAction* action : menu.actions())
                             texts << action->text();
                     });
            return texts;
        };
        const QStringList ofDot = menuOf(1);
        QVERIFY(ofDot.contains("Hear"));
        QVERIFY(ofDot.contains(s.window.actions().showAll->text()));
        const int broken = s.rowOf("broken.wav");
        s.table().scrollToBottom();
        const QStringList ofFile = menuOf(broken);
        QVERIFY(ofFile.contains("Hear"));
        QVERIFY(ofFile.contains("Show its folder"));
        QVERIFY(!ofFile.contains(s.window.actions().showAll->text()));
        QCOMPARE(s.table().currentWithoutDot(), broken);
    }

    void filesThatWaitAreCopied()
    {
        Open s(200, 2.0);
        QVERIFY(s.isListed(601));
        s.window.actions().pause->trigger();
        QVERIFY(s.window.map() == nullptr);
        s.click(0);
        s.click(2, Qt::ShiftModifier);
        QCOMPARE(s.table().selectedWithoutDot(), 3U);
        const fs::path target = s.bench.scratch / "copies";
        fs::create_directories(target);
        s.window.copySelectionTo(target);
        QTRY_VERIFY(fs::exists(target / "high_102.wav"));
        QTRY_COMPARE(std::distance(fs::directory_iterator(target), fs::directory_iterator()), 3);
    }

    void anotherFolderIsListedAndLeft()
    {
        Open s;
        QVERIFY(s.ready());
        const fs::path other = s.bench.scratch / "other";
        writeTones(other, 200, 2.0);
        s.window.openFolder(other);
        QVERIFY(s.isListed(600));
        QCOMPARE(s.table().files().base(), other);
        s.window.panels()->showTable();
        s.click(1);
        QCOMPARE(s.window.selection().current(), -1);
        QTRY_COMPARE(s.bench.engine.currentFile(), other / "high/high_101.wav");
        s.window.actions().cancel->trigger();
        QTRY_VERIFY(!s.window.session().isRunning());
        if (s.window.session().root() != s.root)
            QSKIP("its first map came before it was cancelled");
        QVERIFY(s.isListed(24));
        QCOMPARE(s.table().files().base(), s.root);
        QCOMPARE(s.table().files().rowOfSample(0) >= 0, true);
    }

    void newSoundsComeIntoTheTable()
    {
        Open s;
        QVERIFY(s.ready());
        s.window.panels()->showTable();
        s.click(2);
        s.click(4, Qt::ControlModifier);
        const int current = s.window.selection().current();
        const fs::path path = s.window.session().pathOf(current);
        fs::create_directories(s.root / "a");
        writeWav(s.root / "a/a.wav", tone(500.0, 0.5, 44100));
        s.window.actions().rescan->trigger();
        QVERIFY(s.ready());
        QCOMPARE(s.table().files().rowCount(), 26);
        QCOMPARE(s.table().files().item(0).record->path, fs::path("a/a.wav"));
        QCOMPARE(s.table().selectedRows(), (std::vector<int>{3, 5}));
        QCOMPARE(s.table().currentRow(), 5);
        QCOMPARE(s.window.session().pathOf(s.window.selection().current()), path);
    }

    void columnsAndOrderAreRemembered()
    {
        const ScratchFolder home;
        FakeAudio audio;
        AuditionEngine engine(decodeAtRate, [&] { return audio.output(); });
        RecordedDrag drag;
        writeTones(home / "tones", 8);
        QStringList words;
        for (int time = 0; time < 2; ++time) {
            Settings settings(qStringOfPath(home / "settings.ini"));
            MainWindow window(engine, drag, settings);
            fs::create_directories(home / "libraries");
            window.session().setLibraries(home / "libraries");
            window.show();
            window.openFolder(home / "tones");
            QTRY_VERIFY_WITH_TIMEOUT(window.map() != nullptr && !window.session().isRunning(), 60000);
            SampleTable& table = *window.panels()->table();
            if (time == 0) {
                table.header().resizeSection(0, 321);
                table.header().moveSection(0, 2);
                table.sortByColumn(tableColumn("length"), Qt::DescendingOrder);
                words = table.header().layoutWords();
            } else {
                QCOMPARE(table.header().layoutWords(), words);
                QCOMPARE(table.sortWords(), QStringLiteral("length down"));
                QTRY_VERIFY(!table.files().isSorting());
                QVERIFY(table.files().item(0).record->seconds > table.files().item(23).record->seconds);
            }
            window.close();
        }
    }

    /// Another folder was looked into, and left before it had a map: the one that was shown all the time stays.
    void aFolderThatIsComeBackToHasItsDots()
    {
        Open s;
        QVERIFY(s.ready());
        const fs::path other = s.bench.scratch / "other";
        writeTones(other, 2);
        bool isBack = false;
        connect(&s.window.session(), &MapSession::listed, &s.window, [&](const LibraryFilesPtr& files) {
            if (files->base == other && !std::exchange(isBack, true))
                s.window.openFolder(s.root);
        });
        s.window.openFolder(other);
        QTRY_VERIFY_WITH_TIMEOUT(isBack, 60000);
        QVERIFY(s.ready());
        QVERIFY(s.isListed(25));
        const int row = s.rowOf("high_100.wav");
        QVERIFY(row >= 0);
        QVERIFY(s.table().files().item(row).sample >= 0);
        s.click(row);
        QCOMPARE(s.window.selection().current(), s.table().files().item(row).sample);
    }
};

QTEST_MAIN(WindowTableTest)
#include "table_test.moc"
