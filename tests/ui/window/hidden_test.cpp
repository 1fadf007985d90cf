// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Hidden sounds and clusters are hidden everywhere alike, and can be shown again from everywhere.

#include "tests/ui/menus.h"
#include "tests/ui/window/kept_window.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/map/map_widget.h"
#include "ui/panels/breakdown_panel.h"
#include "ui/panels/family_list.h"
#include "ui/panels/group_list.h"
#include "ui/panels/similar_list.h"
#include "ui/panels/similar_panel.h"
#include "ui/table/sample_table.h"
#include "ui/window/panels.h"
#include "ui/window/progress_strip.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QTreeView>

#include <set>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

namespace
{

int at(Opened& s, const std::string& path)
{
    return indexOf(*s.session().map(), path);
}

/// Where a sound is to be seen; each of these is asked in its own way.
struct Places {
    bool onMap = false;
    bool inTable = false;
    bool inGroups = false;
    bool selectable = false;
    bool similar = false;
    bool isIn(bool everywhere) const
    {
        return onMap == everywhere && inTable == everywhere && inGroups == everywhere && selectable == everywhere &&
               similar == everywhere;
    }
};

Places placesOf(Opened& s, int sample, int other)
{
    Places places;
    MapWidget& map = *s.window.map();
    map.zoomToAll();
    const QPointF pixel = map.pixelOf(sample);
    places.onMap = std::isfinite(pixel.x()) && map.indexAt(pixel) >= 0;
    places.inTable = s.window.panels()->table()->files().rowOfSample(sample) >= 0;
    for (const GroupRow& row : s.window.panels()->groups()->groups())
        places.inGroups = places.inGroups || std::ranges::find(row.members, sample) != row.members.end();
    s.window.actions().selectAll->trigger();
    places.selectable = s.window.selection().contains(sample);
    s.window.selection().set({other}, other);
    const auto* alike = s.window.panels()->similar()->findChild<SimilarList*>();
    (void)QTest::qWaitFor([&] { return !s.window.panels()->similar()->isFinding() && !alike->sounds().empty(); },
                          kPatience);
    places.similar = std::ranges::any_of(alike->sounds(), [&](const auto& sound) { return sound.sample == sample; });
    s.window.selection().clear();
    return places;
}

} // namespace

class HiddenTest : public QObject
{
    Q_OBJECT
private:
    bool begins(Opened& s)
    {
        if (!s.opens(m_root))
            return false;
        s.window.activateWindow();
        s.window.panels()->showTable();
        return QTest::qWaitForWindowActive(&s.window) && QTest::qWaitFor([&] {
                   return s.window.map()->isSettled() && !s.window.panels()->table()->files().isSorting();
               });
    }

private slots:
    void initTestCase() { prepareWindows(); }
    void init()
    {
        m_scratch.emplace();
        m_root = *m_scratch / "tones";
    }
    void cleanup() { m_scratch.reset(); }

