// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/analysis_worker.h"

#include "core/base/thread_pool.h"
#include "core/pipeline/make_map.h"
#include "core/qt/throttle.h"

namespace otozu
{
namespace
{

/// Turns makeMap()'s calls into the worker's signals.
class Announcer : public MapObserver
{
public:
    Announcer(AnalysisWorker& worker, quint64 runId)
        : m_worker(worker), m_runId(runId), m_progress([this](const Progress& progress) { pass(progress); })
    {
    }

    void progressed(const Progress& progress) override
    {
        if (progress.step != m_step)
            m_progress.flush(); // the last of the step before
        m_step = progress.step;
        m_progress.offer(progress);
        if (progress.done == progress.total)
            m_progress.flush();
    }
    void listed(const std::vector<SampleRecord>& candidates) override
    {
        emit m_worker.listed(m_runId, std::make_shared<const std::vector<SampleRecord>>(candidates));
    }
    void skipped(const FileFault& fault) override { m_skipped.push_back(fault); }

    void flush()
    {
        m_progress.flush();
        passSkipped();
    }

private:
    void pass(const Progress& progress)
    {
        passSkipped();
        emit m_worker.progressed(m_runId, progress);
    }
    void passSkipped()
    {
        if (!m_skipped.empty())
            emit m_worker.skipped(m_runId, std::exchange(m_skipped, {}));
    }

    AnalysisWorker& m_worker;
    quint64 m_runId;
    Step m_step = Step::Scan;
    std::vector<FileFault> m_skipped;
    Throttle<Progress> m_progress;
};

} // namespace

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
    Announcer announcer(*this, runId);
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
