// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace otozu
{

/// A fixed set of threads for data-parallel loops. The calling thread is worker 0 and works too; with one thread
/// nothing is started and loops run inline. Calls from several threads take turns; a body must not call the pool.
///
/// What a loop computes must not depend on which worker took which range, nor on the order of ranges: then the
/// result is the same for every thread count. Range borders depend on `count` and `grain` alone.
class ThreadPool
{
public:
    /// @param begin,end  a run of indices, at most `grain` long, begin a multiple of it.
    /// @param worker     in [0, threadCount()), for scratch memory: one range at a time has it.
    using RangeFn = std::function<void(std::size_t begin, std::size_t end, int worker)>;

    /// @param threads  how many work at once, the caller included; 0 or less: as many as the machine has cores.
    explicit ThreadPool(int threads = 0);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    [[nodiscard]] int threadCount() const;

    /// Covers [0, count) with ranges, each given to the next free worker; returns when all are done.
    /// @throws  what a body threw (that of the lowest range among those that threw); ranges not yet begun are left out.
    void forRanges(std::size_t count, std::size_t grain, const RangeFn& body);

    /// Runs body once on every worker at the same time, for loops that keep step by a barrier of their own.
    /// @throws  what a body threw. A body that may throw must not leave others waiting at a barrier.
    void onAllWorkers(const std::function<void(int worker)>& body);

    /// Wall seconds that loops have taken so far that are cut for more than one worker, whether or not there are
    /// more: what further threads could shorten. Loops of a single range do not count.
    [[nodiscard]] double parallelSeconds() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// So many small things are worth a second thread.
constexpr std::size_t kWorthThreads = 50'000;

/// The number of hardware threads, at least 1.
[[nodiscard]] int hardwareThreads();

/// Lowers the calling thread's priority, so that analysis leaves the machine to the DAW. No effect where unsupported.
void lowerThreadPriority();

} // namespace otozu
