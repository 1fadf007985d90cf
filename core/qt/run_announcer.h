// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"
#include "core/pipeline/library_run.h"
#include "core/qt/throttle.h"

#include <QtGlobal>
#include <memory>
#include <utility>
#include <vector>

namespace otozu
{

using SampleRecordsPtr = std::shared_ptr<const std::vector<SampleRecord>>;

/// Turns the calls of a run into the signals listed, progressed and skipped of a worker, throttled.
template <typename Worker>
class RunAnnouncer : public LibraryObserver
{
public:
    RunAnnouncer(Worker& worker, quint64 runId)
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

    /// Passes on what was held back; at the end of a run.
    void flush()
    {
        m_progress.flush();
        passSkipped();
    }

protected:
    [[nodiscard]] Worker& worker() { return m_worker; }
    [[nodiscard]] quint64 runId() const { return m_runId; }

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

    Worker& m_worker;
    quint64 m_runId;
    Step m_step = Step::Scan;
    std::vector<FileFault> m_skipped;
    Throttle<Progress> m_progress;
};

} // namespace otozu
