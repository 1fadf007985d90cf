// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/newest_task.h"

#include <utility>

namespace otozu
{

NewestTask::NewestTask() : m_thread([this](const std::stop_token& quit) { work(quit); }) {}

NewestTask::~NewestTask()
{
    cancel();
}

void NewestTask::start(Task task)
{
    Task dropped; // goes after the lock
    {
        const std::lock_guard lock(m_mutex);
        dropped = std::exchange(m_waiting, std::move(task));
        m_running.request_stop();
    }
    m_wake.notify_one();
}

void NewestTask::work(const std::stop_token& quit)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, quit, [this] { return bool(m_waiting); })) {
        const Task task = std::exchange(m_waiting, {});
        m_running = {};
        const std::stop_token stop = m_running.get_token();
        lock.unlock();
        try {
            task(stop);
        } catch (...) { // NOLINT: as promised; tasks report their failures themselves
        }
        lock.lock();
    }
}

} // namespace otozu
