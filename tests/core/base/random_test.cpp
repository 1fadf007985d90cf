// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

using namespace otozu;

class RandomTest : public QObject
{
    Q_OBJECT
private slots:
    void isSplitMix64()
    {
        // Reference: the published C code of SplitMix64 (Vigna, splitmix64.c), seeds 0 and 1234567.
        Random zero(0);
        for (const std::uint64_t expected : {0xE220A8397B1DCDAFU, 0x6E789E6AA1B965F4U, 0x06C45D188009454FU})
            QCOMPARE(zero.next(), expected);
        Random other(1234567);
        for (const std::uint64_t expected : {6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                             4593380528125082431U, 16408922859458223821U})
            QCOMPARE(other.next(), expected);
    }

    void isUniform()
    {
        Random random(1);
        std::array<int, 10> counts{};
        double sum = 0.0;
        for (int i = 0; i < 100000; ++i) {
            const double value = random.uniform();
            QVERIFY(value >= 0.0 && value < 1.0);
            ++counts[std::size_t(value * 10.0)];
            sum += value;
        }
        QVERIFY(std::abs(sum / 1e5 - 0.5) < 5.0 * 0.2887 / std::sqrt(1e5));
        for (const int count : counts) // binomial, five deviations
            QVERIFY(std::abs(count - 10000) < 5.0 * std::sqrt(9000.0));
    }

    void staysBelow()
    {
        Random random(2);
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(random.below(7));
        QCOMPARE(seen, (std::set<std::uint64_t>{0, 1, 2, 3, 4, 5, 6}));
        for (int i = 0; i < 100; ++i)
            QCOMPARE(random.below(1), std::uint64_t(0));
        QVERIFY(random.uniform(-3.0, -2.0) < -2.0);
    }

    void isNormal()
    {
        Random random(3);
        const int n = 100000;
        double sum = 0.0;
        double squares = 0.0;
        int beyondTwo = 0;
        for (int i = 0; i < n; ++i) {
            const double value = random.normal();
            QVERIFY(std::isfinite(value));
            sum += value;
            squares += value * value;
            beyondTwo += std::abs(value) > 2.0 ? 1 : 0;
        }
        QVERIFY(std::abs(sum / n) < 5.0 / std::sqrt(n));
        QVERIFY(std::abs(squares / n - 1.0) < 5.0 * std::sqrt(2.0 / n));
        QVERIFY(std::abs(beyondTwo / double(n) - 0.0455) < 5.0 * std::sqrt(0.0455 * 0.9545 / n));
    }

    void hasIndependentStreams()
    {
        std::set<std::uint64_t> firsts;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            for (std::uint64_t stream = 0; stream < 50; ++stream)
                firsts.insert(Random(seed, stream).next());
        }
        QCOMPARE(firsts.size(), std::size_t(2500));
        // Neighbouring streams do not move together.
        Random a(1, 0);
        Random b(1, 1);
        double product = 0.0;
        for (int i = 0; i < 10000; ++i)
            product += (a.uniform() - 0.5) * (b.uniform() - 0.5);
        QVERIFY(std::abs(product / 10000.0) < 5.0 / 12.0 / 100.0);
        QCOMPARE(Random(4, 9).next(), Random(4, 9).next());
    }
};

QTEST_APPLESS_MAIN(RandomTest)
#include "random_test.moc"
