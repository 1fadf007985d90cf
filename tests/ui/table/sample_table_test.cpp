// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/recorded_drag.h"
#include "tests/ui/table/table_files.h"
#include "ui/selection/selection.h"
#include "ui/table/sample_table.h"
#include "ui/table/table_header.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <numeric>

using namespace otozu;
using namespace otozu::test;

class SampleTableTest : public QObject
{
    Q_OBJECT
private:
    /// Rows "s0" … "s9"; those with even numbers are samples 0 … 4 of a map, the others have no dot.
    struct Setup {
        Selection selection;
        RecordedDrag drag;
        SampleTable table{selection, drag};
        QList<int> heard;
        std::vector<StoredFile> files;
        explicit Setup(int count = 10)
        {
            std::vector<StoredFile> placed;
            for (int i = 0; i < count; ++i) {
                const std::string name = "s" + std::to_string(i);
                files.push_back(i % 2 == 0 ? heardFile(i + 1, name, 1.0 + i) : storedFile(i + 1, name));
                if (i % 2 == 0)
                    placed.push_back(files.back());
            }
            table.setFiles(libraryFiles(files));
            table.setMap(mapOfFiles(placed), {}, [&] { selection.reset(int(placed.size())); });
            QObject::connect(&table, &SampleTable::hearRequested, &table, [this](int row) { heard << row; });
            table.resize(900, 400);
            table.show();
        }
        bool ready()
        {
            return QTest::qWaitForWindowExposed(&table) &&
                   QTest::qWaitFor([this] { return !table.files().isSorting(); }, kPatience);
        }
        QPoint at(int row) { return table.visualRect(table.model()->index(row, 0)).center(); }
        void click(int row, Qt::KeyboardModifiers keys = {})
        {
            QTest::mouseClick(table.viewport(), Qt::LeftButton, keys, at(row));
        }
        void dragFrom(int row, Qt::KeyboardModifiers keys = {})
        {
            QTest::mousePress(table.viewport(), Qt::LeftButton, keys, at(row));
            QTest::mouseMove(table.viewport(), at(row) + QPoint(3, 2));
            QTest::mouseMove(table.viewport(), at(row) + QPoint(40, 2));
            QTest::mouseRelease(table.viewport(), Qt::LeftButton, keys, at(row) + QPoint(40, 2));
        }
        using Rows = std::vector<int>;
    };
    using Ints = std::vector<int>;

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aClickSelectsAndIsHeard()
    {
        Setup s;
        QVERIFY(s.ready());
        s.click(4);
        QCOMPARE(s.heard, QList<int>{4});
        QCOMPARE(s.selection.indices(), Ints{2});
        QCOMPARE(s.selection.current(), 2);
        QCOMPARE(s.table.currentRow(), 4);
        QCOMPARE(s.table.selectedRows(), Ints{4});
        QCOMPARE(s.table.currentWithoutDot(), -1);
    }

    void aFileWithoutADotCanBeChosen()
    {
        Setup s;
        QVERIFY(s.ready());
        s.click(4);
        QSignalSpy told(&s.table, &SampleTable::currentWithoutDotChanged);
        s.click(3);
        QCOMPARE(s.heard, (QList<int>{4, 3}));
        QVERIFY(s.selection.isEmpty());
        QCOMPARE(s.selection.current(), -1);
        QCOMPARE(s.table.selectedRows(), Ints{3});
        QCOMPARE(s.table.currentWithoutDot(), 3);
        QCOMPARE(s.table.selectedWithoutDot(), 1U);
        QCOMPARE(told.size(), 1);
        // More is known of it.
        s.table.addHeard(batch({heardFile(4, "s3", 0.5)}));
        QCOMPARE(told.size(), 2);
        // A selection made elsewhere takes its place.
        s.selection.set({0}, 0);
        QCOMPARE(s.table.selectedRows(), Ints{0});
        QCOMPARE(s.table.currentRow(), 0);
        QCOMPARE(told.size(), 3);
        QCOMPARE(s.heard.size(), 2);
    }

