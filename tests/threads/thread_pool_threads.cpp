// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The thread pool under the thread sanitizer, which reports races by itself; sums are checked on the way. No Qt.
#include "core/base/thread_pool.h"

#include <atomic>
#include <barrier>
#include <cstdio>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace otozu;

namespace
{

int failures = 0;

void expect(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "failed: %s\n", what);
        ++failures;
    }
}

/// Plain, unguarded memory: ranges must not meet, and what bodies wrote must be seen after the loop.
void rangesWriteTheirOwn(int threads)
{
    ThreadPool pool(threads);
    std::vector<std::size_t> values(10000);
    for (int repeat = 0; repeat < 50; ++repeat) {
        pool.forRanges(values.size(), 7, [&](std::size_t begin, std::size_t end, int) {
            for (std::size_t i = begin; i < end; ++i)
                values[i] += i;
        });
    }
    const auto sum = std::accumulate(values.begin(), values.end(), std::size_t(0));
    expect(sum == std::size_t(50) * (values.size() * (values.size() - 1) / 2), "every index once a loop");
}

/// Scratch memory of a worker is used by one range at a time.
void workersOwnTheirScratch(int threads)
{
    ThreadPool pool(threads);
    std::vector<std::vector<int>> scratch(std::size_t(pool.threadCount()));
    pool.forRanges(5000, 3, [&](std::size_t begin, std::size_t end, int worker) {
        for (std::size_t i = begin; i < end; ++i)
            scratch[std::size_t(worker)].push_back(int(i));
    });
    std::size_t count = 0;
    for (const auto& own : scratch)
        count += own.size();
    expect(count == 5000, "all indices in somebody's scratch");
}

/// Workers that keep step by a barrier see what the others wrote before it.
void workersKeepStep(int threads)
{
    ThreadPool pool(threads);
    std::vector<int> values(std::size_t(threads), 0);
    std::barrier step(threads);
    std::atomic<int> wrong{0};
    pool.onAllWorkers([&](int worker) {
        for (int round = 1; round <= 200; ++round) {
            values[std::size_t(worker)] = round;
            step.arrive_and_wait();
            for (const int value : values)
                wrong += value != round ? 1 : 0;
            step.arrive_and_wait();
        }
    });
    expect(wrong == 0, "all in step");
}

void failuresCrossThreads(int threads)
{
    ThreadPool pool(threads);
    int caught = 0;
    for (int repeat = 0; repeat < 100; ++repeat) {
        try {
            pool.forRanges(50, 1, [](std::size_t begin, std::size_t, int) {
                if (begin % 11 == 10)
                    throw std::runtime_error("no");
            });
        } catch (const std::runtime_error&) {
            ++caught;
        }
        try {
            pool.onAllWorkers([](int) { throw std::runtime_error("no"); });
        } catch (const std::runtime_error&) {
            ++caught;
        }
    }
    expect(caught == 200, "every failure caught");
}

void callersTakeTurns(int threads)
{
    ThreadPool pool(threads);
    long total = 0; // unguarded: written by worker loops of one caller at a time
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 3; ++caller) {
        callers.emplace_back([&] {
            for (int repeat = 0; repeat < 100; ++repeat)
                pool.forRanges(1, 1, [&](std::size_t, std::size_t, int) { ++total; });
        });
    }
    for (auto& caller : callers)
        caller.join();
    expect(total == 300, "turns of three callers");
}

void poolsComeAndGo()
{
    for (int repeat = 0; repeat < 200; ++repeat) {
        ThreadPool pool(3);
        if (repeat % 2 == 0)
            pool.forRanges(4, 1, [](std::size_t, std::size_t, int) {});
    }
}

} // namespace

int main()
{
    for (const int threads : {1, 2, 4}) {
        rangesWriteTheirOwn(threads);
        workersOwnTheirScratch(threads);
        workersKeepStep(threads);
        failuresCrossThreads(threads);
        callersTakeTurns(threads);
    }
    poolsComeAndGo();
    return failures == 0 ? 0 : 1;
}
