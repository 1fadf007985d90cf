// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/procrustes.h"

#include "tests/support/random_rows.h"

#include <QTest>
#include <cmath>
#include <stdexcept>

using namespace otozu;

namespace
{

constexpr double kPi = 3.14159265358979323846;

/// Turned, flipped (before that) and shifted.
Matrix<float> moved(const Matrix<float>& points, double angle, bool flip, double scale, double dx, double dy)
{
    Matrix<float> result(points.rows(), 2);
    for (std::size_t i = 0; i < points.rows(); ++i) {
        const double x = points(i, 0);
        const double y = flip ? -double(points(i, 1)) : double(points(i, 1));
        result(i, 0) = float(scale * (std::cos(angle) * x - std::sin(angle) * y) + dx);
        result(i, 1) = float(scale * (std::sin(angle) * x + std::cos(angle) * y) + dy);
    }
    return result;
}

double sumOfSquares(const Matrix<float>& a, const Matrix<float>& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.values().size(); ++i)
        sum += (double(a.values()[i]) - b.values()[i]) * (double(a.values()[i]) - b.values()[i]);
    return sum;
}

} // namespace

class ProcrustesTest : public QObject
{
    Q_OBJECT
private slots:
    void findsAKnownMotion_data()
    {
        QTest::addColumn<double>("angle");
        QTest::addColumn<bool>("flip");
        QTest::addColumn<double>("scale");
        for (const double angle : {0.0, 0.3, kPi / 2, kPi, -2.5}) {
            for (const bool flip : {false, true}) {
                QTest::addRow("by %.2f%s", angle, flip ? ", flipped" : "") << angle << flip << 1.0;
                QTest::addRow("by %.2f%s, larger", angle, flip ? ", flipped" : "") << angle << flip << 2.5;
            }
        }
    }
    void findsAKnownMotion()
    {
        QFETCH(double, angle);
        QFETCH(bool, flip);
        QFETCH(double, scale);
        const Matrix<float> before = test::clusteredRows(300, 2, 5, 4.0, 1);
        const Matrix<float> after = moved(before, angle, flip, scale, 17.0, -3.0);
        const Similarity motion = procrustes(before, after, true);
        QVERIFY(std::abs(motion.scale - scale) < 1e-5);
        const double determinant = motion.turn[0] * motion.turn[3] - motion.turn[1] * motion.turn[2];
        QVERIFY(std::abs(determinant - (flip ? -1.0 : 1.0)) < 1e-9);
        Matrix<float> brought = before;
        motion.apply(brought);
        QVERIFY(travelOf(after, brought).most < 1e-5);

        const Similarity rigid = procrustes(before, after);
        QCOMPARE(rigid.scale, 1.0);
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(std::abs(rigid.turn[i] - motion.turn[i]) < 1e-9);
    }

    void noOtherMotionComesNearer()
    {
        const Matrix<float> before = test::clusteredRows(60, 2, 5, 3.0, 1);
        Matrix<float> after = moved(before, 1.1, true, 1.0, 2.0, 5.0);
        const Matrix<float> noise = test::clusteredRows(60, 2, 1, 0.0, 7);
        for (std::size_t i = 0; i < after.values().size(); ++i)
            after.values()[i] += noise.values()[i];
        Matrix<float> best = before;
        procrustes(before, after).apply(best);
        const double least = sumOfSquares(best, after);
        Random random(3);
        for (int trial = 0; trial < 2000; ++trial) {
            const double angle = random.uniform(0.0, 2.0 * kPi);
            Matrix<float> other = moved(before, angle, trial % 2 == 0, 1.0, 0.0, 0.0);
            double dx = 0.0; // the best shift for this angle
            double dy = 0.0;
            for (std::size_t i = 0; i < other.rows(); ++i) {
                dx += (after(i, 0) - other(i, 0)) / double(other.rows());
                dy += (after(i, 1) - other(i, 1)) / double(other.rows());
            }
            for (std::size_t i = 0; i < other.rows(); ++i) {
                other(i, 0) += float(dx);
                other(i, 1) += float(dy);
            }
            QVERIFY(sumOfSquares(other, after) >= least * (1.0 - 1e-5));
        }
    }

    void takesFewOrEqualPoints()
    {
        QVERIFY(procrustes(Matrix<float>(0, 2), Matrix<float>(0, 2)).shift == (std::array<double, 2>{}));
        const Similarity one = procrustes(Matrix<float>(1, 2, 3.0F), Matrix<float>(1, 2, 5.0F), true);
        QVERIFY(one.turn == (std::array<double, 4>{1.0, 0.0, 0.0, 1.0}));
        QVERIFY(one.shift == (std::array<double, 2>{2.0, 2.0}));
        const Similarity piled = procrustes(Matrix<float>(9, 2, 3.0F), test::clusteredRows(9, 2, 3, 1.0, 1), true);
        QCOMPARE(piled.scale, 1.0);
        QVERIFY(piled.turn == (std::array<double, 4>{1.0, 0.0, 0.0, 1.0}));
        QVERIFY_EXCEPTION_THROWN((void)procrustes(Matrix<float>(3, 2), Matrix<float>(4, 2)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)travelOf(Matrix<float>(3, 3), Matrix<float>(3, 3)), std::invalid_argument);
    }

    void tellsHowFarPointsWent()
    {
        Matrix<float> before(10, 2); // a box of 20 by 9
        Matrix<float> after(10, 2);
        for (std::size_t i = 0; i < 10; ++i) {
            before(i, 0) = i == 9 ? 20.0F : float(i);
            before(i, 1) = float(i);
            after(i, 0) = before(i, 0) + 0.2F * float(i + 1); // 1 % to 10 % of 20
            after(i, 1) = before(i, 1);
        }
        const Travel travel = travelOf(before, after);
        QCOMPARE(travel.points, std::size_t(10));
        QVERIFY(std::abs(travel.median - 0.05) < 1e-6);
        QVERIFY(std::abs(travel.ninetieth - 0.09) < 1e-6);
        QVERIFY(std::abs(travel.ninetyFifth - 0.10) < 1e-6);
        QVERIFY(std::abs(travel.most - 0.10) < 1e-6);
        QCOMPARE(travelOf(Matrix<float>(0, 2), Matrix<float>(0, 2)).most, 0.0);
    }
};

QTEST_APPLESS_MAIN(ProcrustesTest)
#include "procrustes_test.moc"
