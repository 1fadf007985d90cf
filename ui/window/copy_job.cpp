// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/copy_job.h"

#include "core/qt/path_conversion.h"

#include <QStringList>

#include <utility>

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
        emit finished(report(summary), summary.target, !m_journal.empty());
        startNext();
    });
    connect(&m_worker, &ExportWorker::failed, this,
            [this](quint64 run, const Failure& failure, const ExportSummary& summary) {
                if (run != m_run)
                    return;
                m_running = false;
                m_journal = summary.journal;
                QString text = failureText(failure);
                if (summary.files > 0)
                    text += QLatin1Char(' ') + tr("%Ln sound(s) had been copied by then.", nullptr, int(summary.files));
                emit failed(text, !m_journal.empty());
                startNext();
            });
    connect(&m_worker, &ExportWorker::cancelled, this, [this](quint64 run, const ExportSummary& summary) {
        if (run != m_run)
            return;
        m_running = false;
        m_journal = summary.journal;
        emit finished(tr("Stopped. %Ln sound(s) were copied.", nullptr, int(summary.files)), summary.target,
                      !m_journal.empty());
        startNext();
    });
    connect(&m_worker, &ExportWorker::undone, this, [this](quint64 run, const UndoSummary& summary) {
        if (run != m_run)
            return;
        m_running = false;
        const std::filesystem::path target = std::exchange(m_journal, {}).target;
        QString text =
            tr("%Ln copied file(s) removed again from %1.", nullptr, int(summary.removed)).arg(displayText(target));
        if (!summary.kept.empty())
            text += QLatin1Char(' ') +
                    tr("%Ln stayed, because they have changed since.", nullptr, int(summary.kept.size()));
        emit finished(text, target, false);
        startNext();
    });
}

/// What a copy did, in words.
QString CopyJob::report(const ExportSummary& summary) const
{
    QStringList sentences;
    const auto count = int(summary.files);
    if (m_task.crate.isEmpty())
        sentences << tr("%Ln sound(s) copied to %1.", nullptr, count).arg(displayText(summary.target));
    else if (count > 0 || summary.alreadyThere == 0)
        sentences << tr("%Ln sound(s) copied to the crate %1.", nullptr, count).arg(m_task.crate);
    if (summary.alreadyThere > 0 && count > 0)
        sentences << tr("%Ln were there already.", nullptr, int(summary.alreadyThere));
    else if (summary.alreadyThere > 0)
        sentences << tr("%Ln sound(s) were in the crate %1 already: nothing was copied.", nullptr,
                        int(summary.alreadyThere))
                         .arg(m_task.crate);
    if (summary.renamed > 0)
        sentences << tr("%Ln got a number, because the name was taken.", nullptr, int(summary.renamed));
    if (!summary.failed.empty())
        sentences << tr("%Ln could not be read: %1", "%1 is the first of them", int(summary.failed.size()))
                         .arg(tr("%1 (%2)", "file (reason)")
                                  .arg(displayText(summary.failed.front().path),
                                       faultText(summary.failed.front().fault)));
    return sentences.join(QLatin1Char(' '));
}

void CopyJob::begin(Task task)
{
    if (m_running) {
        m_waiting.push_back(std::move(task));
        return;
    }
    m_running = true;
    m_task = std::move(task);
    m_run = m_task.start();
    emit started();
}

void CopyJob::startNext()
{
    if (m_running || m_waiting.empty())
        return;
    Task next = std::move(m_waiting.front());
    m_waiting.pop_front();
    begin(std::move(next));
}

void CopyJob::start(const MapResultPtr& map, const std::filesystem::path& root, const std::vector<int>& samples,
                    const std::filesystem::path& target)
{
    try {
        const std::vector<std::size_t> chosen(samples.begin(), samples.end());
        ExportPlan plan =
            makeExportPlan(root, map->samples, map->clusters, chosen, {.clusterFolders = false, .manifest = false});
        begin({[this, plan = std::move(plan), target] { return m_worker.startFolder(plan, target); }, {}});
    } catch (...) {
        emit failed(failureText(currentFailure()), false);
    }
}

void CopyJob::startCrate(std::function<std::vector<std::filesystem::path>()> files, const Crate& crate)
{
    begin({[this, files = std::move(files), folder = crate.folder] { return m_worker.startCrate(files, folder); },
           QString::fromStdString(crate.name)});
}

void CopyJob::cancel()
{
    m_waiting.clear();
    m_worker.cancel();
}

void CopyJob::setJournal(ExportJournal journal)
{
    if (!m_running)
        m_journal = std::move(journal);
}

void CopyJob::undo()
{
    if (!m_running && !m_journal.empty())
        begin({[this] { return m_worker.startUndo(m_journal); }, {}});
}

} // namespace otozu
