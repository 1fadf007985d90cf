// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/nearest_neighbors.h"

#include "core/base/fault.h"
#include "core/base/npy.h"
#include "core/neighbours/distance.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/metric_rows.h"
#include "tests/support/random_rows.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>
#include <tuple>

using namespace otozu;

namespace
{

/// Every pair compared, every row sorted.
Neighbors bruteForce(const Matrix<float>& rows, Metric metric, std::size_t k)
{
    k = std::min(k, rows.rows());
    const RowDistance distance(rows, metric);
    Neighbors result{Matrix<std::int32_t>(rows.rows(), k), Matrix<float>(rows.rows(), k)};
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        std::vector<std::tuple<bool, float, std::int32_t>> found;
        for (std::size_t j = 0; j < rows.rows(); ++j)
            found.emplace_back(i != j, distance(i, j), std::int32_t(j));
        std::sort(found.begin(), found.end());
        for (std::size_t j = 0; j < k; ++j)
            std::tie(std::ignore, result.distances(i, j), result.indices(i, j)) = found[j];
    }
    return result;
}

Neighbors firstOf(const Neighbors& all, std::size_t k)
{
    k = std::min(k, all.indices.cols());
    Neighbors result{Matrix<std::int32_t>(all.indices.rows(), k), Matrix<float>(all.indices.rows(), k)};
    for (std::size_t i = 0; i < all.indices.rows(); ++i) {
        std::copy_n(all.indices.row(i).begin(), k, result.indices.row(i).begin());
        std::copy_n(all.distances.row(i).begin(), k, result.distances.row(i).begin());
    }
    return result;
}

/// Rows of many kinds: what is hard for a product in float is far from the origin, tied, equal, tiny or huge.
std::map<QString, Matrix<float>> hardRows()
{
    std::map<QString, Matrix<float>> sets;
    sets["clusters"] = test::clusteredRows(700, 20, 7, 4.0, 1);
    sets["one column"] = test::clusteredRows(300, 1, 3, 4.0, 2);
    sets["wide"] = test::clusteredRows(260, 1100, 5, 0.5, 3);
    sets["far from the origin"] = test::clusteredRows(500, 12, 1, 0.0, 4);
    for (float& value : sets["far from the origin"].values())
        value += 3e6F;
    sets["far from each other"] = test::clusteredRows(500, 12, 2, 3e6, 5);
    sets["whole numbers"] = test::clusteredRows(500, 4, 1, 0.0, 6);
    for (float& value : sets["whole numbers"].values())
        value = std::round(value);
    sets["many equal"] = test::clusteredRows(500, 6, 1, 0.0, 7);
    for (std::size_t i = 0; i < 500; i += 2)
        std::copy_n(sets["many equal"].row(i % 40 == 0 ? 40 : 0).begin(), 6, sets["many equal"].row(i).begin());
    sets["huge"] = test::clusteredRows(300, 5, 1, 0.0, 8);
    for (float& value : sets["huge"].values())
        value *= 5e37F;
    sets["tiny and large"] = test::clusteredRows(300, 5, 1, 0.0, 9);
    for (std::size_t i = 0; i < 150; ++i) {
        for (float& value : sets["tiny and large"].row(i))
            value *= 1e-30F;
    }
    sets["a zero row and constant rows"] = test::clusteredRows(40, 5, 1, 0.0, 10);
    for (std::size_t i = 0; i < 30; ++i)
        std::fill_n(sets["a zero row and constant rows"].row(i).begin(), 5, float(i / 3));
    sets["all equal"] = Matrix<float>(30, 3, 1.5F);
    sets["two rows"] = Matrix<float>(2, 1, std::vector<float>{0.0F, 1.0F});
    sets["one row"] = Matrix<float>(1, 2, 1.0F);
    sets["no columns"] = Matrix<float>(5, 0);
    return sets;
}

void compare(const Neighbors& found, const Neighbors& expected, const QString& what)
{
    QVERIFY2(found.indices == expected.indices, qPrintable(what));
    QVERIFY2(found.distances == expected.distances, qPrintable(what));
}

} // namespace

class NearestNeighborsTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithUmapLearn_data()
    {
        QTest::addColumn<bool>("tied");
        QTest::newRow("blobs") << false;
        QTest::newRow("sep") << false;
        QTest::newRow("dup") << true; // the lists depend on how ties fall there
    }
    void agreesWithUmapLearn()
    {
        QFETCH(bool, tied);
        const std::string name = std::string("golden/umap_") + QTest::currentDataTag();
        const auto rows = readNpy<float>(test::data(name + "_x.npy"));
        const auto indices = readNpy<std::int32_t>(test::data(name + "_knn_idx.npy"));
        const auto distances = readNpy<float>(test::data(name + "_knn_dist.npy"));
        ThreadPool pool(2);
        const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, 15, pool);
        QCOMPARE(found.distances.rows(), distances.rows());
        QCOMPARE(found.distances.cols(), distances.cols());
        for (std::size_t i = 0; i < distances.values().size(); ++i)
            QVERIFY(std::abs(found.distances.values()[i] - distances.values()[i]) <= 1e-6F);
        QVERIFY(tied || found.indices == indices);
        QCOMPARE(found.recall, 1.0);
    }

    void equalsBruteForce_data() { test::addMetricRows(); }
    void equalsBruteForce()
    {
        QFETCH(Metric, metric);
        ThreadPool pool(2);
        for (auto& [name, rows] : hardRows()) {
            for (float& value : rows.values()) {
                if (metric == Metric::SoftDice)
                    value = std::abs(value);
                if (metric == Metric::Dice && std::abs(value) < 0.7F)
                    value = 0.0F;
            }
            const Neighbors all = bruteForce(rows, metric, 40);
            for (const int k : {1, 2, 15, 40})
                compare(nearestNeighbors(rows, metric, k, pool), firstOf(all, std::size_t(k)), name);
        }
    }

    void isTheSameForAllThreadsAndInstructionSets_data() { equalsBruteForce_data(); }
    void isTheSameForAllThreadsAndInstructionSets()
    {
        QFETCH(Metric, metric);
        Matrix<float> rows = test::clusteredRows(1300, 30, 9, 2.0, 11);
        for (float& value : rows.values())
            value = value > 0.0F ? value : 0.0F;
        ThreadPool alone(1);
        const Neighbors expected = nearestNeighbors(rows, metric, 15, alone);
        for (const int threads : {1, 2, 3, 8}) {
            ThreadPool pool(threads);
            test::withEveryInstructionSet(
                [&] { compare(nearestNeighbors(rows, metric, 15, pool), expected, QString::number(threads)); });
        }
    }

    void equalRowsComeFirstAtZeroByIndex()
    {
        const Matrix<float> rows(5, 1, std::vector<float>{7.0F, 1.0F, 7.0F, -0.0F, 7.0F});
        ThreadPool pool(1);
        const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, 5, pool);
        const auto indices = found.indices.row(2);
        QCOMPARE(std::vector<int>(indices.begin(), indices.end()), (std::vector<int>{2, 0, 4, 1, 3}));
        const auto distances = found.distances.row(2);
        QCOMPARE(std::vector<float>(distances.begin(), distances.end()),
                 (std::vector<float>{0.0F, 0.0F, 0.0F, 6.0F, 7.0F}));
    }

    void anOrderOfRowsChangesNoDistance()
    {
        const Matrix<float> rows = test::clusteredRows(600, 9, 5, 3.0, 12);
        std::vector<std::size_t> order(rows.rows());
        std::iota(order.begin(), order.end(), std::size_t(0));
        Random random(3);
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        Matrix<float> permuted(rows.rows(), rows.cols());
        for (std::size_t i = 0; i < order.size(); ++i)
            std::copy_n(rows.row(order[i]).begin(), rows.cols(), permuted.row(i).begin());
        ThreadPool pool(2);
        const Neighbors a = nearestNeighbors(rows, Metric::Cosine, 15, pool);
        const Neighbors b = nearestNeighbors(permuted, Metric::Cosine, 15, pool);
        for (std::size_t i = 0; i < order.size(); ++i)
            QVERIFY(
                std::equal(b.distances.row(i).begin(), b.distances.row(i).end(), a.distances.row(order[i]).begin()));
    }

    void asksForNoMoreThanThereIs()
    {
        ThreadPool pool(1);
        QCOMPARE(nearestNeighbors(test::clusteredRows(14, 3, 1, 0.0, 1), Metric::Euclidean, 15, pool).indices.cols(),
                 std::size_t(14));
        QCOMPARE(nearestNeighbors(Matrix<float>(0, 3), Metric::Euclidean, 15, pool).indices.rows(), std::size_t(0));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(nearestNeighbors(Matrix<float>(2, 3), Metric::Euclidean, 0, pool)),
                                 std::invalid_argument);
        Matrix<float> bad(3, 2, 0.0F);
        bad(1, 1) = std::numeric_limits<float>::quiet_NaN();
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(nearestNeighbors(bad, Metric::Euclidean, 2, pool)), Error);
    }

    void stopsWhenAsked()
    {
        ThreadPool pool(2);
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(nearestNeighbors(test::clusteredRows(600, 3, 1, 0.0, 1),
                                                                    Metric::Euclidean, 15, pool, source.get_token())),
                                 Cancelled);
    }

    void reportsUpToTheEnd()
    {
        ThreadPool pool(1);
        std::vector<Progress> seen;
        static_cast<void>(nearestNeighbors(test::clusteredRows(600, 3, 1, 0.0, 1), Metric::Euclidean, 15, pool, {},
                                           [&](const Progress& progress) { seen.push_back(progress); }));
        QVERIFY(!seen.empty());
        QCOMPARE(seen.back().done, seen.back().total);
        QVERIFY(seen.back().step == Step::Neighbours);
    }

    void findsTheNearestToAQuery()
    {
        const Matrix<float> rows = test::clusteredRows(200, 7, 3, 2.0, 13);
        ThreadPool pool(1);
        const Neighbors all = nearestNeighbors(rows, Metric::Correlation, 10, pool);
        const auto found = nearestTo(rows.row(5), rows, Metric::Correlation, 10);
        QCOMPARE(found.size(), std::size_t(10));
        for (std::size_t j = 0; j < found.size(); ++j)
            QCOMPARE(found[j], (Neighbor{all.indices(5, j), all.distances(5, j)}));
        QCOMPARE(nearestTo(rows.row(5), rows, Metric::Correlation, 500).size(), std::size_t(200));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(nearestTo(rows.row(5).first(3), rows, Metric::Cosine, 1)),
                                 std::invalid_argument);
    }
};

QTEST_APPLESS_MAIN(NearestNeighborsTest)
#include "nearest_neighbors_test.moc"
