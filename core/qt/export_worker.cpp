// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/export_worker.h"

#include "core/base/thread_pool.h"
#include "core/export/folder_export.h"
#include "core/qt/throttle.h"
#include "core/qt/zip_export.h"

namespace otozu
{

ExportWorker::ExportWorker(QObject* parent) : QObject(parent) {}

ExportWorker::~ExportWorker()
{
    // Before QObject's part goes: the thread emits signals.
    m_thread = {};
}

quint64 ExportWorker::startFolder(ExportPlan plan, std::filesystem::path target)
{
    return launch([plan = std::move(plan), target = std::move(target)](
                      ExportSummary& summary, const std::stop_token& stop, const ExportProgressFn& report) {
        exportToFolder(plan, target, summary, stop, report);
    });
}

quint64 ExportWorker::startCrate(std::function<std::vector<std::filesystem::path>()> files, std::filesystem::path crate)
{
    return launch([files = std::move(files), crate = std::move(crate)](
                      ExportSummary& summary, const std::stop_token& stop, const ExportProgressFn& report) {
        summary.target = crate;
        exportToFolder(cratePlan(files(), stop), crate, summary, stop, report);
    });
}

quint64 ExportWorker::startZip(ExportPlan plan, std::filesystem::path zip)
{
    return launch([plan = std::move(plan), zip = std::move(zip)](ExportSummary& summary, const std::stop_token& stop,
                                                                 const ExportProgressFn& report) {
        ThreadPool pool;
        summary = exportToZip(plan, zip, pool, stop, report);
    });
}

quint64 ExportWorker::startUndo(ExportJournal journal)
{
    m_thread = {};
    m_thread = std::jthread([this, runId = ++m_runId, journal = std::move(journal)] {
        try {
            emit undone(runId, undoFolderExport(journal));
        } catch (...) {
            emit failed(runId, currentFailure(), {});
        }
    });
    return m_runId;
}

void ExportWorker::cancel()
{
    m_thread.request_stop();
}

quint64 ExportWorker::launch(Body body)
{
    m_thread = {}; // stops and joins
    m_thread = std::jthread([this, runId = ++m_runId, body = std::move(body)](const std::stop_token& stop) {
        lowerThreadPriority(); // threads started from here inherit it
        Throttle<ExportProgress> progress([&](const ExportProgress& p) { emit progressed(runId, p); });
        ExportSummary summary;
        try {
            body(summary, stop, [&](const ExportProgress& p) { progress.offer(p); });
            progress.flush();
            emit finished(runId, summary);
        } catch (const Cancelled&) {
            emit cancelled(runId, summary);
        } catch (...) {
            emit failed(runId, currentFailure(), summary);
        }
    });
    return m_runId;
}

} // namespace otozu
