// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/npy.h"
#include "core/base/random.h"
#include "core/scaling/standard_scaler.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <cmath>
#include <stdexcept>
#include <string>

using namespace otozu;

class StandardScalerTest : public QObject
{
    Q_OBJECT
private slots:
    /// tests/data/scaling holds what scikit-learn gives.
    void agreesWithScikitLearn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("sixty rows") << "all";
        QTest::newRow("one row") << "one";
    }
    void agreesWithScikitLearn()
    {
        QFETCH(QString, name);
        const auto reference = [&](const char* what) {
            const auto values = readNpy<double>(test::data("scaling/" + name.toStdString() + what));
            return std::vector<double>(values.values().begin(), values.values().end());
        };
        auto rows = readNpy<float>(test::data("scaling/x.npy"));
        if (name == "one")
            rows = Matrix<float>(1, rows.cols(), {rows.row(0).begin(), rows.row(0).end()});
        ThreadPool pool(2);
        StandardScaler scaler;
        scaler.fit(rows, pool);
        const auto mean = reference("_mean.npy");
        const auto variance = reference("_variance.npy");
        const auto scale = reference("_scale.npy");
        for (std::size_t col = 0; col < rows.cols(); ++col) {
            QVERIFY(std::abs(scaler.mean()[col] - mean[col]) <= 1e-13 * std::abs(mean[col]));
            QVERIFY(std::abs(scaler.variance()[col] - variance[col]) <= 1e-12 * variance[col]);
            QVERIFY(std::abs(scaler.scale()[col] - scale[col]) <= 1e-12 * scale[col]);
        }
        const auto original = rows;
        scaler.transform(rows, pool);
        const auto wanted = readNpy<float>(test::data("scaling/" + name.toStdString() + "_z.npy"));
        for (std::size_t row = 0; row < rows.rows(); ++row) {
            for (std::size_t col = 0; col < rows.cols(); ++col)
                QVERIFY(std::abs(rows(row, col) - wanted(row, col)) <= 1e-6F * (1.0F + std::abs(wanted(row, col))));
        }
        scaler.inverseTransform(rows, pool);
        for (std::size_t row = 0; row < rows.rows(); ++row) {
            for (std::size_t col = 0; col < rows.cols(); ++col)
                QVERIFY(std::abs(rows(row, col) - original(row, col)) <=
                        2e-7 * (std::abs(original(row, col)) + 4.0 * scale[col]));
        }
    }

    void columnsGetMeanZeroAndDeviationOne()
    {
        ThreadPool pool(1);
        auto rows = randomRows(500, 30);
        StandardScaler scaler;
        scaler.fit(rows, pool);
        scaler.transform(rows, pool);
        for (std::size_t col = 0; col < rows.cols(); ++col) {
            double sum = 0.0;
            double squares = 0.0;
            for (std::size_t row = 0; row < rows.rows(); ++row) {
                sum += rows(row, col);
                squares += double(rows(row, col)) * rows(row, col);
            }
            QVERIFY(std::abs(sum / 500.0) < 1e-6);
            QVERIFY(std::abs(squares / 500.0 - 1.0) < 1e-5);
        }
    }

    void threadsChangeNoBit()
    {
        const auto rows = randomRows(333, 1111);
        ThreadPool one(1);
        StandardScaler alone;
        alone.fit(rows, one);
        auto expected = rows;
        alone.transform(expected, one);
        for (const int threads : {2, 3, 7}) {
            ThreadPool pool(threads);
            StandardScaler scaler;
            scaler.fit(rows, pool);
            QVERIFY(scaler.mean() == alone.mean());
            QVERIFY(scaler.scale() == alone.scale());
            auto got = rows;
            scaler.transform(got, pool);
            QVERIFY(got == expected);
        }
    }

    void mistakesThrow()
    {
        ThreadPool pool(1);
        StandardScaler scaler;
        Matrix<float> rows(2, 3, 1.0F);
        Matrix<float> other(2, 4, 1.0F);
        QVERIFY_EXCEPTION_THROWN(scaler.transform(rows, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scaler.fit(Matrix<float>(0, 3), pool), std::invalid_argument);
        scaler.fit(rows, pool);
        QVERIFY_EXCEPTION_THROWN(scaler.transform(other, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scaler.inverseTransform(other, pool), std::invalid_argument);
    }

private:
    static Matrix<float> randomRows(std::size_t count, std::size_t width)
    {
        Random random(5);
        Matrix<float> rows(count, width);
        for (std::size_t row = 0; row < count; ++row) {
            for (std::size_t col = 0; col < width; ++col)
                rows(row, col) = float(double(col) - 10.0 + random.normal() * (1.0 + double(col % 9)));
        }
        return rows;
    }
};

QTEST_GUILESS_MAIN(StandardScalerTest)
#include "standard_scaler_test.moc"
