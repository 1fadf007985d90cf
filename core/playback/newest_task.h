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

/// A thread that works on what was asked for last: a new task stops the running one and takes the place of one that
/// waits.
class NewestTask
{
public:
    /// Runs on the thread; should return soon after a stop request. What it throws is dropped.
    using Task = std::function<void(const std::stop_token& stop)>;

    NewestTask();
    ~NewestTask(); ///< Stops the running task and waits for its return.
    NewestTask(const NewestTask&) = delete;
    NewestTask& operator=(const NewestTask&) = delete;

    // From any thread; return at once.
    void start(Task task);
    void cancel() { start({}); }

private:
    void work(const std::stop_token& quit);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Task m_waiting;
    std::stop_source m_running;
    std::jthread m_thread; // last, so joined before what it uses is gone
};

} // namespace otozu
