// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/fault.h"
#include "core/neighbours/nearest_neighbors.h"
#include "tests/support/random_rows.h"

#include <QTest>
#include <algorithm>

using namespace otozu;

namespace
{

bool refused(const Matrix<float>& rows, Metric metric)
{
    try {
        ThreadPool pool(2);
        refuseDegenerate(rows, metric, pool);
    } catch (const Error& error) {
        return error.fault == Fault::DegenerateMetric && error.detail.size() > 20;
    }
    return false;
}

Matrix<float> unitRows(std::size_t count)
{
    Matrix<float> rows(count, count, 0.0F);
    for (std::size_t i = 0; i < count; ++i)
        rows(i, i) = 1.0F;
    return rows;
}

} // namespace

class RefuseDegenerateTest : public QObject
{
    Q_OBJECT
private slots:
    void refusesDiceOfStandardisedRows()
    {
        QVERIFY(refused(test::clusteredRows(300, 40, 5, 2.0, 1), Metric::Dice)); // no value is 0
        QVERIFY(refused(test::clusteredRows(4, 40, 2, 2.0, 1), Metric::Dice));
        Matrix<float> nearly = test::clusteredRows(300, 40, 5, 2.0, 1);
        nearly(17, 3) = 0.0F; // one row differs: 0.7 % of pairs
        QVERIFY(refused(nearly, Metric::Dice));
    }
    void takesTheSameRowsUnderOtherMetrics()
    {
        for (const Metric metric : {Metric::Euclidean, Metric::Cosine, Metric::Correlation})
            QVERIFY(!refused(test::clusteredRows(300, 40, 5, 2.0, 1), metric));
        Matrix<float> sparse = test::clusteredRows(300, 40, 5, 0.5, 1);
        for (float& value : sparse.values())
            value = value > 0.5F ? value : 0.0F;
        QVERIFY(!refused(sparse, Metric::Dice));
        QVERIFY(!refused(sparse, Metric::SoftDice));
    }
    void refusesRowsThatAreAllEquallyFar() { QVERIFY(refused(unitRows(200), Metric::Euclidean)); }
    void refusesAnglesOfASingleColumn()
    {
        Matrix<float> rows(50, 1);
        for (std::size_t i = 0; i < rows.rows(); ++i)
            rows(i, 0) = float(i + 1);
        QVERIFY(refused(rows, Metric::Cosine));
        QVERIFY(!refused(rows, Metric::Euclidean));
    }
    void takesFewRows()
    {
        QVERIFY(!refused(Matrix<float>(0, 3), Metric::Euclidean));
        QVERIFY(!refused(unitRows(1), Metric::Euclidean));
        QVERIFY(!refused(unitRows(2), Metric::Euclidean));
        QVERIFY(!refused(unitRows(3), Metric::Euclidean)); // equally far, and a triangle is their map
        QVERIFY(!refused(test::clusteredRows(2, 5, 1, 0.0, 1), Metric::Dice));
    }
    void takesEqualRows()
    {
        QVERIFY(!refused(Matrix<float>(500, 4, 2.5F), Metric::Euclidean));
        QVERIFY(!refused(Matrix<float>(500, 4, 2.5F), Metric::Dice));
        Matrix<float> rows(500, 4, 2.5F); // one differs
        rows(3, 1) = 7.0F;
        QVERIFY(!refused(rows, Metric::Euclidean));
        // However often a few rows come, they are too few to judge.
        for (const std::size_t different : {2, 3, 14}) {
            const Matrix<float> units = unitRows(different);
            Matrix<float> copies(2000, different);
            for (std::size_t i = 0; i < copies.rows(); ++i)
                std::ranges::copy(units.row(i % different), copies.row(i).begin());
            QVERIFY(!refused(copies, Metric::Euclidean));
        }
    }
    void judgesTheSameTwice()
    {
        const Matrix<float> rows = test::clusteredRows(400, 2, 1, 0.0, 4);
        QCOMPARE(refused(rows, Metric::Euclidean), refused(rows, Metric::Euclidean));
        QVERIFY(!refused(rows, Metric::Euclidean));
    }
};

QTEST_APPLESS_MAIN(RefuseDegenerateTest)
#include "refuse_degenerate_test.moc"
