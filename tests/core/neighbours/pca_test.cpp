// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/pca.h"

#include "core/base/npy.h"
#include "core/base/progress.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/random_rows.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace otozu;

namespace
{

Matrix<float> reference(const std::string& name)
{
    return readNpy<float>(test::data("neighbours/" + name + ".npy"));
}

double dot(std::span<const float> a, std::span<const float> b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += double(a[i]) * double(b[i]);
    return sum;
}

} // namespace

class PcaTest : public QObject
{
    Q_OBJECT
private slots:
    void findsTheAxesOfNumpy_data()
    {
        QTest::addColumn<bool>("centred");
        QTest::addColumn<QString>("axes");
        QTest::newRow("about the mean, scaled") << true << "pca_axes";
        QTest::newRow("about the origin") << false << "pca_axes_origin";
    }
    void findsTheAxesOfNumpy()
    {
        QFETCH(bool, centred);
        QFETCH(QString, axes);
        const Matrix<float> rows = reference("pca_rows");
        const Matrix<float> wanted = reference(axes.toStdString());
        const Matrix<float> scale = reference("pca_scale");
        const std::vector<double> divisors(scale.values().begin(), scale.values().end());
        ThreadPool pool(2);
        PcaOptions options;
        options.components = 6;
        options.centred = centred;
        const Pca pca(rows, centred ? divisors : std::vector<double>{}, options, pool);
        QCOMPARE(pca.components().rows(), std::size_t(6));
        for (std::size_t axis = 0; axis < 6; ++axis)
            QVERIFY(std::abs(dot(pca.components().row(axis), wanted.row(axis))) >= 0.9999);
        const Matrix<float> places = pca.transform(rows, pool);
        for (std::size_t i = 1; i < rows.rows(); ++i) { // differences, for the origin is nobody's concern
            for (std::size_t axis = 0; axis < 6; ++axis) {
                double along = 0.0;
                for (std::size_t col = 0; col < rows.cols(); ++col) {
                    along += (double(rows(i, col)) - double(rows(0, col))) / (centred ? divisors[col] : 1.0) *
                             double(wanted(axis, col));
                }
                QVERIFY(std::abs(std::abs(along) - std::abs(double(places(i, axis)) - double(places(0, axis)))) <
                        2e-2 * (1.0 + std::abs(along)));
            }
        }
    }

    void theComponentsAreOrthonormal()
    {
        const Matrix<float> rows = test::clusteredRows(300, 200, 5, 2.0, 1);
        ThreadPool pool(2);
        const Pca pca(rows, {}, {}, pool);
        QCOMPARE(pca.components().rows(), std::size_t(96));
        for (std::size_t a = 0; a < 96; ++a) {
            for (std::size_t b = 0; b <= a; ++b)
                QVERIFY(std::abs(dot(pca.components().row(a), pca.components().row(b)) - double(a == b)) < 1e-5);
        }
    }

    void nothingIsLostWithAllComponents()
    {
        const Matrix<float> rows = test::clusteredRows(60, 20, 3, 2.0, 2); // more components asked for than columns
        ThreadPool pool(1);
        const Matrix<float> places = Pca(rows, {}, {}, pool).transform(rows, pool);
        QCOMPARE(places.cols(), std::size_t(20));
        const auto squared = [](const Matrix<float>& of, std::size_t a, std::size_t b) {
            return dot(of.row(a), of.row(a)) + dot(of.row(b), of.row(b)) - 2.0 * dot(of.row(a), of.row(b));
        };
        for (std::size_t i = 1; i < 60; ++i)
            QVERIFY(std::abs(squared(rows, 0, i) - squared(places, 0, i)) < 1e-3 * squared(rows, 0, i));
    }

    void isTheSameForAllThreadsAndInstructionSets()
    {
        const Matrix<float> rows = test::clusteredRows(500, 700, 8, 1.0, 3);
        PcaOptions options;
        options.fitRows = 200;
        ThreadPool alone(1);
        const Matrix<float> expected = Pca(rows, {}, options, alone).transform(rows, alone);
        for (const int threads : {1, 2, 3, 8}) {
            ThreadPool pool(threads);
            test::withEveryInstructionSet(
                [&] { QVERIFY(Pca(rows, {}, options, pool).transform(rows, pool) == expected); });
        }
    }

    void takesEqualAndFewRows()
    {
        ThreadPool pool(1);
        for (const std::size_t count : {1, 2, 3, 50}) {
            const Matrix<float> rows(count, 30, 2.0F);
            const Matrix<float> places = Pca(rows, {}, {}, pool).transform(rows, pool);
            QVERIFY(std::ranges::all_of(places.values(), [](float value) { return std::abs(value) < 1e-6F; }));
        }
    }

    void refusesWhatItCannotUse()
    {
        ThreadPool pool(1);
        const Matrix<float> rows(3, 4, 1.0F);
        QVERIFY_EXCEPTION_THROWN(Pca(Matrix<float>(0, 4), {}, {}, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(Pca(rows, std::vector<double>(3, 1.0), {}, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Pca(rows, {}, {}, pool).transform(Matrix<float>(1, 3), pool)),
                                 std::invalid_argument);
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(Pca(rows, {}, {}, pool, source.get_token()), Cancelled);
    }
};

QTEST_APPLESS_MAIN(PcaTest)
#include "pca_test.moc"
