// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/gmeans.h"

#include "core/base/npy.h"
#include "core/base/random.h"
#include "core/evaluation/agreement.h"
#include "tests/support/csv_table.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>
#include <string>

using namespace otozu;

namespace
{

Matrix<double> golden(const std::string& name)
{
    return readNpy<double>(test::data("golden/gmeans_" + name + "_x.npy"));
}

std::vector<std::int32_t> truth(const std::string& name)
{
    const auto column = readNpy<std::int32_t>(test::data("golden/gmeans_" + name + "_truth.npy"));
    return {column.values().begin(), column.values().end()};
}

/// The lowest agreement with the truth that pyclustering reached, over its 20 seeds.
double leastGoldenAgreement(const std::string& name, const std::string& mode)
{
    const test::CsvTable table(test::data("golden/gmeans.csv"));
    double least = 1.0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.text(row, "data") == name && table.text(row, "mode") == mode && table.text(row, "path") == "ccore")
            least = std::min(least, table.number(row, "ari_vs_truth"));
    }
    return least;
}

std::size_t clustersOf(const std::vector<std::int32_t>& labels)
{
    return std::set<std::int32_t>(labels.begin(), labels.end()).size();
}

Matrix<double> normalPoints(std::size_t n, std::uint64_t seed)
{
    Random random(seed);
    Matrix<double> points(n, 2);
    for (double& value : points.values())
        value = random.normal();
    return points;
}

} // namespace

class GmeansTest : public QObject
{
    Q_OBJECT
private slots:
    void findsAsManyAsThereAre_data()
    {
        QTest::addColumn<QString>("data");
        QTest::addColumn<int>("kMax");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("mode"); // of the golden runs to compare with
        QTest::newRow("six blobs") << "blobs6" << 30 << 6 << 6 << "intended";
        QTest::newRow("one Gaussian") << "gauss1" << 30 << 1 << 1 << "seed";
        QTest::newRow("five stretched") << "aniso5" << 30 << 5 << 6 << "intended";
        QTest::newRow("36 blobs, at the cap") << "blobs36" << 30 << 30 << 30 << "intended";
        QTest::newRow("36 blobs") << "blobs36" << 100 << 36 << 36 << "seed";
    }

