// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/features/fft.h"
#include "tests/support/instruction_sets.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace otozu;

class FftTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithTheDefinition_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {2, 4, 6, 100, 512, 1024})
            QTest::addRow("%d", size) << size;
    }
    void agreesWithTheDefinition()
    {
        QFETCH(int, size);
        RealFft fft(size);
        QCOMPARE(fft.size(), size);
        QCOMPARE(fft.input().size(), std::size_t(size));
        QCOMPARE(fft.output().size(), std::size_t(size / 2 + 1));
        Random random(1);
        for (float& value : fft.input())
            value = float(random.uniform(-1.0, 1.0));
        const std::vector<float> signal(fft.input().begin(), fft.input().end());
        fft.transform();
        QVERIFY(std::ranges::equal(fft.input(), signal));
        for (int k = 0; k <= size / 2; ++k) {
            std::complex<double> sum;
            for (int n = 0; n < size; ++n)
                sum += double(signal[std::size_t(n)]) *
                       std::polar(1.0, -2.0 * std::numbers::pi * double(k) * double(n) / double(size));
            const std::complex<double> got(fft.output()[std::size_t(k)]);
            QVERIFY(std::abs(got - sum) < 1e-6 * size);
        }
    }

    void sizesMustBeEven()
    {
        for (const int size : {-2, 0, 1, 3})
            QVERIFY_EXCEPTION_THROWN(RealFft{size}, std::invalid_argument);
    }

    void sameBytesWithEveryInstructionSet_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {2, 6, 24, 100, 2048}) // with and without numbers left over
            QTest::addRow("%d", size) << size;
    }
    void sameBytesWithEveryInstructionSet()
    {
        QFETCH(int, size);
        RealFft fft(size);
        Random random(2);
        for (float& value : fft.input())
            value = float(random.uniform(-1.0, 1.0));
        std::vector<std::vector<std::complex<float>>> all;
        test::withEveryInstructionSet([&] {
            fft.transform();
            all.emplace_back(fft.output().begin(), fft.output().end());
        });
        for (const auto& spectrum : all)
            QVERIFY(spectrum == all.front());
    }

    void threadsGetTheSameBytes()
    {
        const auto run = [] {
            RealFft fft(2048);
            for (std::size_t n = 0; n < 2048; ++n)
                fft.input()[n] = float(std::sin(double(n * n)));
            fft.transform();
            return std::vector<std::complex<float>>(fft.output().begin(), fft.output().end());
        };
        const auto expected = run();
        std::vector<int> same(8, 0);
        {
            std::vector<std::jthread> threads;
            for (int& result : same)
                threads.emplace_back([&result, &run, &expected] { result = run() == expected; });
        }
        QCOMPARE(std::ranges::count(same, 1), 8);
    }
};

QTEST_GUILESS_MAIN(FftTest)
#include "fft_test.moc"
