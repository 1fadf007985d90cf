// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/main_window.h"

#include "core/qt/path_conversion.h"
#include "ui/audition/audition_engine.h"
#include "ui/map/map_widget.h"
#include "ui/panels/crate_panel.h"
#include "ui/panels/sample_panel.h"
#include "ui/table/sample_table.h"
#include "ui/table/table_header.h"
#include "ui/window/banner.h"
#include "ui/window/drop_veil.h"
#include "ui/window/folder_drop.h"
#include "ui/window/hearing_controls.h"
#include "ui/window/main_tool_bar.h"
#include "ui/window/panels.h"
#include "ui/window/progress_strip.h"
#include "ui/window/shortcuts_overlay.h"
#include "ui/window/welcome_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace otozu
{

MainWindow::MainWindow(AuditionEngine& engine, SampleDrag& drag, Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_engine(engine), m_drag(drag), m_settings(settings), m_cards(m_session),
      m_actions(new Actions(this)), m_pages(new QStackedWidget), m_welcome(new WelcomePage(m_actions->pause)),
      m_banner(new Banner)
{
    setWindowTitle(tr("Otozu"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setContextMenuPolicy(Qt::NoContextMenu);

    m_actions->check(settings.colouring());
    m_actions->check(settings.profile());
    m_session.setProfile(settings.profile());
    m_actions->symbols->setChecked(settings.symbols());
    m_actions->foldDuplicates->setChecked(settings.foldDuplicates());
    m_actions->hoverAudition->setChecked(settings.hoverAudition());
    m_actions->check(settings.theme());
    m_actions->checkScale(settings.scalePercent());
    m_actions->reducedMotion->setChecked(settings.reducedMotion());

    m_bar = new MainToolBar(*m_actions, settings);
    addToolBar(m_bar);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    m_pages->addWidget(m_welcome);
    setCentralWidget(centre);
    m_veil = new DropVeil(centre);

    m_hearing = new HearingControls(engine, *m_actions, settings);
    m_progress = new ProgressStrip(m_actions->pause);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(m_hearing);
    statusBar()->addPermanentWidget(m_progress, 1);

    connectActions();
    connectSession();
    connectJobs();
    connectCopies();
    connectHistory();
    connectHearing();
    connectMarks();
    updateEnabled();
    m_welcome->setFocus(); // Nothing is marked until the user takes to the keyboard.

    if (!restoreGeometry(settings.geometry())) {
        const QSize room = screen()->availableSize();
        resize(QSize(1440, 900).boundedTo(room * 0.94));
    }
}

MainWindow::~MainWindow()
{
    // What is being typed is taken while there is somebody to take it.
    if (QWidget* typing = focusWidget())
        typing->clearFocus();
    // What they still have to say while members go one by one, nobody can hear.
    m_engine.disconnect(this);
    m_session.disconnect(this);
    m_selection.disconnect(this);
    m_demo.disconnect(this);
    m_copy.disconnect(this);
}

void MainWindow::connectActions()
{
    const Actions& a = *m_actions;
    connect(a.open, &QAction::triggered, this, &MainWindow::askForFolder);
    connect(a.addFolder, &QAction::triggered, this, &MainWindow::askForFolderToAdd);
    connect(a.folders, &QAction::triggered, this, &MainWindow::showFolders);
    const auto connectLayout = [this](const QAction* action, void (MapSession::*deed)()) {
        connect(action, &QAction::triggered, this, [this, deed] {
            m_banner->hide();
            (m_session.*deed)();
        });
    };
    connectLayout(a.rescan, &MapSession::rescan);
    connectLayout(a.layOutAgain, &MapSession::layOutAgain);
    connectLayout(a.undoLayout, &MapSession::undoLayout);
    connect(a.pause, &QAction::triggered, this, &MainWindow::pauseOrResume);
    connect(a.cancel, &QAction::triggered, this, &MainWindow::cancelAll);
    connect(a.copyToCrate, &QAction::triggered, this, &MainWindow::chooseCrate);
    connect(a.exportSounds, &QAction::triggered, this, [this] { exportSounds(); });
    connect(a.undoExport, &QAction::triggered, this, [this] {
        m_banner->hide();
        m_copy.undo();
        updateEnabled();
    });
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.selectAll, &QAction::triggered, &m_selection, &Selection::selectAll);
    connect(a.showAll, &QAction::triggered, this, [this] {
        if (m_map != nullptr)
            m_map->zoomToAll();
    });
    connect(a.symbols, &QAction::toggled, this, [this](bool on) {
        m_settings.setSymbols(on);
        recolour();
    });
    connect(a.foldDuplicates, &QAction::toggled, this, [this](bool on) {
        m_settings.setFoldDuplicates(on);
        recolour();
    });
    connect(a.colouring, &QActionGroup::triggered, this, [this] {
        m_settings.setColouring(m_actions->checkedColouring());
        m_bar->updateColouring();
        recolour();
    });
    connect(a.profile, &QActionGroup::triggered, this, [this] { changeProfile(m_actions->checkedProfile()); });
    connect(a.coarser, &QAction::triggered, this, [this] { stepGranularity(QAbstractSlider::SliderSingleStepSub); });
    connect(a.finer, &QAction::triggered, this, [this] { stepGranularity(QAbstractSlider::SliderSingleStepAdd); });
    connect(a.theme, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.setTheme(ThemeMode(action->data().toInt()));
        Theme::instance().apply(m_settings.theme());
    });
    connect(a.scale, &QActionGroup::triggered, this,
            [this](const QAction* action) { m_settings.setScalePercent(action->data().toInt()); });
    connect(a.reducedMotion, &QAction::toggled, this, [this](bool on) {
        m_settings.setReducedMotion(on);
        Theme::instance().setReducedMotion(on);
    });
    connect(a.hidePanels, &QAction::triggered, this, [this] {
        if (m_panels != nullptr)
            m_panels->toggleAll();
    });
    connect(a.shortcuts, &QAction::triggered, this, [this] {
        if (!m_overlay)
            m_overlay = new ShortcutsOverlay(this);
        m_overlay->open();
    });
    connect(a.about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::askForFolder);
    connect(m_welcome, &WelcomePage::demoRequested, this, &MainWindow::openDemoPack);
    connect(m_welcome, &WelcomePage::cancelRequested, this, &MainWindow::cancelAll);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] {
        if (m_copy.isRunning()) // It is what the strip tells of.
            m_copy.cancel();
        else
            cancelAll();
    });
    connect(m_progress, &ProgressStrip::skippedRequested, this, [this] {
        showSkipped(m_session.skipped(), m_session.isRunning() ? m_session.folder() : m_session.root());
    });
    connect(m_bar, &MainToolBar::demoRequested, this, &MainWindow::openDemoPack);
    connect(m_bar, &MainToolBar::recentRequested, this,
            [this](const QString& folder) { openFolder(pathOfQString(folder)); });
    connect(&Theme::instance(), &Theme::changed, this, &MainWindow::applyTheme);
}

