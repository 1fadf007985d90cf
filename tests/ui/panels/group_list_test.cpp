// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/recorded_drag.h"
#include "ui/panels/group_list.h"
#include "ui/panels/group_model.h"
#include "ui/selection/selection.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace otozu;
using otozu::test::RecordedDrag;

class GroupListTest : public QObject
{
    Q_OBJECT
private:
    struct Setup {
        Selection selection;
        RecordedDrag drag;
        GroupList list{selection, drag};
        Setup()
        {
            selection.reset(6);
            list.setGroups({{.name = "kicks", .colour = 0, .members = {0, 2, 4}},
                            {.name = "hats", .colour = 1, .members = {1, 3}},
                            {.name = "one", .colour = 2, .members = {5}}});
            list.setPathProvider([](int i) { return std::filesystem::path("/s") / std::to_string(i); });
            list.resize(220, 300);
            list.show();
        }
        QPoint at(int row) { return list.visualRect(list.model()->index(row, 0)).center(); }
        void click(int row, Qt::KeyboardModifiers keys = {})
        {
            QTest::mouseClick(list.viewport(), Qt::LeftButton, keys, at(row));
        }
    };

private slots:
    void aHiddenClusterIsGreyAndHoldsNothing()
    {
        Setup s;
        QVERIFY(QTest::qWaitForWindowExposed(&s.list));
        const auto picture = [&] {
            const QModelIndex row = s.list.model()->index(1, 0);
            return s.list.viewport()->grab(s.list.visualRect(row)).toImage();
        };
        const auto saturation = [](const QImage& image) {
            int most = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    most =
                        std::max(most, image.pixelColor(x, y).hsvSaturation() * image.pixelColor(x, y).value() / 255);
            return most;
        };
        s.list.setGroups({{.name = "kicks", .colour = 0, .members = {0, 2, 4}},
                          {.name = "hats", .colour = 1, .members = {1, 3}},
                          {.name = "one", .colour = 2, .members = {5}}});
        QTest::mouseMove(s.list.viewport(), s.at(2));
        const QImage shown = picture();
        s.list.setGroups({{.name = "kicks", .colour = 0, .members = {0, 2, 4}},
                          {.name = "hats", .colour = 1, .members = {}, .leftOut = 2, .isHidden = true},
                          {.name = "one", .colour = 2, .members = {5}}});
        QVERIFY(saturation(picture()) < saturation(shown) / 2);
        const QModelIndex row = s.list.model()->index(1, 0);
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), QStringLiteral("hats, 2 sound(s), hidden"));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("hidden")));
        // A click selects nothing, and says which one keys are meant for.
        s.click(0);
        QCOMPARE(s.list.chosenGroups(), (std::vector<int>{0}));
        s.click(1);
        QVERIFY(s.selection.isEmpty());
        QVERIFY(s.list.markedGroups().empty());
        QCOMPARE(s.list.chosenGroups(), (std::vector<int>{1}));
    }

    void theModelKeepsTheRules()
    {
        GroupModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setGroups({{.name = "a", .members = {0, 1}}, {.name = "b", .members = {2}}});
        model.setSelectedCounts({1, 0});
        model.setGroups({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aRowIsNamedForScreenReaders()
    {
        Setup s;
        QCOMPARE(s.list.model()->index(0, 0).data(GroupModel::SizeRole).toInt(), 3);
        QVERIFY(s.list.model()->index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith("kicks, 3"));
    }

    void aLongNameHasTwoLines()
    {
        Setup s;
        s.list.setGroups({{.name = "kicks", .members = {0}},
                          {.name = "short dark tonal open hats & percussion", .members = {1, 3}},
                          {.name = "x" + QString(400, 'y'), .members = {2}}});
        QVERIFY(QTest::qWaitForWindowExposed(&s.list));
        const auto height = [&](int row) { return s.list.visualRect(s.list.model()->index(row, 0)).height(); };
        const int line = QFontMetrics(s.list.font()).height();
        QTRY_COMPARE(height(1), height(0) + line);
        QCOMPARE(height(2), height(1));
        // Where there is room, one is enough.
        s.list.resize(500, 300);
        QTRY_COMPARE(height(1), height(0));
        s.list.resize(220, 300);
        QTRY_COMPARE(height(1), height(0) + line);
        // Rows do not jump when a part is selected, which takes more room.
        s.selection.set({1});
        QCOMPARE(s.list.model()->index(1, 0).data(GroupModel::SelectedRole).toInt(), 1);
        QCOMPARE(height(1), height(0) + line);
    }

    void aClickSelectsAllSoundsOfTheGroup()
    {
        Setup s;
        s.click(0);
        QCOMPARE(s.selection.indices(), (std::vector<int>{0, 2, 4}));
        s.click(1, Qt::ControlModifier);
        QCOMPARE(s.selection.indices(), (std::vector<int>{0, 1, 2, 3, 4}));
        s.click(2);
        QCOMPARE(s.selection.indices(), (std::vector<int>{5}));
    }

    void theListFollowsASelectionMadeElsewhere()
    {
        Setup s;
        s.selection.set({1, 3, 0});
        QCOMPARE(s.list.markedGroups(), (std::vector<int>{1})); // Of kicks only one is selected.
        QCOMPARE(s.list.model()->index(0, 0).data(GroupModel::SelectedRole).toInt(), 1);
        QCOMPARE(s.selection.indices(), (std::vector<int>{0, 1, 3}));
        s.selection.selectAll();
        QCOMPARE(s.list.markedGroups(), (std::vector<int>{0, 1, 2}));
        s.selection.clear();
        QVERIFY(s.list.markedGroups().empty());
    }

    void otherGroupsLeaveTheSelectionAlone()
    {
        Setup s;
        s.click(0);
        s.list.setGroups({{.name = "drums", .members = {0, 1, 2, 3}}, {.name = "rest", .members = {4, 5}}});
        QCOMPARE(s.selection.indices(), (std::vector<int>{0, 2, 4}));
        QCOMPARE(s.list.model()->index(0, 0).data(GroupModel::SelectedRole).toInt(), 2);
    }

    void pointerAndKeysHighlight()
    {
        Setup s;
        QSignalSpy highlighted(&s.list, &GroupList::highlightRequested);
        QSignalSpy zoomed(&s.list, &GroupList::zoomRequested);
        QTest::mouseMove(s.list.viewport(), s.at(1));
        QTRY_VERIFY(!highlighted.isEmpty());
        QCOMPARE(highlighted.last().first().toInt(), 1);
        s.click(1);
        s.list.setFocus();
        QTest::keyClick(&s.list, Qt::Key_Down);
        QCOMPARE(highlighted.last().first().toInt(), 2);
        QCOMPARE(s.selection.indices(), (std::vector<int>{5}));
        QTest::keyClick(&s.list, Qt::Key_Return);
        QCOMPARE(zoomed.last().first().toInt(), 2);
        s.click(0); // mouseDClick() sends the second press alone.
        QTest::mouseDClick(s.list.viewport(), Qt::LeftButton, {}, s.at(0));
        QCOMPARE(zoomed.last().first().toInt(), 0);
    }

    void dragTakesTheFilesAlong()
    {
        Setup s;
        QVERIFY(QTest::qWaitForWindowExposed(&s.list));
        QTest::mousePress(s.list.viewport(), Qt::LeftButton, {}, s.at(1));
        QTest::mouseMove(s.list.viewport(), s.at(1) + QPoint(0, 4));
        QTest::mouseMove(s.list.viewport(), s.at(1) + QPoint(60, 30));
        QTRY_COMPARE(s.drag.dragged.size(), 1U);
        QCOMPARE(s.drag.dragged[0], (std::vector<std::filesystem::path>{"/s/1", "/s/3"}));
    }
};

QTEST_MAIN(GroupListTest)
#include "group_list_test.moc"
