// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/trustworthiness.h"

#include "core/base/npy.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "tests/support/csv_table.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace otozu;
using test::CsvTable;

class TrustworthinessTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithScikitLearn()
    {
        const auto features = readNpy<float>(test::data("golden/umap_blobs_x.npy"));
        const CsvTable table(test::data("golden/trust.csv"));
        QVERIFY(table.rows() >= 12);
        ThreadPool pool(2);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto map = readNpy<float>(test::data("golden/" + table.text(row, "embedding") + ".npy"));
            const double found = trustworthiness(features, map, std::size_t(table.number(row, "k")), pool);
            QVERIFY(std::abs(found - table.number(row, "trustworthiness")) < 1e-6);
        }
    }

    void givesContinuityWithItsArgumentsExchanged()
    {
        const auto x = readNpy<float>(test::data("evaluation/trust_x.npy"));
        const auto y = readNpy<float>(test::data("evaluation/trust_y.npy"));
        const CsvTable table(test::data("evaluation/trust.csv"));
        ThreadPool pool(2);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto k = std::size_t(table.number(row, "k"));
            QVERIFY(std::abs(trustworthiness(x, y, k, pool) - table.number(row, "trustworthiness")) < 1e-6);
            QVERIFY(std::abs(trustworthiness(y, x, k, pool) - table.number(row, "continuity")) < 1e-6);
        }
    }

    void isOneForTheSamePoints()
    {
        Random random(1);
        Matrix<float> points(50, 2);
        for (float& value : points.values())
            value = float(random.below(6)); // many equal points and many ties: the same rule on both sides
        ThreadPool pool(1);
        for (const std::size_t k : {1, 7, 24})
            QCOMPARE(trustworthiness(points, points, k, pool), 1.0);
    }

    void doesNotDependOnThreads()
    {
        const auto x = readNpy<float>(test::data("evaluation/trust_x.npy"));
        const auto y = readNpy<float>(test::data("evaluation/trust_y.npy"));
        ThreadPool one(1);
        ThreadPool three(3);
        QCOMPARE(trustworthiness(x, y, 15, one), trustworthiness(x, y, 15, three));
    }

    void sampleStandsForTheWhole()
    {
        Random random(6);
        Matrix<float> x(1500, 5);
        Matrix<float> y(1500, 2);
        for (float& value : x.values())
            value = float(random.normal());
        for (std::size_t i = 0; i < x.rows(); ++i) {
            y(i, 0) = x(i, 0) + 0.2F * float(random.normal());
            y(i, 1) = x(i, 1);
        }
        ThreadPool pool(2);
        const double whole = trustworthiness(x, y, 15, pool);
        const double sampled = sampledTrustworthiness(x, y, 15, pool, {}, 700);
        QVERIFY(sampled != whole);
        QVERIFY2(std::abs(sampled - whole) < 0.03, qPrintable(QString("%1 %2").arg(sampled).arg(whole)));
        QCOMPARE(sampledTrustworthiness(x, y, 15, pool, {}, 700), sampled);
        QCOMPARE(sampledTrustworthiness(x, y, 15, pool, {}, 1500), whole);
        QVERIFY(sampledTrustworthiness(x, y, 15, pool, {}, 700, 43) != sampled);
    }

    void refusesWhatMakesNoSense()
    {
        ThreadPool pool(1);
        Matrix<float> points(10, 2);
        // scikit-learn refuses k >= n / 2 as well.
        for (const std::size_t k : {0, 5, 6})
            QVERIFY_EXCEPTION_THROWN((void)trustworthiness(points, points, k, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)trustworthiness(points, Matrix<float>(9, 2), 2, pool), std::invalid_argument);
        Matrix<float> broken = points;
        broken(3, 0) = std::numeric_limits<float>::infinity();
        QVERIFY_EXCEPTION_THROWN((void)trustworthiness(points, broken, 2, pool), std::invalid_argument);
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        ThreadPool pool(2);
        const Matrix<float> points(100, 2);
        QVERIFY_EXCEPTION_THROWN((void)trustworthiness(points, points, 5, pool, source.get_token()), Cancelled);
    }
};

QTEST_APPLESS_MAIN(TrustworthinessTest)
#include "trustworthiness_test.moc"
