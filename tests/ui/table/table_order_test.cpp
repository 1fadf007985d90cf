// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/table/table_files.h"
#include "ui/table/table_order.h"

#include "core/base/random.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace otozu;
using namespace otozu::test;

namespace
{

std::vector<TableItem> itemsOf(const std::vector<StoredFile>& files)
{
    std::vector<TableItem> items;
    for (const StoredFile& file : files)
        items.push_back({.id = file.id, .record = &file.record, .state = file.state, .fault = file.fault});
    return items;
}

std::vector<int> order(const std::vector<TableItem>& items, const char* column, Qt::SortOrder direction)
{
    return tableOrder(items, pathRanks(items), {}, tableColumns()[std::size_t(tableColumn(QLatin1String(column)))],
                      direction, {});
}

} // namespace

class TableOrderTest : public QObject
{
    Q_OBJECT
private slots:
    void columnsHaveNamesOfTheirOwn()
    {
        QSet<QString> keys;
        for (const TableColumn& column : tableColumns()) {
            keys.insert(QLatin1String(column.key));
            QVERIFY((column.number == nullptr) != (column.words == nullptr));
            QVERIFY(!column.title().isEmpty());
        }
        QCOMPARE(std::size_t(keys.size()), tableColumns().size());
        QCOMPARE(tableColumn(QStringLiteral("no such column")), -1);
    }

    void byHand_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<bool>("down");
        QTest::addColumn<QList<int>>("expected");
        // 0 b/kick 10 (3 s), 1 b/Kick 9 (none), 2 a/snare (1 s), 3 b/hat (3 s), 4 kick 9 (0.5 s)
        QTest::newRow("name") << "name" << false
                              << QList<int>{3, 4, 1, 0, 2}; // of equal names the first folder is first
        QTest::newRow("name, down") << "name" << true << QList<int>{2, 0, 4, 1, 3};
        QTest::newRow("folder") << "folder" << false << QList<int>{2, 3, 1, 0, 4}; // none comes last
        QTest::newRow("folder, down") << "folder" << true << QList<int>{3, 1, 0, 2, 4};
        QTest::newRow("length") << "length" << false << QList<int>{4, 2, 3, 0, 1};
        QTest::newRow("length, down") << "length" << true << QList<int>{3, 0, 2, 4, 1};
    }
    void byHand()
    {
        QFETCH(QString, column);
        QFETCH(bool, down);
        QFETCH(QList<int>, expected);
        const std::vector<StoredFile> files = {heardFile(1, "b/kick 10.wav", 3.0), storedFile(2, "b/Kick 9.wav"),
                                               heardFile(3, "a/snare.wav", 1.0), heardFile(4, "b/hat.wav", 3.0),
                                               heardFile(5, "kick 9.wav", 0.5)};
        const auto found = order(itemsOf(files), column.toLatin1(), down ? Qt::DescendingOrder : Qt::AscendingOrder);
        QCOMPARE(QList<int>(found.begin(), found.end()), expected);
    }

    void loopsHaveATempoAndPhrasesAKey()
    {
        std::vector<StoredFile> files;
        for (int i = 0; i < 5; ++i)
            files.push_back(heardFile(i + 1, std::to_string(i), 1.0));
        files[0].record.descriptors.tempo = {174.0F, 0.9F};
        files[1].record.descriptors.tempo = {90.0F, 0.9F};
        files[2].record.descriptors.tempo = {60.0F, 0.1F};           // not sure: it is not shown
        files[1].record.descriptors.key = {9, true, 0.9F};           // A minor
        files[3].record.descriptors.key = {9, false, 0.9F};          // A major
        files[4].record.descriptors.pitch = {65.4F, 36, 0.0F, 0.9F}; // C2
        const auto items = itemsOf(files);
        QCOMPARE(order(items, "bpm", Qt::AscendingOrder), (std::vector<int>{1, 0, 2, 3, 4}));
        QCOMPARE(order(items, "bpm", Qt::DescendingOrder), (std::vector<int>{0, 1, 2, 3, 4}));
        QCOMPARE(order(items, "key", Qt::AscendingOrder), (std::vector<int>{4, 3, 1, 0, 2}));
    }

    void holdsForAnyValues_data()
    {
        QTest::addColumn<int>("column");
        for (std::size_t i = 0; i < tableColumns().size(); ++i)
            QTest::newRow(tableColumns()[i].key) << int(i);
    }
    void holdsForAnyValues()
    {
        QFETCH(int, column);
        const TableColumn& by = tableColumns()[std::size_t(column)];
        Random random(1);
        std::vector<StoredFile> files;
        for (int i = 0; i < 500; ++i) {
            const auto draw = [&](int count) { return int(random.below(std::uint64_t(count))); };
            const std::string path = (draw(3) == 0 ? std::string() : "f" + std::to_string(draw(12)) + "/") + "s" +
                                     std::to_string(draw(40)) + "_" + std::to_string(i) + ".wav";
            StoredFile file = draw(3) == 0 ? storedFile(i + 1, path) : heardFile(i + 1, path, 0.25 * draw(9));
            if (file.state == FileState::Analysed && draw(2) == 0) {
                file.record.descriptors.loudness = -1.0F * float(draw(6));
                file.record.descriptors.brightness = 100.0F * float(draw(6));
                file.record.descriptors.tempo = {60.0F + float(draw(4)), 0.9F};
            }
            if (draw(10) == 0)
                file = failedFile(file.id, path);
            files.push_back(std::move(file));
        }
        const auto items = itemsOf(files);
        const std::vector<int> ranks = pathRanks(items);
        for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const std::vector<int> sorted = tableOrder(items, ranks, {}, by, direction, {});
            std::vector<int> each = sorted;
            std::ranges::sort(each);
            for (int i = 0; i < 500; ++i)
                QCOMPARE(each[std::size_t(i)], i);
            for (std::size_t i = 1; i < sorted.size(); ++i) {
                const TableItem& a = items[std::size_t(sorted[i - 1])];
                const TableItem& b = items[std::size_t(sorted[i])];
                const bool hasA = !by.text(a, {}).isEmpty();
                const bool hasB = !by.text(b, {}).isEmpty();
                QVERIFY(hasA || !hasB);
                bool isTie = !hasA && !hasB;
                if (hasA && hasB && by.isNumber()) {
                    const double x = by.number(a, {});
                    const double y = by.number(b, {});
                    QVERIFY(direction == Qt::AscendingOrder ? x <= y : x >= y);
                    isTie = x == y;
                } else if (hasA && hasB) {
                    isTie = by.text(a, {}) == by.text(b, {});
                }
                if (isTie)
                    QVERIFY(ranks[std::size_t(sorted[i - 1])] < ranks[std::size_t(sorted[i])]);
            }
        }
    }

    void aStopEndsIt()
    {
        const std::vector<StoredFile> files = {storedFile(1, "a"), storedFile(2, "b")};
        const auto items = itemsOf(files);
        std::stop_source stop;
        stop.request_stop();
        bool isStopped = false;
        try {
            (void)tableOrder(items, pathRanks(items), {}, tableColumns()[0], Qt::AscendingOrder, stop.get_token());
        } catch (const Cancelled&) {
            isStopped = true;
        }
        QVERIFY(isStopped);
    }
};

QTEST_GUILESS_MAIN(TableOrderTest)
#include "table_order_test.moc"
