// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fake_audio_output.h"
#include "tests/ui/menus.h"
#include "tests/ui/window/window_bench.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/map/map_widget.h"
#include "ui/panels/granularity_slider.h"
#include "ui/panels/group_list.h"
#include "ui/panels/similar_list.h"
#include "ui/panels/similar_panel.h"
#include "ui/window/banner.h"
#include "ui/window/panels.h"
#include "ui/window/progress_strip.h"
#include "ui/window/shortcuts_overlay.h"
#include "ui/window/welcome_page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAccessible>
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

class MainWindowTest : public QObject
{
    Q_OBJECT
private:
    /// The window with the map of 24 tones.
    struct Open {
        FakeAudio audio;
        WindowBench bench{[this] { return audio.output(); }};
        MainWindow& window = bench.window;
        fs::path root = bench.scratch / "tones";
        explicit Open(int each = 8)
        {
            writeTones(root, each);
            writeBytes(root / "broken.wav", "no sound at all");
            writeBytes(root / "read me.txt", "text");
            window.openFolder(root);
        }
        bool ready()
        {
            const MapSession& session = window.session();
            return QTest::qWaitFor(
                [&] {
                    return window.map() != nullptr && window.map()->isSettled() && !session.isRunning() &&
                           session.map()->similar != nullptr; // the last that comes
                },
                60000);
        }
        const MapResult& map() { return *window.session().map(); }
        [[nodiscard]] bool isHeard()
        {
            const std::vector<float> played = audio.played();
            return std::any_of(played.begin(), played.end(), [](float v) { return std::abs(v) > 0.01F; });
        }
    };

private slots:
    void initTestCase()
    {
        prepareWindows();
        Theme::instance().apply(ThemeMode::Dark);
    }

    void aFolderBecomesAMap()
    {
        Open s;
        QVERIFY(s.window.session().isRunning());
        QVERIFY(s.window.welcome()->isWorking());
        QVERIFY(s.ready());
        QCOMPARE(s.map().samples.size(), 24U);
        QCOMPARE(s.window.panels()->groups()->groups().size(), s.map().clusters.size());
        QCOMPARE(s.window.progressStrip()->text(), ProgressTexts::summary(24, qsizetype(s.map().clusters.size())));
        QCOMPARE(s.window.progressStrip()->skippedText(), ProgressTexts::skipped(1));
        QVERIFY(s.window.windowTitle().startsWith(QStringLiteral("tones")));
        QCOMPARE(s.bench.settings.recentFolders().value(0), qStringOfPath(s.root));
    }

