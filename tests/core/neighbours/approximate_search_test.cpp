// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/candidate_lists.h"
#include "core/neighbours/distance.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/neighbours/projection_forest.h"
#include "core/neighbours/search_kernel.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/metric_rows.h"
#include "tests/support/random_rows.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace otozu;

namespace
{

constexpr std::size_t kRows = 24000; // more than are compared with all others
constexpr int kNeighbors = 15;

Matrix<float> rowsFor(Metric metric)
{
    Matrix<float> rows = test::clusteredRows(kRows, metric == Metric::Dice ? 60 : 20, 40, 1.5, 1);
    for (float& value : rows.values()) {
        if (metric == Metric::SoftDice)
            value = std::abs(value);
        if (metric == Metric::Dice)
            value = value > 0.4F ? 1.0F : 0.0F;
    }
    return rows;
}

/// The share of neighbours no farther than the true last one, on every 200th row, by comparing it with all others.
double trueRecall(const Matrix<float>& rows, Metric metric, const Neighbors& found)
{
    const RowDistance distance(rows, metric);
    std::size_t good = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < rows.rows(); i += 200) {
        std::vector<float> others;
        for (std::size_t j = 0; j < rows.rows(); ++j) {
            if (j != i)
                others.push_back(distance(i, j));
        }
        std::nth_element(others.begin(), others.begin() + kNeighbors - 2, others.end());
        for (int j = 1; j < kNeighbors; ++j, ++all)
            good += std::size_t(found.distances(i, std::size_t(j)) <= others[kNeighbors - 2]);
    }
    return double(good) / double(all);
}

PaddedRows padded(std::size_t count, std::size_t cols)
{
    const Matrix<float> rows = test::clusteredRows(count, cols, 5, 1.0, 3);
    PaddedRows result{{}, count, (cols + kSearchLanes - 1) / kSearchLanes * kSearchLanes};
    result.values = PaddedRows::Values(count * result.stride);
    for (std::size_t i = 0; i < count; ++i)
        std::ranges::copy(rows.row(i), result.values.begin() + std::ptrdiff_t(i * result.stride));
    return result;
}

} // namespace

class ApproximateSearchTest : public QObject
{
    Q_OBJECT
private slots:
    void findsNearlyAllAndSaysHowMany_data() { test::addMetricRows(); }
    void findsNearlyAllAndSaysHowMany()
    {
        QFETCH(Metric, metric);
        const Matrix<float> rows = rowsFor(metric);
        ThreadPool pool(2);
        const Neighbors found = nearestNeighbors(rows, metric, kNeighbors, pool);
        QVERIFY(found.approximate);
        const double recall = trueRecall(rows, metric, found);
        qInfo("recall %.4f, reported %.4f", recall, found.recall);
        QVERIFY(recall >= 0.99);
        QVERIFY(std::abs(recall - found.recall) <= 0.01);
        const RowDistance distance(rows, metric);
        for (std::size_t i = 0; i < rows.rows(); i += 20) {
            QCOMPARE(found.indices(i, 0), std::int32_t(i));
            for (std::size_t j = 1; j < kNeighbors; ++j) {
                const std::pair last(found.distances(i, j - 1), j > 1 ? found.indices(i, j - 1) : -1);
                QVERIFY(last < std::pair(found.distances(i, j), found.indices(i, j)));
                QCOMPARE(found.distances(i, j), distance(i, std::size_t(found.indices(i, j))));
            }
        }
    }

