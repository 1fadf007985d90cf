// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's dealings with what the user says of sounds and clusters.

#include "ui/map/map_widget.h"
#include "ui/panels/cluster_text.h"
#include "ui/panels/group_list.h"
#include "ui/panels/marks_bar.h"
#include "ui/panels/sample_panel.h"
#include "ui/panels/similar_panel.h"
#include "ui/table/sample_table.h"
#include "ui/window/banner.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QAction>
#include <QMenu>

#include <algorithm>
#include <map>
#include <set>

namespace otozu
{

void MainWindow::connectMarks()
{
    const Actions& a = *m_actions;
    connect(a.favourite, &QAction::triggered, this, [this] {
        const std::vector<int> sounds = markedSounds();
        const auto isFavourite = [this](int sample) { return m_session.marks().isFavourite(m_session.fileOf(sample)); };
        m_session.setFavourite(sounds, !std::ranges::all_of(sounds, isFavourite));
    });
    connect(a.addTag, &QAction::triggered, this, [this] {
        if (m_panels != nullptr && m_selection.current() >= 0) {
            m_panels->showSampleDock();
            m_panels->sample()->marks()->startTag();
        }
    });
    connect(a.hide, &QAction::triggered, this, [this] {
        if (const std::vector<int> clusters = keyedClusters(); !clusters.empty())
            hideClusters(clusters);
        else
            hideSounds(markedSounds());
    });
    connect(a.unhide, &QAction::triggered, this, [this] {
        if (const std::vector<int> clusters = keyedClusters(); !clusters.empty())
            m_session.setClustersHidden(m_session.map(), clusters, false);
        else
            unhideSounds(markedSounds());
    });
    connect(a.showHidden, &QAction::toggled, this, [this] {
        m_banner->hide();
        showOthers();
    });
    connect(a.renameCluster, &QAction::triggered, this, [this] {
        if (m_panels == nullptr || m_actions->checkedColouring() != Colouring::Cluster)
            return;
        const GroupList* groups = m_panels->groups();
        const int current = m_selection.current();
        const std::vector<int> marked = groups->markedGroups();
        rename(groups->hasFocus() && groups->currentIndex().isValid() ? groups->currentIndex().row()
               : current >= 0       ? m_session.map()->samples[std::size_t(current)].cluster
               : marked.size() == 1 ? marked.front()
                                    : -1);
    });
    connect(&m_session, &MapSession::marked, this, &MainWindow::showMarks);
}

void MainWindow::connectMarksBar()
{
    const MarksBar* bar = m_panels->sample()->marks();
    connect(bar, &MarksBar::favouriteWished, this,
            [this](bool favourite) { m_session.setFavourite(markedSounds(), favourite); });
    connect(bar, &MarksBar::tagWished, this, [this](const QString& tag) { m_session.addTag(markedSounds(), tag); });
    connect(bar, &MarksBar::tagUnwished, this,
            [this](const QString& tag) { m_session.removeTag(markedSounds(), tag); });
    connect(m_panels->groups(), &GroupList::renamed, this, [this](int group, const QString& name) {
        if (m_actions->checkedColouring() == Colouring::Cluster)
            m_session.renameCluster(m_named, group, name);
    });
    connect(&m_selection, &Selection::changed, this, &MainWindow::showMarksOfSounds);
}

std::vector<int> MainWindow::markedSounds() const
{
    const int current = m_selection.current();
    if (current >= 0 && !m_selection.contains(current))
        return {current};
    return m_selection.indices();
}

void MainWindow::showMarks(MapSession::Marks which)
{
    using Marks = MapSession::Marks;
    if (m_map == nullptr || m_shown == nullptr || m_shown->files.size() != m_session.map()->files.size())
        return; // What is there now comes with the map.
    m_panels->table()->files().setMarks(m_session.marksNow());
    const Colouring colouring = m_actions->checkedColouring();
    if (which == Marks::Hidden || which == Marks::All)
        showOthers();
    else if ((which == Marks::Tags && colouring == Colouring::Tag) ||
             (which == Marks::Favourites && colouring == Colouring::Favourite))
        recolour(true);
    else if (which == Marks::Favourites)
        showStars();
    showMarksOfSounds();
    m_map->refreshCard();
    updateEnabled();
}

void MainWindow::showStars()
{
    std::vector<int> starred;
    const SoundMarks& marks = m_session.marks();
    if (marks.favourites() > 0) {
        const std::vector<FileId>& files = m_session.map()->files;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (marks.isFavourite(files[i]))
                starred.push_back(int(i));
        }
    }
    m_map->setStarred(std::move(starred));
}

