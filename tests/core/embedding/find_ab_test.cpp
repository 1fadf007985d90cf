// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/find_ab.h"

#include "tests/support/csv_table.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace otozu;

class FindAbTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithUmapLearn()
    {
        const test::CsvTable table(test::data("golden/umap_ab.csv"));
        QVERIFY(table.rows() >= 6);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const CurveParameters found = findAb(table.number(row, "min_dist"), table.number(row, "spread"));
            QVERIFY(std::abs(found.a / table.number(row, "a") - 1.0) < 1e-4);
            QVERIFY(std::abs(found.b / table.number(row, "b") - 1.0) < 1e-4);
        }
    }
    void isSaneOverTheWholeRange()
    {
        for (double minDist = 0.0; minDist <= 1.0; minDist += 0.01) {
            const CurveParameters found = findAb(minDist, 1.0);
            QVERIFY(std::isfinite(found.a) && std::isfinite(found.b));
            QVERIFY(found.a > 0.0 && found.b > 0.5 && found.b < 3.0);
        }
    }
    void refusesWhatHasNoCurve()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(findAb(-0.1, 1.0)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(findAb(1.1, 1.0)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(findAb(0.0, 0.0)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(findAb(nan, 1.0)), std::invalid_argument);
    }
};

QTEST_APPLESS_MAIN(FindAbTest)
#include "find_ab_test.moc"
