// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's dealings with the map that it shows, and with the panels about it.

#include "ui/audition/audition_engine.h"
#include "ui/dialogs/file_manager.h"
#include "ui/drag/sample_drag.h"
#include "ui/map/map_widget.h"
#include "ui/panels/cluster_text.h"
#include "ui/panels/family_list.h"
#include "ui/panels/granularity_slider.h"
#include "ui/panels/group_list.h"
#include "ui/panels/sample_panel.h"
#include "ui/panels/similar_list.h"
#include "ui/panels/similar_panel.h"
#include "ui/panels/swatch.h"
#include "ui/table/sample_table.h"
#include "ui/table/table_header.h"
#include "ui/window/main_tool_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/welcome_page.h"

#include <QAction>
#include <QActionGroup>
#include <QSlider>
#include <QStackedWidget>

#include <unordered_map>
#include <utility>

namespace otozu
{

namespace
{

/// Where each of `files` is in `now`; -1: nowhere.
std::vector<int> rowsOf(const std::vector<FileId>& files, const std::vector<FileId>& now)
{
    std::vector<int> rows;
    rows.reserve(files.size());
    for (std::size_t at = 0; rows.size() < files.size() && at < now.size(); ++at) { // Mostly some have come between.
        if (now[at] == files[rows.size()])
            rows.push_back(int(at));
    }
    if (rows.size() == files.size())
        return rows;
    std::unordered_map<FileId, int> known;
    known.reserve(now.size());
    for (std::size_t i = 0; i < now.size(); ++i)
        known.emplace(now[i], int(i));
    rows.clear();
    for (const FileId file : files) {
        const auto at = known.find(file);
        rows.push_back(at == known.end() ? -1 : at->second);
    }
    return rows;
}

} // namespace

void MainWindow::makePanels()
{
    m_panels = new Panels(this, m_selection, m_drag);
    for (QAction* toggle : m_panels->toggles())
        m_bar->addPanelAction(toggle);
    m_panels->table()->header().setLayoutWords(m_settings.tableColumns());
    m_panels->table()->setSortWords(m_settings.tableSort());
    connectTable();
    connectCrates();
}

void MainWindow::makeMap()
{
    if (m_panels == nullptr)
        makePanels();
    m_map = new MapWidget(m_selection, m_drag);
    m_map->setObjectName(QStringLiteral("map"));
    m_map->setContextMenuPolicy(Qt::CustomContextMenu);
    m_pages->addWidget(m_map);
    const bool isTableInUse = m_panels->table()->hasFocus();
    if (!restoreState(m_settings.layout()))
        m_panels->showDefaults();
    if (isTableInUse) {
        m_panels->showTable();
        m_panels->table()->setFocus();
    }
    m_panels->setSampleLayout(m_settings.sampleLayout());
    connectMap();
    connectMarksBar();
    applyTheme();
}

void MainWindow::connectTable()
{
    const SampleTable* table = m_panels->table();
    connect(table, &SampleTable::hearRequested, this, [this](int row) { hearRow(row); });
    connect(table, &SampleTable::hovered, this, [this](int row) {
        if (row >= 0 && m_actions->hoverAudition->isChecked())
            hearRow(row);
        else if (row >= 0)
            m_engine.prefetch(m_panels->table()->files().pathOf(row));
    });
    connect(table, &SampleTable::currentWithoutDotChanged, this, &MainWindow::showSample);
    connect(table, &SampleTable::favouriteWished, this, [this](int row) {
        const TableItem& item = m_panels->table()->files().item(row);
        m_session.setFavourite({item.sample}, !m_session.marks().isFavourite(item.id));
    });
    connect(table, &SampleTable::menuRequested, this, &MainWindow::showRowMenu);

    const SamplePanel* panel = m_panels->sample();
    connect(panel, &SamplePanel::seekRequested, this, &MainWindow::hearCurrent);
    connect(panel, &SamplePanel::openFolderRequested, this, &openInFileManager);
}

void MainWindow::connectMap()
{
    const auto pathOf = [this](int sample) { return pathToDrag(sample); };
    m_map->setPathProvider(pathOf);
    m_map->setCardProvider([this](int sample) { return m_cards.card(sample); });
    m_map->setHoverAudition(m_actions->hoverAudition->isChecked());
    connect(&m_cards, &HoverCards::ready, m_map, &MapWidget::refreshCard);
    connect(m_map, &MapWidget::hearRequested, this, [this](int sample) { hear(sample); });
    connect(m_map, &MapWidget::stopRequested, &m_engine, &AuditionEngine::stop);
    connect(m_map, &MapWidget::hovered, this, [this](int sample) {
        if (sample >= 0)
            m_engine.prefetch(m_session.pathOf(sample));
    });
    connect(m_map, &MapWidget::hoverAuditionChanged, m_actions->hoverAudition, &QAction::setChecked);
    connect(m_map, &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { showMapMenu(m_map->indexAt(at), m_map->mapToGlobal(at)); });

    GroupList* groups = m_panels->groups();
    groups->setPathProvider(pathOf);
    connect(groups, &GroupList::highlightRequested, m_map, &MapWidget::highlightGroup);
    connect(groups, &GroupList::zoomRequested, m_map, &MapWidget::zoomToGroup);
    connect(groups, &GroupList::menuRequested, this, &MainWindow::showGroupMenu);
    connect(m_panels, &Panels::breakdownSelected, this,
            [this](const std::vector<int>& samples) { m_selection.set(samples); });

    connect(m_panels, &Panels::hearRequested, this, [this](int sample) { hear(sample); });
    connect(m_panels, &Panels::chosen, this, &MainWindow::goTo);
    connect(m_panels, &Panels::menuRequested, this,
            [this](int sample, const QPoint& at) { showListMenu(sample, at, true); });
    connect(m_panels, &Panels::dragRequested, this, [this](const std::vector<int>& samples) {
        std::vector<NativePath> files;
        for (const int sample : samples)
            files.push_back(pathToDrag(sample));
        m_drag.start(m_panels->families(), std::move(files));
    });

    SimilarList* history = m_panels->history();
    history->setPathProvider(pathOf);
    connect(history, &SimilarList::chosen, this, [this](int sample) { hearAgain([&] { goTo(sample); }); });
    connect(history, &SimilarList::hearRequested, this, [this](int sample) { hearAgain([&] { hear(sample); }); });
    connect(history, &SimilarList::hovered, this, [this](int sample) {
        if (sample >= 0)
            m_engine.prefetch(m_session.pathOf(sample));
    });
    connect(history, &SimilarList::menuRequested, this,
            [this](int sample, const QPoint& at) { showListMenu(sample, at, false); });

    m_panels->granularity()->setGranularity(m_session.granularity());
    connect(m_panels->granularity(), &GranularitySlider::changed, this,
            [this](double granularity) { m_session.setGranularity(granularity); });
    connect(m_panels->sample(), &SamplePanel::originalRequested, this, &MainWindow::goTo);

    SimilarPanel* similar = m_panels->similar();
    similar->setPathProvider(pathOf);
    similar->setWeights(m_settings.similarity());
    connect(similar, &SimilarPanel::weightsChanged, this,
            [this](const SimilarityWeights& weights) { m_settings.setSimilarity(weights); });
    connect(similar, &SimilarPanel::chosen, this, &MainWindow::goTo);
    connect(similar, &SimilarPanel::menuRequested, this,
            [this](int sample, const QPoint& at) { showListMenu(sample, at, false); });
    connect(similar, &SimilarPanel::hearRequested, this, [this](int sample) { hear(sample); });
    connect(similar, &SimilarPanel::hovered, this, [this](int sample) {
        if (sample >= 0 && m_actions->hoverAudition->isChecked())
            hear(sample);
        else if (sample >= 0)
            m_engine.prefetch(m_session.pathOf(sample));
    });
}

NativePath MainWindow::pathToDrag(int sample) const
{
    const MapResult& map = *m_session.map();
    const SampleRecord& record = map.samples[std::size_t(sample)];
    return record.missing ? NativePath() : nativePathIn(map.request.folder, record.path);
}

void MainWindow::goTo(int sample)
{
    m_selection.set({sample});
    m_map->ensureVisible(sample);
    hear(sample);
}

void MainWindow::showFiles(const LibraryFilesPtr& files)
{
    if (m_panels == nullptr && files->files.empty())
        return;
    if (m_panels == nullptr) {
        makePanels();
        m_panels->showFilesAlone();
        updateEnabled();
    }
    m_panels->table()->files().setMarks(m_session.marksNow());
    const bool isOfMap = m_shown != nullptr && m_shown->request.folder == files->base;
    const bool isBack = isOfMap && m_panels->table()->files().base() != files->base;
    m_panels->table()->setFiles(
        files, isOfMap ? m_visible : ShownSounds({}, m_session.marksNow(), m_actions->showHidden->isChecked()));
    if (isBack) // from another folder, of which there never was a map
        m_panels->table()->setMap(m_shown, m_visible);
}

/// A run of another folder has ended without a map.
void MainWindow::showFilesOfMap()
{
    const MapResultPtr& map = m_session.map();
    if (m_panels != nullptr && map && m_panels->table()->files().base() != map->request.folder)
        m_panels->table()->setMap(map, m_visible);
}

void MainWindow::showMap()
{
    showHome();
    m_saidMissing.clear();
    m_engine.stop();
    m_cards.clear();
    if (m_map == nullptr)
        makeMap();
    m_shown = m_session.map();
    m_panels->table()->files().setMarks(m_session.marksNow());
    seeMap();
    m_panels->table()->setMap(m_shown, m_visible, [this] {
        m_selection.reset(int(m_shown->samples.size()));
        showVisible();
    });
    m_panels->similar()->setMap(m_shown);
    recolour();
    showSample();
    m_trail.clear();
    updateTrail();
    m_pages->setCurrentWidget(m_map);
    if (!m_panels->table()->hasFocus())
        m_map->setFocus();
    m_welcome->showWork({}, {}, 0.0);
    updateEnabled();
    if (!m_session.isRunning())
        showResult();
}

void MainWindow::showGrown()
{
    const MapResultPtr before = std::exchange(m_shown, m_session.map());
    const std::vector<int> rows = rowsOf(before->files, m_shown->files);
    const auto rowOf = [&](int sample) {
        return sample < 0 || std::size_t(sample) >= rows.size() ? -1 : rows[std::size_t(sample)];
    };
    bool keepsPlaces = true;
    for (std::size_t i = 0; i < before->files.size() && keepsPlaces; ++i) {
        const int row = rowOf(int(i));
        if (row < 0)
            continue;
        const SampleRecord& now = m_shown->samples[std::size_t(row)];
        keepsPlaces = now.x == before->samples[i].x && now.y == before->samples[i].y;
    }
    std::vector<int> selected;
    for (const int sample : m_selection.indices())
        selected.push_back(rowOf(sample));
    std::erase(selected, -1);
    const int current = rowOf(m_selection.current());

    m_cards.clear();
    m_panels->table()->files().setMarks(m_session.marksNow());
    seeMap();
    m_panels->table()->setMap(m_shown, m_visible, [&] {
        m_selection.reset(int(m_shown->samples.size()));
        showVisible();
        m_panels->similar()->setMap(m_shown);
        m_selection.set(std::move(selected), current);
    });
    recolour(keepsPlaces);
    showSample();
    if (!m_session.isRunning())
        showResult();
}

void MainWindow::showCut()
{
    m_shown = m_session.map();
    seeMap();
    if (m_panels->table()->files().base() == m_shown->request.folder)
        m_panels->table()->files().setCut(m_shown, m_visible);
    recolour();
    m_panels->similar()->setMap(m_session.map());
    showVisible();
    showSample();
    m_map->refreshCard();
    if (!m_session.isRunning())
        showResult();
}

void MainWindow::stepGranularity(QAbstractSlider::SliderAction step)
{
    if (m_panels != nullptr && m_actions->checkedColouring() == Colouring::Cluster)
        m_panels->granularity()->slider()->triggerAction(step);
}

void MainWindow::recolour(bool keepView)
{
    if (m_map == nullptr || !m_session.map())
        return;
    const Colouring colouring = m_actions->checkedColouring();
    m_coloured = colourMap(*m_session.map(), colouring, m_actions->symbols->isChecked(),
                           m_actions->foldDuplicates->isChecked(), m_session.marks(), m_visible);
    m_map->setScene(m_coloured.scene, keepView);
    showStars();
    m_panels->groups()->setRenamable(colouring == Colouring::Cluster && m_session.canMark());
    m_panels->groups()->setGroups(m_coloured.rows);
    m_panels->setGroupsTitle(colouring == Colouring::Cluster ? tr("Clusters")
                             : colouring == Colouring::TopFolder || colouring == Colouring::ParentFolder
                                 ? tr("Folders")
                                 : m_actions->colouring->checkedAction()->text());
    m_panels->granularity()->setVisible(colouring == Colouring::Cluster);
    m_panels->granularity()->setClusters(int(m_session.map()->clusters.size()));
}

void MainWindow::showSample()
{
    if (m_panels == nullptr)
        return;
    const MapResultPtr& map = m_session.map();
    const int current = map ? m_selection.current() : -1;
    m_panels->similar()->setSample(current);
    showMarksOfSounds();
    if (current < 0) {
        const TableModel& files = m_panels->table()->files();
        const int row = m_panels->table()->currentWithoutDot();
        m_panels->sample()->setSample(row >= 0 ? files.item(row).record : nullptr, files.base());
        return;
    }
    const SampleRecord& record = map->samples[std::size_t(current)];
    const bool clustered = record.cluster >= 0 && std::size_t(record.cluster) < map->clusters.size();
    m_panels->sample()->setSample(
        &record, m_session.root(), clusterText(map->clusters, record.cluster),
        clustered ? mapQColor(map->clusters[std::size_t(record.cluster)].colour, Theme::instance().dark()) : QColor(),
        record.duplicateOf >= 0 && m_visible.isShown(record.duplicateOf)
            ? &map->samples[std::size_t(record.duplicateOf)]
            : nullptr);
}

} // namespace otozu
