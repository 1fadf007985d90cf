// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/dot_folds.h"

#include "core/base/random.h"

#include <QTest>
#include <algorithm>
#include <numeric>
#include <set>

using namespace otozu;
using Dots = std::vector<int>;

namespace
{

MapScene sceneOf(std::vector<qint32> standIns)
{
    MapScene scene;
    scene.dots.resize(standIns.size());
    scene.standIns = std::move(standIns);
    return scene;
}

} // namespace

class DotFoldsTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsFolded()
    {
        MapScene plain;
        plain.dots.resize(3);
        for (const MapScene& scene : {plain, sceneOf({0, 1, 2}), sceneOf({})}) {
            const DotFolds folds(scene);
            QVERIFY(folds.isEmpty());
            QVERIFY(folds.badges().empty());
            QCOMPARE(folds.standIn(1), 1);
            QCOMPARE(folds.countOf(1), 1);
        }
    }

    void oneStandsForAll()
    {
        // {0, 2, 5} and {1, 4}, where 4 stands for 1; 3 is alone.
        const DotFolds folds(sceneOf({0, 4, 0, 3, 4, 0}));
        QVERIFY(!folds.isEmpty());
        QCOMPARE(folds.unfolded(), (Dots{0, 3, 4}));
        QCOMPARE(folds.badges(), (Dots{0, 4})); // the most first
        QCOMPARE(folds.countOf(0), 3);
        QCOMPARE(folds.countOf(4), 2);
        QCOMPARE(folds.countOf(3), 1);
        QCOMPARE(folds.countOf(1), 0);
        QCOMPARE(folds.standIn(1), 4);
        QCOMPARE(folds.standIn(5), 0);
        QCOMPARE(folds.standIn(-1), -1);
        QCOMPARE(folds.standIn(6), 6);
    }

    void aFilterLeavesThoseThatItShows()
    {
        const MapScene scene = sceneOf({0, 1, 0, 0, 1});
        // The first is hidden: the next that is shown takes its place, for those that are shown.
        const DotFolds some(scene, std::vector<char>{0, 1, 0, 1, 1});
        QCOMPARE(some.standIn(0), 3);
        QCOMPARE(some.standIn(2), 3);
        QCOMPARE(some.countOf(3), 1);
        QCOMPARE(some.countOf(1), 2);
        QCOMPARE(some.badges(), Dots{1});
        QCOMPARE(some.unfolded(), (Dots{1, 3}));
        // None of a family is shown: one of it stays as a shadow.
        const DotFolds none(scene, std::vector<char>{0, 1, 0, 0, 0});
        QCOMPARE(none.standIn(3), 0);
        QCOMPARE(none.countOf(0), 0);
        QCOMPARE(none.unfolded(), (Dots{0, 1}));
        QVERIFY(none.badges().empty());
    }

    void everyDotIsShownOnce()
    {
        Random random(7);
        constexpr int kDots = 2000;
        std::vector<qint32> standIns(kDots);
        std::iota(standIns.begin(), standIns.end(), 0);
        for (int dot = 1; dot < kDots; ++dot) {
            if (random.below(3) == 0)
                standIns[std::size_t(dot)] = standIns[std::size_t(random.below(std::uint32_t(dot)))];
        }
        const MapScene scene = sceneOf(standIns);
        for (const int keep : {1, 2, 5}) { // one in so many is shown
            std::vector<char> shown(kDots);
            for (char& each : shown)
                each = random.below(std::uint32_t(keep)) == 0 ? 1 : 0;
            const DotFolds folds(scene, shown);
            int sum = 0;
            for (int dot = 0; dot < kDots; ++dot) {
                const int of = folds.standIn(dot);
                QCOMPARE(folds.standIn(of), of);
                QCOMPARE(standIns[std::size_t(of)], standIns[std::size_t(dot)]); // of its own family
                QVERIFY(shown[std::size_t(dot)] == 0 || shown[std::size_t(of)] != 0);
                sum += folds.countOf(dot);
            }
            QCOMPARE(sum, int(std::ranges::count(shown, 1)));
            QVERIFY(std::ranges::is_sorted(folds.badges(), std::ranges::greater(),
                                           [&](int dot) { return folds.countOf(dot); }));
        }
    }
};

QTEST_APPLESS_MAIN(DotFoldsTest)
#include "dot_folds_test.moc"
