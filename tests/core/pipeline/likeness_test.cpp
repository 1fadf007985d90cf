// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/features/timbre_features.h"
#include "core/pipeline/likeness.h"
#include "tests/support/instruction_sets.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

using namespace otozu;

namespace
{

double product(std::span<const float> a, std::span<const float> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

std::vector<float> directionOf(std::size_t index)
{
    const Matrix<float>& directions = likenessDirections();
    std::vector<float> result(directions.rows());
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = directions(i, index);
    return result;
}

Matrix<float> randomRows(std::size_t count)
{
    Matrix<float> rows(count, TimbreFeatures::kWidth);
    Random random(5);
    for (float& value : rows.values())
        value = float(random.uniform(-1.0, 1.0));
    return rows;
}

} // namespace

class LikenessTest : public QObject
{
    Q_OBJECT
private slots:
    /// What is held back is the less the longer a direction, and never all: the table is what its maker says.
    void directionsAreApart()
    {
        const Matrix<float>& directions = likenessDirections();
        QCOMPARE(directions.rows(), TimbreFeatures::kWidth);
        QVERIFY(directions.cols() >= 16);
        for (std::size_t a = 0; a < directions.cols(); ++a) {
            const auto first = directionOf(a);
            const double length = std::sqrt(product(first, first));
            QVERIFY(length > 0.1 && length < 0.7); // so that 0.5 to 0.99 of a difference are kept
            for (std::size_t b = 0; b < a; ++b) {
                const auto second = directionOf(b);
                QVERIFY(std::abs(product(first, second)) / (length * std::sqrt(product(second, second))) < 0.05);
            }
        }
    }

    void holdsBackAlongADirection()
    {
        ThreadPool pool(1);
        const auto direction = directionOf(0);
        const double square = product(direction, direction);
        // One part along the direction, one at right angles to all of them.
        auto rest = randomRows(1);
        for (int round = 0; round < 20; ++round) {
            for (std::size_t k = 0; k < likenessDirections().cols(); ++k) {
                const auto other = directionOf(k);
                const double share = product(rest.row(0), other) / product(other, other);
                for (std::size_t i = 0; i < other.size(); ++i)
                    rest(0, i) -= float(share * double(other[i]));
            }
        }
        const double restLength = std::sqrt(product(rest.row(0), rest.row(0)));
        Matrix<float> rows(1, rest.cols());
        for (std::size_t i = 0; i < rest.cols(); ++i)
            rows(0, i) = float(0.6 * double(direction[i]) / std::sqrt(square) + 0.8 * double(rest(0, i)) / restLength);
        holdBackLikeness(rows, pool);
        const double along = product(rows.row(0), direction) / std::sqrt(square);
        const double across = product(rows.row(0), rest.row(0)) / restLength;
        QVERIFY(std::abs(along / across - 0.6 * (1.0 - square) / 0.8) < 0.02);
        QVERIFY(std::abs(product(rows.row(0), rows.row(0)) - 1.0) < 1e-5);
    }

    void threadsChangeNoByte()
    {
        auto one = randomRows(100);
        auto three = one;
        ThreadPool single(1);
        ThreadPool several(3);
        holdBackLikeness(one, single);
        holdBackLikeness(three, several);
        QVERIFY(one == three);
        for (std::size_t i = 0; i < one.rows(); ++i)
            QVERIFY(std::abs(product(one.row(i), one.row(i)) - 1.0) < 1e-5);
    }

    void instructionSetsChangeNoByte()
    {
        ThreadPool pool(1);
        Matrix<float> first;
        test::withEveryInstructionSet([&] {
            auto rows = randomRows(20);
            holdBackLikeness(rows, pool);
            if (first.rows() == 0)
                first = rows;
            QVERIFY(rows == first);
        });
    }

    void edges()
    {
        ThreadPool pool(1);
        Matrix<float> silence(2, TimbreFeatures::kWidth);
        holdBackLikeness(silence, pool);
        QVERIFY(std::ranges::all_of(silence.values(), [](float value) { return value == 0.0F; }));
        Matrix<float> narrow(2, 7);
        QVERIFY_EXCEPTION_THROWN(holdBackLikeness(narrow, pool), std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(LikenessTest)
#include "likeness_test.moc"
