// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/latest_job.h"

#include "core/base/progress.h"

#include <utility>

namespace otozu
{

LatestJob::LatestJob() : m_thread([this](const std::stop_token& over) { work(over); }) {}

LatestJob::~LatestJob()
{
    cancel();
}

void LatestJob::start(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_current.request_stop();
        m_current = std::stop_source();
        m_waiting = std::move(job);
    }
    m_wake.notify_one();
}

void LatestJob::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_current.request_stop();
    m_waiting = nullptr;
}

void LatestJob::work(const std::stop_token& over)
{
    for (;;) {
        Job job;
        std::stop_token token;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, over, [this] { return bool(m_waiting); }))
                return;
            job = std::exchange(m_waiting, nullptr);
            token = m_current.get_token();
        }
        try {
            job(token);
        } catch (const Cancelled&) {
            // A newer job waits already, or nobody wants the result.
        }
    }
}

} // namespace otozu
