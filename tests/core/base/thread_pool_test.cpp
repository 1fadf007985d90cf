// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/step_time.h"
#include "core/base/thread_pool.h"

#include <QTest>
#include <atomic>
#include <barrier>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace otozu;

class ThreadPoolTest : public QObject
{
    Q_OBJECT
private slots:
    void coversEveryIndexOnce_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("grain");
        for (const int threads : {1, 2, 5}) {
            QTest::addRow("%d threads, nothing", threads) << threads << 0 << 4;
            QTest::addRow("%d threads, one", threads) << threads << 1 << 4;
            QTest::addRow("%d threads, one range", threads) << threads << 4 << 4;
            QTest::addRow("%d threads, a rest", threads) << threads << 1003 << 10;
            QTest::addRow("%d threads, grain 0", threads) << threads << 17 << 0;
            QTest::addRow("%d threads, many", threads) << threads << 100000 << 1;
        }
    }

    void coversEveryIndexOnce()
    {
        QFETCH(int, threads);
        QFETCH(int, count);
        QFETCH(int, grain);
        ThreadPool pool(threads);
        QCOMPARE(pool.threadCount(), threads);
        std::vector<int> visits(std::size_t(count), 0);
        std::atomic<bool> good{true};
        const std::size_t longest = std::size_t(std::max(grain, 1));
        pool.forRanges(std::size_t(count), std::size_t(grain), [&](std::size_t begin, std::size_t end, int worker) {
            if (begin % longest != 0 || end <= begin || end - begin > longest || worker < 0 || worker >= threads)
                good = false;
            for (std::size_t i = begin; i < end; ++i)
                ++visits[i];
        });
        QVERIFY(good);
        QCOMPARE(visits, std::vector<int>(std::size_t(count), 1));
    }

    void givesAWorkerOneRangeAtATime()
    {
        ThreadPool pool(4);
        std::vector<std::atomic<int>> busy(4);
        std::atomic<bool> good{true};
        pool.forRanges(2000, 1, [&](std::size_t, std::size_t, int worker) {
            if (busy[std::size_t(worker)].fetch_add(1) != 0)
                good = false;
            std::this_thread::yield();
            busy[std::size_t(worker)].fetch_sub(1);
        });
        QVERIFY(good);
    }

    void throwsWhatTheLowestRangeThrew()
    {
        for (const int threads : {1, 3}) {
            ThreadPool pool(threads);
            for (int repeat = 0; repeat < 200; ++repeat) {
                // Three ranges that meet before they throw: all are begun, so the lowest must win.
                std::barrier meeting(threads);
                std::string what;
                try {
                    pool.forRanges(std::size_t(threads), 1, [&](std::size_t begin, std::size_t, int) {
                        meeting.arrive_and_wait();
                        throw std::runtime_error(std::to_string(begin));
                    });
                } catch (const std::runtime_error& error) {
                    what = error.what();
                }
                QCOMPARE(what, std::string("0"));
            }
        }
    }

    void leavesOutWhatComesAfterAFailure()
    {
        for (const int threads : {1, 4}) {
            ThreadPool pool(threads);
            std::atomic<int> begun{0};
            QVERIFY_EXCEPTION_THROWN(pool.forRanges(1000000, 1,
                                                    [&](std::size_t, std::size_t, int) {
                                                        ++begun;
                                                        throw std::runtime_error("no");
                                                    }),
                                     std::runtime_error);
            QVERIFY(begun >= 1 && begun <= threads);
        }
    }

    void worksAfterAFailure()
    {
        ThreadPool pool(3);
        for (int repeat = 0; repeat < 50; ++repeat) {
            QVERIFY_EXCEPTION_THROWN(pool.forRanges(10, 1,
                                                    [](std::size_t begin, std::size_t, int) {
                                                        if (begin == 7)
                                                            throw std::invalid_argument("seven");
                                                    }),
                                     std::invalid_argument);
            QVERIFY_EXCEPTION_THROWN(pool.onAllWorkers([](int worker) {
                if (worker == 2)
                    throw std::invalid_argument("two");
            }),
                                     std::invalid_argument);
            std::atomic<std::size_t> sum{0};
            pool.forRanges(100, 3, [&](std::size_t begin, std::size_t end, int) {
                for (std::size_t i = begin; i < end; ++i)
                    sum += i;
            });
            QCOMPARE(sum.load(), std::size_t(4950));
        }
    }

    void runsOnAllWorkersAtTheSameTime()
    {
        for (const int threads : {1, 2, 6}) {
            ThreadPool pool(threads);
            std::barrier meeting(threads); // would wait for ever if they ran one after the other
            std::mutex mutex;
            std::multiset<int> workers;
            std::set<std::thread::id> ids;
            pool.onAllWorkers([&](int worker) {
                meeting.arrive_and_wait();
                const std::lock_guard lock(mutex);
                workers.insert(worker);
                ids.insert(std::this_thread::get_id());
            });
            QCOMPARE(workers.size(), std::size_t(threads));
            QCOMPARE(ids.size(), std::size_t(threads));
            QCOMPARE(*workers.begin(), 0);
            QCOMPARE(*workers.rbegin(), threads - 1);
            QVERIFY(ids.contains(std::this_thread::get_id()));
        }
    }

    void letsCallersTakeTurns()
    {
        ThreadPool pool(3);
        std::atomic<int> inside{-1}; // whose loop is running
        std::atomic<int> overlaps{0};
        std::vector<std::thread> callers;
        for (int caller = 0; caller < 4; ++caller) {
            callers.emplace_back([&, caller] {
                for (int repeat = 0; repeat < 50; ++repeat) {
                    std::atomic<int> left{3};
                    pool.onAllWorkers([&](int) {
                        const int before = inside.exchange(caller);
                        overlaps += before != -1 && before != caller ? 1 : 0;
                        std::this_thread::yield();
                        if (--left == 0)
                            inside = -1;
                    });
                }
            });
        }
        for (auto& caller : callers)
            caller.join();
        QCOMPARE(overlaps.load(), 0);
    }

    void countsTheTimeOfLoopsForSeveral_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("one thread") << 1;
        QTest::newRow("three threads") << 3;
    }

    /// Work that sleeps: it lasts at least so long, and how much longer says nothing here.
    void countsTheTimeOfLoopsForSeveral()
    {
        QFETCH(int, threads);
        using namespace std::chrono_literals;
        ThreadPool pool(threads);
        QCOMPARE(pool.parallelSeconds(), 0.0);
        const auto nap = [](std::size_t, std::size_t, int) { std::this_thread::sleep_for(20ms); };
        StepWatch watch(pool);
        pool.forRanges(5, 5, nap); // a single range: nobody can help
        StepTime step = watch.lap();
        QVERIFY(step.seconds >= 0.020);
        QCOMPARE(step.parallel, 0.0);
        QCOMPARE(step.serialShare(), 1.0);

        pool.forRanges(2, 1, nap);
        step = watch.lap();
        QVERIFY(step.parallel >= 0.020 && step.parallel <= step.seconds);
        QVERIFY(step.serialShare() < 1.0);

        pool.onAllWorkers([&](int) { std::this_thread::sleep_for(20ms); });
        QVERIFY_EXCEPTION_THROWN(pool.forRanges(2, 1,
                                                [&](std::size_t begin, std::size_t end, int worker) {
                                                    nap(begin, end, worker);
                                                    throw std::runtime_error("no");
                                                }),
                                 std::runtime_error);
        std::this_thread::sleep_for(20ms);
        step = watch.lap();
        QVERIFY(step.parallel >= 0.040);
        QVERIFY(step.seconds - step.parallel >= 0.020);
        QVERIFY(step.serialShare() > 0.0 && step.serialShare() < 1.0);
    }

    void sharesAreOfTheWholeStep()
    {
        QCOMPARE(StepTime{}.serialShare(), 0.0);
        QCOMPARE((StepTime{4.0, 3.0}.serialShare()), 0.25);
        QCOMPARE((StepTime{4.0, 4.5}.serialShare()), 0.0); // clocks read one after the other
        StepTime sum{1.0, 1.0};
        sum += {3.0, 2.0};
        QCOMPARE(sum.serialShare(), 0.25);
    }

    void takesAsManyThreadsAsTheMachineHas()
    {
        QVERIFY(hardwareThreads() >= 1);
        QCOMPARE(ThreadPool(0).threadCount(), hardwareThreads());
        QCOMPARE(ThreadPool(-3).threadCount(), hardwareThreads());
    }
};

QTEST_APPLESS_MAIN(ThreadPoolTest)
#include "thread_pool_test.moc"
