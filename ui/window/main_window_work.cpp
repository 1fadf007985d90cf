// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's dealings with what takes time: reading folders, the demo pack, copies and exports.

#include "core/qt/path_conversion.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/skipped_dialog.h"
#include "ui/panels/granularity_slider.h"
#include "ui/table/sample_table.h"
#include "ui/window/banner.h"
#include "ui/window/main_tool_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/progress_strip.h"
#include "ui/window/welcome_page.h"

#include <QFileDialog>
#include <QLocale>

#include <algorithm>

namespace otozu
{

void MainWindow::connectSession()
{
    connect(&m_session, &MapSession::started, this, [this] {
        showWork();
        updateEnabled();
    });
    connect(&m_session, &MapSession::progressed, this, &MainWindow::showWork);
    connect(&m_session, &MapSession::listed, this, &MainWindow::showFiles);
    connect(&m_session, &MapSession::heard, this, [this](const StoredFilesPtr& files) {
        if (m_panels != nullptr)
            m_panels->table()->addHeard(files);
    });
    connect(&m_session, &MapSession::shown, this, [this](bool isAnotherFolder) {
        if (isAnotherFolder)
            showMap();
        else
            showGrown();
    });
    connect(&m_session, &MapSession::finished, this, &MainWindow::showEnd);
    connect(&m_session, &MapSession::laidOut, this, &MainWindow::showTravel);
    connect(&m_session, &MapSession::isReadOnly, this, [this] {
        m_notKept = readOnlyText(m_session.readOnly());
        m_banner->say(Banner::Kind::News, m_notKept);
    });
    connect(&m_session, &MapSession::notKept, this, [this](const Failure& failure) {
        m_notKept = tr("What is found out about these sounds cannot be kept: %1").arg(failureText(failure));
        m_banner->say(Banner::Kind::Trouble, m_notKept);
    });
    connect(&m_session, &MapSession::recut, this, &MainWindow::showCut);
    connect(&m_session, &MapSession::comparable, this, &MainWindow::showCut);
    connect(&m_session, &MapSession::granularityRead, this, [this] {
        if (m_panels != nullptr)
            m_panels->granularity()->setGranularity(m_session.granularity());
    });
    connect(&m_session, &MapSession::nothingFound, this, &MainWindow::showNothingFound);
    connect(&m_session, &MapSession::failed, this, &MainWindow::showTrouble);
    connect(&m_session, &MapSession::knownElsewhere, this, [this](const KnownElsewhere& known) {
        showFilesOfMap();
        showResult();
        m_atEnd = {};
        m_banner->say(Banner::Kind::News,
                      tr("The sounds of %1 are known: they were in %2, which is not there any more.")
                          .arg(displayText(known.folder), displayText(known.path)),
                      {{tr("It is now here"), [this, known] { m_session.openMoved(known); }},
                       {tr("Make a new library"), [this, known] { m_session.open(known.folder, true); }}});
    });
    connect(&m_session, &MapSession::cancelled, this, [this] {
        showFilesOfMap();
        m_atEnd = {};
        showResult();
    });
}

void MainWindow::connectJobs()
{
    connect(&m_demo, &DemoWorker::progressed, this, [this](const Progress& progress) {
        if (!m_demoRunning)
            return;
        const QString line = ProgressTexts::line(progress, RateMeter());
        showProgress(tr("Making the demo pack"), line, ProgressTexts::overall(progress));
    });
    connect(&m_demo, &DemoWorker::finished, this, [this](const std::filesystem::path& folder) {
        if (std::exchange(m_demoRunning, false))
            openFolder(folder);
    });
    connect(&m_demo, &DemoWorker::failed, this, [this](const Failure& failure) {
        if (std::exchange(m_demoRunning, false))
            showTrouble(failure);
    });
    connect(&m_demo, &DemoWorker::cancelled, this, [this] {
        if (std::exchange(m_demoRunning, false))
            showResult();
    });
}

void MainWindow::openFolder(const std::filesystem::path& folder)
{
    m_demoRunning = false;
    m_demo.cancel();
    m_banner->hide();
    m_offline.clear();
    m_saidMissing.clear();
    m_atEnd = {};
    std::error_code ignored;
    const bool isFile = std::filesystem::is_regular_file(folder, ignored);
    m_session.open(isFile ? std::filesystem::absolute(folder, ignored).parent_path() : folder);
}

void MainWindow::openLast()
{
    if (const QStringList recent = m_settings.recentFolders(); !recent.isEmpty())
        openFolder(pathOfQString(recent.front()));
}

void MainWindow::changeProfile(Profile profile)
{
    const bool isNew = profile != m_settings.profile();
    m_settings.setProfile(profile);
    m_session.setProfile(profile);
    m_bar->updateProfile();
    if (isNew && m_session.isPaused())
        m_session.resume(); // there is nothing to be shown of it without listening
    else if (isNew && m_session.isRunning())
        m_session.open(m_session.folder());
    else if (isNew && m_session.map())
        m_session.rescan();
}

void MainWindow::openDemoPack()
{
    m_session.cancel();
    m_banner->hide();
    m_demoRunning = true;
    showProgress(tr("Making the demo pack"), {}, 0.0);
    m_demo.start(DemoWorker::folder());
}

void MainWindow::askForFolder()
{
    const QStringList recent = m_settings.recentFolders();
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of sounds"),
                                                             recent.isEmpty() ? QString() : recent.front());
    if (!folder.isEmpty())
        openFolder(pathOfQString(folder));
}

