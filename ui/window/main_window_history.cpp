// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's dealings with what was heard and chosen before.

#include "ui/audition/audition_engine.h"
#include "ui/map/map_widget.h"
#include "ui/panels/similar_list.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QAction>

#include <algorithm>
#include <unordered_map>

namespace otozu
{

void MainWindow::connectHistory()
{
    connect(m_actions->back, &QAction::triggered, this, [this] { walk(&Trail::back); });
    connect(m_actions->forward, &QAction::triggered, this, [this] { walk(&Trail::forward); });
    connect(&m_engine, &AuditionEngine::started, this, [this](const std::filesystem::path& file) {
        if (file == m_toBeHeard.first)
            m_session.addHeard(m_toBeHeard.second);
    });
    connect(&m_selection, &Selection::currentChanged, this, [this](int sample) {
        if (const FileId file = m_session.fileOf(sample); file != 0)
            m_trail.visit(file);
        updateTrail();
    });
    connect(&m_session, &MapSession::historyChanged, this, &MainWindow::showHistory);
    updateTrail();
}

void MainWindow::updateTrail()
{
    m_actions->back->setEnabled(m_trail.canGoBack());
    m_actions->forward->setEnabled(m_trail.canGoForward());
}

/// To the next sound of the trail that can be chosen.
void MainWindow::walk(std::optional<FileId> (Trail::*step)())
{
    while (m_map != nullptr) {
        const std::optional<FileId> file = (m_trail.*step)();
        if (!file)
            break;
        const std::vector<FileId>& files = m_session.map()->files;
        const auto sample = int(std::ranges::find(files, *file) - files.begin());
        if (sample == int(files.size()) || !m_visible.isShown(sample))
            continue;
        goTo(sample);
        break;
    }
    updateTrail();
}

/// Playing down the history leaves its order alone.
void MainWindow::hearAgain(const std::function<void()>& hearing)
{
    m_isAgain = true;
    hearing();
    m_isAgain = false;
}

void MainWindow::showHistory()
{
    if (m_map == nullptr || !m_session.map())
        return;
    // The map's files may be many more than what was heard: of these there is a table.
    const MapResultPtr& map = m_session.map();
    const std::vector<FileId> heard = m_session.isMapOpen() ? m_session.history() : std::vector<FileId>();
    std::unordered_map<FileId, std::size_t> places;
    for (std::size_t i = 0; i < heard.size(); ++i)
        places.emplace(heard[i], i);
    std::vector<int> samples(heard.size(), -1);
    for (std::size_t i = 0; i < map->files.size() && !places.empty(); ++i) {
        if (const auto at = places.find(map->files[i]); at != places.end() && m_visible.isShown(int(i)))
            samples[at->second] = int(i);
    }
    std::vector<SimilarSample> sounds;
    for (const int sample : samples) {
        if (sample >= 0)
            sounds.push_back({sample, 0.0F});
    }
    m_panels->history()->setSounds(map, std::move(sounds));
}

} // namespace otozu
