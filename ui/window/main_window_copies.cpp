// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's dealings with copies: into folders, and into crates.

#include "core/qt/path_conversion.h"
#include "ui/dialogs/file_manager.h"
#include "ui/map/map_widget.h"
#include "ui/panels/crate_panel.h"
#include "ui/table/sample_table.h"
#include "ui/theme/icons.h"
#include "ui/window/banner.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/progress_strip.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

namespace otozu
{

namespace
{

/// A name of the user's as a menu shows it.
QString menuText(const std::string& name)
{
    return QString::fromStdString(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

void MainWindow::connectCopies()
{
    connect(&m_copy, &CopyJob::started, this, [this] {
        m_banner->hide(); // It may offer to undo what was last before.
        updateEnabled();
    });
    connect(&m_copy, &CopyJob::progressed, this, [this](const Progress& progress) {
        m_progress->showWork(ProgressTexts::line(progress, RateMeter()), ProgressTexts::overall(progress));
    });
    const auto atEnd = [this] {
        if (m_session.isRunning())
            showWork();
        else
            showResult();
        updateEnabled();
        if (m_panels != nullptr && m_panels->crates()->isVisible())
            m_panels->crates()->look();
    };
    const auto undo = [this] { return Banner::Choice{tr("Undo"), [this] { m_copy.undo(); }}; };
    connect(&m_copy, &CopyJob::finished, this,
            [this, atEnd, undo](const QString& text, const std::filesystem::path& target, bool canUndo) {
                atEnd();
                std::vector<Banner::Choice> choices;
                if (canUndo)
                    choices.push_back(undo());
                std::error_code ignored;
                if (std::filesystem::is_directory(target, ignored))
                    choices.push_back({tr("Open the folder"), [target] { openInFileManager(target); }});
                m_banner->say(Banner::Kind::News, text, choices);
            });
    connect(&m_copy, &CopyJob::failed, this, [this, atEnd, undo](const QString& text, bool canUndo) {
        atEnd();
        m_banner->say(Banner::Kind::Trouble, text,
                      canUndo ? std::vector<Banner::Choice>{undo()} : std::vector<Banner::Choice>());
    });
    connect(&m_session, &MapSession::cratesChanged, this, &MainWindow::showCrates);
}

void MainWindow::connectCrates()
{
    const CratePanel* panel = m_panels->crates();
    connect(panel, &CratePanel::addRequested, this, &MainWindow::askForCrate);
    connect(panel, &CratePanel::renamed, this, [this](int crate, const QString& name) {
        changeCrate(crate, [&](std::vector<Crate>& crates, std::size_t at) { crates[at].name = name.toStdString(); });
    });
    const auto remove = [this](int crate) {
        changeCrate(crate, [](std::vector<Crate>& crates, std::size_t at) {
            crates.erase(crates.begin() + std::ptrdiff_t(at));
        });
    };
    connect(panel, &CratePanel::removeRequested, this, remove);
    connect(panel, &CratePanel::openRequested, this,
            [this](int crate) { openInFileManager(m_session.crates()[std::size_t(crate)].folder); });
    connect(panel, &CratePanel::dropped, this, [this](int crate, const std::vector<std::filesystem::path>& files) {
        m_copy.startCrate([files] { return files; }, m_session.crates()[std::size_t(crate)]);
    });
    connect(panel, &CratePanel::menuRequested, this, &MainWindow::showCrateMenu);
    showCrates();
}

void MainWindow::showCrates()
{
    if (m_panels == nullptr)
        return;
    m_panels->crates()->setCrates(m_session.crates());
    m_panels->crates()->setTrouble(m_session.canChangeCrates()                    ? QString()
                                   : m_session.readOnly() != ReadOnlyReason::None ? readOnlyText(m_session.readOnly())
                                                                                  : tr("The library is being opened."));
}

MainWindow::Chosen MainWindow::chosenSounds() const
{
    if (m_panels == nullptr || m_panels->table()->selectedWithoutDot() == 0)
        return {m_session.map(), m_session.root(), m_selection.indices()};
    const SampleTable& table = *m_panels->table();
    auto records = std::make_shared<MapResult>();
    for (const int row : table.selectedRows())
        records->samples.push_back(*table.files().item(row).record);
    std::vector<int> all(records->samples.size());
    std::iota(all.begin(), all.end(), 0);
    return {records, table.files().base(), all};
}

MainWindow::Chosen MainWindow::chosenSounds(std::vector<int> samples) const
{
    return {m_session.map(), m_session.root(), std::move(samples)};
}

void MainWindow::addCopyDeeds(QMenu& menu, const std::vector<int>& samples)
{
    const Chosen chosen = samples.empty() ? chosenSounds() : chosenSounds(samples);
    const auto count = int(chosen.samples.size());
    fillCrateMenu(*menu.addMenu(themeIcon(QStringLiteral("crate")), tr("Copy %Ln sound(s) to a crate", nullptr, count)),
                  chosen);
    menu.addAction(themeIcon(QStringLiteral("copy")), tr("Copy %Ln sound(s) to a folder…", nullptr, count), this,
                   [this, chosen] { askWhereToCopy(chosen); });
}

void MainWindow::fillCrateMenu(QMenu& menu, const Chosen& chosen)
{
    const std::vector<Crate>& crates = m_session.crates();
    const CratePanel* panel = m_panels->crates();
    for (std::size_t i = 0; i < crates.size(); ++i) {
        const QString name = menuText(crates[i].name);
        QAction* deed = menu.addAction(i < 9 ? QStringLiteral("&%1  %2").arg(i + 1).arg(name) : name, this,
                                       [this, chosen, crate = crates[i]] { copyToCrate(chosen, crate); });
        const CrateState& state = panel->state(int(i));
        if (state.isKnown && !state.isThere) {
            deed->setEnabled(false);
            deed->setText(tr("%1 (not there)", "a crate").arg(deed->text()));
        }
    }
    if (!crates.empty())
        menu.addSeparator();
    menu.addAction(tr("Add crate…"), this, &MainWindow::askForCrate)->setEnabled(m_session.canChangeCrates());
}

/// The crates as a menu, at the current sound where it can be seen.
void MainWindow::chooseCrate()
{
    const Chosen chosen = selectedCount() > 0          ? chosenSounds()
                          : m_selection.current() >= 0 ? chosenSounds({m_selection.current()})
                                                       : Chosen();
    if (chosen.samples.empty() || m_map == nullptr)
        return;
    QPoint at = m_map->rect().center();
    if (m_selection.current() >= 0 && m_map->rect().contains(m_map->pixelOf(m_selection.current()).toPoint()))
        at = m_map->pixelOf(m_selection.current()).toPoint();
    QMenu menu(this);
    const QString title = tr("Copy %Ln sound(s) to a crate", nullptr, int(chosen.samples.size()));
    menu.addSection(title);
    menu.setAccessibleName(title);
    fillCrateMenu(menu, chosen);
    showMenu(menu, m_map->mapToGlobal(at));
}

void MainWindow::askWhereToCopy(const Chosen& chosen)
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Copy the selected sounds to a folder"), m_settings.copyFolder());
    if (folder.isEmpty())
        return;
    m_settings.setCopyFolder(folder);
    m_copy.start(chosen.map, chosen.base, chosen.samples, pathOfQString(folder));
}

void MainWindow::copySelectionTo(const std::filesystem::path& folder)
{
    if (const Chosen chosen = chosenSounds(); !chosen.samples.empty())
        m_copy.start(chosen.map, chosen.base, chosen.samples, folder);
}

void MainWindow::copySelectionToCrate(int crate)
{
    copyToCrate(chosenSounds(), m_session.crates()[std::size_t(crate)]);
}

void MainWindow::copyToCrate(const Chosen& chosen, const Crate& crate)
{
    if (chosen.samples.empty())
        return;
    m_copy.startCrate(
        [chosen] {
            std::vector<std::filesystem::path> files;
            for (const int sample : chosen.samples)
                files.push_back(chosen.base / chosen.map->samples[std::size_t(sample)].path);
            return files;
        },
        crate);
}

void MainWindow::askForCrate()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("A folder in which to collect sounds"), m_settings.copyFolder());
    if (folder.isEmpty())
        return;
    m_settings.setCopyFolder(folder);
    addCrate(pathOfQString(folder));
}

void MainWindow::addCrate(const std::filesystem::path& folder)
{
    std::filesystem::path clean = folder.lexically_normal();
    if (!clean.has_filename()) // "best/" is "best"
        clean = clean.parent_path();
    std::vector<Crate> crates = m_session.crates();
    const auto known = std::ranges::find(crates, clean, &Crate::folder);
    if (known != crates.end()) {
        m_banner->say(Banner::Kind::News, tr("%1 is the crate %2 already.", "folder, name")
                                              .arg(displayText(clean), QString::fromStdString(known->name)));
    } else {
        const std::filesystem::path name = clean.has_filename() ? clean.filename() : clean;
        crates.push_back({displayText(name).toStdString(), clean});
        m_session.setCrates(std::move(crates));
    }
    if (m_panels != nullptr)
        m_panels->showCratesDock();
}

/// @param change  called with all and the place of this one.
void MainWindow::changeCrate(int crate, const std::function<void(std::vector<Crate>&, std::size_t)>& change)
{
    std::vector<Crate> crates = m_session.crates();
    if (crate < 0 || std::size_t(crate) >= crates.size())
        return;
    change(crates, std::size_t(crate));
    m_session.setCrates(std::move(crates));
}

void MainWindow::showCrateMenu(int crate, const QPoint& globalPosition)
{
    QMenu menu(this);
    if (crate >= 0) {
        const CrateState& state = m_panels->crates()->state(crate);
        const bool isGone = state.isKnown && !state.isThere;
        const Chosen chosen = chosenSounds();
        if (!chosen.samples.empty()) {
            menu.addAction(themeIcon(QStringLiteral("copy")),
                           tr("Copy %Ln sound(s) here", nullptr, int(chosen.samples.size())), this,
                           [this, chosen, to = m_session.crates()[std::size_t(crate)]] { copyToCrate(chosen, to); })
                ->setEnabled(!isGone);
            menu.addSeparator();
        }
        menu.addAction(themeIcon(QStringLiteral("folder_open")), tr("Open the folder"), QKeySequence(Qt::Key_Return),
                       m_panels->crates(), [this, crate] { emit m_panels->crates()->openRequested(crate); })
            ->setEnabled(!isGone);
        menu.addAction(tr("Rename…"), QKeySequence(Qt::Key_F2), m_panels->crates(),
                       [this, crate] { m_panels->crates()->editName(crate); })
            ->setEnabled(m_session.canChangeCrates());
        menu.addAction(tr("Take it off the panel (the folder stays)"), QKeySequence(Qt::Key_Delete), m_panels->crates(),
                       [this, crate] { emit m_panels->crates()->removeRequested(crate); })
            ->setEnabled(m_session.canChangeCrates());
        menu.addSeparator();
    }
    menu.addAction(themeIcon(QStringLiteral("crate")), tr("Add crate…"), this, &MainWindow::askForCrate)
        ->setEnabled(m_session.canChangeCrates());
    connect(&m_session, &MapSession::cratesChanged, &menu, &QMenu::close);
    showMenu(menu, globalPosition);
}

} // namespace otozu