void MainWindow::showWork()
{
    updatePause();
    m_progress->setSkipped(qsizetype(m_session.skipped().size()));
    showProgress(m_session.found() > 0 ? ProgressTexts::found(qsizetype(m_session.found())) : tr("Looking for sounds…"),
                 m_session.progressLine(), ProgressTexts::overall(m_session.progress()));
}

void MainWindow::showProgress(const QString& headline, const QString& line, double share)
{
    m_welcome->showWork(headline, line, share);
    // Once is enough: below only where a map stands in the middle, and no copy tells of itself there.
    if (m_map != nullptr && !m_copy.isRunning())
        m_progress->showWork(line, share);
}

void MainWindow::showResult()
{
    const MapResultPtr& map = m_session.map();
    const std::size_t files = m_session.counts().files;
    const std::size_t heard = files - m_session.counts().toHear;
    if (m_session.isPaused())
        m_welcome->showPaused(ProgressTexts::heard(heard, files), files > 0 ? double(heard) / double(files) : 0.0);
    else
        m_welcome->showWork({}, {}, 0.0);
    if (m_session.isPaused())
        m_progress->showResult(map ? ProgressTexts::paused(heard, files) : QString());
    else
        m_progress->showResult(
            map ? ProgressTexts::summary(qsizetype(map->samples.size()), qsizetype(map->clusters.size()),
                                         qsizetype(countRepeats(map->families)), qsizetype(m_session.counts().placed),
                                         std::ranges::count_if(map->samples, &SampleRecord::missing),
                                         qsizetype(m_visible.leftOutCount()))
                : QString());
    m_progress->setSkipped(qsizetype(m_session.skipped().size()));
    updateEnabled();
}

void MainWindow::showEnd()
{
    showResult();
    showHome();
    updateFolders();
    m_saidMissing.clear();
    if (const auto say = std::exchange(m_atEnd, {}))
        say();
    else if (m_session.offer())
        sayOffer();
    else
        sayOffline();
}

void MainWindow::sayOffer()
{
    const QString news = tr("All %Ln sound(s) are heard. There is a new layout, made of all of them.", nullptr,
                            int(m_session.offer()->map->samples.size()));
    // What would be lost must not be forgotten over it.
    const bool isKept = !m_session.isInMemory();
    m_banner->say(isKept ? Banner::Kind::News : Banner::Kind::Trouble,
                  isKept ? news : tr("%1. %2", "two sentences").arg(m_notKept, news),
                  {{tr("Take the new layout"), [this] { m_session.takeOffer(); }},
                   {tr("Keep this one"), [this] { m_session.leaveOffer(); }}});
}

void MainWindow::showTravel(const Travel& travel)
{
    const auto percent = [](double share) { return QLocale().toString(100.0 * share, 'f', 1); };
    m_banner->say(Banner::Kind::News,
                  tr("The map is laid out anew. Half of the sounds went less than %1 % of its width, nine in ten less "
                     "than %2 %.")
                      .arg(percent(travel.median), percent(travel.ninetieth)),
                  {{tr("Undo layout"), [this] { m_session.undoLayout(); }}});
}

void MainWindow::showNothingFound(const std::filesystem::path& folder, std::size_t otherFiles,
                                  const std::vector<FileFault>& skipped)
{
    showFilesOfMap();
    showResult();
    QString text = tr("There is no sound in %1 that can be analysed.").arg(displayText(folder));
    if (!skipped.empty())
        text += QLatin1Char(' ') + tr("%Ln sound file(s) could not be read.", nullptr, int(skipped.size()));
    if (otherFiles > 0)
        text += QLatin1Char(' ') + tr("%Ln file(s) in it are no sounds.", nullptr, int(otherFiles));
    std::vector<Banner::Choice> choices;
    if (!skipped.empty())
        choices.push_back({tr("See why"), [this, skipped, folder] { showSkipped(skipped, folder); }});
    choices.push_back({tr("Open another folder…"), [this] { askForFolder(); }});
    m_banner->say(Banner::Kind::Trouble, text, choices);
}

void MainWindow::showTrouble(const Failure& failure)
{
    showFilesOfMap();
    showResult();
    m_atEnd = {};
    Banner::Choice next{tr("Open another folder…"), [this] { askForFolder(); }};
    if (failure.fault == Fault::OtherSounds)
        next = {tr("It is now at…"), [this] { askWhereItIs(m_moved); }};
    m_banner->say(Banner::Kind::Trouble, failureText(failure), {next});
}

void MainWindow::showSkipped(const std::vector<FileFault>& skipped, const std::filesystem::path& root)
{
    auto* dialog = new SkippedDialog(skipped, root, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::exportSounds(const std::vector<int>& clusters)
{
    if (!m_session.map())
        return;
    auto* dialog = new ExportDialog(m_session.map(), m_selection.indices(), m_visible, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::journalChanged, this, [this](const ExportJournal& journal) {
        m_banner->hide(); // It may offer to undo what was last before.
        m_copy.setJournal(journal);
        updateEnabled();
    });
    if (!clusters.empty())
        dialog->chooseClusters(clusters);
    dialog->open();
}

void MainWindow::pauseOrResume()
{
    m_banner->hide();
    if (m_session.isPaused())
        m_session.resume();
    else
        m_session.pause();
    updateEnabled();
}

void MainWindow::updatePause()
{
    m_actions->setPaused(m_session.isPaused());
    m_actions->pause->setEnabled(m_session.canPause() || m_session.isPaused());
}

void MainWindow::cancelAll()
{
    m_session.cancel();
    m_demo.cancel();
    m_copy.cancel();
}

} // namespace otozu
