// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/fault.h"
#include "core/neighbours/nearest_neighbors.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/metric_rows.h"
#include "tests/support/random_rows.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

using namespace otozu;

namespace
{

struct Task {
    Matrix<float> known;
    Matrix<float> queries;
};

void scale(Matrix<float>& rows, float factor)
{
    for (float& value : rows.values())
        value *= factor;
}

/// Rows that are hard for a product in float: far from the origin, tied, equal, tiny, huge, or all of these.
std::map<QString, Task> hardTasks()
{
    std::map<QString, Task> tasks;
    tasks["plain"] = {test::clusteredRows(700, 30, 5, 1.0, 1), test::clusteredRows(300, 30, 5, 1.0, 2)};
    tasks["wide"] = {test::clusteredRows(260, 300, 5, 1.0, 1), test::clusteredRows(90, 300, 5, 1.0, 2)};
    Task far = tasks["plain"];
    for (Matrix<float>* rows : {&far.known, &far.queries}) {
        for (float& value : rows->values())
            value += 5000.0F;
    }
    tasks["far"] = far;
    Task tied = tasks["plain"];
    for (Matrix<float>* rows : {&tied.known, &tied.queries}) {
        for (float& value : rows->values())
            value = std::round(value);
    }
    tied.known.truncate(400);
    for (std::size_t i = 0; i < 200; ++i) // and many are equal
        std::ranges::copy(tied.known.row(i % 7), tied.known.row(200 + i).begin());
    for (std::size_t i = 0; i < 50; ++i)
        std::ranges::copy(tied.known.row(i), tied.queries.row(i).begin());
    tasks["tied"] = tied;
    Task mixed = tasks["plain"];
    scale(mixed.queries, 1e20F);
    tasks["queries are huge"] = mixed;
    mixed = tasks["plain"];
    scale(mixed.known, 1e20F);
    tasks["known are huge"] = mixed;
    mixed = tasks["plain"];
    scale(mixed.known, 1e-30F);
    scale(mixed.queries, 1e-30F);
    std::ranges::fill(mixed.known.row(5), 0.0F);
    std::ranges::fill(mixed.queries.row(6), 0.0F);
    tasks["tiny"] = mixed;
    tasks["many queries"] = {test::clusteredRows(50, 6, 5, 1.0, 1), test::clusteredRows(4100, 6, 5, 1.0, 2)};
    return tasks;
}

} // namespace

class NearestAmongTest : public QObject
{
    Q_OBJECT
private slots:
    void findsWhatComparingAllFinds_data() { test::addMetricRows(); }
    void findsWhatComparingAllFinds()
    {
        QFETCH(Metric, metric);
        ThreadPool pool(2);
        for (auto& [name, task] : hardTasks()) {
            if (metric == Metric::SoftDice || metric == Metric::Dice) {
                for (Matrix<float>* rows : {&task.known, &task.queries}) {
                    for (float& value : rows->values())
                        value = std::max(value, 0.0F);
                }
            }
            for (const int count : {1, 15, 60}) {
                const Neighbors found = nearestAmong(task.known, task.queries, metric, count, pool);
                QCOMPARE(found.indices.cols(), std::min(std::size_t(count), task.known.rows()));
                for (std::size_t i = 0; i < task.queries.rows(); i += name == "many queries" ? 37 : 1) {
                    const auto expected = nearestTo(task.queries.row(i), task.known, metric, found.indices.cols());
                    for (std::size_t j = 0; j < expected.size(); ++j) {
                        QVERIFY2(found.indices(i, j) == expected[j].index, qPrintable(name));
                        QVERIFY2(found.distances(i, j) == expected[j].distance, qPrintable(name));
                    }
                }
            }
        }
    }

    void isTheSameForAllThreadsAndInstructionSets()
    {
        const Matrix<float> known = test::clusteredRows(1000, 40, 5, 1.0, 1);
        const Matrix<float> queries = test::clusteredRows(2500, 40, 5, 1.0, 2);
        ThreadPool alone(1);
        const Neighbors expected = nearestAmong(known, queries, Metric::Euclidean, 15, alone);
        for (const int threads : {1, 2, 3, 8}) {
            ThreadPool pool(threads);
            test::withEveryInstructionSet([&] {
                const Neighbors found = nearestAmong(known, queries, Metric::Euclidean, 15, pool);
                QVERIFY(found.indices == expected.indices && found.distances == expected.distances);
            });
        }
    }

    void refusesWhatMakesNoSenseAndStops()
    {
        ThreadPool pool(2);
        const Matrix<float> rows = test::clusteredRows(100, 4, 5, 1.0, 1);
        const auto ask = [&](const Matrix<float>& known, const Matrix<float>& queries, int count) {
            return nearestAmong(known, queries, Metric::Euclidean, count, pool);
        };
        QVERIFY_EXCEPTION_THROWN((void)ask(rows, rows, 0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)ask(Matrix<float>(0, 4), rows, 3), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)ask(rows, Matrix<float>(3, 5), 3), std::invalid_argument);
        Matrix<float> bad = rows;
        bad(3, 3) = std::nanf("");
        QVERIFY_EXCEPTION_THROWN((void)ask(bad, rows, 3), Error);
        QVERIFY_EXCEPTION_THROWN((void)ask(rows, bad, 3), Error);
        QCOMPARE(ask(rows, Matrix<float>(0, 4), 3).indices.rows(), std::size_t(0));
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)nearestAmong(rows, rows, Metric::Euclidean, 3, pool, source.get_token()),
                                 Cancelled);
        Progress last;
        const ProgressFn report = [&](const Progress& progress) { last = progress; };
        (void)nearestAmong(rows, rows, Metric::Euclidean, 3, pool, {}, report);
        QVERIFY(last.total > 0 && last.done <= last.total);
    }
};

QTEST_APPLESS_MAIN(NearestAmongTest)
#include "nearest_among_test.moc"
