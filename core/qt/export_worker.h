// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export/export_summary.h"
#include "core/export/plan.h"
#include "core/qt/fault_texts.h"

#include <QObject>
#include <functional>
#include <thread>

namespace otozu
{

/// Exports on a thread of its own and turns what happens into signals, in the manner of LibraryWorker: run ids,
/// signals from the worker's thread, and exactly one of finished, failed, cancelled and undone at the end.
class ExportWorker : public QObject
{
    Q_OBJECT
public:
    explicit ExportWorker(QObject* parent = nullptr);
    /// Stops the run and waits for it.
    ~ExportWorker() override;

    /// exportToFolder(). Each start stops a run in progress and waits for it first. @return the run's id, from 1.
    quint64 startFolder(ExportPlan plan, std::filesystem::path target);
    /// Into a crate: see cratePlan(). @param files  told on the worker's thread.
    quint64 startCrate(std::function<std::vector<std::filesystem::path>()> files, std::filesystem::path crate);
    /// exportToZip().
    quint64 startZip(ExportPlan plan, std::filesystem::path zip);
    /// undoFolderExport().
    quint64 startUndo(ExportJournal journal);
    /// Asks the run to stop; returns at once. An undo runs to its end.
    void cancel();

signals:
    /// At most one in 50 ms; the last always.
    void progressed(quint64 runId, otozu::ExportProgress progress);
    void finished(quint64 runId, otozu::ExportSummary summary);
    /// The summary says what a folder export had written by then; a zip leaves nothing.
    void failed(quint64 runId, otozu::Failure failure, otozu::ExportSummary summary);
    void cancelled(quint64 runId, otozu::ExportSummary summary);
    void undone(quint64 runId, otozu::UndoSummary summary);

private:
    using Body = std::function<void(ExportSummary&, const std::stop_token&, const ExportProgressFn&)>;
    quint64 launch(Body body);

    quint64 m_runId = 0;
    std::jthread m_thread; // last, so that it is joined before anything else goes
};

} // namespace otozu