void MainWindow::connectHearing()
{
    const Actions& a = *m_actions;
    connect(a.togglePlay, &QAction::triggered, this, [this] {
        if (m_engine.isPlaying() || currentPath().empty())
            m_engine.toggle();
        else
            hearCurrent();
    });
    connect(a.playAgain, &QAction::triggered, this, [this] { hearCurrent(); });
    connect(a.stop, &QAction::triggered, this, [this] {
        if (m_engine.isPlaying())
            m_engine.stop();
        else if (m_welcome->isWorking() && !(m_panels != nullptr && m_panels->table()->hasFocus()))
            cancelAll(); // Who listens on in the table means the sound.
        else
            m_banner->hide();
    });
    connect(a.hoverAudition, &QAction::toggled, this, [this](bool on) {
        m_settings.setHoverAudition(on);
        if (m_map != nullptr)
            m_map->setHoverAudition(on);
    });
    connect(&m_engine, &AuditionEngine::positionChanged, this, [this](double seconds) {
        if (const std::filesystem::path current = currentPath(); !current.empty())
            m_panels->sample()->setPlayhead(m_engine.currentFile() == current ? seconds : -1.0);
    });
    connect(&m_engine, &AuditionEngine::finished, this, [this] {
        if (m_panels != nullptr)
            m_panels->sample()->setPlayhead(-1.0);
    });
    connect(&m_selection, &Selection::currentChanged, this, &MainWindow::showSample);
}

void MainWindow::hear(int sample, double fromSeconds)
{
    if (sample < 0 || !m_session.map())
        return;
    if (m_session.map()->samples[std::size_t(sample)].missing)
        sayMissing(m_session.map()->samples[std::size_t(sample)].path);
    else
        play(m_session.pathOf(sample), m_session.isMapOpen() ? m_session.fileOf(sample) : 0, fromSeconds);
}

void MainWindow::play(const std::filesystem::path& path, FileId file, double fromSeconds)
{
    m_toBeHeard = {path, m_isAgain ? 0 : file};
    m_engine.play(path, fromSeconds);
}

