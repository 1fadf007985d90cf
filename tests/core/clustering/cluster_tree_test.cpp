// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/cluster_tree.h"

#include "core/base/npy.h"
#include "core/base/random.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

using namespace otozu;

namespace
{

Matrix<double> golden(const std::string& name)
{
    return readNpy<double>(test::data("golden/gmeans_" + name + "_x.npy"));
}

/// `groups` normal clouds of deviation 1 on a ring on which neighbours stand `apart`, in turn.
Matrix<double> ring(std::size_t n, std::size_t groups, double apart, std::uint64_t seed = 1)
{
    Random random(seed);
    const double radius = apart / (2.0 * std::sin(3.14159265358979 / double(groups)));
    Matrix<double> points(n, 2);
    for (std::size_t i = 0; i < n; ++i) {
        const double angle = 2.0 * 3.14159265358979 * double(i % groups) / double(groups);
        points(i, 0) = radius * std::cos(angle) + random.normal();
        points(i, 1) = radius * std::sin(angle) + random.normal();
    }
    return points;
}

std::size_t clustersOf(const std::vector<std::int32_t>& labels)
{
    return std::set<std::int32_t>(labels.begin(), labels.end()).size();
}

constexpr GmeansOptions kCoarse{.kMax = 60, .significance = 0.15, .coarseness = 0.02};

} // namespace

class ClusterTreeTest : public QObject
{
    Q_OBJECT
private slots:
    void everyCutIsMadeOfFinerOnes_data()
    {
        QTest::addColumn<double>("coarseness");
        QTest::addColumn<double>("significance");
        QTest::newRow("the paper's test") << 0.0 << 1e-4;
        QTest::newRow("the paper's test, finer") << 0.0 << 0.05;
        QTest::newRow("coarse") << 0.019 << 0.15;
        QTest::newRow("coarser") << 0.1 << 0.15;
    }
    void everyCutIsMadeOfFinerOnes()
    {
        QFETCH(double, coarseness);
        QFETCH(double, significance);
        const auto points = golden("blobs36");
        const ClusterTree tree =
            growClusterTree(points, {.kMax = 30, .significance = significance, .coarseness = coarseness});
        QCOMPARE(tree.points(), points.rows());
        QVERIFY(tree.finest() > 30U);
        QVERIFY(tree.standard() >= 1 && tree.standard() <= 30U);
        auto finer = tree.labels(tree.finest());
        QCOMPARE(clustersOf(finer), tree.finest());
        QCOMPARE(tree.labels(tree.finest() + 5), finer);
        QCOMPARE(tree.labels(0), std::vector<std::int32_t>(points.rows(), 0));
        for (std::size_t clusters = tree.finest() - 1; clusters >= 1; --clusters) {
            const auto coarse = tree.labels(clusters);
            QCOMPARE(clustersOf(coarse), clusters);
            QCOMPARE(*std::ranges::max_element(coarse), std::int32_t(clusters) - 1);
            std::set<std::pair<std::int32_t, std::int32_t>> pairs;
            for (std::size_t i = 0; i < coarse.size(); ++i)
                pairs.insert({finer[i], coarse[i]});
            QCOMPARE(pairs.size(), clusters + 1); // every finer cluster lies in one coarse cluster
            finer = coarse;
        }
    }

    void slotsStandStillButForTheSplitOne()
    {
        for (const char* data : {"blobs36", "aniso5", "gauss1"}) {
            for (const double coarseness : {0.0, 0.02}) {
                const auto points = golden(data);
                const ClusterTree tree = growClusterTree(points, {.kMax = 30, .coarseness = coarseness});
                std::vector<std::int32_t> coarse(points.rows(), 0); // slot of every point
                for (std::size_t clusters = 1; clusters <= tree.finest(); ++clusters) {
                    const auto labels = tree.labels(clusters);
                    const auto taken = tree.slotsAt(clusters);
                    QCOMPARE(taken.size(), clusters);
                    QCOMPARE(std::set<std::int32_t>(taken.begin(), taken.end()).size(), clusters);
                    QCOMPARE(*std::ranges::max_element(taken), std::int32_t(clusters) - 1);
                    std::vector<std::int32_t> fine;
                    for (const std::int32_t label : labels)
                        fine.push_back(taken[std::size_t(label)]);
                    // Who has another slot now has the new one, and came from one cluster, whose larger part stays.
                    std::set<std::int32_t> split;
                    std::map<std::int32_t, int> sizes;
                    for (std::size_t i = 0; i < fine.size(); ++i) {
                        ++sizes[fine[i]];
                        if (fine[i] == coarse[i])
                            continue;
                        QCOMPARE(fine[i], std::int32_t(clusters) - 1);
                        split.insert(coarse[i]);
                    }
                    QCOMPARE(split.size(), std::size_t(clusters > 1));
                    for (const std::int32_t from : split)
                        QVERIFY(sizes[from] >= sizes[std::int32_t(clusters) - 1]);
                    coarse = fine;
                }
            }
        }
        QVERIFY(ClusterTree().slotsAt(3).empty());
    }

