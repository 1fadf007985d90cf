// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/portable_math.h"

#include "core/base/random.h"
#include "tests/support/csv_table.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

using namespace otozu;

class PortableMathTest : public QObject
{
    Q_OBJECT
private slots:
    // Reference: tests/data/base/make_elementary.py, by mpmath.
    void agreesWithTheReference_data()
    {
        QTest::addColumn<QString>("function");
        QTest::addColumn<double>("allowed"); // relative to the value, or to 1 for cos
        QTest::newRow("exp") << "exp" << 1e-15;
        QTest::newRow("log") << "log" << 5e-16;
        QTest::newRow("cos") << "cos" << 3e-16;
    }

    void agreesWithTheReference()
    {
        QFETCH(QString, function);
        QFETCH(double, allowed);
        const test::CsvTable table(test::data("base/elementary.csv"));
        double worst = 0.0;
        int found = 0;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (table.text(row, "function") != function.toStdString())
                continue;
            const double x = table.number(row, "x");
            const double wanted = table.number(row, "value");
            const double value = function == "exp"   ? portableExp(x)
                                 : function == "log" ? portableLog(x)
                                                     : portableCosOfTurns(x);
            const double scale = function == "cos" ? 1.0 : std::abs(wanted);
            const double error = value == wanted ? 0.0 : std::abs(value - wanted) / scale;
            if (std::abs(wanted) > 1e-300)
                worst = std::max(worst, error);
            else
                QVERIFY(std::abs(value - wanted) <= 2 * std::numeric_limits<double>::denorm_min());
            ++found;
        }
        qInfo("worst %g", worst);
        QVERIFY(found > 50);
        QVERIFY(worst <= allowed);
    }

    void edgesAreThoseOfTheLibrary()
    {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        QCOMPARE(portableExp(0.0), 1.0);
        QCOMPARE(portableExp(-kInfinity), 0.0);
        QCOMPARE(portableExp(-800.0), 0.0);
        QCOMPARE(portableExp(800.0), kInfinity);
        QCOMPARE(portableExp(kInfinity), kInfinity);
        QVERIFY(std::isnan(portableExp(std::nan(""))));
        QCOMPARE(portableLog(1.0), 0.0);
        QCOMPARE(portableLog(0.0), -kInfinity);
        QCOMPARE(portableLog(kInfinity), kInfinity);
        QVERIFY(std::isnan(portableLog(-1.0)));
        QVERIFY(std::isnan(portableLog(std::nan(""))));
        QCOMPARE(portableCosOfTurns(0.0), 1.0);
        QCOMPARE(portableCosOfTurns(0.25), 0.0);
        QCOMPARE(portableCosOfTurns(-0.5), -1.0);
        QCOMPARE(portableCosOfTurns(7.75), 0.0);
        QCOMPARE(portablePower(0.9, 0), 1.0);
        QCOMPARE(portablePower(-2.0, 11), -2048.0);
        QVERIFY(std::abs(portablePower(0.9, 500) / std::pow(0.9, 500) - 1.0) < 1e-13);
        double beyond[] = {-1e300, 1e300};
        portableExp(beyond, beyond, 2);
        QCOMPARE(beyond[0], portableExp(-700.0));
        QCOMPARE(beyond[1], portableExp(700.0));
    }

    void manyAreAsOneByOneOnEveryPath()
    {
        Random random(3);
        std::vector<double> x(10007);
        for (double& value : x)
            value = random.uniform(-700.0, 700.0);
        std::vector<double> one(x.size());
        std::ranges::transform(x, one.begin(), [](double value) { return portableExp(value); });
        test::withEveryInstructionSet([&] {
            for (const std::size_t count :
                 {std::size_t(0), std::size_t(1), std::size_t(3), std::size_t(14), x.size()}) {
                std::vector<double> many(x.begin(), x.begin() + std::ptrdiff_t(count));
                portableExp(many.data(), many.data(), count);
                QVERIFY(std::equal(many.begin(), many.end(), one.begin()));
            }
        });
    }
};

QTEST_APPLESS_MAIN(PortableMathTest)
#include "portable_math_test.moc"
