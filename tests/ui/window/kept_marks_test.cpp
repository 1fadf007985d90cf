// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user says of sounds and clusters is shown at once, kept, and goes with them.

#include "tests/support/file_size_limit.h"
#include "tests/ui/menus.h"
#include "tests/ui/window/kept_window.h"
#include "ui/map/map_widget.h"
#include "ui/panels/group_list.h"
#include "ui/panels/marks_bar.h"
#include "ui/panels/sample_panel.h"
#include "ui/panels/similar_list.h"
#include "ui/panels/similar_panel.h"
#include "ui/table/sample_table.h"
#include "ui/window/panels.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <map>
#include <memory>
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

FileId fileAt(Opened& s, const std::string& path)
{
    return s.session().fileOf(at(s, path));
}

int clusterNamed(const MapResult& map, const std::string& name)
{
    const auto found = std::ranges::find(map.clusters, name, &ClusterInfo::name);
    return found == map.clusters.end() ? -1 : int(found - map.clusters.begin());
}

std::set<std::string> membersOf(const MapResult& map, int cluster)
{
    std::set<std::string> members;
    for (const SampleRecord& sample : map.samples)
        if (sample.cluster == cluster)
            members.insert(sample.path.string());
    return members;
}

/// Of two sets, what is in both over what is in either.
double likeness(const std::set<std::string>& a, const std::set<std::string>& b)
{
    std::vector<std::string> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return double(both.size()) / double(a.size() + b.size() - both.size());
}

} // namespace