    void aClickOnTheStarIsAWish()
    {
        Setup s;
        QVERIFY(s.ready());
        s.table.setSortWords(QStringLiteral("name up"));
        QVERIFY(s.ready());
        s.click(2);
        s.heard.clear();
        QSignalSpy wished(&s.table, &SampleTable::favouriteWished);
        const int column = tableColumn(QStringLiteral("favourite"));
        QVERIFY(!s.table.isColumnHidden(column));
        QVERIFY(s.table.columnWidth(column) < 40);
        const auto star = [&](int row) { return s.table.visualRect(s.table.model()->index(row, column)).center(); };
        QTest::mouseClick(s.table.viewport(), Qt::LeftButton, {}, star(6));
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished.takeFirst().first().toInt(), 6);
        // It does nothing else.
        QVERIFY(s.heard.isEmpty());
        QCOMPARE(s.selection.indices(), Ints{1});
        // Not with Ctrl, which selects; not where there is no dot; not where nothing can be marked.
        QTest::mouseClick(s.table.viewport(), Qt::LeftButton, Qt::ControlModifier, star(6));
        QCOMPARE(s.selection.indices(), (Ints{1, 3}));
        QTest::mouseClick(s.table.viewport(), Qt::LeftButton, {}, star(5));
        s.table.setMarkTrouble(QStringLiteral("read only"));
        QTest::mouseClick(s.table.viewport(), Qt::LeftButton, {}, star(6));
        QVERIFY(wished.isEmpty());
        // It is seen, and told.
        s.table.setMarkTrouble({});
        QTest::mouseMove(s.table.viewport(), s.at(0));
        const QRect cell = s.table.visualRect(s.table.model()->index(4, column));
        const auto picture = [&] { return s.table.viewport()->grab(cell).toImage(); };
        const QImage without = picture();
        const auto marks = std::make_shared<const SoundMarks>(UserMarks{.favourites = {5}, .hidden = {}, .tags = {}});
        s.table.files().setMarks(marks);
        QVERIFY(picture() != without);
        const QImage other = s.table.viewport()->grab(cell.translated(0, cell.height() * 4)).toImage();
        QCOMPARE(other, without);
        QHelpEvent asks(QEvent::ToolTip, star(4), s.table.viewport()->mapToGlobal(star(4)));
        QApplication::sendEvent(s.table.viewport(), &asks);
        QTRY_COMPARE(QToolTip::text(), QStringLiteral("No favourite any more"));
    }

    void ctrlAndShiftAdd()
    {
        Setup s;
        QVERIFY(s.ready());
        s.click(2);
        s.click(5, Qt::ShiftModifier);
        QCOMPARE(s.table.selectedRows(), (Ints{2, 3, 4, 5}));
        QCOMPARE(s.selection.indices(), (Ints{1, 2}));
        s.click(8, Qt::ControlModifier);
        s.click(3, Qt::ControlModifier);
        QCOMPARE(s.table.selectedRows(), (Ints{2, 4, 5, 8}));
        QCOMPARE(s.selection.indices(), (Ints{1, 2, 4}));
        s.click(5, Qt::ShiftModifier); // from 3, which was clicked last
        QCOMPARE(s.table.selectedRows(), (Ints{3, 4, 5}));
        QCOMPARE(s.heard, QList<int>{2});
        // One of many: the press keeps them for a drag, the release takes it alone.
        s.click(4);
        QCOMPARE(s.table.selectedRows(), Ints{4});
        // Beside the rows.
        QTest::mouseClick(s.table.viewport(), Qt::LeftButton, {}, QPoint(50, s.table.viewport()->height() - 3));
        QVERIFY(s.table.selectedRows().empty());
        QVERIFY(s.selection.isEmpty());
    }

    void keysWalkAndAreHeard()
    {
        Setup s;
        QVERIFY(s.ready());
        s.table.setFocus();
        QTest::keyClick(&s.table, Qt::Key_Down);
        QTest::keyClick(&s.table, Qt::Key_Down);
        QCOMPARE(s.heard, (QList<int>{0, 1}));
        QCOMPARE(s.table.selectedRows(), Ints{1});
        QTest::keyClick(&s.table, Qt::Key_Return);
        QCOMPARE(s.heard.last(), 1);
        QTest::keyClick(&s.table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&s.table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(s.table.selectedRows(), (Ints{1, 2, 3}));
        QTest::keyClick(&s.table, Qt::Key_End);
        QCOMPARE(s.table.selectedRows(), Ints{9});
        QTest::keyClick(&s.table, Qt::Key_Down); // it stays, and is heard again
        QCOMPARE(s.table.currentRow(), 9);
        QTest::keyClick(&s.table, Qt::Key_Home);
        QTest::keyClick(&s.table, Qt::Key_Up);
        QCOMPARE(s.table.currentRow(), 0);
        QCOMPARE(s.selection.current(), 0);
        QTest::keyClick(&s.table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(s.table.selectedRows().size(), 10U);
        QCOMPARE(s.selection.indices().size(), 5U);
        QCOMPARE(s.table.currentRow(), 0);
        // Left and right go from cell to cell, for those who hear the table.
        const qsizetype heard = s.heard.size();
        QTest::keyClick(&s.table, Qt::Key_Right);
        QCOMPARE(s.table.currentIndex().column(), 1);
        QCOMPARE(s.heard.size(), heard);
        QCOMPARE(s.table.selectedRows().size(), 10U);
    }

    void whatTheLibraryMissesIsNotDragged()
    {
        Setup s;
        QVERIFY(s.ready());
        std::vector<StoredFile> files;
        for (int i = 0; i < 10; ++i) {
            files.push_back(heardFile(i + 1, "s" + std::to_string(i), 0.5));
            files.back().record.missing = i == 2 || i == 3;
        }
        s.table.setFiles(libraryFiles(files));
        s.table.setMap(mapOfFiles(files), {}, [&] { s.selection.reset(10); });
        QVERIFY(s.ready());
        s.table.selectEverything();
        s.dragFrom(1);
        QCOMPARE(s.drag.dragged.size(), 1U);
        const auto& dragged = s.drag.dragged[0];
        QCOMPARE(dragged.size(), 10U);
        QCOMPARE(std::ranges::count_if(dragged, &std::filesystem::path::empty), 2);
        QVERIFY(!std::ranges::count(dragged, "/s/s2") && !std::ranges::count(dragged, "/s/s3"));
    }

    void dragTakesTheFilesAlong()
    {
        Setup s;
        QVERIFY(s.ready());
        s.dragFrom(1);
        QCOMPARE(s.drag.dragged.size(), 1U);
        QCOMPARE(s.drag.dragged[0], (std::vector<std::filesystem::path>{"/s/s1"}));
        s.click(2);
        s.click(4, Qt::ShiftModifier);
        s.dragFrom(3);
        QCOMPARE(s.drag.dragged[1], (std::vector<std::filesystem::path>{"/s/s2", "/s/s3", "/s/s4"}));
        QCOMPARE(s.table.selectedRows(), (Ints{2, 3, 4})); // it was no click
        // What is not selected goes alone.
        s.dragFrom(7, Qt::ControlModifier);
        QCOMPARE(s.drag.dragged[2], (std::vector<std::filesystem::path>{"/s/s7"}));
        QCOMPARE(s.table.selectedRows(), (Ints{2, 3, 4}));
    }

    void theMenuIsAboutTheRowUnderThePointer()
    {
        Setup s;
        QVERIFY(s.ready());
        QSignalSpy menu(&s.table, &SampleTable::menuRequested);
        const auto ask = [&](QPoint at) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, s.table.viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(s.table.viewport(), &event);
        };
        s.click(2);
        s.click(4, Qt::ShiftModifier);
        ask(s.at(3));
        QCOMPARE(menu.last().first().toInt(), 3);
        QCOMPARE(s.table.selectedRows(), (Ints{2, 3, 4}));
        QCOMPARE(s.table.currentRow(), 3);
        ask(s.at(6));
        QCOMPARE(menu.last().first().toInt(), 6);
        QCOMPARE(s.table.selectedRows(), Ints{6});
        ask({50, s.table.viewport()->height() - 3});
        QCOMPARE(menu.last().first().toInt(), -1);
        QCOMPARE(s.heard.size(), 1);
    }

    void theCurrentSoundIsScrolledToIfPickedElsewhere()
    {
        Setup s(600);
        QVERIFY(s.ready());
        QCOMPARE(s.table.verticalScrollBar()->value(), 0);
        s.selection.set({200}, 200);
        const auto isSeen = [&](int row) {
            return s.table.viewport()->rect().contains(s.table.visualRect(s.table.model()->index(row, 0)));
        };
        QVERIFY(isSeen(400));
        QCOMPARE(s.table.currentRow(), 400);
        // Not by what is picked here.
        const int row = s.table.rowAt(s.table.viewport()->height() - 30);
        const int before = s.table.verticalScrollBar()->value();
        s.click(row);
        QCOMPARE(s.table.currentRow(), row);
        QCOMPARE(s.table.verticalScrollBar()->value(), before);
    }

    void aDotThatComesTakesTheSelectionAlong()
    {
        Setup s;
        QVERIFY(s.ready());
        s.click(2);
        s.click(5, Qt::ShiftModifier); // 2, 4 with a dot, 3, 5 without
        s.click(1, Qt::ControlModifier);
        QCOMPARE(s.table.currentWithoutDot(), 1);
        // Files 0 … 3 are on the next map.
        std::vector<StoredFile> placed(s.files.begin(), s.files.begin() + 4);
        s.table.setMap(mapOfFiles(placed), {}, [&] {
            s.selection.reset(4);
            s.selection.set({2}, -1); // as the window says it of what it knows; 4 is gone
        });
        QCOMPARE(s.table.selectedRows(), (Ints{1, 2, 3, 5}));
        QCOMPARE(s.selection.indices(), (Ints{1, 2, 3}));
        QCOMPARE(s.table.selectedWithoutDot(), 1U);
    }

    void theCurrentFileStaysCurrentWhenItGetsItsDot()
    {
        Setup s;
        QVERIFY(s.ready());
        s.click(3);
        QCOMPARE(s.selection.current(), -1);
        s.table.setMap(mapOfFiles(s.files), {}, [&] { s.selection.reset(10); });
        QCOMPARE(s.selection.current(), 3);
        QCOMPARE(s.selection.indices(), Ints{3});
        QCOMPARE(s.table.currentRow(), 3);
    }

    void sortingKeepsSelectionAndCurrentRow()
    {
        Setup s;
        QVERIFY(s.ready());
        s.click(4);
        s.click(5, Qt::ControlModifier);
        s.table.sortByColumn(tableColumn("name"), Qt::DescendingOrder);
        QTRY_COMPARE(s.table.files().item(0).id, FileId(10));
        QCOMPARE(s.table.selectedRows(), (Ints{4, 5}));
        QCOMPARE(s.table.files().item(4).id, FileId(6));
        QCOMPARE(s.table.currentRow(), 4);
        QCOMPARE(s.selection.indices(), Ints{2});
    }

    void aClickOnAHeadingSorts()
    {
        Setup s;
        QVERIFY(s.ready());
        TableHeader& header = s.table.header();
        const int length = tableColumn("length");
        const QPoint at(header.sectionViewportPosition(length) + 20, header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, at);
        QTRY_VERIFY(!s.table.files().isSorting());
        QCOMPARE(s.table.files().item(0).id, FileId(1));
        QCOMPARE(s.table.files().item(1).id, FileId(3));
        QCOMPARE(s.table.sortWords(), QStringLiteral("length up"));
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, at);
        QTRY_COMPARE(s.table.files().item(0).id, FileId(9));
        QCOMPARE(s.table.sortWords(), QStringLiteral("length down"));
    }

    void columnsAreRemembered()
    {
        QStringList words;
        {
            Setup s;
            TableHeader& header = s.table.header();
            QVERIFY(header.isSectionHidden(tableColumn("size")));
            header.moveSection(header.visualIndex(tableColumn("bpm")), 0);
            header.resizeSection(tableColumn("name"), 333);
            const std::unique_ptr<QMenu> menu(header.makeMenu());
            for (QAction* action : menu->actions()) {
                if (action->text() == "Folder" || action->text() == "File size")
                    action->trigger();
            }
            words = header.layoutWords();
            s.table.setSortWords("bpm down");
            QCOMPARE(s.table.sortWords(), QStringLiteral("bpm down"));
            s.table.setSortWords("nonsense");
            QCOMPARE(s.table.sortWords(), QStringLiteral("bpm down"));
        }
        Setup s;
        TableHeader& header = s.table.header();
        header.setLayoutWords(words);
        QCOMPARE(header.layoutWords(), words);
        QCOMPARE(header.visualIndex(tableColumn("bpm")), 0);
        QCOMPARE(header.sectionSize(tableColumn("name")), 333);
        QVERIFY(header.isSectionHidden(tableColumn("folder")));
        QVERIFY(!header.isSectionHidden(tableColumn("size")));
        QVERIFY(header.sectionSize(tableColumn("size")) > 30);
        // Of another version, or no words at all.
        header.setLayoutWords({"length:120", "future:80", "-name:10", "length:7", ":", "-"});
        QCOMPARE(header.visualIndex(tableColumn("length")), 0);
        QCOMPARE(header.sectionSize(tableColumn("length")), 120);
        QVERIFY(header.isSectionHidden(tableColumn("name")));
        QVERIFY(!header.isSectionHidden(tableColumn("folder")));
        // One column stays.
        QStringList none;
        for (const TableColumn& column : tableColumns())
            none << QStringLiteral("-") + column.key + ":80";
        header.setLayoutWords(none);
        QCOMPARE(header.hiddenSectionCount(), header.count() - 1);
        s.click(4);
        QCOMPARE(s.table.selectedRows(), Ints{4});
    }

    void aTextThatDoesNotFitHasATip()
    {
        Setup s;
        s.table.header().resizeSection(0, 500);
        QVERIFY(s.ready());
        const auto tipAt = [&](QPoint at) {
            QHelpEvent help(QEvent::ToolTip, at, s.table.viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(s.table.viewport(), &help);
            return QToolTip::isVisible() ? QToolTip::text() : QString();
        };
        QCOMPARE(tipAt(s.at(2)), QString());
        s.table.header().resizeSection(tableColumn("length"), 36);
        QTRY_COMPARE(tipAt(s.table.visualRect(s.table.model()->index(2, tableColumn("length"))).center()),
                     QStringLiteral("3.00 s"));
    }

    void screenReadersAreTold()
    {
        Setup s;
        QVERIFY(s.ready());
        QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&s.table);
        QVERIFY(table != nullptr && table->tableInterface() != nullptr);
        QCOMPARE(table->text(QAccessible::Name), QStringLiteral("Table of sounds"));
        QCOMPARE(table->tableInterface()->rowCount(), 10);
        QAccessibleInterface* waits = table->tableInterface()->cellAt(3, 0);
        QCOMPARE(waits->text(QAccessible::Name), QStringLiteral("s3, waiting"));
        s.click(3);
        QVERIFY(table->tableInterface()->cellAt(3, 0)->state().selected);
        QVERIFY(!table->tableInterface()->cellAt(2, 0)->state().selected);
    }

    void theHoveredRowIsTold()
    {
        Setup s;
        QVERIFY(s.ready());
        QSignalSpy hovered(&s.table, &SampleTable::hovered);
        QTest::mouseMove(s.table.viewport(), s.at(4));
        QTRY_VERIFY(!hovered.isEmpty());
        QCOMPARE(hovered.last().first().toInt(), 4);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(s.table.viewport(), &leave);
        QCOMPARE(hovered.last().first().toInt(), -1);
        QVERIFY(s.heard.isEmpty());
    }
};

QTEST_MAIN(SampleTableTest)
#include "sample_table_test.moc"
