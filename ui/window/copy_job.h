// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"
#include "core/pipeline/map_result.h"
#include "core/qt/export_worker.h"

#include <QObject>
#include <deque>
#include <functional>

namespace otozu
{

/// 'Copy to folder' and crates: copies sounds side by side into a folder of the user's, overwriting nothing, and can
/// take the last copy back. One after the other, in the order of the calls. GUI thread only; signals come there.
class CopyJob : public QObject
{
    Q_OBJECT
public:
    explicit CopyJob(QObject* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// @param samples  indices of the map's.
    void start(const MapResultPtr& map, const std::filesystem::path& root, const std::vector<int>& samples,
               const std::filesystem::path& target);
    /// See cratePlan(). @param files  absolute; told on another thread.
    void startCrate(std::function<std::vector<std::filesystem::path>()> files, const Crate& crate);
    /// What runs and what waits.
    void cancel();
    /// Removes what the last copy wrote and nobody has changed since.
    void undo();
    /// What undo() takes back; empty: nothing.
    [[nodiscard]] const ExportJournal& journal() const { return m_journal; }
    /// An export that was done elsewhere is the last one now.
    void setJournal(ExportJournal journal);

signals:
    void started();
    void progressed(otozu::Progress progress);
    /// Ended well; text says what was done. canUndo: undo() has something to take back.
    void finished(const QString& text, const std::filesystem::path& target, bool canUndo);
    void failed(const QString& text, bool canUndo);

private:
    struct Task {
        std::function<quint64()> start;
        QString crate; ///< Its name; empty: a folder.
    };
    void begin(Task task);
    void startNext();
    [[nodiscard]] QString report(const ExportSummary& summary) const;

    Task m_task;
    std::deque<Task> m_waiting;
    ExportWorker m_worker;
    quint64 m_run = 0;
    bool m_running = false;
    ExportJournal m_journal;
};

} // namespace otozu
