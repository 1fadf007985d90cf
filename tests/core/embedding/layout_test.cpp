// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/layout.h"

#include "core/base/npy.h"
#include "core/base/progress.h"
#include "core/embedding/spectral_start.h"
#include "core/evaluation/trustworthiness.h"
#include "core/neighbours/nearest_neighbors.h"
#include "tests/core/embedding/reference_layout.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/random_rows.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <chrono>
#include <cmath>
#include <thread>

using namespace otozu;

namespace
{

struct Problem {
    explicit Problem(Matrix<float> data, int nEpochs = 500) : rows(std::move(data)), epochs(nEpochs)
    {
        ThreadPool pool(1);
        const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, 15, pool);
        graph = fuzzyGraph(found.indices, found.distances, pool);
        start = spectralStart(graph, rows, 42, pool);
        graph = withoutUnsampled(graph, epochs, pool);
    }
    [[nodiscard]] Matrix<float> laidOut(int threads, std::uint64_t seed = 42) const
    {
        ThreadPool pool(threads);
        Layout layout(start, graph, curve, epochs, seed, pool);
        layout.advance(epochs);
        return layout.positions();
    }

    Matrix<float> rows;
    int epochs;
    FuzzyGraph graph;
    Matrix<float> start;
    CurveParameters curve = findAb(0.1, 1.0);
};

} // namespace

class LayoutTest : public QObject
{
    Q_OBJECT
private slots:
    void isAsGoodAsTheReference_data()
    {
        QTest::addColumn<QString>("set");
        for (const char* set : {"roll", "islands", "ties"})
            QTest::newRow(set) << set;
    }
    void isAsGoodAsTheReference()
    {
        QFETCH(QString, set);
        const Problem problem(readNpy<float>(test::data("embedding/" + set.toStdString() + ".npy")));
        const Matrix<float> fast = problem.laidOut(2);
        const Matrix<float> plain =
            test::referenceLayout(problem.start, problem.graph, problem.curve, problem.epochs, 42);
        ThreadPool pool(2);
        const double trust = trustworthiness(problem.rows, fast, 15, pool);
        const double trustWanted = trustworthiness(problem.rows, plain, 15, pool);
        const double continuity = trustworthiness(fast, problem.rows, 15, pool);
        const double continuityWanted = trustworthiness(plain, problem.rows, 15, pool);
        qInfo("trust %.4f against %.4f, continuity %.4f against %.4f", trust, trustWanted, continuity,
              continuityWanted);
        QVERIFY(trust >= trustWanted - 0.005);
        QVERIFY(continuity >= continuityWanted - 0.01);
    }

    void isTheSameForAllThreadsAndInstructionSets()
    {
        const Problem problem(test::clusteredRows(4000, 6, 8, 2.0, 1), 30); // enough edges for several threads
        QVERIFY(problem.graph.column.size() > 4 * 16384);
        const Matrix<float> expected = problem.laidOut(1);
        for (const int threads : {1, 2, 3, 8})
            test::withEveryInstructionSet([&] { QVERIFY(problem.laidOut(threads) == expected); });
        QVERIFY(problem.laidOut(1, 43) != expected);
    }

    void runsInParts()
    {
        const Problem problem(test::clusteredRows(200, 6, 4, 2.0, 2), 50);
        ThreadPool pool(2);
        Layout layout(problem.start, problem.graph, problem.curve, problem.epochs, 42, pool);
        QCOMPARE(layout.epochCount(), 50);
        layout.advance(0);
        QVERIFY(layout.positions() == problem.start);
        for (const int part : {1, 7, 2, 100}) {
            const int before = layout.epoch();
            layout.advance(part);
            QCOMPARE(layout.epoch(), std::min(before + part, 50));
        }
        layout.advance(5);
        QVERIFY(layout.positions() == problem.laidOut(1));
    }

    void anEdgePullsBothItsEndsAlike()
    {
        // Two vertices and no others: their middle stays where it is.
        const Matrix<float> start(2, 2, std::vector<float>{-5.0F, 1.0F, 5.0F, -1.0F});
        const FuzzyGraph graph{{0, 1, 2}, {1, 0}, {1.0F, 1.0F}};
        ThreadPool pool(1);
        Layout layout(start, graph, findAb(0.1, 1.0), 200, 1, pool);
        layout.advance(200);
        const Matrix<float> map = layout.positions();
        QVERIFY(std::hypot(map(0, 0) - map(1, 0), map(0, 1) - map(1, 1)) < 5.0F);
        QVERIFY(std::abs(map(0, 0) + map(1, 0)) < 2.0F);
    }

    void staysFinite()
    {
        ThreadPool pool(1);
        for (const std::size_t count : {1, 2, 5, 40}) { // fewer than there are lanes, too
            FuzzyGraph graph;
            graph.rowStart.push_back(0);
            for (std::size_t i = 0; i < count; ++i) {
                for (std::size_t j = 0; j < count; ++j) {
                    if (i != j)
                        graph.column.push_back(std::int32_t(j));
                }
                graph.rowStart.push_back(graph.column.size());
            }
            graph.weight.assign(graph.column.size(), 1.0F);
            for (const float apart : {0.0F, 1e-20F, 1.0F, 1e6F}) {
                Matrix<float> start(count, 2);
                for (std::size_t i = 0; i < count; ++i)
                    start(i, 0) = apart * float(i);
                Layout layout(start, graph, findAb(0.0, 1.0), 100, 1, pool);
                layout.advance(100);
                const Matrix<float> map = layout.positions();
                for (const float value : map.values())
                    QVERIFY(std::isfinite(value));
            }
        }
    }

    void stopsWithinAnEpoch()
    {
        const Problem problem(test::clusteredRows(3000, 3, 4, 2.0, 3), 1000000);
        ThreadPool pool(3);
        Layout layout(problem.start, problem.graph, problem.curve, problem.epochs, 42, pool);
        std::stop_source source;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            source.request_stop();
        });
        QVERIFY_EXCEPTION_THROWN(layout.advance(problem.epochs, source.get_token()), Cancelled);
    }
};

QTEST_APPLESS_MAIN(LayoutTest)
#include "layout_test.moc"
