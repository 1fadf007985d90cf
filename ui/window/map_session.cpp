// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/map_session.h"

#include "core/pipeline/cut_clusters.h"

namespace otozu
{

MapSession::MapSession(QObject* parent) : QObject(parent)
{
    m_clock.start();
    connect(&m_worker, &AnalysisWorker::listed, this, [this](quint64 run, const SampleRecordsPtr& candidates) {
        if (!isCurrent(run))
            return;
        m_found = candidates->size();
        m_progress = {Step::Analyse, 0, m_found};
        m_meter.clear();
        emit progressed();
    });
    connect(&m_worker, &AnalysisWorker::progressed, this, [this](quint64 run, const Progress& progress) {
        if (!isCurrent(run) || (m_found > 0 && progress.step == Step::Scan)) // A late word about the search.
            return;
        m_progress = progress;
        m_meter.add(progress, m_clock.elapsed());
        emit progressed();
    });
    connect(&m_worker, &AnalysisWorker::skipped, this, [this](quint64 run, const std::vector<FileFault>& faults) {
        if (!isCurrent(run))
            return;
        m_skipped.insert(m_skipped.end(), faults.begin(), faults.end());
        emit progressed();
    });
    connect(&m_worker, &AnalysisWorker::finished, this, [this](quint64 run, const MapResultPtr& map) {
        if (isCurrent(run))
            finish(map);
    });
    connect(&m_worker, &AnalysisWorker::failed, this, [this](quint64 run, const Failure& failure) {
        if (!isCurrent(run))
            return;
        endRun();
        emit failed(failure);
    });
    connect(&m_worker, &AnalysisWorker::cancelled, this, [this](quint64 run) {
        if (!isCurrent(run))
            return;
        endRun();
        emit cancelled();
    });
}

void MapSession::open(const std::filesystem::path& folder)
{
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(folder, ignored);
    m_folder = (absolute.empty() ? folder : absolute).lexically_normal();
    if (!m_folder.has_filename()) // "drums/" is "drums"
        m_folder = m_folder.parent_path();
    m_found = 0;
    m_skipped.clear();
    m_progress = {};
    m_meter.clear();
    m_running = true;
    MapRequest request = defaultRequest(m_profile);
    request.folder = m_folder;
    request.granularity = m_granularity;
    request.describe = true; // the window shows it
    m_run = m_worker.start(request);
    emit started();
}

void MapSession::rescan()
{
    if (m_map)
        open(m_root);
    else if (!m_folder.empty())
        open(m_folder);
}

void MapSession::cancel()
{
    if (m_running)
        m_worker.cancel();
}

std::filesystem::path MapSession::pathOf(int sample) const
{
    return m_root / m_map->samples[std::size_t(sample)].path;
}

void MapSession::finish(const MapResultPtr& map)
{
    if (map->samples.empty()) {
        endRun();
        emit nothingFound(m_folder, map->other, map->skipped);
        return;
    }
    m_running = false;
    m_map = map;
    m_root = m_folder;
    m_skipped = map->skipped;
    emit finished();
    cut();
}

void MapSession::setGranularity(double granularity)
{
    m_granularity = granularity;
    cut();
}

void MapSession::cut()
{
    if (!m_map || m_cutting)
        return;
    const std::size_t clusters = m_map->tree->clustersAt(m_granularity);
    if (clusters == m_map->clusters.size())
        return;
    m_cutting = true;
    m_cutter.start([this, map = m_map, clusters](const std::stop_token&) {
        const MapResultPtr made = mapWithClusters(*map, clusters);
        QMetaObject::invokeMethod(
            this,
            [this, map, made] {
                m_cutting = false;
                if (m_map == map) {
                    m_map = made;
                    emit recut();
                }
                cut(); // What has been wished for meanwhile.
            },
            Qt::QueuedConnection);
    });
}

void MapSession::endRun()
{
    m_running = false;
    m_skipped = m_map ? m_map->skipped : std::vector<FileFault>();
}

} // namespace otozu