void MainWindow::showMarksOfSounds()
{
    if (m_panels == nullptr || !m_session.map())
        return;
    MarksState state;
    state.trouble = markTrouble();
    const SoundMarks& marks = m_session.marks();
    std::map<std::string, int> counts;
    for (const int sample : markedSounds()) {
        const FileId file = m_session.fileOf(sample);
        ++state.sounds;
        state.favourites += marks.isFavourite(file) ? 1 : 0;
        for (const std::string& tag : marks.tags(file))
            ++counts[tag];
    }
    for (const auto& [tag, sounds] : counts)
        state.tags.push_back({QString::fromStdString(tag), sounds});
    for (const auto& [tag, sounds] : marks.tagCounts())
        state.known << QString::fromStdString(tag);
    m_panels->sample()->marks()->setState(state);
}

QString MainWindow::markTrouble() const
{
    return m_session.canMark() ? QString() : readOnlyText(m_session.readOnly());
}

void MainWindow::seeMap()
{
    m_visible = ShownSounds(*m_session.map(), m_session.marksNow(), m_actions->showHidden->isChecked());
    m_cards.setShown(m_visible);
}

void MainWindow::showVisible()
{
    m_panels->similar()->setShown(m_visible);
    m_selection.setShown(m_visible);
    m_panels->setBreakdown(m_shown, m_visible);
    m_panels->setFamilies(m_shown, m_visible);
    showHistory();
}

void MainWindow::showOthers()
{
    if (m_panels == nullptr || m_map == nullptr || !m_session.map())
        return;
    seeMap();
    if (m_panels->table()->files().base() == m_shown->request.folder)
        m_panels->table()->files().setShown(m_visible);
    showVisible();
    recolour(true);
    if (!m_session.isRunning())
        showResult();
}

void MainWindow::hideSounds(const std::vector<int>& sounds)
{
    if (sounds.empty() || !m_session.canMark())
        return;
    std::vector<FileId> files;
    for (const int sound : sounds)
        files.push_back(m_session.fileOf(sound));
    m_session.setHidden(sounds, true);
    m_banner->say(Banner::Kind::News, tr("%Ln sound(s) hidden.", nullptr, int(sounds.size())),
                  {{tr("Undo"),
                    [this, files] {
                        std::vector<int> rows;
                        const std::vector<FileId>& now = m_session.map()->files;
                        for (std::size_t i = 0; i < now.size(); ++i)
                            if (std::ranges::find(files, now[i]) != files.end())
                                rows.push_back(int(i));
                        m_session.setHidden(rows, false);
                    }},
                   {tr("Show hidden sounds"), [this] { m_actions->showHidden->setChecked(true); }}});
}

void MainWindow::unhideSounds(const std::vector<int>& sounds)
{
    const MapResultPtr map = m_session.map();
    if (!map)
        return;
    // What is hidden with its cluster can only be shown with it.
    std::set<int> clusters;
    for (const int sound : sounds) {
        if (const int cluster = map->samples[std::size_t(sound)].cluster; m_visible.isClusterHidden(cluster))
            clusters.insert(cluster);
    }
    m_session.setHidden(sounds, false);
    m_session.setClustersHidden(map, {clusters.begin(), clusters.end()}, false);
}

std::vector<int> MainWindow::keyedClusters() const
{
    const bool isThere =
        m_panels != nullptr && m_panels->groups()->hasFocus() && m_actions->checkedColouring() == Colouring::Cluster;
    return isThere ? m_panels->groups()->chosenGroups() : std::vector<int>();
}

void MainWindow::hideClusters(const std::vector<int>& clusters)
{
    const MapResultPtr seen = m_session.map();
    if (!m_session.canMark() || clusters.empty())
        return;
    m_session.setClustersHidden(seen, clusters, true);
    const QString text = clusters.size() == 1
                             ? tr("The cluster %1 is hidden.").arg(clusterText(seen->clusters, clusters.front()))
                             : tr("%Ln cluster(s) hidden.", nullptr, int(clusters.size()));
    m_banner->say(Banner::Kind::News, text,
                  {{tr("Undo"), [this, seen, clusters] { m_session.setClustersHidden(seen, clusters, false); }},
                   {tr("Show hidden sounds"), [this] { m_actions->showHidden->setChecked(true); }}});
}

void MainWindow::rename(int cluster)
{
    if (cluster < 0 || !m_session.canMark())
        return;
    m_panels->showGroupsDock();
    m_named = m_session.map(); // Another one may come while the name is typed.
    m_panels->groups()->editName(cluster);
}

void MainWindow::addMarkActions(QMenu& menu)
{
    menu.addAction(m_actions->favourite);
    menu.addAction(m_actions->addTag);
    const auto isHidden = [this](int sample) { return m_visible.isHidden(sample); };
    const std::vector<int> sounds = markedSounds();
    if (!std::ranges::all_of(sounds, isHidden))
        menu.addAction(m_actions->hide);
    if (std::ranges::any_of(sounds, isHidden))
        menu.addAction(m_actions->unhide);
}

} // namespace otozu
