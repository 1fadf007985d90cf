// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/selection/selection.h"

#include <QSignalSpy>
#include <QTest>

#include "core/base/random.h"

#include <numeric>
#include <set>

using otozu::Selection;
using Samples = std::vector<int>;

class SelectionTest : public QObject
{
    Q_OBJECT

private slots:
    void setKeepsWhatIsInRangeOnceAndInOrder()
    {
        Selection selection;
        selection.reset(10);
        selection.set({7, 3, 3, -1, 10, 5});
        QCOMPARE(selection.indices(), (Samples{3, 5, 7}));
        QCOMPARE(selection.current(), 3);
        QVERIFY(selection.contains(5));
        QVERIFY(!selection.contains(4));
        QVERIFY(!selection.contains(-1));
        QVERIFY(!selection.contains(10));
    }

    void currentStaysWhileItIsAmongTheSelected()
    {
        Selection selection;
        selection.reset(10);
        selection.set({1, 2}, 2);
        QCOMPARE(selection.current(), 2);
        selection.set({2, 8});
        QCOMPARE(selection.current(), 2);
        selection.set({8, 9});
        QCOMPARE(selection.current(), 8);
        selection.set({});
        QCOMPARE(selection.current(), -1);
    }

    void signalsComeOnceAndOnlyForChanges()
    {
        Selection selection;
        selection.reset(10);
        QSignalSpy changed(&selection, &Selection::changed);
        QSignalSpy current(&selection, &Selection::currentChanged);
        selection.set({1, 2}, 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(current.count(), 1);
        selection.set({2, 1}, 1);
        QCOMPARE(changed.count(), 1);
        selection.setCurrent(2);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(current.count(), 2);
        selection.clear();
        selection.clear();
        QCOMPARE(changed.count(), 2);
        QCOMPARE(current.count(), 3);
        selection.set({4});
        selection.reset(3);
        QCOMPARE(changed.count(), 4);
        QVERIFY(!selection.contains(4));
    }

    void receiversSeeTheNewStateWhole()
    {
        Selection selection;
        selection.reset(5);
        int seen = -2;
        connect(&selection, &Selection::changed, &selection, [&] { seen = selection.current(); });
        selection.set({3}, 3);
        QCOMPARE(seen, 3);
    }

    void agreesWithAStandardSetOverRandomCalls()
    {
        Selection selection;
        const int n = 200;
        selection.reset(n);
        std::set<int> truth;
        otozu::Random random(5);
        for (int step = 0; step < 2000; ++step) {
            Samples some(random.below(6));
            for (int& sample : some)
                sample = int(random.below(n));
            switch (random.below(8)) {
            case 0:
                truth = std::set<int>(some.begin(), some.end());
                selection.set(some);
                break;
            case 1:
            case 2:
                truth.insert(some.begin(), some.end());
                selection.add(some);
                break;
            case 3:
                if (random.below(20) == 0) {
                    truth.clear();
                    selection.clear();
                }
                break;
            default: {
                const int sample = int(random.below(n));
                if (truth.erase(sample) == 0)
                    truth.insert(sample);
                selection.toggle(sample);
                QCOMPARE(selection.current(), sample);
            }
            }
            QCOMPARE(selection.indices(), Samples(truth.begin(), truth.end()));
            for (int sample = 0; sample < n; ++sample)
                QCOMPARE(selection.contains(sample), truth.contains(sample));
        }
    }

    void allOfAMillion()
    {
        Selection selection;
        selection.reset(1'000'000);
        selection.selectAll();
        QCOMPARE(selection.indices().size(), std::size_t(1'000'000));
        QCOMPARE(selection.indices().back(), 999'999);
        selection.toggle(500'000);
        QCOMPARE(selection.indices().size(), std::size_t(999'999));
        QVERIFY(!selection.contains(500'000));
    }
};

QTEST_GUILESS_MAIN(SelectionTest)
#include "selection_test.moc"
