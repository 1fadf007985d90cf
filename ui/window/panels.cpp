// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/panels.h"

#include "ui/panels/breakdown_panel.h"
#include "ui/panels/crate_panel.h"
#include "ui/panels/family_list.h"
#include "ui/panels/granularity_slider.h"
#include "ui/panels/group_list.h"
#include "ui/panels/sample_panel.h"
#include "ui/panels/similar_list.h"
#include "ui/panels/similar_panel.h"
#include "ui/table/sample_table.h"
#include "ui/theme/icons.h"
#include "ui/window/dock_title.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace otozu
{

namespace
{

constexpr int kGroupsWidth = 236;
constexpr int kSampleWidth = 264;
constexpr int kBelowHeight = 270;
constexpr int kCratesHeight = 132; ///< One row of them.
constexpr int kTallWindow = 960;

} // namespace

Panels::Panels(QMainWindow* window, Selection& selection, SampleDrag& drag)
    : QObject(window), m_window(window), m_granularity(new GranularitySlider), m_groups(new GroupList(selection, drag)),
      m_sample(new SamplePanel), m_similar(new SimilarPanel(drag)), m_history(new SimilarList(drag)),
      m_listTabs(new QTabBar), m_sampleParts(new QSplitter(Qt::Vertical)), m_table(new SampleTable(selection, drag)),
      m_crates(new CratePanel)
{
    auto* room = new QWidget;
    (new QVBoxLayout(room))->setContentsMargins(0, 0, 0, 0);
    auto* groups = new QWidget;
    auto* groupsColumn = new QVBoxLayout(groups);
    groupsColumn->setContentsMargins(0, 0, 0, 0);
    groupsColumn->setSpacing(0);
    groupsColumn->addWidget(m_granularity);
    groupsColumn->addWidget(m_groups, 1);
    m_groupsDock = addDock(tr("Clusters"), QStringLiteral("groupsDock"), QStringLiteral("list"),
                           tr("The list of clusters or folders"), Qt::LeftDockWidgetArea, groups);
    m_sampleParts->addWidget(m_sample);
    auto* lists = new QWidget;
    auto* listsColumn = new QVBoxLayout(lists);
    listsColumn->setContentsMargins(0, 0, 0, 0);
    listsColumn->setSpacing(0);
    m_listTabs->setDrawBase(false);
    m_listTabs->setExpanding(false);
    m_listTabs->addTab(tr("Similar"));
    m_listTabs->addTab(tr("History"));
    m_listTabs->setTabToolTip(1, tr("What you heard, the latest first"));
    m_listTabs->setAccessibleName(tr("Similar sounds or history"));
    listsColumn->addWidget(m_listTabs);
    auto* listPages = new QStackedLayout;
    listPages->addWidget(m_similar);
    listPages->addWidget(m_history);
    listsColumn->addLayout(listPages, 1);
    connect(m_listTabs, &QTabBar::currentChanged, listPages, &QStackedLayout::setCurrentIndex);
    m_history->setComparing(false);
    m_history->setAccessibleName(tr("What was heard"));
    m_sampleParts->addWidget(lists);
    m_sampleParts->setStretchFactor(0, 3);
    m_sampleParts->setStretchFactor(1, 2);
    m_sampleParts->setSizes({600, 400}); // shares, not pixels
    m_sampleParts->setCollapsible(0, false);
    m_sampleDock = addDock(tr("Sample"), QStringLiteral("sampleDock"), QStringLiteral("wave"),
                           tr("What is known of the current sound"), Qt::RightDockWidgetArea, m_sampleParts);
    m_tableDock = addDock(tr("Table"), QStringLiteral("tableDock"), QStringLiteral("table"),
                          tr("All sounds in rows, and what is known of each"), Qt::BottomDockWidgetArea, m_table);
    m_breakdownDock = addDock(tr("Breakdown"), QStringLiteral("breakdownDock"), QStringLiteral("bars"),
                              tr("Which folders the clusters hold, as bars"), Qt::BottomDockWidgetArea, room);
    auto* families = new QWidget;
    (new QVBoxLayout(families))->setContentsMargins(0, 0, 0, 0);
    m_familiesDock = addDock(tr("Duplicates"), QStringLiteral("familiesDock"), QStringLiteral("copy"),
                             tr("Sounds that are there more than once"), Qt::BottomDockWidgetArea, families);
    m_cratesDock = addDock(tr("Crates"), QStringLiteral("cratesDock"), QStringLiteral("crate"),
                           tr("Folders of yours in which you collect sounds"), Qt::BottomDockWidgetArea, m_crates);
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window->tabifyDockWidget(m_tableDock, m_breakdownDock);
    window->tabifyDockWidget(m_breakdownDock, m_familiesDock);
    window->tabifyDockWidget(m_familiesDock, m_cratesDock);
    for (QDockWidget* dock : below()) {
        dock->hide();
        connect(dock->toggleViewAction(), &QAction::triggered, dock, &QWidget::raise); // of the tabs
        // A drag that rests on a tab opens it. Qt makes the bar when it is needed.
        connect(dock, &QDockWidget::visibilityChanged, this, [this] {
            for (QTabBar* tabs : m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
                tabs->setChangeCurrentOnDrag(true);
        });
    }
    // Alone below, crates leave the map its room.
    connect(m_cratesDock->toggleViewAction(), &QAction::triggered, this, [this](bool shown) {
        const auto isShown = [this](const QDockWidget* dock) { return dock != m_cratesDock && !dock->isHidden(); };
        const std::vector<QDockWidget*> docks = below();
        if (shown && m_window->height() < kTallWindow && std::none_of(docks.begin(), docks.end(), isShown))
            m_window->resizeDocks({m_cratesDock}, {kCratesHeight}, Qt::Vertical);
    });
    connect(m_familiesDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible)
            makeFamilies();
    });
    connect(m_breakdownDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible)
            makeBreakdown();
    });
}