class KeptMarksTest : public KeptWindowTest
{
    Q_OBJECT
private slots:
    void marksStayAndGoWithTheFile()
    {
        writeTones(m_root, 8);
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            QSignalSpy marked(&s.session(), &MapSession::marked);
            const int low = at(s, "low/low_103.wav");
            const int mid = at(s, "mid/mid_101.wav");
            s.session().setFavourite({low, mid}, true);
            s.session().setFavourite({mid}, false);
            s.session().addTag({low, mid}, QStringLiteral("  my   tag "));
            s.session().addTag({low}, QStringLiteral("音"));
            s.session().addTag({low}, QStringLiteral("   "));
            s.session().setHidden({mid}, true);
            // At once.
            QCOMPARE(marked.size(), 5);
            QVERIFY(s.session().marks().isFavourite(fileAt(s, "low/low_103.wav")));
            QCOMPARE(s.session().marks().tagCounts().size(), std::size_t(2));
        }
        // Moved and renamed meanwhile.
        fs::create_directories(m_root / "elsewhere");
        fs::rename(m_root / "low/low_103.wav", m_root / "elsewhere/my own.wav");
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        const SoundMarks marks = s.session().marks();
        const FileId low = fileAt(s, "elsewhere/my own.wav");
        const FileId mid = fileAt(s, "mid/mid_101.wav");
        QVERIFY(low != 0 && mid != 0);
        QVERIFY(marks.isFavourite(low) && !marks.isFavourite(mid));
        QVERIFY(marks.isHidden(mid) && !marks.isHidden(low));
        QCOMPARE(marks.tags(low), (std::vector<std::string>{"my tag", "音"}));
        QCOMPARE(marks.tags(mid), (std::vector<std::string>{"my tag"}));
        s.session().removeTag({at(s, "elsewhere/my own.wav"), at(s, "mid/mid_101.wav")}, QStringLiteral("my tag"));
        QCOMPARE(s.session().marks().tagCounts(), (std::map<std::string, std::size_t>{{"音", 1}}));
    }

    void marksOfARunAreKept()
    {
        // While sounds are listened to, and while they are laid out.
        writeTones(m_root, 100, 1.0);
        {
            Opened s(*m_scratch);
            s.window.openFolder(m_root);
            QVERIFY(QTest::qWaitFor([&] { return s.session().map() != nullptr; }, 60000));
            s.session().setFavourite({at(s, "low/low_100.wav")}, true);
            QVERIFY(s.rests());
            s.window.actions().layOutAgain->trigger();
            s.session().setFavourite({at(s, "low/low_101.wav")}, true);
            QVERIFY(s.session().isRunning());
            // Closed in the middle of it.
        }
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QVERIFY(s.session().marks().isFavourite(fileAt(s, "low/low_100.wav")));
        QVERIFY(s.session().marks().isFavourite(fileAt(s, "low/low_101.wav")));
    }

    void aNameStaysUntilItIsTakenBack()
    {
        writeTones(m_root, 20);
        std::string automatic;
        std::set<std::string> members;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            automatic = s.session().map()->clusters[1].name;
            members = membersOf(*s.session().map(), 1);
            s.session().renameCluster(1, QStringLiteral(" my darlings "));
            QTRY_COMPARE(s.session().map()->clusters[1].name, std::string("my darlings"));
            QCOMPARE(s.session().givenName(1), QStringLiteral("my darlings"));
            QCOMPARE(s.session().givenName(0), QString());
        }
        writeWav(m_root / "low/another.wav", tone(250.0, 0.5, 44100));
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        const int named = clusterNamed(*s.session().map(), "my darlings");
        QVERIFY(named >= 0);
        QVERIFY(likeness(membersOf(*s.session().map(), named), members) > 0.9);
        s.session().renameCluster(named, QString());
        QTRY_COMPARE(clusterNamed(*s.session().map(), "my darlings"), -1);
        QVERIFY(clusterNamed(*s.session().map(), automatic) >= 0);
    }

    void namesGivenDuringALayoutGoToTheSoundsThatWereMeant()
    {
        // The same names, given before the layout and while it is made, end at the same sounds.
        writeTones(m_root, 40);
        const ScratchFolder otherHome;
        Opened before(*m_scratch);
        Opened during(otherHome);
        for (Opened* s : {&before, &during})
            QVERIFY(s->opens(m_root));
        // So many that came later that there are other clusters in another order.
        for (int i = 0; i < 150; ++i)
            writeWav(m_root / ("high/more_" + std::to_string(1000 + i) + ".wav"),
                     tone(3300.0 + 9.0 * i, 0.3 + 0.004 * i, 44100));
        for (Opened* s : {&before, &during}) {
            s->window.actions().rescan->trigger();
            QVERIFY(s->rests());
        }
        const MapResultPtr seen = during.session().map();
        QVERIFY(seen->clusters.size() > 2);
        QVERIFY(placesOf(*seen) == placesOf(*before.session().map()));
        const auto nameAll = [](Opened& s) {
            for (int cluster = 0; cluster < int(s.session().map()->clusters.size()); ++cluster)
                s.session().renameCluster(cluster, QStringLiteral("name %1").arg(cluster));
        };
        nameAll(before);
        QTRY_COMPARE(before.session().map()->clusters.back().name, "name " + std::to_string(seen->clusters.size() - 1));
        before.window.actions().layOutAgain->trigger();
        during.window.actions().layOutAgain->trigger();
        QVERIFY(during.session().isRunning());
        nameAll(during);
        QTRY_VERIFY(clusterNamed(*during.session().map(), "name 0") >= 0); // At once, on the map that is left.
        QVERIFY(before.rests());
        QVERIFY(during.rests());
        const MapResultPtr expected = before.session().map();
        QVERIFY(placesOf(*expected) != placesOf(*seen));
        int named = 0;
        int moved = 0;
        const auto compare = [&](const MapResult& map) {
            named = moved = 0;
            for (std::size_t cluster = 0; cluster < seen->clusters.size(); ++cluster) {
                const std::string name = "name " + std::to_string(cluster);
                const int is = clusterNamed(map, name);
                const int shouldBe = clusterNamed(*expected, name);
                QCOMPARE(is, shouldBe);
                if (is < 0)
                    continue;
                ++named;
                QVERIFY(membersOf(map, is) == membersOf(*expected, shouldBe));
                moved += map.clusters[std::size_t(is)].slot != seen->clusters[cluster].slot ? 1 : 0;
            }
        };
        compare(*during.session().map());
        qInfo("%d of %zu clusters kept their names, %d have another slot", named, seen->clusters.size(), moved);
        QVERIFY(moved > 0); // By slot they would have gone to others.
        // The library says the same.
        QTest::qWait(100);
        Opened again(otherHome);
        QVERIFY(again.opens(m_root));
        compare(*again.session().map());
    }

    void granularityBelongsToTheLibrary()
    {
        writeTones(m_root, 20);
        const fs::path other = *m_scratch / "others";
        writeTones(other, 15);
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            for (int step = 1; step <= 40; ++step)
                s.session().setGranularity(0.01 * step);
            QVERIFY(s.opens(other));
            QCOMPARE(s.session().granularity(), 0.0);
            s.session().setGranularity(-1.0);
            QTRY_COMPARE(s.session().map()->clusters.size(), std::size_t(1));
        }
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QCOMPARE(s.session().granularity(), 0.4);
        QCOMPARE(s.session().map()->clusters.size(), s.session().map()->tree->clustersAt(0.4));
        QVERIFY(s.opens(other));
        QCOMPARE(s.session().granularity(), -1.0);
        QCOMPARE(s.session().map()->clusters.size(), std::size_t(1));
    }

    void whatCannotBeKeptGoesBack()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.session().setFavourite({0}, true);
        const std::string name = s.session().map()->clusters[0].name;
        QTest::qWait(100);
        const FileSizeLimit full(1);
        QSignalSpy failed(&s.session(), &MapSession::failed);
        s.session().addTag({1}, QStringLiteral("lost"));
        QVERIFY(s.session().marks().hasTag(s.session().fileOf(1), "lost"));
        QTRY_VERIFY(!failed.isEmpty());
        QTRY_VERIFY(!s.session().marks().hasTag(s.session().fileOf(1), "lost"));
        QVERIFY(s.session().marks().isFavourite(s.session().fileOf(0)));
        failed.clear();
        s.session().renameCluster(0, QStringLiteral("lost"));
        QTRY_VERIFY(!failed.isEmpty());
        QTRY_COMPARE(s.session().map()->clusters[0].name, name);
        QTest::qWait(100);
        QCOMPARE(s.session().map()->clusters[0].name, name);
    }

    void favouritesByKeyAndMouse()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        MarksBar& bar = *s.window.panels()->sample()->marks();
        const auto isFavourite = [&](int sample) {
            return s.session().marks().isFavourite(s.session().fileOf(sample));
        };
        s.window.selection().set({2, 5}, 5);
        s.window.map()->setFocus();
        QTest::keyClick(s.window.map(), Qt::Key_F);
        QVERIFY(isFavourite(2) && isFavourite(5) && !isFavourite(3));
        QVERIFY(bar.star()->isChecked());
        // One of them not yet: all are from now on.
        s.window.selection().set({2, 3}, 3);
        QVERIFY(!bar.star()->isChecked());
        QTest::keyClick(s.window.map(), Qt::Key_F);
        QVERIFY(isFavourite(3));
        QTest::keyClick(s.window.map(), Qt::Key_F);
        QVERIFY(!isFavourite(2) && !isFavourite(3) && isFavourite(5));
        QTest::mouseClick(bar.star(), Qt::LeftButton);
        QVERIFY(isFavourite(2) && isFavourite(3));
        // The current sound outside the selection is meant alone.
        s.window.selection().setCurrent(7);
        QTest::keyClick(s.window.map(), Qt::Key_F);
        QVERIFY(isFavourite(7));
        QVERIFY(s.window.map()->grab().toImage() != QImage());
        s.window.actions().check(Colouring::Favourite);
        emit s.window.actions().colouring->triggered(s.window.actions().colouring->checkedAction());
        const auto& rows = s.window.panels()->groups()->groups();
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].members, (std::vector<int>{2, 3, 5, 7}));
        QTest::keyClick(s.window.map(), Qt::Key_F);
        QCOMPARE(s.window.panels()->groups()->groups()[0].members, (std::vector<int>{2, 3, 5}));
    }

    void theTableShowsMarksAndStars()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        SampleTable& table = *s.window.panels()->table();
        s.window.panels()->showTable();
        QTRY_VERIFY(table.isVisible() && !table.files().isSorting());
        const int column = tableColumn(QStringLiteral("favourite"));
        const int tags = tableColumn(QStringLiteral("tags"));
        const int row = table.files().rowOfSample(4);
        const auto star = [&](int at) { return table.visualRect(table.model()->index(at, column)).center(); };
        table.scrollTo(table.model()->index(row, column));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, star(row));
        QVERIFY(s.session().marks().isFavourite(s.session().fileOf(4)));
        QVERIFY(!table.files().text(row, column).isEmpty());
        QVERIFY(s.window.selection().isEmpty());
        s.session().addTag({4, 5}, QStringLiteral("low end"));
        QCOMPARE(table.files().text(row, tags), QStringLiteral("low end"));
        // Sorted by it, the favourites come first; one that is marked elsewhere goes there.
        table.sortByColumn(column, Qt::AscendingOrder);
        QTRY_COMPARE(table.files().rowOfSample(4), 0);
        s.session().setFavourite({7}, true);
        QTRY_COMPARE(table.files().rowOfSample(7), 1);
        table.scrollToTop();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, star(0));
        QVERIFY(!s.session().marks().isFavourite(s.session().fileOf(4)));
        QTRY_COMPARE(table.files().rowOfSample(7), 0);
        // What another library says of its files is not said of these.
        const fs::path other = *m_scratch / "others";
        writeTones(other, 8);
        QVERIFY(s.opens(other));
        QTRY_VERIFY(!table.files().isSorting());
        for (int each = 0; each < table.files().rowCount(); ++each)
            QVERIFY(table.files().text(each, column).isEmpty() && table.files().text(each, tags).isEmpty());
    }

    void aStarIsSeenOnTheMap()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QTRY_VERIFY(s.window.map()->isSettled());
        const QImage before = s.window.map()->grab().toImage();
        s.session().setFavourite({4}, true);
        const QImage with = s.window.map()->grab().toImage();
        QRect changed;
        for (int y = 0; y < with.height(); ++y)
            for (int x = 0; x < with.width(); ++x)
                if (with.pixel(x, y) != before.pixel(x, y))
                    changed |= QRect(x, y, 1, 1);
        QVERIFY(!changed.isEmpty());
        QVERIFY(changed.width() < 24 && changed.height() < 24);
        QVERIFY(QRectF(changed).adjusted(-12, -12, 12, 12).contains(s.window.map()->pixelOf(4)));
        s.session().setFavourite({4}, false);
        QVERIFY(s.window.map()->grab().toImage() == before);
    }

    void tagsAreTypedForTheSelection()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        MarksBar& bar = *s.window.panels()->sample()->marks();
        const auto tags = [&](int sample) { return s.session().marks().tags(s.session().fileOf(sample)); };
        s.window.selection().set({1, 2, 3}, 1);
        s.window.map()->setFocus();
        QTest::keyClick(s.window.map(), Qt::Key_T);
        QVERIFY(bar.input()->hasFocus());
        QTest::keyClicks(bar.input(), QStringLiteral("fat lows"));
        QVERIFY(!s.engine.isPlaying());
        QTest::keyClick(bar.input(), Qt::Key_Return);
        for (const int sample : {1, 2, 3})
            QCOMPARE(tags(sample), (std::vector<std::string>{"fat lows"}));
        QVERIFY(!s.engine.isPlaying()); // Enter was the tag's.
        QVERIFY(bar.input()->text().isEmpty());
        QVERIFY(bar.tags()->text().contains(QStringLiteral("fat&nbsp;lows")));
        QCOMPARE(bar.input()->completer()->model()->rowCount(), 1);
        s.window.selection().set({3, 4}, 3);
        QVERIFY(bar.tags()->text().contains(QStringLiteral("(1 of 2)")));
        emit bar.tags()->linkActivated(QStringLiteral("0"));
        QVERIFY(tags(3).empty());
        QCOMPARE(tags(2).size(), std::size_t(1));
        s.window.actions().check(Colouring::Tag);
        emit s.window.actions().colouring->triggered(s.window.actions().colouring->checkedAction());
        QCOMPARE(s.window.panels()->groups()->groups().front().name, QStringLiteral("fat lows"));
        QCOMPARE(s.window.panels()->groups()->groups().front().members, (std::vector<int>{1, 2}));
    }

    /// Groups are told by number there, and one of them is gone: what could not be kept goes back at any time.
    void aMenuIsClosedWhenMarksMakeOtherGroups()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.session().addTag({1}, QStringLiteral("lost"));
        s.window.actions().check(Colouring::Tag);
        emit s.window.actions().colouring->triggered(s.window.actions().colouring->checkedAction());
        const std::size_t groups = s.window.panels()->groups()->groups().size();
        bool isOpen = false;
        bool isClosed = false;
        const QPoint dot = s.window.map()->pixelOf(1).toPoint();
        QVERIFY(s.window.map()->indexAt(dot) >= 0);
        QVERIFY(withMenu([&] { emit s.window.map()->customContextMenuRequested(dot); },
                         [&](const QMenu& menu) {
                             isOpen = menu.isVisible();
                             s.session().removeTag({1}, QStringLiteral("lost"));
                             isClosed = !menu.isVisible();
                         }));
        QVERIFY(isOpen);
        QCOMPARE(s.window.panels()->groups()->groups().size(), groups - 1);
        QVERIFY(isClosed);
    }

    void hiddenSoundsLeaveAndComeBack()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QTRY_VERIFY(s.window.map()->isSettled());
        const QPointF place = s.window.map()->pixelOf(6);
        QCOMPARE(s.window.map()->indexAt(place), 6);
        const auto inRows = [&](int sample) {
            return std::ranges::any_of(s.window.panels()->groups()->groups(), [&](const GroupRow& row) {
                return std::ranges::find(row.members, sample) != row.members.end();
            });
        };
        s.window.selection().set({6, 7}, 6);
        QTest::keyClick(s.window.map(), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(s.window.map()->indexAt(place) != 6);
        QVERIFY(!inRows(6) && !inRows(7) && inRows(5));
        QVERIFY(s.window.selection().isEmpty());
        QCOMPARE(s.window.selection().current(), -1);
        s.window.actions().selectAll->trigger();
        QCOMPARE(s.window.selection().indices().size(), std::size_t(22));
        QVERIFY(s.window.map()->grab().toImage() != QImage());
        const SimilarPanel& similar = *s.window.panels()->similar();
        const auto* alike = similar.findChild<SimilarList*>();
        s.window.selection().set({5}, 5);
        QTRY_COMPARE(alike->sounds().size(), std::size_t(20)); // of 21 that are left
        for (const SimilarSample& sound : alike->sounds())
            QVERIFY(sound.sample != 6 && sound.sample != 7);
        // Back in grey, and for good.
        s.window.actions().showHidden->setChecked(true);
        QVERIFY(inRows(6));
        QCOMPARE(s.window.map()->indexAt(s.window.map()->pixelOf(6)), 6);
        s.window.selection().set({6}, 6);
        s.window.actions().unhide->trigger();
        s.window.actions().showHidden->setChecked(false);
        QVERIFY(inRows(6) && !inRows(7));
        // The banner takes it back too.
        s.window.selection().set({6}, 6);
        s.window.actions().hide->trigger();
        QVERIFY(!inRows(6));
        QPushButton* undo = nullptr;
        for (QPushButton* button : s.window.banner()->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QStringLiteral("Undo"))
                undo = button;
        QVERIFY(undo != nullptr);
        undo->click();
        QVERIFY(inRows(6));
        // Hidden ones stay so over a rescan that moves their numbers.
        writeWav(m_root / "a first.wav", tone(300.0, 0.4, 44100));
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QCOMPARE(s.session().map()->samples.size(), std::size_t(25));
        QVERIFY(inRows(7) && !inRows(8));
    }

    void aClusterIsRenamedInTheList()
    {
        writeTones(m_root, 20);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        GroupList& list = *s.window.panels()->groups();
        const int sample = 5;
        const int cluster = s.session().map()->samples[std::size_t(sample)].cluster;
        const std::string automatic = s.session().map()->clusters[std::size_t(cluster)].name;
        const auto name = [&] { return s.session().map()->clusters[std::size_t(cluster)].name; };
        const auto type = [&](const QString& text, Qt::Key end) {
            s.window.selection().set({sample}, sample);
            s.window.map()->setFocus();
            QTest::keyClick(s.window.map(), Qt::Key_F2);
            auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
            QVERIFY(editor != nullptr && list.isAncestorOf(editor));
            QVERIFY(editor->hasSelectedText());
            if (text.isEmpty())
                QTest::keyClick(editor, Qt::Key_Delete);
            QTest::keyClicks(editor, text);
            emit s.session().recut(); // It does not disturb.
            QTest::keyClick(editor, end);
        };
        type(QStringLiteral("Fs & Ms"), Qt::Key_Return); // Letters that are shortcuts elsewhere.
        QTRY_COMPARE(name(), std::string("Fs & Ms"));
        QVERIFY(!s.session().marks().isFavourite(s.session().fileOf(sample)));
        QTRY_COMPARE(list.groups()[std::size_t(cluster)].name, QStringLiteral("Fs & Ms"));
        type(QStringLiteral("no"), Qt::Key_Escape);
        QTest::qWait(100);
        QCOMPARE(name(), std::string("Fs & Ms"));
        type(QString(), Qt::Key_Return);
        QTRY_COMPARE(name(), automatic);
    }

    void aReadOnlyLibrarySaysWhy()
    {
        writeTones(m_root, 8);
        Opened first(*m_scratch);
        QVERIFY(first.opens(m_root));
        Opened second(*m_scratch);
        QVERIFY(second.opens(m_root));
        second.window.selection().set({1}, 1);
        const QString why = readOnlyText(ReadOnlyReason::OtherProgram);
        for (const QAction* action :
             {second.window.actions().favourite, second.window.actions().hide, second.window.actions().renameCluster}) {
            QVERIFY(!action->isEnabled());
            QCOMPARE(action->toolTip(), why);
        }
        const MarksBar& bar = *second.window.panels()->sample()->marks();
        QVERIFY(!bar.star()->isEnabled() && !bar.input()->isEnabled());
        QCOMPARE(bar.input()->toolTip(), why);
        QVERIFY(first.window.actions().favourite->isEnabled());
        QVERIFY(first.window.actions().favourite->toolTip() != why);
    }

    void aSecondWindowMarksNothing()
    {
        writeTones(m_root, 8);
        Opened first(*m_scratch);
        QVERIFY(first.opens(m_root));
        first.session().setFavourite({3}, true);
        QTest::qWait(100);
        Opened second(*m_scratch);
        QVERIFY(second.opens(m_root));
        QVERIFY(first.session().canMark());
        QVERIFY(!second.session().canMark());
        QVERIFY(second.session().marks().isFavourite(second.session().fileOf(3)));
        second.session().setFavourite({4}, true);
        second.session().renameCluster(0, QStringLiteral("no"));
        QVERIFY(!second.session().marks().isFavourite(second.session().fileOf(4)));
        QTest::qWait(100);
        QCOMPARE(clusterNamed(*second.session().map(), "no"), -1);
    }
};

QTEST_MAIN(KeptMarksTest)
#include "kept_marks_test.moc"
