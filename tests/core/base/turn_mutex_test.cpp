// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/turn_mutex.h"

#include <QTest>

#include <mutex>
#include <thread>
#include <vector>

using namespace otozu;

class TurnMutexTest : public QObject
{
    Q_OBJECT
private slots:
    /// Those who wait come in the order in which they asked, and before the holder, however soon it asks again.
    void inTheOrderOfAsking()
    {
        constexpr int kWaiting = 6;
        std::vector<int> expected{1, 2, 3, 4, 5, 6, 0};
        for (int round = 0; round < 30; ++round) {
            TurnMutex turns;
            std::vector<int> order;
            turns.lock();
            std::vector<std::jthread> threads;
            for (int number = 1; number <= kWaiting; ++number) {
                threads.emplace_back([&turns, &order, number] {
                    const std::lock_guard hold(turns);
                    order.push_back(number);
                });
                while (turns.inLine() != std::size_t(number) + 1)
                    std::this_thread::yield();
            }
            turns.unlock();
            turns.lock();
            order.push_back(0);
            turns.unlock();
            threads.clear();
            QCOMPARE(order, expected);
            QCOMPARE(turns.inLine(), std::size_t(0));
        }
    }

    /// Its holder is let in again, and is out when it has left as often.
    void theHolderMayLockAgain()
    {
        TurnMutex turns;
        turns.lock();
        turns.lock();
        QCOMPARE(turns.inLine(), std::size_t(1));
        bool isIn = false;
        std::jthread other([&] {
            const std::lock_guard hold(turns);
            isIn = true;
        });
        while (turns.inLine() != 2)
            std::this_thread::yield();
        turns.unlock();
        QTest::qSleep(20);
        QVERIFY(!isIn);
        turns.unlock();
        other.join();
        QVERIFY(isIn);
    }
};

QTEST_APPLESS_MAIN(TurnMutexTest)
#include "turn_mutex_test.moc"
