// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/thread_pool.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace otozu
{

struct ThreadPool::State {
    std::mutex callers; // one loop at a time
    std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable idle;
    const std::function<void(int)>* job = nullptr;
    std::uint64_t generation = 0;
    int running = 0;
    bool quit = false;
    std::exception_ptr failure;
    std::vector<std::thread> threads;
    std::atomic<std::int64_t> parallelNanoseconds{0};

    void work(int worker)
    {
        std::uint64_t seen = 0;
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock, [&] { return quit || generation != seen; });
            if (quit)
                return;
            seen = generation;
            const auto* body = job;
            lock.unlock();
            std::exception_ptr thrown;
            try {
                (*body)(worker);
            } catch (...) {
                thrown = std::current_exception();
            }
            lock.lock();
            if (thrown && !failure)
                failure = thrown;
            if (--running == 0)
                idle.notify_one();
        }
    }
};

namespace
{

/// Adds the wall time until it goes to a sum.
class TimeAdded
{
public:
    explicit TimeAdded(std::atomic<std::int64_t>& sum) : m_sum(sum) {}
    ~TimeAdded()
    {
        const auto passed = Clock::now() - m_start;
        m_sum.fetch_add(std::chrono::nanoseconds(passed).count(), std::memory_order_relaxed);
    }
    TimeAdded(const TimeAdded&) = delete;
    TimeAdded& operator=(const TimeAdded&) = delete;

private:
    using Clock = std::chrono::steady_clock;
    std::atomic<std::int64_t>& m_sum;
    const Clock::time_point m_start = Clock::now();
};

} // namespace

ThreadPool::ThreadPool(int threads) : m_state(std::make_unique<State>())
{
    const int count = threads > 0 ? threads : hardwareThreads();
    for (int worker = 1; worker < count; ++worker)
        m_state->threads.emplace_back([state = m_state.get(), worker] { state->work(worker); });
}

ThreadPool::~ThreadPool()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->quit = true;
    }
    m_state->wake.notify_all();
    for (auto& thread : m_state->threads)
        thread.join();
}

int ThreadPool::threadCount() const
{
    return int(m_state->threads.size()) + 1;
}

void ThreadPool::onAllWorkers(const std::function<void(int)>& body)
{
    State& state = *m_state;
    const std::lock_guard turn(state.callers);
    const TimeAdded time(state.parallelNanoseconds);
    if (state.threads.empty()) {
        body(0);
        return;
    }
    {
        const std::lock_guard lock(state.mutex);
        state.job = &body;
        state.running = int(state.threads.size());
        state.failure = nullptr;
        ++state.generation;
    }
    state.wake.notify_all();
    std::exception_ptr thrown;
    try {
        body(0);
    } catch (...) {
        thrown = std::current_exception();
    }
    {
        std::unique_lock lock(state.mutex);
        state.idle.wait(lock, [&] { return state.running == 0; });
        state.job = nullptr;
        if (!thrown)
            thrown = std::exchange(state.failure, nullptr);
    }
    if (thrown)
        std::rethrow_exception(thrown);
}

void ThreadPool::forRanges(std::size_t count, std::size_t grain, const RangeFn& body)
{
    if (count == 0)
        return;
    grain = std::max<std::size_t>(grain, 1);
    const std::size_t ranges = (count + grain - 1) / grain;
    if (m_state->threads.empty() || ranges == 1) {
        const std::lock_guard turn(m_state->callers);
        std::optional<TimeAdded> time;
        if (ranges > 1)
            time.emplace(m_state->parallelNanoseconds);
        for (std::size_t begin = 0; begin < count; begin += grain)
            body(begin, std::min(begin + grain, count), 0);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::mutex failureMutex;
    std::size_t failedRange = ranges;
    std::exception_ptr failure;
    std::atomic<bool> failed{false};
    onAllWorkers([&](int worker) {
        for (;;) {
            const std::size_t range = next.fetch_add(1, std::memory_order_relaxed);
            if (range >= ranges || failed.load(std::memory_order_relaxed))
                return;
            try {
                body(range * grain, std::min((range + 1) * grain, count), worker);
            } catch (...) {
                const std::lock_guard lock(failureMutex);
                if (range < failedRange) {
                    failedRange = range;
                    failure = std::current_exception();
                }
                failed.store(true, std::memory_order_relaxed);
                return;
            }
        }
    });
    if (failure)
        std::rethrow_exception(failure);
}

double ThreadPool::parallelSeconds() const
{
    return 1e-9 * double(m_state->parallelNanoseconds.load(std::memory_order_relaxed));
}

int hardwareThreads()
{
    return int(std::max(1U, std::thread::hardware_concurrency()));
}

void lowerThreadPriority()
{
#ifdef __linux__
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10);
#endif
}

} // namespace otozu