    void slotsDoNotDependOnWhoComesLater()
    {
        const auto points = golden("blobs36");
        const ClusterTree tree = growClusterTree(points, kCoarse);
        std::vector<std::int32_t> leaves = tree.leaves();
        leaves.insert(leaves.end(), 5000, std::int32_t(tree.finest() - 1)); // a small one becomes the largest
        const ClusterTree grown(leaves, tree.merges(), tree.standard());
        for (std::size_t clusters = 1; clusters <= tree.finest(); ++clusters) {
            const auto labels = tree.labels(clusters);
            const auto taken = tree.slotsAt(clusters);
            const auto grownLabels = grown.labels(clusters);
            const auto grownSlots = grown.slotsAt(clusters);
            for (std::size_t i = 0; i < labels.size(); ++i)
                QCOMPARE(grownSlots[std::size_t(grownLabels[i])], taken[std::size_t(labels[i])]);
        }
        // Those that have lost all their points come last and have none.
        const ClusterTree shrunk({2, 2}, {{0, 1}, {0, 2}}, 3);
        QVERIFY(shrunk.slotsAt(3) == (std::vector<std::int32_t>{1, -1, -1}));
        QVERIFY(shrunk.labels(3) == (std::vector<std::int32_t>{0, 0}));
    }

    void withoutCoarsenessTheStandardCutIsGmeans_data()
    {
        QTest::addColumn<QString>("data");
        QTest::addColumn<int>("kMax");
        QTest::addColumn<double>("significance");
        for (const char* data : {"blobs6", "gauss1", "aniso5", "blobs36"}) {
            QTest::addRow("%s", data) << QString(data) << 30 << 1e-4;
            QTest::addRow("%s, at most four", data) << QString(data) << 4 << 0.01;
        }
    }
    void withoutCoarsenessTheStandardCutIsGmeans()
    {
        QFETCH(QString, data);
        QFETCH(int, kMax);
        QFETCH(double, significance);
        const auto points = golden(data.toStdString());
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const GmeansOptions options{.kMax = kMax, .significance = significance, .seed = seed};
            const auto expected = gmeans(points, options);
            const ClusterTree tree = growClusterTree(points, options);
            QCOMPARE(tree.standard(), expected.centers.rows());
            QCOMPARE(tree.labels(tree.standard()), expected.labels);
        }
    }

    void findsAsManyAsThereAre_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("groups");
        for (const int n : {300, 3000, 20000}) {
            for (const int groups : {1, 2, 5, 12})
                QTest::addRow("%d points in %d groups", n, groups) << n << groups;
        }
    }
    void findsAsManyAsThereAre()
    {
        QFETCH(int, n);
        QFETCH(int, groups);
        const ClusterTree tree = growClusterTree(ring(std::size_t(n), std::size_t(groups), 8.0), kCoarse);
        // A piece of a normal cloud is not quite normal itself, so a cloud may fall into a few.
        QVERIFY2(int(tree.standard()) >= groups && int(tree.standard()) <= groups + 6,
                 qPrintable(QString::number(tree.standard())));
        // No cluster mixes clouds, whatever the number.
        const auto labels = tree.labels(tree.standard());
        std::map<std::int32_t, std::map<std::size_t, int>> shares;
        for (std::size_t i = 0; i < labels.size(); ++i)
            ++shares[labels[i]][i % std::size_t(groups)];
        int pure = 0;
        for (const auto& [label, share] : shares)
            pure += std::ranges::max_element(share, {}, [](const auto& one) { return one.second; })->second;
        QVERIFY2(pure >= 0.99 * n, qPrintable(QString::number(pure)));
    }

    void doesNotCrumbleAsPointsBecomeMany()
    {
        // Shapes that are not normal: squares, evenly filled. The paper's test splits them ever more often.
        const auto squares = [](std::size_t n) {
            Random random(9);
            Matrix<double> points(n, 2);
            for (std::size_t i = 0; i < n; ++i) {
                points(i, 0) = 3.0 * double(i % 4) + random.uniform();
                points(i, 1) = random.uniform();
            }
            return points;
        };
        for (const std::size_t n : {400U, 4000U, 20000U}) {
            const std::size_t found = growClusterTree(squares(n), kCoarse).standard();
            QVERIFY2(found >= 4 && found <= 16, qPrintable(QString("%1 of %2 points").arg(found).arg(n)));
        }
        QVERIFY(gmeans(squares(20000), {.kMax = 60}).centers.rows() > 20U);
    }

    void aSliderReachesEveryNumber()
    {
        const ClusterTree tree = growClusterTree(golden("blobs36"), kCoarse);
        QCOMPARE(tree.clustersAt(0.0), tree.standard());
        QCOMPARE(tree.clustersAt(std::nan("")), tree.standard());
        QCOMPARE(tree.clustersAt(-1.0), std::size_t(1));
        QCOMPARE(tree.clustersAt(-7.0), std::size_t(1));
        QCOMPARE(tree.clustersAt(1.0), tree.finest());
        QCOMPARE(tree.clustersAt(9.0), tree.finest());
        std::size_t before = 1;
        for (int step = -100; step <= 100; ++step) {
            const std::size_t clusters = tree.clustersAt(step / 100.0);
            QVERIFY(clusters >= before && clusters <= std::max(before + 2, before * 11 / 10));
            before = clusters;
        }
        QCOMPARE(ClusterTree().clustersAt(0.5), std::size_t(0));
    }

    void largerCoarsenessGivesFewerClusters()
    {
        const auto points = golden("blobs36");
        std::size_t before = points.rows();
        for (const double coarseness : {0.001, 0.01, 0.019, 0.05, 0.2, 1.0, 100.0}) {
            auto options = kCoarse;
            options.coarseness = coarseness;
            const std::size_t found = growClusterTree(points, options).standard();
            QVERIFY(found <= before);
            before = found;
        }
        QCOMPARE(before, std::size_t(1));
    }

    void neverSplitsTooFewOrEqualPoints()
    {
        const ClusterTree equal = growClusterTree(Matrix<double>(100, 2, 0.3), kCoarse);
        QCOMPARE(equal.finest(), std::size_t(1));
        QCOMPARE(equal.standard(), std::size_t(1));
        auto options = kCoarse;
        options.minCluster = 301;
        const auto points = ring(300, 5, 20.0);
        QCOMPARE(growClusterTree(points, options).finest(), std::size_t(1));
        options.minCluster = 300;
        QCOMPARE(growClusterTree(points, options).standard(), std::size_t(2));
        QCOMPARE(growClusterTree(ring(7, 7, 1e3), kCoarse).finest(), std::size_t(1));
        Matrix<double> two(100, 2, 0.3);
        for (std::size_t i = 50; i < 100; ++i)
            two(i, 0) = 7.0;
        QCOMPARE(growClusterTree(two, kCoarse).standard(), std::size_t(2));
    }

    void keepsTheCap()
    {
        auto options = kCoarse;
        options.kMax = 3;
        QCOMPARE(growClusterTree(ring(600, 12, 8.0), options).standard(), std::size_t(3));
    }

    void givesTheSameForTheSameSeed()
    {
        const auto points = golden("aniso5");
        const ClusterTree first = growClusterTree(points, kCoarse);
        const ClusterTree second = growClusterTree(points, kCoarse);
        QCOMPARE(first.standard(), second.standard());
        QCOMPARE(first.finest(), second.finest());
        for (std::size_t clusters = 1; clusters <= first.finest(); ++clusters)
            QCOMPARE(first.labels(clusters), second.labels(clusters));
    }

    void hasNoClusterOfNothing()
    {
        const ClusterTree none = growClusterTree(Matrix<double>(0, 2), kCoarse);
        QCOMPARE(none.finest(), std::size_t(0));
        QVERIFY(none.labels(3).empty());
        QCOMPARE(growClusterTree(Matrix<double>(1, 2, 4.0), kCoarse).labels(1), (std::vector<std::int32_t>{0}));
    }

    void refusesWhatMakesNoSense()
    {
        Matrix<double> points(10, 2, 1.0);
        QVERIFY_EXCEPTION_THROWN((void)growClusterTree(points, {.coarseness = -1.0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)growClusterTree(points, {.coarseness = std::nan("")}), std::invalid_argument);
        points(3, 1) = std::nan("");
        QVERIFY_EXCEPTION_THROWN((void)growClusterTree(points, kCoarse), std::invalid_argument);
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)growClusterTree(golden("blobs6"), kCoarse, source.get_token()), Cancelled);
    }
};

QTEST_APPLESS_MAIN(ClusterTreeTest)
#include "cluster_tree_test.moc"
