// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/kd_tree.h"

#include "core/base/random.h"

#include <QTest>
#include <algorithm>
#include <numeric>

using namespace otozu;

namespace
{

double squared(const Matrix<float>& points, std::size_t a, std::size_t b)
{
    double sum = 0.0;
    for (std::size_t j = 0; j < points.cols(); ++j) {
        const double difference = double(points(a, j)) - double(points(b, j));
        sum += difference * difference;
    }
    return sum;
}

} // namespace

class KdTreeTest : public QObject
{
    Q_OBJECT
private slots:
    void findsWhatBruteForceFinds_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("steps"); // values lie on a grid of so many steps: few steps, many ties
        QTest::addColumn<int>("k");
        QTest::newRow("plane") << 2 << 0 << 10;
        QTest::newRow("plane with ties") << 2 << 5 << 10;
        QTest::newRow("one pile") << 2 << 1 << 10;
        QTest::newRow("line with ties") << 1 << 20 << 3;
        QTest::newRow("five dimensions") << 5 << 0 << 7;
        QTest::newRow("more than there are") << 2 << 0 << 1000;
        QTest::newRow("no dimension") << 0 << 0 << 4;
    }

    void findsWhatBruteForceFinds()
    {
        QFETCH(int, width);
        QFETCH(int, steps);
        QFETCH(int, k);
        Random random(9);
        Matrix<float> points(400, std::size_t(width));
        for (float& value : points.values())
            value = steps > 0 ? float(random.below(std::uint64_t(steps))) : float(random.normal());
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < 400; ++row) {
            if (row % 7 != 3)
                rows.push_back(row);
        }
        const KdTree tree(points, rows);
        KdTree::Found found;
        for (std::uint32_t row = 0; row < 400; ++row) {
            const auto accept = [&](std::uint32_t other) { return other % 3 != row % 3; };
            KdTree::Found expected;
            for (const std::uint32_t other : rows) {
                if (other != row && accept(other))
                    expected.emplace_back(squared(points, row, other), other);
            }
            std::ranges::sort(expected);
            expected.resize(std::min(expected.size(), std::size_t(k)));
            tree.nearest(row, std::size_t(k), accept, found);
            QVERIFY(found == expected);
        }
    }

    void findsNothingInNothing()
    {
        const Matrix<float> points(1, 2);
        KdTree::Found found{{1.0, 2}};
        KdTree(points, {})
            .nearest(
                0, 5, [](auto) { return true; }, found);
        QVERIFY(found.empty());
        KdTree(points, {0})
            .nearest(
                0, 5, [](auto) { return true; }, found);
        QVERIFY(found.empty());
    }
};

QTEST_APPLESS_MAIN(KdTreeTest)
#include "kd_tree_test.moc"