    void anotherProfileMakesAnotherMap()
    {
        Open s;
        QVERIFY(s.ready());
        QCOMPARE(s.map().request.profile, Profile::Timbre);
        const auto isOffered = [&s](const QString& text) {
            const auto buttons = s.window.findChildren<QToolButton*>();
            return std::ranges::any_of(buttons, [&](const QToolButton* button) {
                return button->text() == text && button->isVisible() && button->menu() != nullptr &&
                       button->menu()->actions() == s.window.actions().profile->actions();
            });
        };
        QVERIFY(isOffered(QStringLiteral("Profile: Timbre")));
        const MapResultPtr first = s.window.session().map();
        s.window.actions().profile->actions().at(0)->trigger(); // as it is: nothing happens
        QVERIFY(!s.window.session().isRunning());
        s.window.actions().profile->actions().at(1)->trigger();
        QVERIFY(s.window.session().isRunning());
        QVERIFY(isOffered(QStringLiteral("Profile: Article")));
        QCOMPARE(s.bench.settings.profile(), Profile::Article);
        QTRY_VERIFY_WITH_TIMEOUT(!s.window.session().isRunning(), 60000);
        QVERIFY(s.window.session().map() != first);
        QCOMPARE(s.map().request.profile, Profile::Article);
        QCOMPARE(s.map().samples.size(), 24U);
        // In the midst of a run it begins anew.
        s.window.actions().rescan->trigger();
        s.window.actions().profile->actions().at(0)->trigger();
        QVERIFY(s.window.session().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(s.map().request.profile == Profile::Timbre, 60000);
        QTRY_VERIFY(!s.window.session().isRunning());
    }

    void theMapHasHalfOfASmallWindow()
    {
        Open s;
        QVERIFY(s.ready());
        QCOMPARE(s.window.size(), QSize(1280, 720));
        const QSize map = s.window.map()->size();
        QVERIFY2(2 * map.width() * map.height() >= 1280 * 720,
                 qPrintable(QStringLiteral("%1 x %2").arg(map.width()).arg(map.height())));
    }

    void aClickOnADotIsHeardAndSelected()
    {
        Open s;
        QVERIFY(s.ready());
        QTRY_COMPARE(s.bench.engine.state(), AuditionState::Ready);
        MapWidget& map = *s.window.map();
        QVERIFY(!s.isHeard());
        QSignalSpy hear(&map, &MapWidget::hearRequested);
        const QPoint at = map.pixelOf(5).toPoint();
        const int sample = map.indexAt(at);
        QVERIFY(sample >= 0);
        QTest::mouseClick(&map, Qt::LeftButton, {}, at);
        QTRY_VERIFY(!hear.isEmpty());
        QCOMPARE(hear.first().first().toInt(), sample);
        QCOMPARE(s.window.selection().current(), sample);
        QCOMPARE(s.window.selection().indices(), std::vector<int>{sample});
        QTRY_COMPARE(s.bench.engine.currentFile(), s.root / s.map().samples[std::size_t(sample)].path);
        QTRY_VERIFY(s.isHeard());
    }

    void spaceAndEscapeRuleTheSound()
    {
        Open s;
        QVERIFY(s.ready());
        QTRY_COMPARE(s.bench.engine.state(), AuditionState::Ready);
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        s.audio.setFramesFree(0); // Time stands still: a sound that plays goes on playing.
        s.window.selection().set({3}, 3);
        QTest::keyClick(s.window.map(), Qt::Key_Space);
        QTRY_VERIFY(s.bench.engine.isPlaying());
        QTRY_COMPARE(s.bench.engine.currentFile(), s.root / s.map().samples[3].path);
        s.window.actions().stop->trigger();
        s.audio.setFramesFree(96);
        QTRY_VERIFY(!s.bench.engine.isPlaying());
        s.window.selection().set({4}, 4);
        s.window.actions().playAgain->trigger();
        QTRY_COMPARE(s.bench.engine.currentFile(), s.root / s.map().samples[4].path);
    }

    void theSelectionIsTheSameInMapAndList()
    {
        Open s;
        QVERIFY(s.ready());
        GroupList& list = *s.window.panels()->groups();
        const std::vector<int>& members = list.groups()[0].members;
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(0, 0)).center());
        QCOMPARE(s.window.selection().indices(), members);
        s.window.actions().selectAll->trigger();
        QCOMPARE(list.markedGroups().size(), list.groups().size());
        QTest::mouseClick(s.window.map(), Qt::LeftButton, {}, s.window.map()->pixelOf(0).toPoint());
        QTRY_COMPARE(s.window.selection().indices().size(), 1U);
        QVERIFY(list.markedGroups().empty());
    }

    void coloursCanStandForFolders()
    {
        Open s;
        QVERIFY(s.ready());
        s.window.selection().set({1, 2});
        s.window.actions().colouring->actions().at(int(Colouring::TopFolder))->trigger();
        QStringList names;
        for (const GroupRow& row : s.window.panels()->groups()->groups())
            names << row.name;
        QCOMPARE(names, QStringList({"high", "low", "mid"}));
        QCOMPARE(s.bench.settings.colouring(), Colouring::TopFolder);
        QCOMPARE(s.window.selection().indices(), (std::vector<int>{1, 2}));
        s.window.actions().symbols->setChecked(true);
        QCOMPARE(s.window.panels()->groups()->groups()[2].symbol, quint8(2));
    }

    void theSliderCutsTheStandingMap()
    {
        Open s(40);
        QVERIFY(s.ready());
        GroupList& list = *s.window.panels()->groups();
        QSlider& slider = *s.window.panels()->granularity()->slider();
        const MapResultPtr made = s.window.session().map();
        QVERIFY(made->tree->finest() > made->clusters.size());
        QTRY_VERIFY(slider.isVisible());
        QCOMPARE(slider.value(), 0);
        const auto placeOf = [&](int sample) { return s.window.map()->pixelOf(sample); };
        const QPointF place = placeOf(7);
        s.window.selection().set({1, 2, 90}, 2);

        // What everything shows is the cut that the tree says.
        const auto showsAllOver = [&](std::size_t clusters) {
            QTRY_COMPARE(s.map().clusters.size(), clusters);
            const MapResult& map = s.map();
            const auto labels = map.tree->labels(clusters);
            QCOMPARE(list.groups().size(), clusters);
            for (std::size_t i = 0; i < labels.size(); ++i) {
                QCOMPARE(map.samples[i].cluster, labels[i]);
                const std::vector<int>& members = list.groups()[std::size_t(labels[i])].members;
                QVERIFY(std::binary_search(members.begin(), members.end(), int(i)));
            }
            QVERIFY(slider.toolTip().startsWith(QString::number(clusters)));
            QCOMPARE(slider.accessibleDescription().section(QLatin1Char(' '), 0, 0), QString::number(clusters));
            QCOMPARE(s.window.progressStrip()->text(), ProgressTexts::summary(120, qsizetype(clusters)));
            QCOMPARE(s.window.selection().indices(), (std::vector<int>{1, 2, 90}));
            QCOMPARE(s.window.selection().current(), 2);
            QCOMPARE(placeOf(7), place);
        };
        slider.setValue(slider.minimum());
        QCOMPARE(s.window.session().map(), made); // The hand on the slider does not wait for the cut.
        showsAllOver(1);
        for (int value = slider.minimum(); value <= slider.maximum(); ++value)
            slider.setValue(value);
        showsAllOver(made->tree->finest());
        slider.setFocus();
        QTest::mouseDClick(&slider, Qt::LeftButton);
        QCOMPARE(slider.value(), 0);
        showsAllOver(made->tree->standard());

        // By keys, on the slider and anywhere.
        QTest::keyClick(&slider, Qt::Key_Home);
        showsAllOver(1);
        s.window.actions().finer->trigger();
        QCOMPARE(slider.value(), slider.minimum() + slider.singleStep());
        QTest::keyClick(&slider, Qt::Key_End);
        s.window.actions().coarser->trigger();
        QCOMPARE(s.window.session().granularity(), (slider.maximum() - slider.singleStep()) / 100.0);

        // What is exported is what is shown.
        slider.setValue(slider.minimum());
        showsAllOver(1);
        s.window.actions().exportSounds->trigger();
        auto* dialog = s.window.findChild<ExportDialog*>();
        QVERIFY(dialog != nullptr);
        const auto views = dialog->findChildren<QAbstractItemView*>();
        QVERIFY(std::any_of(views.begin(), views.end(), [](const QAbstractItemView* view) {
            return view->accessibleName() == QStringLiteral("Clusters to export") && view->model()->rowCount() == 1;
        }));
        dialog->close();

        // A folder is no cluster; a new map is as coarse as the last one.
        s.window.actions().colouring->actions()[1]->trigger();
        QVERIFY(!slider.isVisible());
        s.window.actions().finer->trigger();
        QCOMPARE(slider.value(), slider.minimum());
        s.window.actions().rescan->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!s.window.session().isRunning(), 60000);
        QCOMPARE(s.map().clusters.size(), 1U);
    }

    void aMenuGoesWithItsGroups()
    {
        Open s(40);
        QVERIFY(s.ready());
        GroupList& list = *s.window.panels()->groups();
        QSlider& slider = *s.window.panels()->granularity()->slider();
        const QPoint at = list.visualRect(list.model()->index(int(list.groups().size()) - 1, 0)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, list.viewport()->mapToGlobal(at));
        bool stays = false;
        bool closed = false;
        const bool seen = withMenu([&] { QApplication::sendEvent(list.viewport(), &event); },
                                   [&](const QMenu& menu) {
                                       // The groups are what they were.
                                       emit s.window.session().comparable();
                                       emit s.window.session().finished();
                                       stays = menu.isVisible();
                                       slider.setValue(slider.minimum());
                                       closed = QTest::qWaitFor([&] { return !menu.isVisible(); }, 20000);
                                   });
        QVERIFY(seen);
        QVERIFY(stays);
        QVERIFY(closed);
        QCOMPARE(s.map().clusters.size(), 1U);
    }

    void soundsThatCanBeComparedAreNoOtherGroups()
    {
        Open s;
        const QSignalSpy cuts(&s.window.session(), &MapSession::recut);
        const QSignalSpy comparable(&s.window.session(), &MapSession::comparable);
        QVERIFY(s.ready());
        QTRY_VERIFY_WITH_TIMEOUT(s.map().similar != nullptr, 60000);
        QCOMPARE(comparable.count(), 1);
        QCOMPARE(cuts.count(), 0);
    }

    void similarSoundsAreHeardAndGoneTo()
    {
        Open s;
        QVERIFY(s.ready());
        SimilarPanel& panel = *s.window.panels()->similar();
        auto& list = *panel.findChild<SimilarList*>();
        const auto listed = [&](int row) { return int(list.sounds().at(std::size_t(row)).sample); };
        const auto at = [&](int row) { return list.visualRect(list.model()->index(row, 0)).center(); };
        s.window.selection().set({3});
        QTRY_COMPARE(list.sounds().size(), 20U);
        const auto before = list.sounds();
        for (int row = 0; row < 7; ++row) // the tones of its folder are eight
            QCOMPARE(s.map().samples[std::size_t(listed(row))].label, s.map().samples[3].label);

        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Down);
        QTRY_COMPARE(s.bench.engine.currentFile(), s.window.session().pathOf(listed(1)));
        QTRY_VERIFY(s.isHeard());
        QCOMPARE(s.window.selection().current(), 3);

        // Another cut is no reason to look again.
        s.window.panels()->granularity()->slider()->setValue(s.window.panels()->granularity()->slider()->minimum());
        QTRY_COMPARE(s.map().clusters.size(), 1U);
        QCOMPARE(list.currentIndex().row(), 1);

        const int next = listed(2);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, at(2));
        QCOMPARE(s.window.selection().indices(), (std::vector<int>{next}));
        QTRY_COMPARE(s.bench.engine.currentFile(), s.window.session().pathOf(next));
        QTRY_VERIFY(!panel.isFinding());
        QVERIFY(std::ranges::none_of(list.sounds(), [&](const SimilarSample& sound) { return sound.sample == next; }));
        QVERIFY(list.sounds() != before);

        // The pointer plays where that is wished for.
        s.window.actions().hoverAudition->setChecked(true);
        QTest::mouseMove(list.viewport(), at(1));
        QTest::mouseMove(list.viewport(), at(0));
        QTRY_COMPARE(s.bench.engine.currentFile(), s.window.session().pathOf(listed(0)));

        panel.setWeights({.timbre = 0.5, .envelope = 2.0, .pitch = 0.0});
        QVERIFY(s.bench.settings.similarity() == (SimilarityWeights{0.5, 2.0, 0.0}));
        // Another map, and no sound is chosen.
        s.window.openFolder(s.root / "high");
        QTRY_COMPARE(s.window.session().map()->samples.size(), 8U);
        QVERIFY(list.sounds().empty());
        s.window.selection().set({0});
        QTRY_COMPARE(list.sounds().size(), 7U);
    }

    void cancelLeavesTheWelcomePage()
    {
        Open s(100);
        QTRY_VERIFY(s.window.session().found() > 0);
        QElapsedTimer timer;
        timer.start();
        s.window.actions().cancel->trigger();
        QTRY_VERIFY(!s.window.session().isRunning());
        qInfo("cancelled after %lld ms", timer.elapsed());
        QVERIFY(s.window.map() == nullptr);
        QVERIFY(!s.window.welcome()->isWorking());
        QVERIFY(!s.window.banner()->isVisible());
    }

    void aLaterRunThatFailsLeavesTheMap()
    {
        Open s;
        QVERIFY(s.ready());
        s.window.openFolder(s.bench.scratch / "gone");
        QTRY_VERIFY(s.window.banner()->isVisible());
        QVERIFY(s.window.banner()->text().contains(QStringLiteral("gone")));
        QCOMPARE(s.map().samples.size(), 24U);
        QCOMPARE(s.window.session().root(), s.root);
        // The way it was is still open for a rescan.
        s.window.actions().rescan->trigger();
        QTRY_VERIFY(!s.window.session().isRunning());
        QCOMPARE(s.map().samples.size(), 24U);
    }

    void aFolderWithNothingInItSaysSo()
    {
        FakeAudio audio;
        WindowBench bench([&] { return audio.output(); });
        fs::create_directories(bench.scratch / "empty");
        bench.window.openFolder(bench.scratch / "empty");
        QTRY_VERIFY(bench.window.banner()->isVisible());
        QVERIFY(bench.window.banner()->text().contains(QStringLiteral("empty")));
        QVERIFY(bench.window.map() == nullptr);
        QVERIFY(!bench.window.welcome()->isWorking());
        const auto ways = bench.window.banner()->findChildren<QPushButton*>();
        QCOMPARE(ways.size(), 1); // Open another.

        writeBytes(bench.scratch / "bad/a.wav", "x");
        writeBytes(bench.scratch / "bad/b.txt", "x");
        bench.window.openFolder(bench.scratch / "bad");
        QTRY_VERIFY(bench.window.banner()->isVisible() &&
                    bench.window.banner()->text().contains(QStringLiteral("bad")));
        QVERIFY(bench.window.banner()->text().contains(QLatin1Char('1')));
    }

    void aDropOpensItsFolder()
    {
        FakeAudio audio;
        WindowBench bench([&] { return audio.output(); });
        writeTones(bench.scratch / "tones", 3);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(qStringOfPath(bench.scratch / "tones/low/low_100.wav"))});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&bench.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&bench.window, &drop);
        QTRY_VERIFY_WITH_TIMEOUT(bench.window.session().map() != nullptr, 60000);
        QCOMPARE(bench.window.session().root(), bench.scratch / "tones/low");
        QCOMPARE(bench.window.session().map()->samples.size(), 3U);
    }

    void theSelectionIsCopiedAndTakenBack()
    {
        Open s;
        QVERIFY(s.ready());
        const fs::path target = s.bench.scratch / "crate";
        s.window.selection().set({0, 1, 8});
        s.window.copySelectionTo(target);
        QTRY_VERIFY(s.window.banner()->isVisible());
        for (const int i : {0, 1, 8}) {
            const fs::path& from = s.map().samples[std::size_t(i)].path;
            QCOMPARE(readBytes(target / from.filename()), readBytes(s.root / from));
        }
        const auto buttons = s.window.banner()->findChildren<QPushButton*>();
        QCOMPARE(buttons.size(), 2);
        buttons.first()->click(); // Undo.
        QTRY_VERIFY(!fs::exists(target));
        QCOMPARE(s.map().samples.size(), 24U);
        QVERIFY(fs::exists(s.root / s.map().samples[0].path));
    }

    void theLastExportIsUndoneFromTheMenu()
    {
        Open s;
        QVERIFY(s.ready());
        QAction* undo = s.window.actions().undoExport;
        QVERIFY(!undo->isEnabled());
        const fs::path target = s.bench.scratch / "taken";
        s.window.actions().exportSounds->trigger();
        auto* dialog = s.window.findChild<ExportDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QLineEdit*>()->setText(qStringOfPath(target));
        QPushButton* start = nullptr;
        for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
            if (button->isDefault())
                start = button;
        }
        QVERIFY(start != nullptr);
        QTRY_VERIFY(start->isEnabled());
        start->click();
        QTRY_VERIFY(undo->isEnabled());
        dialog->reject();
        QTRY_VERIFY(s.window.findChild<ExportDialog*>() == nullptr);
        QVERIFY(fs::exists(target / s.map().clusters.front().name));
        QVERIFY2(undo->text().contains(QStringLiteral("25")) && undo->text().contains(QStringLiteral("taken")),
                 qPrintable(undo->text())); // 24 sounds and the manifest

        undo->trigger();
        QVERIFY(!undo->isEnabled());
        QTRY_VERIFY(s.window.banner()->isVisible());
        QVERIFY(!fs::exists(target));
        QVERIFY(!undo->isEnabled());
        QCOMPARE(s.window.banner()->findChildren<QPushButton*>().size(), 0); // There is no folder to open.
        QVERIFY(fs::exists(s.root / s.map().samples[0].path));
    }

    void progressIsToldOnce()
    {
        Open s(60);
        QStringList told;
        bool hasMap = false;
        connect(&s.window.session(), &MapSession::progressed, this, [&] {
            if ((s.window.map() != nullptr) != hasMap)
                return;
            told << s.window.welcome()->headline() + QLatin1Char('|') + s.window.welcome()->detail() +
                        QLatin1Char('|') + s.window.progressStrip()->text();
        });
        QVERIFY(s.ready());
        const QString found = ProgressTexts::found(181); // with the broken one
        QVERIFY(!told.filter(found).isEmpty());
        for (const QString& each : told) {
            QVERIFY2(each.endsWith(QLatin1Char('|')), qPrintable(each)); // nothing below
            QVERIFY2(!each.contains(found) || !each.contains(QStringLiteral("Looking for")), qPrintable(each));
        }
        // Where a map stands, below is the place.
        told.clear();
        hasMap = true;
        s.window.actions().rescan->trigger();
        QTRY_VERIFY(!s.window.session().isRunning());
        QVERIFY(!told.isEmpty());
        QVERIFY(!told.first().endsWith(QLatin1Char('|')));
    }

    void aFileStandsForItsFolder()
    {
        Open s;
        QVERIFY(s.ready());
        s.window.openFolder(s.root / "high/high_100.wav");
        QTRY_VERIFY(!s.window.session().isRunning());
        QCOMPARE(s.window.session().root(), s.root / "high");
        QCOMPARE(s.map().samples.size(), 8U);
    }

    void theLookChangesWhileItRuns()
    {
        Open s;
        QVERIFY(s.ready());
        const auto ground = [&] { return s.window.map()->grab().toImage().pixelColor(6, 6).lightness(); };
        const auto panel = [&] {
            return s.window.panels()->groups()->viewport()->grab().toImage().pixelColor(2, 2).lightness();
        };
        QTRY_VERIFY(ground() < 60);
        QVERIFY(panel() < 60);
        s.window.actions().theme->actions().at(int(ThemeMode::Light))->trigger();
        QTRY_VERIFY(ground() > 200);
        QVERIFY(panel() > 200);
        QCOMPARE(s.bench.settings.theme(), ThemeMode::Light);
        Theme::instance().apply(ThemeMode::Dark);
    }

    void everyControlHasAName()
    {
        Open s;
        QVERIFY(s.ready());
        for (QDockWidget* dock : s.window.findChildren<QDockWidget*>())
            dock->show();
        s.window.banner()->say(Banner::Kind::News, QStringLiteral("News"), {{QStringLiteral("Go"), [] {}}});
        s.window.actions().shortcuts->trigger();
        int controls = 0;
        for (QWidget* widget : s.window.findChildren<QWidget*>()) {
            const bool control = widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton*>(widget) ||
                                 qobject_cast<QAbstractSlider*>(widget) || qobject_cast<QLineEdit*>(widget);
            const bool inner = qobject_cast<QScrollBar*>(widget) || widget->inherits("QMenu") ||
                               widget->inherits("QDockWidgetTitleButton") || widget->inherits("QTabBar") ||
                               widget->inherits("QHeaderView") || widget->inherits("QComboBoxPrivateContainer") ||
                               widget->objectName().startsWith(QLatin1String("qt_scrollarea"));
            if (!control || inner || !widget->isVisibleTo(&s.window))
                continue;
            ++controls;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            const QByteArray who = QByteArray(widget->metaObject()->className()) + ' ' + widget->objectName().toUtf8() +
                                   " in " + widget->parentWidget()->metaObject()->className();
            QVERIFY2(accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty(), who);
            if (qobject_cast<QAbstractButton*>(widget) != nullptr)
                QVERIFY2(!widget->toolTip().isEmpty() || widget->inherits("QCheckBox"), who);
        }
        QVERIFY(controls > 20);
    }

    void questionMarkShowsTheKeys()
    {
        Open s;
        QVERIFY(s.ready());
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QTest::keyClick(s.window.map(), Qt::Key_Question);
        auto* overlay = s.window.findChild<ShortcutsOverlay*>();
        QVERIFY(overlay != nullptr);
        QVERIFY(overlay->isVisible());
        QCOMPARE(overlay->size(), s.window.size());
        QTest::keyClick(overlay, Qt::Key_Space);
        QVERIFY(!overlay->isVisible());
    }

    void layoutIsRemembered()
    {
        const ScratchFolder scratch;
        FakeAudio audio;
        AuditionEngine engine(decodeAtRate, [&] { return audio.output(); });
        RecordedDrag drag;
        writeTones(scratch / "tones", 3);
        Settings settings(qStringOfPath(scratch / "s.ini"));
        for (const bool first : {true, false}) {
            MainWindow window(engine, drag, settings);
            fs::create_directories(scratch / "libraries");
            window.session().setLibraries(scratch / "libraries");
            window.resize(1280, 720);
            window.show();
            window.openFolder(scratch / "tones");
            QTRY_VERIFY_WITH_TIMEOUT(window.map() != nullptr, 60000);
            auto* groups = window.findChild<QDockWidget*>(QStringLiteral("groupsDock"));
            auto* sample = window.findChild<QDockWidget*>(QStringLiteral("sampleDock"));
            QTRY_VERIFY(!sample->isHidden()); // Docks come by way of the event loop.
            QCOMPARE(groups->isHidden(), !first);
            groups->hide();
            window.close();
        }
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
