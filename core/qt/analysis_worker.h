// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/pipeline/map_result.h"
#include "core/qt/fault_texts.h"
#include "core/qt/run_announcer.h"

#include <QObject>
#include <memory>
#include <thread>
#include <vector>

namespace otozu
{

/// Runs makeMap() on a thread of its own, at low priority, and turns what happens into signals.
///
/// Signals carry the run's id, so that a late one can be told. They are emitted on the worker's thread: connect with a
/// context object. Every run ends with exactly one of finished, failed and cancelled.
class AnalysisWorker : public QObject
{
    Q_OBJECT
public:
    explicit AnalysisWorker(QObject* parent = nullptr);
    /// Stops the run and waits for it.
    ~AnalysisWorker() override;

    /// Stops a run in progress and waits for it first. @return the new run's id, from 1.
    quint64 start(const MapRequest& request);
    /// Asks the run to stop; returns at once.
    void cancel();

signals:
    /// All candidates, before any is analysed.
    void listed(quint64 runId, otozu::SampleRecordsPtr candidates);
    /// At most one in 50 ms; the last of a step always.
    void progressed(quint64 runId, otozu::Progress progress);
    /// Candidates left out since the last such signal; throttled as progressed().
    void skipped(quint64 runId, std::vector<otozu::FileFault> faults);
    void finished(quint64 runId, otozu::MapResultPtr result);
    void failed(quint64 runId, otozu::Failure failure);
    void cancelled(quint64 runId);

private:
    void run(quint64 runId, const MapRequest& request, const std::stop_token& stop);

    quint64 m_runId = 0;
    std::jthread m_thread; // last, so that it is joined before anything else goes
};

} // namespace otozu