QDockWidget* Panels::addDock(const QString& title, const QString& name, const QString& icon, const QString& tip,
                             Qt::DockWidgetArea area, QWidget* content)
{
    auto* dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    dock->setAccessibleName(title);
    content->setAttribute(Qt::WA_StyledBackground); // The panel's ground, whatever the content is.
    dock->setWidget(content);
    dock->setTitleBarWidget(new DockTitle(dock));
    m_window->addDockWidget(area, dock);
    QAction* toggle = dock->toggleViewAction();
    toggle->setIcon(themeIcon(icon));
    toggle->setToolTip(tr("%1: %2", "name of a panel: what it holds").arg(title, tip));
    return dock;
}

void Panels::showDefaults()
{
    m_window->resizeDocks({m_groupsDock, m_sampleDock}, {kGroupsWidth, kSampleWidth}, Qt::Horizontal);
    m_groupsDock->show();
    m_sampleDock->show();
    for (QDockWidget* dock : {m_tableDock, m_breakdownDock, m_cratesDock})
        dock->setVisible(m_window->height() >= kTallWindow);
    m_window->resizeDocks({m_tableDock}, {kBelowHeight}, Qt::Vertical);
    m_tableDock->raise();
}

void Panels::showFilesAlone()
{
    m_groupsDock->hide();
    for (QDockWidget* dock : below())
        dock->hide();
    m_sampleDock->show();
    showTable();
    m_window->resizeDocks({m_sampleDock}, {kSampleWidth}, Qt::Horizontal);
    m_window->resizeDocks({m_tableDock}, {m_window->height() * 3 / 5}, Qt::Vertical);
}

void Panels::showTable()
{
    m_tableDock->show();
    m_tableDock->raise();
}

void Panels::makeBreakdown()
{
    if (m_breakdown == nullptr) {
        m_breakdown = new BreakdownPanel;
        connect(m_breakdown, &BreakdownPanel::selected, this, &Panels::breakdownSelected);
        m_breakdownDock->widget()->layout()->addWidget(m_breakdown);
    }
    m_breakdown->setMap(m_breakdownMap, m_breakdownShown);
}

void Panels::setBreakdown(const MapResultPtr& map, const ShownSounds& shown)
{
    m_breakdownMap = map;
    m_breakdownShown = shown;
    if (m_breakdownDock->isVisible())
        makeBreakdown();
}

void Panels::makeFamilies()
{
    if (m_families == nullptr) {
        m_families = new FamilyList;
        connect(m_families, &FamilyList::hearRequested, this, &Panels::hearRequested);
        connect(m_families, &FamilyList::chosen, this, &Panels::chosen);
        connect(m_families, &FamilyList::dragRequested, this, &Panels::dragRequested);
        connect(m_families, &FamilyList::menuRequested, this, &Panels::menuRequested);
        m_familiesDock->widget()->layout()->addWidget(m_families);
    }
    m_families->setMap(m_familiesMap, m_familiesShown);
}

void Panels::setFamilies(const MapResultPtr& map, const ShownSounds& shown)
{
    m_familiesMap = map;
    m_familiesShown = shown;
    if (m_familiesDock->isVisible())
        makeFamilies();
    else if (m_families != nullptr)
        m_families->setMap(nullptr); // It must not keep an old one.
}

void Panels::showFamilyOf(int sample)
{
    m_familiesDock->show();
    m_familiesDock->raise();
    makeFamilies();
    m_families->showFamilyOf(sample);
}

QByteArray Panels::sampleLayout() const
{
    return m_sampleParts->saveState();
}

void Panels::setSampleLayout(const QByteArray& bytes)
{
    m_sampleParts->restoreState(bytes);
}

void Panels::setGroupsTitle(const QString& title)
{
    m_groupsDock->setWindowTitle(title);
    m_groupsDock->setAccessibleName(title);
    m_groups->setAccessibleName(title);
}

void Panels::showGroupsDock()
{
    m_groupsDock->show();
    m_groupsDock->raise();
}

void Panels::showCratesDock()
{
    m_cratesDock->show();
    m_cratesDock->raise();
}

void Panels::showHistory(bool on)
{
    m_listTabs->setCurrentIndex(on ? 1 : 0);
}

std::vector<QDockWidget*> Panels::below() const
{
    return {m_tableDock, m_breakdownDock, m_familiesDock, m_cratesDock};
}

void Panels::showSampleDock()
{
    m_sampleDock->show();
    m_sampleDock->raise();
}

std::vector<QAction*> Panels::toggles() const
{
    return {m_groupsDock->toggleViewAction(),   m_tableDock->toggleViewAction(),  m_breakdownDock->toggleViewAction(),
            m_familiesDock->toggleViewAction(), m_cratesDock->toggleViewAction(), m_sampleDock->toggleViewAction()};
}

void Panels::toggleAll()
{
    std::vector<QDockWidget*> shown;
    std::vector<QDockWidget*> all = below();
    all.insert(all.begin(), {m_groupsDock, m_sampleDock});
    for (QDockWidget* dock : all)
        if (!dock->isHidden())
            shown.push_back(dock);
    if (!shown.empty()) {
        for (QDockWidget* dock : shown)
            dock->hide();
        m_hidden = std::move(shown);
        return;
    }
    if (m_hidden.empty())
        m_hidden = {m_groupsDock, m_sampleDock};
    for (QDockWidget* dock : m_hidden)
        dock->show();
}

} // namespace otozu
