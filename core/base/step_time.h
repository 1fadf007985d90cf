// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/stopwatch.h"
#include "core/base/thread_pool.h"

#include <algorithm>
#include <utility>

namespace otozu
{

/// How long a step of a run took.
struct StepTime {
    double seconds = 0.0;  ///< Wall time.
    double parallel = 0.0; ///< Of that, inside parallel loops.

    /// The share of its wall time that a step spent outside parallel loops; 0 if it took no time. With one thread it
    /// is what no number of threads makes shorter (Amdahl, "Validity of the single processor approach", AFIPS 1967);
    /// with more it is larger, for they have made the rest shorter.
    [[nodiscard]] double serialShare() const
    {
        return seconds > 0.0 ? std::clamp(1.0 - parallel / seconds, 0.0, 1.0) : 0.0;
    }

    StepTime& operator+=(const StepTime& other)
    {
        seconds += other.seconds;
        parallel += other.parallel;
        return *this;
    }
};

/// Times steps that follow one another and share a pool.
class StepWatch
{
public:
    explicit StepWatch(const ThreadPool& pool) : m_pool(pool), m_parallel(pool.parallelSeconds()) {}

    /// The time since it was made or last asked; the next step begins.
    StepTime lap()
    {
        const double before = std::exchange(m_parallel, m_pool.parallelSeconds());
        return {m_watch.lap(), m_parallel - before};
    }

private:
    const ThreadPool& m_pool;
    double m_parallel;
    Stopwatch m_watch;
};

} // namespace otozu
