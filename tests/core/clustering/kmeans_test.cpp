// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/kmeans.h"

#include "core/base/npy.h"
#include "core/base/progress.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

using namespace otozu;

namespace
{

double squared(std::span<const double> a, std::span<const double> b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

Matrix<double> normalPoints(std::size_t n, std::size_t d, std::uint64_t seed)
{
    Random random(seed);
    Matrix<double> points(n, d);
    for (double& value : points.values())
        value = random.normal();
    return points;
}

} // namespace

class KMeansTest : public QObject
{
    Q_OBJECT
private slots:
    void findsTheBlobs()
    {
        // Reference: the within-cluster squared error of all six blobs found, golden/gmeans.csv.
        const auto points = readNpy<double>(test::data("golden/gmeans_blobs6_x.npy"));
        const auto truth = readNpy<std::int32_t>(test::data("golden/gmeans_blobs6_truth.npy"));
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Random random(seed);
            const auto result = kmeans(points, kmeansPlusPlus(points, 6, random));
            QVERIFY(std::abs(result.inertia - 613.21592290388139) < 1e-8);
            for (std::size_t i = 0; i < points.rows(); ++i)
                QCOMPARE(result.labels[i], result.labels[std::size_t(truth(i, 0)) * 50]);
        }
    }

    void endsWhereNothingCanMove()
    {
        const auto points = normalPoints(500, 3, 5);
        Random random(1);
        const auto result = kmeans(points, kmeansPlusPlus(points, 7, random));
        double inertia = 0.0;
        Matrix<double> sums(7, 3);
        std::vector<double> counts(7);
        for (std::size_t i = 0; i < points.rows(); ++i) {
            const auto label = std::size_t(result.labels[i]);
            for (std::size_t c = 0; c < 7; ++c)
                QVERIFY(squared(points.row(i), result.centers.row(label)) <=
                        squared(points.row(i), result.centers.row(c)));
            inertia += squared(points.row(i), result.centers.row(label));
            for (std::size_t j = 0; j < 3; ++j)
                sums(label, j) += points(i, j);
            ++counts[label];
        }
        QVERIFY(std::abs(inertia - result.inertia) < 1e-9);
        for (std::size_t c = 0; c < 7; ++c) {
            QVERIFY(counts[c] > 0);
            for (std::size_t j = 0; j < 3; ++j)
                QVERIFY(std::abs(sums(c, j) / counts[c] - result.centers(c, j)) < 1e-12);
        }
        QVERIFY(result.iterations > 1 && result.iterations < 300);
    }

    void isTheSameForTheSameSeed()
    {
        const auto points = normalPoints(300, 2, 8);
        Random first(3);
        Random second(3);
        Random other(4);
        const auto start = kmeansPlusPlus(points, 5, first);
        QVERIFY(start == kmeansPlusPlus(points, 5, second));
        QVERIFY(start != kmeansPlusPlus(points, 5, other));
    }

    void startsFromDistinctPointsWhereThereAre()
    {
        // Ten copies each of four points: four centers must be those four.
        Matrix<double> points(40, 1);
        for (std::size_t i = 0; i < 40; ++i)
            points(i, 0) = double(i % 4);
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Random random(seed);
            const auto start = kmeansPlusPlus(points, 4, random);
            QCOMPARE(std::set<double>(start.values().begin(), start.values().end()),
                     (std::set<double>{0.0, 1.0, 2.0, 3.0}));
        }
        Random random(1);
        const auto result = kmeans(points, kmeansPlusPlus(points, 6, random));
        QCOMPARE(result.inertia, 0.0);
    }

    void refillsAnEmptyCluster()
    {
        // The second center starts where it can win no point; the farthest point from the first is 100.
        const Matrix<double> points(5, 1, std::vector<double>{0.0, 1.0, 2.0, 3.0, 100.0});
        const auto result = kmeans(points, Matrix<double>(2, 1, std::vector<double>{1.0, 1e6}));
        QCOMPARE(result.labels, (std::vector<std::int32_t>{0, 0, 0, 0, 1}));
        QCOMPARE(result.centers(1, 0), 100.0);
        QCOMPARE(result.centers(0, 0), 1.5);
    }

    void givesTiesToTheLowerCenter()
    {
        const Matrix<double> points(3, 1, std::vector<double>{-1.0, 0.0, 1.0});
        const auto result = kmeans(points, Matrix<double>(2, 1, std::vector<double>{-1.0, 1.0}), 1);
        QCOMPARE(result.labels[0], 0);
        QCOMPARE(result.labels[1], 0);
        QCOMPARE(result.labels[2], 1);
    }

    void refusesWhatMakesNoSense()
    {
        Random random(1);
        const Matrix<double> points(3, 2);
        QVERIFY_EXCEPTION_THROWN((void)kmeans(Matrix<double>(0, 2), Matrix<double>(1, 2)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)kmeans(points, Matrix<double>(0, 2)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)kmeans(points, Matrix<double>(2, 3)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)kmeansPlusPlus(Matrix<double>(0, 2), 1, random), std::invalid_argument);
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)kmeans(Matrix<double>(3, 2), Matrix<double>(1, 2), 300, source.get_token()),
                                 Cancelled);
    }
};

QTEST_APPLESS_MAIN(KMeansTest)
#include "kmeans_test.moc"
