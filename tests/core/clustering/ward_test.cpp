// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/ward.h"

#include "core/base/random.h"

#include <QTest>
#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

using namespace otozu;

namespace
{

Matrix<double> column(const std::vector<double>& values)
{
    Matrix<double> points(values.size(), 1);
    std::ranges::copy(values, points.values().begin());
    return points;
}

std::vector<std::pair<int, int>> pairsOf(const std::vector<ClusterMerge>& merges)
{
    std::vector<std::pair<int, int>> pairs;
    for (const ClusterMerge& merge : merges)
        pairs.emplace_back(merge.first, merge.second);
    return pairs;
}

using Pairs = std::vector<std::pair<int, int>>;

/// Sum of squared distances of points to the mean of their cluster.
double inertiaOf(const Matrix<double>& points, const std::vector<int>& labels)
{
    double sum = 0.0;
    for (std::size_t c = 0; c < points.rows(); ++c) {
        std::vector<double> mean(points.cols());
        double n = 0.0;
        for (std::size_t i = 0; i < points.rows(); ++i) {
            if (labels[i] != int(c))
                continue;
            n += 1.0;
            for (std::size_t j = 0; j < points.cols(); ++j)
                mean[j] += points(i, j);
        }
        for (std::size_t i = 0; i < points.rows(); ++i) {
            for (std::size_t j = 0; j < points.cols() && labels[i] == int(c); ++j)
                sum += (points(i, j) - mean[j] / n) * (points(i, j) - mean[j] / n);
        }
    }
    return sum;
}

} // namespace

class WardTest : public QObject
{
    Q_OBJECT
private slots:
    void joinsByHand()
    {
        // Costs by hand, n1 n2 / (n1 + n2) d^2: 0-1: 0.5; 10-12: 2; then 0.5 with 11 far away.
        QCOMPARE(pairsOf(wardMerges(column({0, 10, 1, 12}), {1, 1, 1, 1}, {0, 0, 0, 0})),
                 (Pairs{{0, 2}, {1, 3}, {0, 1}}));
        // A heavy pair costs more than a light one that lies farther: 50 * 1 against 0.5 * 9.
        QCOMPARE(pairsOf(wardMerges(column({0, 1, 20, 23}), {100, 100, 1, 1}, {7, 7, 7, 7})),
                 (Pairs{{2, 3}, {0, 1}, {0, 2}}));
        // Homes first, however near the others are.
        QCOMPARE(pairsOf(wardMerges(column({0, 1, 50, 51}), {1, 1, 1, 1}, {5, 2, 5, 2})),
                 (Pairs{{0, 2}, {1, 3}, {0, 1}}));
        // Ties to the lower numbers.
        QCOMPARE(pairsOf(wardMerges(column({0, 1, 2, 3}), {1, 1, 1, 1}, {0, 0, 0, 0})),
                 (Pairs{{0, 1}, {2, 3}, {0, 2}}));
    }

    void takesTheCheapestPairEachTime()
    {
        Random random(3);
        Matrix<double> points(40, 2);
        for (double& value : points.values())
            value = random.normal();
        const auto merges = wardMerges(points, std::vector<double>(40, 1.0), std::vector<std::int32_t>(40, 0));
        QCOMPARE(merges.size(), 39U);
        std::vector<int> labels(40);
        std::iota(labels.begin(), labels.end(), 0);
        const auto joined = [&](int a, int b) {
            auto result = labels;
            std::ranges::replace(result, b, a);
            return result;
        };
        for (const ClusterMerge& merge : merges) {
            double least = std::numeric_limits<double>::infinity();
            for (int a = 0; a < 40; ++a) {
                for (int b = a + 1; b < 40; ++b) {
                    if (std::ranges::count(labels, a) > 0 && std::ranges::count(labels, b) > 0)
                        least = std::min(least, inertiaOf(points, joined(a, b)));
                }
            }
            labels = joined(merge.first, merge.second);
            QVERIFY(std::abs(inertiaOf(points, labels) - least) < 1e-9);
        }
    }

    void hasEdges()
    {
        QVERIFY(wardMerges(Matrix<double>(0, 2), {}, {}).empty());
        QVERIFY(wardMerges(column({4}), {3}, {0}).empty());
        QCOMPARE(pairsOf(wardMerges(column({4, 4, 4}), {1, 1, 1}, {0, 0, 0})), (Pairs{{0, 1}, {0, 2}}));
        QVERIFY_EXCEPTION_THROWN((void)wardMerges(column({1, 2}), {1}, {0, 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)wardMerges(column({1, 2}), {1, 1}, {0}), std::invalid_argument);
    }
};

QTEST_APPLESS_MAIN(WardTest)
#include "ward_test.moc"
