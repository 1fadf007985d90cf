// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/analysis_worker.h"

#include "core/base/thread_pool.h"
#include "core/pipeline/make_map.h"
#include "core/qt/run_announcer.h"

namespace otozu
{

AnalysisWorker::AnalysisWorker(QObject* parent) : QObject(parent) {}

AnalysisWorker::~AnalysisWorker()
{
    // Before QObject's part goes: the thread emits signals.
    m_thread = {};
}

quint64 AnalysisWorker::start(const MapRequest& request)
{
    m_thread = {}; // stops and joins
    m_thread =
        std::jthread([this, runId = ++m_runId, request](const std::stop_token& stop) { run(runId, request, stop); });
    return m_runId;
}

void AnalysisWorker::cancel()
{
    m_thread.request_stop();
}

void AnalysisWorker::run(quint64 runId, const MapRequest& request, const std::stop_token& stop)
{
    lowerThreadPriority(); // threads started from here inherit it
    RunAnnouncer<AnalysisWorker> announcer(*this, runId);
    try {
        auto result = std::make_shared<const MapResult>(makeMap(request, stop, announcer));
        announcer.flush();
        emit finished(runId, std::move(result));
    } catch (const Cancelled&) {
        emit cancelled(runId);
    } catch (...) {
        announcer.flush();
        emit failed(runId, currentFailure());
    }
}

} // namespace otozu
