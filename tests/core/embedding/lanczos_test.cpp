// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/lanczos.h"

#include "core/base/fault.h"
#include "core/base/random.h"

#include <QTest>
#include <cmath>
#include <numbers>
#include <vector>

using namespace otozu;

namespace
{

/// The second difference with fixed ends: eigenvalues -4 sin^2(i pi / (2 (n + 1))), eigenvectors are sines.
void secondDifference(std::size_t n, const double* from, double* to)
{
    for (std::size_t i = 0; i < n; ++i)
        to[i] = (i > 0 ? from[i - 1] : 0.0) - 2.0 * from[i] + (i + 1 < n ? from[i + 1] : 0.0);
}

std::vector<double> noise(std::size_t n)
{
    Random random(7);
    std::vector<double> values(n);
    for (double& value : values)
        value = random.uniform(-1.0, 1.0);
    return values;
}

Matrix<double> smoothest(std::size_t n, const LanczosOptions& options, ThreadPool& pool)
{
    return largestEigenvectors([n](const double* from, double* to) { secondDifference(n, from, to); }, noise(n),
                               options, pool);
}

} // namespace

class LanczosTest : public QObject
{
    Q_OBJECT
private slots:
    void findsTheSinesOfAString_data()
    {
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("vectors");
        QTest::newRow("two of twenty") << 2 << 20;
        QTest::newRow("one of five") << 1 << 5;
        QTest::newRow("eight of twelve") << 8 << 12;
    }

    void findsTheSinesOfAString()
    {
        QFETCH(int, wanted);
        QFETCH(int, vectors);
        constexpr std::size_t kWidth = 100;
        ThreadPool pool(2);
        LanczosOptions options;
        options.wanted = std::size_t(wanted);
        options.vectors = std::size_t(vectors);
        options.maxRestarts = 2000;
        options.tolerance = 1e-7;
        const Matrix<double> found = smoothest(kWidth, options, pool);
        QCOMPARE(found.rows(), options.wanted);
        QCOMPARE(found.cols(), kWidth);
        for (std::size_t row = 0; row < found.rows(); ++row) {
            double along = 0.0;
            for (std::size_t i = 0; i < kWidth; ++i) {
                const double angle = std::numbers::pi * double((row + 1) * (i + 1)) / double(kWidth + 1);
                along += found(row, i) * std::sin(angle) * std::sqrt(2.0 / double(kWidth + 1));
            }
            QVERIFY2(std::abs(std::abs(along) - 1.0) < 1e-6, qPrintable(QString::number(along, 'g', 12)));
        }
    }

    void goesOnWhereTheStartIsAnEigenvector()
    {
        // Three values, each many times: the start spans three dimensions and no more.
        constexpr std::size_t kWidth = 300;
        ThreadPool pool(1);
        const auto product = [](const double* from, double* to) {
            for (std::size_t i = 0; i < kWidth; ++i)
                to[i] = from[i] * double(i % 3);
        };
        for (const bool isEigenvector : {false, true}) {
            std::vector<double> start(kWidth, isEigenvector ? 0.0 : 1.0);
            start[4] = 1.0;
            const Matrix<double> found = largestEigenvectors(product, start, {}, pool);
            QCOMPARE(found.rows(), std::size_t(2));
            for (std::size_t row = 0; row < 2; ++row) {
                double squares = 0.0;
                for (std::size_t i = 2; i < kWidth; i += 3)
                    squares += found(row, i) * found(row, i);
                QVERIFY(std::abs(squares - 1.0) < 1e-9); // all of it belongs to the largest value
            }
        }
    }

    void threadsDoNotChangeAByte()
    {
        constexpr std::size_t kWidth = 20'000;
        const auto product = [](const double* from, double* to) {
            for (std::size_t i = 0; i < kWidth; ++i)
                to[i] = from[i] / double(i + 1);
        };
        std::vector<Matrix<double>> all;
        for (const int threads : {1, 2, 3, 8}) {
            ThreadPool pool(threads);
            all.push_back(largestEigenvectors(product, noise(kWidth), {}, pool));
            QCOMPARE(all.back().rows(), std::size_t(2));
            QVERIFY(all.back() == all.front());
        }
    }

    void saysWhenItIsNotThere()
    {
        ThreadPool pool(1);
        LanczosOptions options;
        options.maxRestarts = 1;
        options.tolerance = 1e-12;
        QVERIFY(smoothest(5000, options, pool).empty());
    }

    void stops()
    {
        ThreadPool pool(2);
        std::stop_source source;
        int products = 0;
        const auto product = [&](const double* from, double* to) {
            if (++products == 3)
                source.request_stop();
            secondDifference(5000, from, to);
        };
        bool stopped = false;
        try {
            static_cast<void>(largestEigenvectors(product, noise(5000), {}, pool, source.get_token()));
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QCOMPARE(products, 3);
    }
};

QTEST_APPLESS_MAIN(LanczosTest)
#include "lanczos_test.moc"
