// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_result.h"
#include "core/qt/export_worker.h"

#include <QObject>

namespace otozu
{

/// 'Copy to folder': copies sounds side by side into a folder of the user's, overwriting nothing, and can take the last
/// copy back. GUI thread only; signals come there.
class CopyJob : public QObject
{
    Q_OBJECT
public:
    explicit CopyJob(QObject* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// @param samples  indices of the map's.
    void start(const MapResultPtr& map, const std::filesystem::path& root, const std::vector<int>& samples,
               const std::filesystem::path& target);
    void cancel();
    /// Removes what the last copy wrote and nobody has changed since.
    void undo();
    /// What undo() takes back; empty: nothing.
    [[nodiscard]] const ExportJournal& journal() const { return m_journal; }
    /// An export that was done elsewhere is the last one now.
    void setJournal(ExportJournal journal);

signals:
    void progressed(otozu::Progress progress);
    /// Ended well; text says what was done. canUndo: undo() has something to take back.
    void finished(const QString& text, const std::filesystem::path& target, bool canUndo);
    void failed(const QString& text);

private:
    ExportWorker m_worker;
    quint64 m_run = 0;
    bool m_running = false;
    ExportJournal m_journal;
};

} // namespace otozu