void MainWindow::hearRow(int row, double fromSeconds)
{
    const TableItem& item = m_panels->table()->files().item(row);
    if (item.sample >= 0)
        hear(item.sample, fromSeconds);
    else if (item.record->missing)
        sayMissing(item.record->path);
    else
        play(m_panels->table()->files().pathOf(row), item.id, fromSeconds);
}

void MainWindow::hearCurrent(double fromSeconds)
{
    if (m_selection.current() >= 0)
        hear(m_selection.current(), fromSeconds);
    else if (m_panels != nullptr && m_panels->table()->currentWithoutDot() >= 0)
        hearRow(m_panels->table()->currentWithoutDot(), fromSeconds);
}

std::filesystem::path MainWindow::currentPath() const
{
    if (m_panels == nullptr)
        return {};
    if (m_selection.current() >= 0)
        return m_session.pathOf(m_selection.current());
    const int row = m_panels->table()->currentWithoutDot();
    return row >= 0 ? m_panels->table()->files().pathOf(row) : std::filesystem::path();
}

int MainWindow::selectedCount() const
{
    return int(m_selection.indices().size() + (m_panels != nullptr ? m_panels->table()->selectedWithoutDot() : 0));
}

void MainWindow::applyTheme()
{
    const Theme& theme = Theme::instance();
    if (m_map == nullptr)
        return;
    m_map->setDark(theme.dark());
    m_map->setAnimated(!theme.reducedMotion());
    showSample();
}

void MainWindow::updateEnabled()
{
    const bool hasMap = m_session.map() != nullptr;
    const Actions& a = *m_actions;
    for (QAction* action : {a.copyToCrate, a.exportSounds, a.selectAll, a.showAll, a.symbols, a.foldDuplicates,
                            a.coarser, a.finer, a.hidePanels})
        action->setEnabled(hasMap);
    for (QAction* action : {a.togglePlay, a.playAgain})
        action->setEnabled(hasMap || m_panels != nullptr);
    a.colouring->setEnabled(hasMap);
    const ExportJournal& written = m_copy.journal();
    a.undoExport->setEnabled(!written.empty() && !m_copy.isRunning());
    a.undoExport->setText(written.files.empty() ? tr("Undo the last export")
                                                : tr("Undo the last export: remove %Ln copied file(s) from %1", nullptr,
                                                     int(written.files.size()))
                                                      .arg(displayText(written.target.filename())));
    updatePause();
    const QString trouble = markTrouble();
    for (QAction* action : {a.favourite, a.addTag, a.hide, a.unhide, a.renameCluster}) {
        action->setEnabled(m_session.canMark());
        action->setToolTip(trouble.isEmpty() ? action->property(Actions::kTip).toString() : trouble);
    }
    if (m_panels != nullptr)
        m_panels->table()->setMarkTrouble(trouble);
    a.showHidden->setEnabled(hasMap);
    showCrates();
    updateFolders();
    a.layOutAgain->setEnabled(m_session.canChange());
    a.undoLayout->setEnabled(m_session.canUndoLayout());
    a.rescan->setEnabled(!m_session.folder().empty() && !m_session.isRunning());
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::WindowActivate) {
        m_session.focused();
        if (m_panels != nullptr && m_panels->crates()->isVisible())
            m_panels->crates()->look();
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // A button that has the focus is pressed by these keys; they are not the sound's then.
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool presses = key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
        // What is typed is ended or given up by these.
        const bool ends = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape;
        if (ends && qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr) {
            event->accept();
            return true;
        }
        if (presses && qobject_cast<QAbstractButton*>(QApplication::focusWidget()) != nullptr) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    cancelAll();
    m_settings.setGeometry(saveGeometry());
    if (m_panels != nullptr) {
        m_settings.setTableColumns(m_panels->table()->header().layoutWords());
        m_settings.setTableSort(m_panels->table()->sortWords());
    }
    if (m_map != nullptr) { // else they stand as they do while there is none
        m_settings.setLayout(saveState());
        m_settings.setSampleLayout(m_panels->sampleLayout());
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    // What is dragged out of this window must not fall back into it.
    if (event->source() != nullptr || !mayBeFolderDrop(event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_welcome->setDropHint(true);
    m_veil->setShown(m_pages->currentWidget() != m_welcome);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_welcome->setDropHint(false);
    m_veil->setShown(false);
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_welcome->setDropHint(false);
    m_veil->setShown(false);
    if (const auto folder = folderOfDrop(event->mimeData())) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
        offerFolder(*folder);
    } else {
        m_banner->say(Banner::Kind::Trouble, tr("Only folders and files of this machine can be opened."));
    }
}

} // namespace otozu
