// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/distance.h"

#include "core/base/fault.h"
#include "core/base/npy.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/random_rows.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace otozu;

Q_DECLARE_METATYPE(otozu::Metric)

class DistanceTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithSciPy_data()
    {
        QTest::addColumn<Metric>("metric");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("expected");
        QTest::newRow("euclidean") << Metric::Euclidean << "real"
                                   << "real_euclidean";
        QTest::newRow("cosine") << Metric::Cosine << "real"
                                << "real_cosine";
        QTest::newRow("correlation") << Metric::Correlation << "real"
                                     << "real_correlation";
        QTest::newRow("soft dice") << Metric::SoftDice << "positive"
                                   << "positive_soft_dice";
        QTest::newRow("dice") << Metric::Dice << "sets"
                              << "sets_dice";
    }
    void agreesWithSciPy()
    {
        QFETCH(Metric, metric);
        QFETCH(QString, rows);
        QFETCH(QString, expected);
        const auto x = readNpy<float>(test::data("neighbours/" + rows.toStdString() + ".npy"));
        const auto wanted = readNpy<float>(test::data("neighbours/" + expected.toStdString() + ".npy"));
        const RowDistance distance(x, metric);
        QCOMPARE(x.rows(), std::size_t(40));
        for (std::size_t i = 0; i < x.rows(); ++i) {
            for (std::size_t j = 0; j < x.rows(); ++j) {
                const float found = distance(i, j);
                const double error = std::abs(double(found) - wanted(i, j));
                QVERIFY2(error <= 1e-6 * std::max(1.0F, wanted(i, j)),
                         qPrintable(QString("%1 %2: %3 not %4").arg(i).arg(j).arg(found).arg(wanted(i, j))));
                QCOMPARE(found, distance(j, i));
                QCOMPARE(found, distance.from(x.row(i), j));
            }
        }
    }

    void equalRowsAreAtZero_data() { agreesWithSciPy_data(); }
    void equalRowsAreAtZero()
    {
        QFETCH(Metric, metric);
        Matrix<float> x = test::clusteredRows(20, 1003, 4, 1e3, 3);
        for (float& value : x.values())
            value = std::abs(value);
        std::copy_n(x.row(0).begin(), x.cols(), x.row(1).begin());
        const RowDistance distance(x, metric);
        QCOMPARE(distance(0, 1), 0.0F);
        for (std::size_t i = 0; i < x.rows(); ++i)
            QCOMPARE(distance(i, i), 0.0F);
    }

    void isTheSameWithEveryInstructionSet_data() { agreesWithSciPy_data(); }
    void isTheSameWithEveryInstructionSet()
    {
        QFETCH(Metric, metric);
        for (const std::size_t cols : {1, 2, 15, 16, 17, 50, 1003}) {
            Matrix<float> x = test::clusteredRows(12, cols, 3, 5.0, cols);
            for (float& value : x.values())
                value = value > 1.0F ? value : 0.0F;
            std::vector<std::vector<float>> found;
            test::withEveryInstructionSet([&] {
                const RowDistance distance(x, metric);
                std::vector<float> all;
                for (std::size_t i = 0; i < x.rows(); ++i) {
                    for (std::size_t j = 0; j < x.rows(); ++j)
                        all.push_back(distance(i, j));
                }
                found.push_back(all);
            });
            for (const auto& other : found)
                QVERIFY(other == found.front());
        }
    }

    void parallelRowsAreAtZeroAngle()
    {
        Matrix<float> x = test::clusteredRows(2, 5000, 1, 0.0, 1);
        for (std::size_t col = 0; col < x.cols(); ++col)
            x(1, col) = 4.0F * x(0, col);
        QCOMPARE(RowDistance(x, Metric::Cosine)(0, 1), 0.0F);
    }

    void hugeAndTinyValuesStayFinite_data() { agreesWithSciPy_data(); }
    void hugeAndTinyValuesStayFinite()
    {
        QFETCH(Metric, metric);
        const float most = std::numeric_limits<float>::max();
        const float least = std::numeric_limits<float>::denorm_min();
        const Matrix<float> x(4, 2, std::vector<float>{most, most, 0.0F, most, least, 0.0F, 0.0F, 0.0F});
        const RowDistance distance(x, metric);
        for (std::size_t i = 0; i < x.rows(); ++i) {
            for (std::size_t j = 0; j < x.rows(); ++j)
                QVERIFY(std::isfinite(distance(i, j)) && distance(i, j) >= 0.0F);
        }
    }

    void refusesWhatItCannotCompare()
    {
        const auto faultOf = [](const Matrix<float>& x, Metric metric) {
            try {
                const RowDistance distance(x, metric);
            } catch (const Error& error) {
                return error.fault == Fault::BadInput;
            }
            return false;
        };
        const float inf = std::numeric_limits<float>::infinity();
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(faultOf(Matrix<float>(1, 2, std::vector<float>{0.0F, inf}), Metric::Euclidean));
        QVERIFY(faultOf(Matrix<float>(1, 2, std::vector<float>{nan, 0.0F}), Metric::Dice));
        QVERIFY(faultOf(Matrix<float>(1, 2, std::vector<float>{0.0F, -1.0F}), Metric::SoftDice));
        QVERIFY(!faultOf(Matrix<float>(1, 2, std::vector<float>{0.0F, -1.0F}), Metric::Dice));
    }
};

QTEST_APPLESS_MAIN(DistanceTest)
#include "distance_test.moc"
