// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qt/analysis_worker.h"
#include "ui/panels/latest_job.h"
#include "ui/window/progress_texts.h"

#include <QElapsedTimer>
#include <QObject>

namespace otozu
{

/// The folder that is open, its map, and the run that makes a new one. A map stands until a later run has finished:
/// a run that fails, is cancelled or finds nothing leaves it alone. GUI thread only; signals come there.
class MapSession : public QObject
{
    Q_OBJECT
public:
    explicit MapSession(QObject* parent = nullptr);

    /// Of the runs to come; a run in progress is not affected.
    void setProfile(Profile profile) { m_profile = profile; }
    /// How fine the clusters are, of the map that stands and of maps to come: see ClusterTree::clustersAt(). Where that
    /// makes another number of clusters, map() is another one soon, and recut() is emitted. Of wishes that come faster
    /// than cuts are made, some are passed over, the last never.
    void setGranularity(double granularity);
    /// Reads the folder with the default settings of the profile; a run in progress is given up.
    void open(const std::filesystem::path& folder);
    /// The folder of the map again, or that of the last run where there is no map.
    void rescan();
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// The folder that the run in progress, or the last one, reads: absolute.
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// nullptr: none yet.
    [[nodiscard]] const MapResultPtr& map() const { return m_map; }
    /// The folder of the map: absolute.
    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    [[nodiscard]] std::filesystem::path pathOf(int sample) const;

    /// Candidates of the run in progress; 0 until they are listed.
    [[nodiscard]] std::size_t found() const { return m_found; }
    /// Left out by the run in progress, or by the one that made the map.
    [[nodiscard]] const std::vector<FileFault>& skipped() const { return m_skipped; }
    [[nodiscard]] const Progress& progress() const { return m_progress; }
    /// How far the run is, in words.
    [[nodiscard]] QString progressLine() const { return ProgressTexts::line(m_progress, m_meter); }

signals:
    void started();
    /// found(), skipped() or progress() has changed.
    void progressed();
    /// map() is new.
    void finished();
    /// map() has other clusters; its samples are the same.
    void recut();
    /// The run ended without a single sound. map() is as it was.
    void nothingFound(const std::filesystem::path& folder, std::size_t otherFiles,
                      std::vector<otozu::FileFault> skipped);
    void failed(otozu::Failure failure);
    void cancelled();

private:
    void finish(const MapResultPtr& map);
    void endRun();
    void cut(); ///< Begins to, unless that is being done or would change nothing.
    [[nodiscard]] bool isCurrent(quint64 run) const { return m_running && run == m_run; }

    AnalysisWorker m_worker;
    Profile m_profile = MapRequest().profile;
    quint64 m_run = 0;
    bool m_running = false;
    std::filesystem::path m_folder;
    std::filesystem::path m_root;
    MapResultPtr m_map;
    double m_granularity = 0.0;
    std::size_t m_found = 0;
    std::vector<FileFault> m_skipped;
    Progress m_progress;
    RateMeter m_meter;
    QElapsedTimer m_clock;
    bool m_cutting = false;
    LatestJob m_cutter; // last, so that its thread is gone before what it hands results to
};

} // namespace otozu