    void findsAsManyAsThereAre()
    {
        QFETCH(QString, data);
        QFETCH(int, kMax);
        QFETCH(int, least);
        QFETCH(int, most);
        QFETCH(QString, mode);
        const auto points = golden(data.toStdString());
        const auto expected = truth(data.toStdString());
        const double agreement = leastGoldenAgreement(data.toStdString(), mode.toStdString());
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            GmeansOptions options;
            options.kMax = kMax;
            options.seed = seed;
            const auto result = gmeans(points, options);
            const int found = int(clustersOf(result.labels));
            const double ari = adjustedRandIndex(result.labels, expected);
            QVERIFY2(found >= least && found <= most, qPrintable(QString("%1 clusters").arg(found)));
            QVERIFY2(ari >= agreement - 0.001, qPrintable(QString("ARI %1, golden %2").arg(ari).arg(agreement)));
        }
    }

    void leavesNormalPointsWhole()
    {
        // At a significance of 0.0001 one of 200 Gaussians may split by chance, hardly more (the direction is chosen
        // by the data, so the true rate is higher than 0.0001).
        int split = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed)
            split += gmeans(normalPoints(20 + 10 * seed, seed), {}).centers.rows() > 1 ? 1 : 0;
        QVERIFY2(split <= 2, qPrintable(QString::number(split)));
    }

    void findsGroupsThatLieAlongside()
    {
        // Two long parallel clouds: the two halves with the least squares cut both across, and along that line all
        // looks normal.
        Random random(7);
        Matrix<double> points(400, 2);
        std::vector<std::int32_t> expected;
        for (std::size_t i = 0; i < points.rows(); ++i) {
            points(i, 0) = 6.0 * random.normal();
            points(i, 1) = random.normal() + (i < 200 ? 0.0 : 7.0);
            expected.push_back(i < 200 ? 0 : 1);
        }
        const auto result = gmeans(points, {.kMax = 2});
        QCOMPARE(result.centers.rows(), 2U);
        QVERIFY(adjustedRandIndex(result.labels, expected) > 0.2); // the last k-means may still lean across
        QVERIFY(gmeans(points, {}).centers.rows() >= 2);
    }

    void numbersBySizeThenFirstMember()
    {
        Matrix<double> points(60, 2);
        Random random(1);
        for (std::size_t i = 0; i < 60; ++i) {
            // rows 0-9: A, 10-39: B, 40-49: C, 50-59: A again
            const double place = i < 10 || i >= 50 ? 0.0 : i < 40 ? 100.0 : 300.0;
            points(i, 0) = place + random.normal();
            points(i, 1) = random.normal();
        }
        GmeansOptions options;
        options.significance = 0.01;
        const auto result = gmeans(points, options);
        QCOMPARE(result.centers.rows(), std::size_t(3));
        QCOMPARE(result.labels[10], 0);
        QCOMPARE(result.labels[0], 1);
        QCOMPARE(result.labels[55], 1);
        QCOMPARE(result.labels[40], 2);
        QVERIFY(std::abs(result.centers(0, 0) - 100.0) < 1.0);
        QVERIFY(std::abs(result.centers(1, 0)) < 1.0);
        QVERIFY(std::abs(result.centers(2, 0) - 300.0) < 1.0);
    }

    void neverSplitsTooFewPoints()
    {
        // Two far groups of n / 2 points: seven or fewer stay whole, and so do fewer than minCluster.
        for (std::size_t n = 1; n <= 24; ++n) {
            Matrix<double> points(n, 1);
            for (std::size_t i = 0; i < n; ++i)
                points(i, 0) = (i % 2 == 0 ? 0.0 : 1e3) + 0.01 * double(i);
            GmeansOptions options;
            options.significance = 0.15;
            const std::size_t found = gmeans(points, options).centers.rows();
            if (n < 8)
                QCOMPARE(found, std::size_t(1));
            if (n >= 16)
                QVERIFY(found > 1);
            options.minCluster = int(n) + 1;
            QCOMPARE(gmeans(points, options).centers.rows(), std::size_t(1));
        }
    }

    void neverSplitsEqualPoints()
    {
        const auto same = gmeans(Matrix<double>(100, 2, 0.3), {});
        QCOMPARE(same.centers.rows(), std::size_t(1));
        QCOMPARE(same.centers(0, 0), 0.3);
        Matrix<double> two(100, 2, 0.3);
        for (std::size_t i = 50; i < 100; ++i)
            two(i, 0) = 7.0;
        QCOMPARE(gmeans(two, {}).centers.rows(), std::size_t(2));
    }

    void keepsTheCap()
    {
        const auto points = golden("blobs36");
        for (const int kMax : {1, 2, 7, 29}) {
            GmeansOptions options;
            options.kMax = kMax;
            const auto result = gmeans(points, options);
            QCOMPARE(clustersOf(result.labels), std::size_t(kMax));
            QCOMPARE(result.centers.rows(), std::size_t(kMax));
            QCOMPARE(result.splits.size(), std::size_t(kMax - 1));
        }
    }

    void splitsTheWorstFirst()
    {
        // Two clusters of pairs: the larger is less normal and must be split while the smaller one waits.
        Matrix<double> points(480, 2);
        Random random(4);
        for (std::size_t i = 0; i < 480; ++i) {
            const bool large = i < 400;
            points(i, 0) = (large ? 0.0 : 1e4) + random.normal();
            points(i, 1) = (i % 2 == 0 ? 30.0 : 0.0) + random.normal();
        }
        GmeansOptions options;
        options.kMax = 3;
        const auto result = gmeans(points, options);
        QCOMPARE(result.labels[400], result.labels[401]);
        QVERIFY(result.labels[0] != result.labels[1]);
        QVERIFY(result.splits[1].statistic > 1.8692);
    }

    void givesTheSameForTheSameSeed()
    {
        const auto points = golden("blobs36");
        const auto first = gmeans(points, {});
        const auto second = gmeans(points, {});
        QCOMPARE(first.labels, second.labels);
        QVERIFY(first.centers == second.centers);
    }

    void doesNotDependOnPlaceOrScale()
    {
        auto points = golden("blobs6");
        const auto labels = gmeans(points, {}).labels;
        for (double& value : points.values())
            value = value * 1e-6 + 1000.0;
        QCOMPARE(gmeans(points, {}).labels, labels);
        for (double& value : points.values())
            value *= 1e60;
        QCOMPARE(gmeans(points, {}).labels, labels);
    }

    void findsBlobsInManyDimensions()
    {
        Random random(2);
        Matrix<double> points(400, 20);
        std::vector<std::int32_t> expected;
        for (std::size_t i = 0; i < 400; ++i) {
            expected.push_back(std::int32_t(i % 4));
            for (std::size_t j = 0; j < 20; ++j)
                points(i, j) = (j == i % 4 ? 15.0 : 0.0) + random.normal();
        }
        QCOMPARE(adjustedRandIndex(gmeans(points, {}).labels, expected), 1.0);
    }

    void hasNoClusterOfNothing()
    {
        const auto none = gmeans(Matrix<double>(0, 2), {});
        QVERIFY(none.labels.empty() && none.centers.empty() && none.splits.empty());
        const auto one = gmeans(Matrix<double>(1, 2, 4.0), {});
        QCOMPARE(one.labels, (std::vector<std::int32_t>{0}));
        QCOMPARE(one.centers(0, 1), 4.0);
    }

    void refusesWhatMakesNoSense()
    {
        const auto refuses = [](auto change) {
            GmeansOptions options;
            Matrix<double> points(10, 2, 1.0);
            change(options, points);
            QVERIFY_EXCEPTION_THROWN((void)gmeans(points, options), std::invalid_argument);
        };
        refuses([](GmeansOptions& options, auto&) { options.kMax = 0; });
        refuses([](GmeansOptions& options, auto&) { options.minCluster = -1; });
        refuses([](GmeansOptions& options, auto&) { options.significance = 0.02; });
        refuses([](GmeansOptions& options, auto&) { options.coarseness = -0.1; });
        refuses([](auto&, Matrix<double>& points) { points(3, 1) = std::nan(""); });
        refuses([](auto&, Matrix<double>& points) { points(3, 1) = std::numeric_limits<double>::infinity(); });
    }

    void reportsAndStops()
    {
        std::stop_source source;
        std::size_t last = 0;
        const auto report = [&](const Progress& progress) {
            QCOMPARE(progress.step, Step::Cluster);
            QCOMPARE(progress.total, std::size_t(30));
            QVERIFY(progress.done > last);
            last = progress.done;
        };
        (void)gmeans(golden("blobs6"), {}, source.get_token(), report);
        QCOMPARE(last, std::size_t(30));
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)gmeans(golden("blobs6"), {}, source.get_token()), Cancelled);
    }
};

QTEST_APPLESS_MAIN(GmeansTest)
#include "gmeans_test.moc"