    void aHiddenSoundIsNowhereAndComesBack()
    {
        writeTones(m_root, 6);
        Opened s(*m_scratch);
        QVERIFY(begins(s));
        const int sound = at(s, "low/low_102.wav");
        const int other = at(s, "low/low_103.wav");
        SampleTable& table = *s.window.panels()->table();
        QVERIFY(placesOf(s, sound, other).isIn(true));
        // From the table, by hand.
        const auto click = [&](int row) {
            table.scrollTo(table.model()->index(row, 0));
            QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                              table.visualRect(table.model()->index(row, 0)).center());
        };
        table.setFocus();
        const int row = table.files().rowOfSample(sound);
        const int next = table.files().item(row + 1).sample;
        const int scrolled = table.verticalScrollBar()->value();
        click(row);
        QTest::keyClick(&table, Qt::Key_H, Qt::ControlModifier);
        QVERIFY(s.session().marks().isHidden(s.session().fileOf(sound)));
        QCOMPARE(table.files().rowCount(), 17);
        QCOMPARE(table.verticalScrollBar()->value(), scrolled);
        // What has come to its place is next.
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(s.window.selection().indices(), std::vector<int>{next});
        QVERIFY(placesOf(s, sound, other).isIn(false));
        QVERIFY(s.window.progressStrip()->text().contains(QStringLiteral("1 hidden")));
        // Ctrl+A in the table means what is there.
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(s.window.selection().indices().size(), std::size_t(17));
        // In grey, everywhere.
        s.window.actions().showHidden->trigger();
        QVERIFY(placesOf(s, sound, other).isIn(true));
        QCOMPARE(table.files().text(table.files().rowOfSample(sound), tableColumn(QStringLiteral("state"))),
                 QStringLiteral("hidden"));
        QVERIFY(!s.window.progressStrip()->text().contains(QStringLiteral("hidden")));
        // Back from the table's menu.
        table.scrollTo(table.model()->index(table.files().rowOfSample(sound), 0));
        const QPoint place = table.visualRect(table.model()->index(table.files().rowOfSample(sound), 0)).center();
        QVERIFY(choosesFromMenu(QStringLiteral("Unhide"), [&] {
            QContextMenuEvent event(QContextMenuEvent::Mouse, place, table.viewport()->mapToGlobal(place));
            QApplication::sendEvent(table.viewport(), &event);
        }));
        s.window.actions().showHidden->trigger();
        QVERIFY(placesOf(s, sound, other).isIn(true));
        // And from the map's.
        s.window.selection().set({sound}, sound);
        s.window.actions().hide->trigger();
        QVERIFY(placesOf(s, sound, other).isIn(false));
        s.window.actions().showHidden->trigger();
        QVERIFY(choosesFromMenu(QStringLiteral("Unhide"), [&] {
            emit s.window.map()->customContextMenuRequested(s.window.map()->pixelOf(sound).toPoint());
        }));
        s.window.actions().showHidden->trigger();
        QVERIFY(placesOf(s, sound, other).isIn(true));
    }

    void duplicatesAndBreakdownLeaveItOut()
    {
        writeTones(m_root, 6);
        fs::create_directories(m_root / "copies");
        fs::copy_file(m_root / "mid/mid_101.wav", m_root / "copies/one.wav");
        fs::copy_file(m_root / "mid/mid_101.wav", m_root / "copies/two.wav");
        Opened s(*m_scratch);
        QVERIFY(begins(s));
        const int one = at(s, "copies/one.wav");
        const int two = at(s, "copies/two.wav");
        s.window.panels()->showFamilyOf(one);
        const QAbstractItemModel& families = *s.window.panels()->families()->view()->model();
        QCOMPARE(families.rowCount(), 1);
        QCOMPARE(families.rowCount(families.index(0, 0)), 3);
        for (auto* dock : s.window.findChildren<QDockWidget*>()) {
            if (dock->objectName().contains(QStringLiteral("breakdown"), Qt::CaseInsensitive)) {
                dock->show();
                dock->raise();
            }
        }
        QTRY_VERIFY(s.window.findChild<BreakdownPanel*>() != nullptr);
        const auto* breakdown = s.window.findChild<BreakdownPanel*>();
        const auto sums = [&] {
            QStringList texts;
            for (const QLabel* label : breakdown->findChildren<QLabel*>())
                texts << label->text();
            return texts.join(QLatin1Char('\n'));
        };
        QTRY_VERIFY(!breakdown->isCounting() && sums().contains(QStringLiteral("20 sounds")));
        // The one that stands for all goes: the others are a family still.
        s.window.selection().set({one}, one);
        QCOMPARE(s.window.selection().indices(), std::vector<int>{one});
        s.window.actions().hide->trigger();
        QTRY_VERIFY(!breakdown->isCounting() && sums().contains(QStringLiteral("19 sounds")));
        s.window.panels()->showFamilyOf(two);
        QCOMPARE(families.rowCount(families.index(0, 0)), 2);
        s.window.selection().set({two}, two);
        s.window.actions().hide->trigger();
        s.window.panels()->showFamilyOf(two);
        QCOMPARE(families.rowCount(), 0);
        s.window.actions().showHidden->trigger();
        s.window.panels()->showFamilyOf(two);
        QCOMPARE(families.rowCount(families.index(0, 0)), 3);
    }

    void aClusterIsHiddenByKeyAndByMenu()
    {
        writeTones(m_root, 12);
        Opened s(*m_scratch);
        QVERIFY(begins(s));
        double fine = -1.0;
        while (s.session().map()->tree->clustersAt(fine) < 3 && fine < 1.0)
            fine += 0.05;
        s.session().setGranularity(fine);
        QTRY_COMPARE(s.session().map()->clusters.size(), s.session().map()->tree->clustersAt(fine));
        QVERIFY(s.session().map()->clusters.size() >= 3);
        GroupList& list = *s.window.panels()->groups();
        const auto clusters = [&] { return s.session().map()->clusters; };
        const auto member = [&](int cluster) {
            const auto& samples = s.session().map()->samples;
            return int(std::ranges::find(samples, cluster, &SampleRecord::cluster) - samples.begin());
        };
        const auto size = clusters()[1].size;
        const int sound = member(1);
        const int other = member(0);
        const auto place = [&](int row) { return list.visualRect(list.model()->index(row, 0)).center(); };
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, place(1));
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(clusters()[1].hidden);
        QVERIFY(!s.session().marks().isHidden(s.session().fileOf(sound))); // It is the cluster that is.
        QVERIFY(list.groups()[1].isHidden && list.groups()[1].members.empty());
        QCOMPARE(list.groups()[1].leftOut, int(size));
        QVERIFY(placesOf(s, sound, other).isIn(false));
        QVERIFY(s.window.banner()->text().contains(QStringLiteral("is hidden")));
        // Undone from the banner.
        choice(s, QStringLiteral("Undo"))->click();
        QTRY_VERIFY(!clusters()[1].hidden);
        QVERIFY(placesOf(s, sound, other).isIn(true));
        // By menu, and back by key: the row is there, in grey.
        const auto menuAt = [&](int row) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, place(row), list.viewport()->mapToGlobal(place(row)));
            QApplication::sendEvent(list.viewport(), &event);
        };
        QVERIFY(choosesFromMenu(QStringLiteral("Hide the cluster"), [&] { menuAt(1); }));
        QTRY_VERIFY(clusters()[1].hidden);
        QVERIFY(placesOf(s, sound, other).isIn(false));
        s.window.actions().showHidden->trigger();
        QVERIFY(placesOf(s, sound, other).isIn(true));
        QVERIFY(list.groups()[1].isHidden && list.groups()[1].members.size() == size);
        s.window.actions().showHidden->trigger();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, place(1));
        QVERIFY(s.window.selection().isEmpty());
        s.window.activateWindow(); // Without a window manager it is not after the menu.
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!clusters()[1].hidden);
        QVERIFY(placesOf(s, sound, other).isIn(true));
        // One of its sounds, seen all the same, brings it back.
        s.session().setClustersHidden(s.session().map(), {1}, true);
        QTRY_VERIFY(clusters()[1].hidden);
        s.window.actions().showHidden->trigger();
        s.window.selection().set({sound}, sound);
        s.window.map()->setFocus();
        s.window.actions().unhide->trigger();
        QTRY_VERIFY(!clusters()[1].hidden);
        s.window.actions().showHidden->trigger();
        QVERIFY(placesOf(s, sound, other).isIn(true));
    }

    void aHiddenClusterStaysSoOverRestartsAndLayouts()
    {
        writeTones(m_root, 20);
        std::set<std::string> hidden;
        const auto hiddenOf = [](const MapResult& map) {
            std::set<std::string> paths;
            for (const SampleRecord& sample : map.samples)
                if (map.clusters[std::size_t(sample.cluster)].hidden)
                    paths.insert(sample.path.string());
            return paths;
        };
        {
            Opened s(*m_scratch);
            QVERIFY(begins(s));
            s.session().setClustersHidden(s.session().map(), {0}, true);
            QTRY_VERIFY(s.session().map()->clusters[0].hidden);
            hidden = hiddenOf(*s.session().map());
            QVERIFY(!hidden.empty() && hidden.size() < s.session().map()->samples.size());
        }
        {
            Opened s(*m_scratch);
            QVERIFY(begins(s));
            QVERIFY(hiddenOf(*s.session().map()) == hidden);
            QCOMPARE(s.window.panels()->table()->files().rowCount(),
                     int(s.session().map()->samples.size() - hidden.size()));
            const auto before = placesOf(*s.session().map());
            s.window.actions().layOutAgain->trigger();
            QVERIFY(s.rests());
            QVERIFY(placesOf(*s.session().map()) != before);
            // The cluster is told by its members.
            const std::set<std::string> now = hiddenOf(*s.session().map());
            std::vector<std::string> both;
            std::ranges::set_intersection(now, hidden, std::back_inserter(both));
            QVERIFY(2 * both.size() > hidden.size());
            QVERIFY(2 * both.size() > now.size());
            hidden = now;
        }
        Opened s(*m_scratch);
        QVERIFY(begins(s));
        QVERIFY(hiddenOf(*s.session().map()) == hidden);
    }

    void exportsOfClustersLeaveThemOut()
    {
        writeTones(m_root, 6);
        Opened s(*m_scratch);
        QVERIFY(begins(s));
        s.window.selection().set({0, 1}, 0);
        s.window.actions().hide->trigger();
        s.window.actions().exportSounds->trigger();
        auto* dialog = s.window.findChild<ExportDialog*>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(visibleButton<QPushButton>(*dialog, QStringLiteral("Export")) == nullptr);
        QPushButton* start = nullptr;
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->isDefault())
                start = button;
        QTRY_VERIFY(start != nullptr && start->text().startsWith(QStringLiteral("Copy 16 files")));
        dialog->close();
        // What was chosen by hand goes out all the same.
        s.window.actions().showHidden->trigger();
        s.window.selection().set({0, 3}, 0);
        s.window.copySelectionTo(*m_scratch / "taken");
        QTRY_VERIFY(fs::exists(*m_scratch / "taken" / s.session().map()->samples[0].path.filename()));
        QTRY_VERIFY(fs::exists(*m_scratch / "taken" / s.session().map()->samples[3].path.filename()));
    }

private:
    std::optional<ScratchFolder> m_scratch;
    fs::path m_root;
};

QTEST_MAIN(HiddenTest)
#include "hidden_test.moc"
