// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/copy_job.h"

#include "core/qt/path_conversion.h"

namespace otozu
{

CopyJob::CopyJob(QObject* parent) : QObject(parent)
{
    connect(&m_worker, &ExportWorker::progressed, this, [this](quint64 run, const ExportProgress& progress) {
        if (run == m_run)
            emit progressed({Step::Export, progress.files, progress.totalFiles});
    });
    connect(&m_worker, &ExportWorker::finished, this, [this](quint64 run, const ExportSummary& summary) {
        if (run != m_run)
            return;
        m_running = false;
        m_journal = summary.journal;
        QString text = tr("%Ln sound(s) copied to %1.", nullptr, int(summary.files)).arg(displayText(summary.target));
        if (summary.renamed > 0)
            text +=
                QLatin1Char(' ') + tr("%Ln got a number, because the name was taken.", nullptr, int(summary.renamed));
        if (!summary.failed.empty())
            text +=
                QLatin1Char(' ') +
                tr("%Ln could not be read: %1", "%1 is the first of them", int(summary.failed.size()))
                    .arg(tr("%1 (%2)", "file (reason)")
                             .arg(displayText(summary.failed.front().path), faultText(summary.failed.front().fault)));
        emit finished(text, summary.target, !m_journal.empty());
    });
    connect(&m_worker, &ExportWorker::failed, this,
            [this](quint64 run, const Failure& failure, const ExportSummary& summary) {
                if (run != m_run)
                    return;
                m_running = false;
                m_journal = summary.journal;
                emit failed(failureText(failure));
            });
    connect(&m_worker, &ExportWorker::cancelled, this, [this](quint64 run, const ExportSummary& summary) {
        if (run != m_run)
            return;
        m_running = false;
        m_journal = summary.journal;
        emit finished(tr("Stopped. %Ln sound(s) were copied.", nullptr, int(summary.files)), summary.target,
                      !m_journal.empty());
    });
    connect(&m_worker, &ExportWorker::undone, this, [this](quint64 run, const UndoSummary& summary) {
        if (run != m_run)
            return;
        m_running = false;
        QString text = tr("%Ln copied file(s) removed again.", nullptr, int(summary.removed));
        if (!summary.kept.empty())
            text += QLatin1Char(' ') +
                    tr("%Ln stayed, because they have changed since.", nullptr, int(summary.kept.size()));
        const std::filesystem::path target = m_journal.target;
        m_journal = {};
        emit finished(text, target, false);
    });
}

void CopyJob::start(const MapResultPtr& map, const std::filesystem::path& root, const std::vector<int>& samples,
                    const std::filesystem::path& target)
{
    try {
        const std::vector<std::size_t> chosen(samples.begin(), samples.end());
        ExportPlan plan =
            makeExportPlan(root, map->samples, map->clusters, chosen, {.clusterFolders = false, .manifest = false});
        m_running = true;
        m_run = m_worker.startFolder(std::move(plan), target);
    } catch (...) {
        m_running = false;
        emit failed(failureText(currentFailure()));
    }
}

void CopyJob::cancel()
{
    m_worker.cancel();
}

void CopyJob::setJournal(ExportJournal journal)
{
    if (!m_running)
        m_journal = std::move(journal);
}

void CopyJob::undo()
{
    if (m_running || m_journal.empty())
        return;
    m_running = true;
    m_run = m_worker.startUndo(m_journal);
}

} // namespace otozu