    void findsNeighboursFarFromTheOrigin()
    {
        Matrix<float> rows = test::clusteredRows(kRows, 10, 4, 2e4, 2); // what a product in float alone could not tell
        ThreadPool pool(2);
        const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, kNeighbors, pool);
        QVERIFY(trueRecall(rows, Metric::Euclidean, found) >= 0.99);
    }

    void comparesAllWhereTheSearchFindsTooFew()
    {
        const Matrix<float> rows = test::clusteredRows(kRows, 24, 1, 0.0, 6); // nobody is near anybody
        ThreadPool pool(2);
        const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, kNeighbors, pool);
        QVERIFY(!found.approximate);
        QCOMPARE(found.recall, 1.0);
        QCOMPARE(trueRecall(rows, Metric::Euclidean, found), 1.0);
    }

    void isTheSameForAllThreadsAndInstructionSets()
    {
        for (const Metric metric : {Metric::Euclidean, Metric::SoftDice}) {
            const Matrix<float> rows = rowsFor(metric);
            ThreadPool alone(1);
            const Neighbors expected = nearestNeighbors(rows, metric, kNeighbors, alone);
            const auto compare = [&](int threads) {
                ThreadPool pool(threads);
                const Neighbors found = nearestNeighbors(rows, metric, kNeighbors, pool);
                QVERIFY(found.indices == expected.indices);
                QVERIFY(found.distances == expected.distances);
                QCOMPARE(found.recall, expected.recall);
            };
            for (const int threads : {2, 3, 8})
                compare(threads);
            test::withEveryInstructionSet([&] { compare(2); });
        }
    }

    void equalRowsComeFirstAtZeroByIndex()
    {
        Matrix<float> rows = test::clusteredRows(kRows + 3000, 10, 8, 1.0, 4);
        for (std::size_t i = 0; i < 3000; ++i) // every one of 100 rows thirty times more
            std::ranges::copy(rows.row(i % 100), rows.row(kRows + i).begin());
        ThreadPool pool(2);
        const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, kNeighbors, pool);
        QVERIFY(found.approximate);
        for (std::size_t i = 0; i < 100; ++i) {
            for (std::size_t j = 1; j < kNeighbors; ++j) {
                QCOMPARE(found.distances(i, j), 0.0F);
                QCOMPARE(found.indices(i, j), std::int32_t(kRows + i + 100 * (j - 1)));
            }
        }
    }

    void anOrderOfRowsChangesLittle()
    {
        const Matrix<float> rows = rowsFor(Metric::Euclidean);
        Matrix<float> reversed(rows.rows(), rows.cols());
        for (std::size_t i = 0; i < rows.rows(); ++i)
            std::ranges::copy(rows.row(i), reversed.row(rows.rows() - 1 - i).begin());
        ThreadPool pool(2);
        const auto sumOf = [&](const Matrix<float>& of) {
            const Neighbors found = nearestNeighbors(of, Metric::Euclidean, kNeighbors, pool);
            return std::accumulate(found.distances.values().begin(), found.distances.values().end(), 0.0);
        };
        const double sum = sumOf(rows);
        QVERIFY(std::abs(sumOf(reversed) - sum) <= 1e-3 * sum);
    }

    void stopsWhenAskedAtAnyTime()
    {
        const Matrix<float> rows = rowsFor(Metric::Euclidean);
        ThreadPool pool(2);
        int calls = 0;
        static_cast<void>(
            nearestNeighbors(rows, Metric::Euclidean, kNeighbors, pool, {}, [&](const Progress&) { ++calls; }));
        QVERIFY(calls > 20);
        for (const int last : {1, calls / 8, calls / 4}) {
            std::stop_source source;
            int call = 0;
            QVERIFY_EXCEPTION_THROWN(
                static_cast<void>(nearestNeighbors(rows, Metric::Euclidean, kNeighbors, pool, source.get_token(),
                                                   [&](const Progress& progress) {
                                                       QVERIFY(progress.done <= progress.total);
                                                       if (++call == last)
                                                           source.request_stop();
                                                   })),
                Cancelled);
        }
    }

    void everyTreeHoldsEveryRowOnce()
    {
        const PaddedRows rows = padded(3001, 7);
        ThreadPool pool(3);
        const ProjectionForest forest = projectionForest(rows, 240, 3, 1, pool, {}, [](int, std::size_t) {});
        QCOMPARE(forest.leaves, std::size_t(13));
        for (std::size_t tree = 0; tree < 3; ++tree) {
            std::vector<std::uint32_t> seen;
            for (std::size_t leaf = 0; leaf < forest.leaves; ++leaf) {
                const auto members = forest.leaf(tree, leaf);
                QVERIFY(members.size() >= 230 && members.size() <= 240);
                seen.insert(seen.end(), members.begin(), members.end());
            }
            std::ranges::sort(seen);
            for (std::uint32_t i = 0; i < 3001; ++i)
                QCOMPARE(seen[i], i);
        }
        QVERIFY(forest.trees[0] != forest.trees[1]);
    }

    void keepsTheBestInAnyOrder()
    {
        Random random(5);
        std::vector<std::pair<float, std::uint32_t>> offers;
        for (std::uint32_t i = 0; i < 60; ++i)
            offers.emplace_back(float(random.below(20)), i);
        std::vector<std::pair<float, std::uint32_t>> sorted = offers;
        std::ranges::sort(sorted);
        CandidateLists lists(2, 9);
        for (int round = 0; round < 3; ++round) { // again and again: none is kept twice
            for (const auto& [score, other] : offers)
                lists.offer(1, score, other);
            std::ranges::reverse(offers);
        }
        for (std::size_t j = 0; j < 9; ++j) {
            QCOMPARE(lists.scores(1)[j], sorted[j].first);
            QCOMPARE(lists.others(1)[j], sorted[j].second | CandidateLists::kNew);
            QCOMPARE(lists.others(0)[j], CandidateLists::kNone);
        }
    }
};

QTEST_APPLESS_MAIN(ApproximateSearchTest)
#include "approximate_search_test.moc"
