// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with libraries: shows them at once, brings them up to date, keeps what was analysed.

#include "tests/ui/window/kept_window.h"
#include "ui/map/map_widget.h"
#include "ui/window/banner.h"
#include "ui/window/progress_strip.h"
#include "ui/window/welcome_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <bit>
#include <ctime>
#include <map>
#include <memory>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

class KeptMapTest : public KeptWindowTest
{
    Q_OBJECT
private slots:
    void whatWasMadeIsThereAgain()
    {
        writeTones(m_root, 8);
        writeBytes(m_root / "broken.wav", "no sound at all");
        std::map<std::string, Bits> places;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            QCOMPARE(s.session().counts().heard, std::size_t(24));
            places = placesOf(*s.session().map());
        }
        Opened s(*m_scratch);
        QSignalSpy shown(&s.session(), &MapSession::shown);
        s.window.openLast();
        QTRY_VERIFY(!shown.isEmpty());
        QVERIFY(placesOf(*s.session().map()) == places); // before the disk was looked at
        QVERIFY(s.rests());
        QCOMPARE(s.session().root(), m_root);
        QCOMPARE(s.session().counts().heard, std::size_t(0));
        QVERIFY(placesOf(*s.session().map()) == places);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(s.session().skipped().size(), std::size_t(1));
        // Nothing is written where the sounds are.
        for (const auto& entry : fs::recursive_directory_iterator(m_root))
            QVERIFY(entry.is_directory() || entry.path().extension() == ".wav");
    }

    void newcomersArePlacedAndTheViewStays()
    {
        writeTones(m_root, 20);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QTRY_VERIFY(s.window.map()->isSettled());
        const auto places = placesOf(*s.session().map());
        const auto at = [&](const std::string& path) { return indexOf(*s.session().map(), path); };
        const int first = at("low/low_103.wav");
        const int second = at("mid/mid_107.wav");
        s.window.selection().set({first, second}, second);
        s.window.map()->zoomToGroup(0);
        QTRY_VERIFY(s.window.map()->isSettled());
        QVERIFY(s.window.map()->zoom() > 1.0);
        // In the middle of the map, which another width of a panel does not move.
        const auto seenAt = [&](int sample) {
            return s.window.map()->pixelOf(sample) - QRectF(s.window.map()->rect()).center();
        };
        const QPointF firstSeen = seenAt(first);
        const QPointF secondSeen = seenAt(second);

        // Sorted before, between and after those that are there.
        for (const char* name : {"a/a.wav", "low/low_103b.wav", "zz/z.wav"}) {
            fs::create_directories((m_root / name).parent_path());
            writeWav(m_root / name, tone(500.0, 0.5, 44100));
        }
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QCOMPARE(s.session().counts().placed, std::size_t(3));
        QVERIFY(s.window.progressStrip()->text().contains(QStringLiteral("3 placed")));
        const auto now = placesOf(*s.session().map());
        QCOMPARE(now.size(), places.size() + 3);
        for (const auto& [path, place] : places)
            QVERIFY2(now.at(path) == place, path.c_str());
        QCOMPARE(s.window.selection().indices(), (std::vector<int>{at("low/low_103.wav"), at("mid/mid_107.wav")}));
        QCOMPARE(s.window.selection().current(), at("mid/mid_107.wav"));
        QCOMPARE(seenAt(at("low/low_103.wav")), firstSeen);
        QCOMPARE(seenAt(at("mid/mid_107.wav")), secondSeen);
    }

    void aChangedFolderIsSeen()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        writeWav(m_root / "low/another.wav", tone(250.0, 0.5, 44100));
        QTRY_COMPARE_WITH_TIMEOUT(s.session().map()->samples.size(), 25U, 30000);
    }

    void aCancelledRunGoesOn()
    {
        writeTones(m_root, 200, 2.0);
        std::size_t before = 0;
        {
            Opened s(*m_scratch);
            s.window.openFolder(m_root);
            QTRY_VERIFY_WITH_TIMEOUT(s.session().progress().step == Step::Analyse && s.session().progress().done > 50,
                                     60000);
            QElapsedTimer timer;
            timer.start();
            s.window.actions().cancel->trigger();
            QTRY_VERIFY(!s.session().isRunning());
            qInfo("cancelled after %lld ms", timer.elapsed());
            before = s.session().progress().done;
        }
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QVERIFY2(s.session().counts().heard < 600 - 40, qPrintable(QString::number(s.session().counts().heard)));
        qInfo("%zu were heard before, %zu after", before, s.session().counts().heard);
        QCOMPARE(s.session().map()->samples.size(), std::size_t(600));
    }

    void whatIsPausedStaysPaused()
    {
        writeTones(m_root, 200, 2.0);
        QString paused;
        {
            Opened s(*m_scratch);
            QAction* pause = s.window.actions().pause;
            QVERIFY(!pause->isEnabled());
            s.window.openFolder(m_root);
            QTRY_VERIFY_WITH_TIMEOUT(s.session().progress().step == Step::Analyse && s.session().progress().done > 50,
                                     60000);
            QAbstractButton* button = visibleButton(*s.window.welcome(), QStringLiteral("Pause"));
            QVERIFY(button != nullptr);
            QElapsedTimer timer;
            timer.start();
            QTest::mouseClick(button, Qt::LeftButton);
            QVERIFY(s.session().isPaused());
            QTRY_VERIFY(!s.session().isRunning());
            qInfo("paused after %lld ms", timer.elapsed());
            const std::clock_t used = std::clock();
            QTest::qWait(500);
            QVERIFY2(std::clock() - used < CLOCKS_PER_SEC / 4, "something goes on");

            QCOMPARE(pause->text(), QStringLiteral("Resume"));
            QCOMPARE(s.window.welcome()->headline(), QStringLiteral("Paused"));
            paused = s.window.welcome()->detail();
            const LibraryCounts counts = s.session().counts();
            QCOMPARE(counts.files, std::size_t(600));
            QVERIFY(counts.toHear > 0 && counts.toHear < 550);
            QCOMPARE(paused, QStringLiteral("%1 of 600 heard").arg(600 - counts.toHear));
            // Nobody goes on by himself.
            writeWav(m_root / "low/another.wav", tone(250.0, 0.5, 44100));
            s.window.actions().rescan->trigger();
            QVERIFY(QTest::qWaitFor([&] { return !s.session().isRunning(); }, 60000));
            QCOMPARE(s.session().counts().added, std::size_t(1));
            QCOMPARE(s.session().counts().toHear, counts.toHear + 1);
            QVERIFY(s.session().isPaused());
        }
        Opened s(*m_scratch);
        s.window.openFolder(m_root);
        QVERIFY(QTest::qWaitFor([&] { return s.session().counts().files == 601 && !s.session().isRunning(); }, 60000));
        QVERIFY(s.session().isPaused());
        QCOMPARE(s.session().counts().heard, std::size_t(0));
        QCOMPARE(s.window.welcome()->detail(), QString(paused).replace(QStringLiteral("600"), QStringLiteral("601")));
        QAbstractButton* resume = visibleButton(*s.window.welcome(), QStringLiteral("Resume"));
        QVERIFY(resume != nullptr);
        const std::size_t left = s.session().counts().toHear;
        QTest::mouseClick(resume, Qt::LeftButton);
        QVERIFY(!s.session().isPaused());
        QVERIFY(s.rests());
        QCOMPARE(s.session().counts().heard, left);
        QCOMPARE(s.session().map()->samples.size(), std::size_t(601));
        QVERIFY(!s.window.actions().pause->isEnabled());
        // With a map in the middle the button is below.
        QVERIFY(visibleButton(*s.window.progressStrip(), QStringLiteral("Resume")) == nullptr);
    }

    void newcomersWaitWhilePaused()
    {
        writeTones(m_root, 20);
        std::map<std::string, Bits> places;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            places = placesOf(*s.session().map());
            for (int i = 0; i < 300; ++i)
                writeWav(m_root / ("new" + std::to_string(i) + ".wav"), tone(500.0 + i, 1.0, 44100));
            s.window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&s.window));
            s.window.actions().rescan->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(s.session().progress().step == Step::Analyse && s.session().progress().done > 20,
                                     60000);
            QTest::keyClick(s.window.map(), Qt::Key_P);
            QTRY_VERIFY(!s.session().isRunning());
            QVERIFY(s.session().isPaused());
        }
        Opened s(*m_scratch);
        s.window.openLast();
        QVERIFY(s.rests());
        const std::size_t left = s.session().counts().toHear;
        QVERIFY(left > 0 && left < 300);
        for (const auto& [path, place] : places)
            QVERIFY2(placesOf(*s.session().map()).at(path) == place, path.c_str());
        QCOMPARE(s.window.progressStrip()->text(), QStringLiteral("Paused: %1 of 360 heard").arg(360 - left));
        // A layout that is asked for is one of what was heard.
        s.window.actions().layOutAgain->trigger();
        QVERIFY(s.rests());
        QVERIFY(s.session().isPaused());
        QCOMPARE(s.session().counts().laidOut, 360 - left);
        QCOMPARE(s.session().counts().toHear, left);
        s.window.banner()->hide();
        auto* resume = visibleButton(*s.window.progressStrip(), QStringLiteral("Resume"));
        QVERIFY(resume != nullptr);
        QTest::mouseClick(resume, Qt::LeftButton);
        QVERIFY(s.rests());
        QCOMPARE(s.session().map()->samples.size(), std::size_t(360));
        QCOMPARE(s.session().counts().heard, left);
    }

    void aSecondWindowLooksOn()
    {
        writeTones(m_root, 8);
        Opened first(*m_scratch);
        QVERIFY(first.opens(m_root));
        Opened second(*m_scratch);
        QVERIFY(second.opens(m_root));
        QVERIFY(placesOf(*second.session().map()) == placesOf(*first.session().map()));
        QVERIFY(second.window.banner()->isVisible());
        QCOMPARE(second.window.banner()->text(), readOnlyText(ReadOnlyReason::OtherProgram));
        QVERIFY(!second.window.actions().layOutAgain->isEnabled());
        QVERIFY(first.window.actions().layOutAgain->isEnabled());
        // A second look sees what the first has found.
        writeWav(m_root / "low/another.wav", tone(250.0, 0.5, 44100));
        first.window.actions().rescan->trigger();
        QVERIFY(first.rests());
        second.window.actions().rescan->trigger();
        QVERIFY(second.rests());
        QCOMPARE(second.session().map()->samples.size(), 25U);
    }

    void withoutAPlaceForLibrariesItWorks()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        s.session().setLibraries(*m_scratch / "not there");
        QVERIFY(s.opens(m_root));
        QVERIFY(s.window.banner()->isVisible());
        QCOMPARE(s.session().map()->samples.size(), 24U);
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QCOMPARE(s.session().map()->samples.size(), 24U);
    }

    void anOfferHidesNoTrouble()
    {
        writeTones(m_root, 4);
        Opened s(*m_scratch);
        writeBytes(*m_scratch / "libraries" / defaultLibraryPath(m_root).filename(), "no library");
        QVERIFY(s.opens(m_root));
        const QString trouble = s.window.banner()->text();
        QVERIFY2(trouble.contains(faultText(Fault::NotALibrary)), qPrintable(trouble));
        writeTones(m_root, 12); // more than there were: a layout of all is offered
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QVERIFY(s.session().offer());
        QVERIFY(choice(s, QStringLiteral("Take the new layout")) != nullptr);
        QVERIFY2(s.window.banner()->text().startsWith(trouble), qPrintable(s.window.banner()->text()));
        QCOMPARE(readBytes(*m_scratch / "libraries" / defaultLibraryPath(m_root).filename()), "no library");
        // It is not said of another folder.
        writeTones(*m_scratch / "other", 4);
        QVERIFY(s.opens(*m_scratch / "other"));
        writeTones(*m_scratch / "other", 12);
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QVERIFY(s.session().offer());
        QVERIFY(!s.window.banner()->text().contains(trouble));
    }

    void anUnpluggedDriveKeepsItsSounds()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        const auto places = placesOf(*s.session().map());
        fs::rename(m_root, *m_scratch / "unplugged");
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QVERIFY(placesOf(*s.session().map()) == places);
        QVERIFY(s.session().map()->samples[0].missing);
        QVERIFY(s.window.banner()->isVisible());
        QVERIFY(s.window.banner()->text().contains(QStringLiteral("24")));
        s.window.banner()->hide();
        s.window.selection().set({2}, 2);
        s.window.actions().playAgain->trigger();
        QVERIFY(s.window.banner()->isVisible());
        QVERIFY(!s.engine.isPlaying());
        fs::rename(*m_scratch / "unplugged", m_root);
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QVERIFY(!s.session().map()->samples[0].missing);
    }

    void aNewLayoutIsUndone()
    {
        writeTones(m_root, 20);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        const auto places = placesOf(*s.session().map());
        QVERIFY(!s.window.actions().undoLayout->isEnabled());
        s.window.actions().layOutAgain->trigger();
        QVERIFY(s.rests());
        QVERIFY(placesOf(*s.session().map()) != places);
        QVERIFY(s.window.banner()->text().contains(QLatin1Char('%')));
        QVERIFY(s.window.actions().undoLayout->isEnabled());
        QPushButton* undo = choice(s, QStringLiteral("Undo layout"));
        QVERIFY(undo != nullptr);
        undo->click();
        QVERIFY(s.rests());
        QVERIFY(placesOf(*s.session().map()) == places);
    }

    void anOfferIsAnsweredOnce()
    {
        writeTones(m_root, 20);
        {
            Opened s(*m_scratch);
            QVERIFY(getsOffer(s));
            const auto offered = placesOf(*s.session().offer()->map);
            const auto places = placesOf(*s.session().map());
            QVERIFY(choice(s, QStringLiteral("Take the new layout")) != nullptr);
            // While it stands unanswered, sounds are placed on the map that stands, and nothing is laid out.
            writeWav(m_root / "low/another.wav", tone(250.0, 0.5, 44100));
            s.window.actions().rescan->trigger();
            QVERIFY(s.rests());
            QCOMPARE(s.session().counts().placed, std::size_t(1));
            QCOMPARE(s.session().counts().laidOut, std::size_t(0));
            for (const auto& [path, place] : places)
                QVERIFY2(placesOf(*s.session().map()).at(path) == place, path.c_str());
            QVERIFY(s.session().offer());
            QVERIFY(placesOf(*s.session().offer()->map) == offered);
            QPushButton* keep = choice(s, QStringLiteral("Keep this one"));
            QVERIFY(keep != nullptr);
            keep->click();
            QVERIFY(!s.session().offer());
        }
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            QVERIFY(!s.session().offer());
            QVERIFY(choice(s, QStringLiteral("Take the new layout")) == nullptr);
            QCOMPARE(s.session().counts().laidOut, std::size_t(0));
            // Nor with the next sound.
            writeWav(m_root / "low/one more.wav", tone(255.0, 0.5, 44100));
            s.window.actions().rescan->trigger();
            QVERIFY(s.rests());
            QCOMPARE(s.session().counts().placed, std::size_t(1));
            QCOMPARE(s.session().counts().laidOut, std::size_t(0));
            QVERIFY(!s.session().offer());
        }
    }

    void anOfferIsTakenWhileTheDiskIsLookedAt()
    {
        writeTones(m_root, 20);
        Opened s(*m_scratch);
        QVERIFY(getsOffer(s));
        const auto offered = placesOf(*s.session().offer()->map);
        for (int i = 0; i < 20; ++i)
            writeWav(m_root / ("new" + std::to_string(i) + ".wav"), tone(500.0 + i, 0.5, 44100));
        s.window.actions().rescan->trigger();
        QVERIFY(s.session().isRunning());
        s.session().takeOffer();
        QVERIFY(s.rests());
        QTRY_COMPARE_WITH_TIMEOUT(s.session().map()->samples.size(), std::size_t(170), 60000);
        QVERIFY(s.rests());
        const auto places = placesOf(*s.session().map());
        for (const auto& [path, place] : offered)
            QVERIFY2(places.at(path) == place, path.c_str());
        QVERIFY(!s.session().offer());
    }

    void aLargerFolderGrowsAndTheWindowGoesOn()
    {
        // Some thousand sounds, analysed, opened again.
        fs::create_directories(m_root);
        for (int i = 0; i < 3000; ++i) {
            AudioBuffer sound = tone(150.0 + i, 0.05 + 0.0001 * (i % 7), 11025);
            writeWav(m_root / ("s" + std::to_string(10000 + i) + ".wav"), sound);
        }
        writeBytes(m_root / "broken.wav", "no sound at all");
        qint64 longest = 0;
        QElapsedTimer last;
        const auto measure = [&](auto&& deed) {
            QTimer tick;
            longest = 0;
            last.start();
            QObject::connect(&tick, &QTimer::timeout, &tick, [&] { longest = std::max(longest, last.restart()); });
            tick.start(0);
            deed();
        };
        {
            Opened s(*m_scratch);
            measure([&] { QVERIFY(s.opens(m_root)); });
            qInfo("analysed: longest gap %lld ms", longest);
            QCOMPARE(s.window.progressStrip()->skippedText(), ProgressTexts::skipped(1));
            // It has grown from an early map: the layout of all can be taken.
            QVERIFY(s.session().offer());
            const auto offered = placesOf(*s.session().offer()->map);
            const auto grown = placesOf(*s.session().map());
            QVERIFY(offered.size() == 3000 && grown.size() == 3000 && offered != grown);
            QVERIFY(s.window.banner()->isVisible());
            QVERIFY(choice(s, QStringLiteral("Keep this one")) != nullptr);
        }
        {
            // Who has not answered is asked again.
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            QVERIFY(s.session().offer());
            const auto offered = placesOf(*s.session().offer()->map);
            const auto grown = placesOf(*s.session().map());
            QVERIFY(offered != grown);
            QPushButton* take = choice(s, QStringLiteral("Take the new layout"));
            QVERIFY(take != nullptr);
            take->click();
            QVERIFY(s.rests());
            QVERIFY(placesOf(*s.session().map()) == offered);
            QTRY_VERIFY(s.window.actions().undoLayout->isEnabled());
            s.window.actions().undoLayout->trigger();
            QVERIFY(s.rests());
            QVERIFY(placesOf(*s.session().map()) == grown);
        }
        Opened s(*m_scratch);
        measure([&] { QVERIFY(s.opens(m_root)); });
        qInfo("opened: longest gap %lld ms", longest);
        QCOMPARE(s.session().map()->samples.size(), 3000U);
        QVERIFY(!s.session().offer());
    }

private:
    /// Opens the folder and puts so many sounds into it that a new layout is offered: more than half is placed.
    [[nodiscard]] bool getsOffer(Opened& s) const
    {
        if (!s.opens(m_root))
            return false;
        writeTones(m_root, 50);
        s.window.actions().rescan->trigger();
        return s.rests() && s.session().offer() != nullptr;
    }
};

QTEST_MAIN(KeptMapTest)
#include "kept_map_test.moc"
