// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/matrix.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace otozu;

class MatrixTest : public QObject
{
    Q_OBJECT
private slots:
    void isZeroOfAnySize_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::newRow("nothing") << 0 << 3;
        QTest::newRow("small") << 3 << 2;
        QTest::newRow("pages") << 100 << 1000;
        QTest::newRow("many pages") << 5000 << 1001;
    }
    void isZeroOfAnySize()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        // Memory that has been used and given back must not show through.
        for (int round = 0; round < 3; ++round) {
            Matrix<float> matrix{std::size_t(rows), std::size_t(cols)};
            QVERIFY(std::ranges::all_of(matrix.values(), [](float value) { return value == 0.0F; }));
            std::ranges::fill(matrix.values(), 7.0F);
        }
    }

    void isFilled()
    {
        const Matrix<double> matrix(3, 5, -2.5);
        QCOMPARE(matrix.values().size(), std::size_t(15));
        QVERIFY(std::ranges::all_of(matrix.values(), [](double value) { return value == -2.5; }));
    }

    void isAValue()
    {
        Matrix<std::int32_t> first(2, 3, std::vector<std::int32_t>{1, 2, 3, 4, 5, 6});
        const Matrix<std::int32_t> second = first;
        QVERIFY(first == second);
        first(1, 0) = 40;
        QVERIFY(!(first == second));
        QCOMPARE(second(1, 0), 4);
        first = second;
        QVERIFY(first == second);
        first.truncate(1);
        QVERIFY(first == Matrix<std::int32_t>(1, 3, std::vector<std::int32_t>{1, 2, 3}));
        const Matrix<std::int32_t> third = std::move(first);
        QCOMPARE(third.row(0)[2], 3);
    }
};

QTEST_APPLESS_MAIN(MatrixTest)
#include "matrix_test.moc"
