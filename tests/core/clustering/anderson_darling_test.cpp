// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/anderson_darling.h"
#include "core/clustering/normal_tail.h"

#include "tests/support/csv_table.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

using namespace otozu;
using test::CsvTable;

namespace
{

std::map<std::string, std::vector<double>> samples()
{
    const CsvTable table(test::data("golden/anderson_samples.csv"));
    std::map<std::string, std::vector<double>> result;
    for (std::size_t row = 0; row < table.rows(); ++row)
        result[table.text(row, "sample")].push_back(table.number(row, "value"));
    return result;
}

} // namespace

class AndersonDarlingTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithScipy_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<double>("a2");
        QTest::addColumn<double>("critical"); // at 1 %, unrounded
        const CsvTable table(test::data("golden/anderson.csv"));
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string& name = table.text(row, "sample");
            QTest::newRow(name.c_str()) << QString::fromStdString(name) << table.number(row, "a2")
                                        << table.number(row, "critical_1pct_unrounded");
        }
        QVERIFY(table.rows() >= 12);
    }

    void agreesWithScipy()
    {
        QFETCH(QString, sample);
        QFETCH(double, a2);
        QFETCH(double, critical);
        const auto values = samples().at(sample.toStdString());
        QVERIFY(std::abs(andersonDarling(values) - a2) < 1e-9);
        // scipy corrects the critical value by the sample size, we the statistic.
        const double corrected = correctedAndersonDarling(a2, values.size());
        QVERIFY(std::abs(corrected - a2 * andersonDarlingCritical(0.01) / critical) < 1e-9 * std::abs(corrected));
    }

    // Reference: tests/data/base/make_elementary.py, by mpmath.
    void theNormalDistributionAgreesWithTheReference()
    {
        const CsvTable table(test::data("base/elementary.csv"));
        int found = 0;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string& name = table.text(row, "function");
            if (name != "tail" && name != "cdf")
                continue;
            const double x = table.number(row, "x");
            const double wanted = table.number(row, "value");
            const double value = name == "tail" ? logNormalTail(x) : logNormalCdf(x);
            // Far out, the error is that of the tail: of z^2 / 2, a unit in the last place.
            QVERIFY2(std::abs(value - wanted) <=
                         1e-14 * (1.0 + 0.5 * x * x) * std::min(std::abs(wanted), 1.0) + 2e-16 * std::abs(wanted),
                     qPrintable(QString("%1 %2: %3").arg(name.c_str()).arg(x).arg(value / wanted - 1.0)));
            ++found;
        }
        QVERIFY(found > 100);
    }

    void standsFarOutliers()
    {
        // Reference: tests/data/clustering/make_far_outlier.py.
        const CsvTable table(test::data("clustering/far_outlier.csv"));
        QVERIFY(table.rows() >= 3);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto n = std::size_t(table.number(row, "n"));
            std::vector<double> values(n);
            for (std::size_t i = 0; i < n; ++i)
                values[i] = double(i % 7);
            values.back() = table.number(row, "outlier");
            const double expected = table.number(row, "a2");
            const double found = andersonDarling(values);
            QVERIFY2(std::abs(found - expected) < 1e-9 * expected,
                     qPrintable(QString("%1 instead of %2").arg(found, 0, 'g', 17).arg(expected, 0, 'g', 17)));
        }
    }

    void doesNotDependOnOrderPlaceOrScale()
    {
        auto values = samples().at("exponential_100");
        const double expected = andersonDarling(values);
        std::reverse(values.begin(), values.end());
        QCOMPARE(andersonDarling(values), expected);
        for (double& value : values)
            value = value * 1024.0 + 4194304.0;
        QVERIFY(std::abs(andersonDarling(values) - expected) < 1e-8);
        for (double& value : values)
            value = -value;
        QVERIFY(std::abs(andersonDarling(values) - expected) < 1e-8);
    }

    void hasNothingToTestInEqualValues()
    {
        QCOMPARE(andersonDarling({}), 0.0);
        QCOMPARE(andersonDarling(std::vector<double>{3.0}), 0.0);
        QCOMPARE(andersonDarling(std::vector<double>(50, 0.1)), 0.0);
    }

    void knowsTheTable_data()
    {
        QTest::addColumn<double>("significance");
        QTest::addColumn<double>("critical"); // scipy.stats.anderson's table before the correction; the last: the paper
        QTest::newRow("15 %") << 0.15 << 0.576;
        QTest::newRow("10 %") << 0.10 << 0.656;
        QTest::newRow("5 %") << 0.05 << 0.787;
        QTest::newRow("2.5 %") << 0.025 << 0.918;
        QTest::newRow("1 %") << 0.01 << 1.092;
        QTest::newRow("0.01 %") << 0.0001 << 1.8692;
    }

    void knowsTheTable()
    {
        QFETCH(double, significance);
        QFETCH(double, critical);
        QCOMPARE(andersonDarlingCritical(significance), critical);
    }

    void namesWhatCanBeHad()
    {
        for (const double wrong : {0.0, 0.02, 0.001, 1.0, -0.05, std::nan("")}) {
            try {
                (void)andersonDarlingCritical(wrong);
                QFAIL("accepted");
            } catch (const std::invalid_argument& error) {
                for (const char* allowed : {"0.15", "0.1", "0.05", "0.025", "0.01", "0.0001"})
                    QVERIFY(QString(error.what()).contains(allowed));
            }
        }
    }
};

QTEST_APPLESS_MAIN(AndersonDarlingTest)
#include "anderson_darling_test.moc"
