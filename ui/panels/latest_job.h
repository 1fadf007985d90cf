// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace otozu
{

/// One thread that does the newest of what it is asked: a job that waits is dropped by the next one, a job that runs is
/// asked to stop by it. Jobs hand their results over themselves, and should not when their token says stop.
class LatestJob
{
public:
    using Job = std::function<void(const std::stop_token&)>;

    LatestJob();
    /// Asks the job to stop and waits for it.
    ~LatestJob();
    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;

    /// Returns at once. The job may throw Cancelled; any other exception ends the program.
    void start(Job job);
    /// Drops what waits, asks what runs to stop; returns at once.
    void cancel();

private:
    void work(const std::stop_token& over);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Job m_waiting;
    std::stop_source m_current;
    std::jthread m_thread; // last, so that it is joined before anything else goes
};

} // namespace otozu
