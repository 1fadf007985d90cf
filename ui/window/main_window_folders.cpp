// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's dealings with the folders of the library that is open.

#include "core/base/lies_in.h"
#include "core/qt/path_conversion.h"
#include "ui/dialogs/folders_dialog.h"
#include "ui/window/banner.h"
#include "ui/window/main_tool_bar.h"
#include "ui/window/main_window.h"

#include <QFileDialog>

#include <algorithm>
#include <utility>

namespace otozu
{

void MainWindow::showHome()
{
    const std::vector<StoredRoot>& folders = m_session.folders();
    const auto more = int(std::ranges::count(folders, false, &StoredRoot::removed)) - 1;
    QString name = displayText(m_session.home().filename());
    QStringList paths;
    for (const StoredRoot& folder : folders) {
        if (!folder.removed)
            paths << displayText(folder.path);
    }
    if (more > 0)
        name = tr("%1 and %Ln more", "folders", more).arg(name);
    m_settings.addRecentFolder(qStringOfPath(m_session.home()));
    setWindowTitle(tr("%1 – Otozu", "open folder").arg(name));
    m_bar->setFolder(name, more > 0 ? paths.join(QLatin1Char('\n')) : displayText(m_session.home()));
}

void MainWindow::offerFolder(const std::filesystem::path& folder)
{
    const bool canAdd = m_session.map() && m_session.canChangeFolders() && !liesIn(folder, m_session.home()) &&
                        std::ranges::none_of(m_session.folders(), [&](const StoredRoot& known) {
                            return !known.removed && liesIn(folder, known.path);
                        });
    if (!canAdd) {
        openFolder(folder);
        return;
    }
    m_banner->say(Banner::Kind::News,
                  tr("Open %1 by itself, or add its sounds to the map of %2?")
                      .arg(displayText(folder.filename()), displayText(m_session.home().filename())),
                  {{tr("Open it"), [this, folder] { openFolder(folder); }},
                   {tr("Add it"), [this, folder] { addFolder(folder); }}});
}

void MainWindow::addFolder(const std::filesystem::path& folder)
{
    m_banner->hide();
    std::error_code ignored;
    m_session.addFolder(std::filesystem::absolute(folder, ignored).lexically_normal());
}

void MainWindow::askForFolderToAdd()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a folder to this library"),
                                                             qStringOfPath(m_session.home().parent_path()));
    if (!folder.isEmpty())
        addFolder(pathOfQString(folder));
}

void MainWindow::removeFolder(RootId root)
{
    const auto known = std::ranges::find(m_session.folders(), root, &StoredRoot::id);
    if (known == m_session.folders().end())
        return;
    m_banner->hide();
    m_session.removeFolder(root);
    m_atEnd = [this, root, path = known->path] {
        m_banner->say(Banner::Kind::News,
                      tr("%1 was removed from the library. Its sounds are kept, as missing, with favourites, tags and "
                         "places.")
                          .arg(displayText(path)),
                      {{tr("Put back"), [this, path] { addFolder(path); }},
                       {tr("Forget for good"), [this, root] { m_session.forgetFolder(root); }}});
    };
}

void MainWindow::moveFolder(RootId root, const std::filesystem::path& folder)
{
    m_banner->hide();
    m_moved = root;
    m_session.moveFolder(root, folder);
}

void MainWindow::askWhereItIs(RootId root)
{
    const auto known = std::ranges::find(m_session.folders(), root, &StoredRoot::id);
    if (known == m_session.folders().end())
        return;
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Where is %1 now?").arg(displayText(known->path.filename())),
                                          qStringOfPath(known->path.parent_path()));
    if (!folder.isEmpty())
        moveFolder(root, pathOfQString(folder));
}

void MainWindow::showFolders()
{
    if (!m_folders) {
        m_folders = new FoldersDialog(this);
        m_folders->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_folders, &FoldersDialog::addRequested, this, &MainWindow::askForFolderToAdd);
        connect(m_folders, &FoldersDialog::removeRequested, this, &MainWindow::removeFolder);
        connect(m_folders, &FoldersDialog::moveRequested, this, &MainWindow::askWhereItIs);
        connect(m_folders, &FoldersDialog::forgetRequested, this, [this](RootId root) {
            m_banner->hide();
            m_session.forgetFolder(root);
        });
        connect(m_folders, &FoldersDialog::restoreRequested, this, [this](RootId root) {
            for (const StoredRoot& folder : m_session.folders()) {
                if (folder.id == root) {
                    addFolder(std::filesystem::path(folder.path));
                    break;
                }
            }
        });
    }
    updateFolders();
    m_folders->show();
    m_folders->raise();
}

void MainWindow::updateFolders()
{
    m_actions->addFolder->setEnabled(m_session.canChangeFolders());
    m_actions->folders->setEnabled(!m_session.folders().empty());
    if (!m_folders)
        return;
    std::vector<FoldersDialog::Folder> folders;
    for (const StoredRoot& root : m_session.folders())
        folders.push_back({root, 0});
    if (const MapResultPtr map = m_session.map()) {
        for (const SampleRecord& sample : map->samples) {
            if (const StoredRoot* root = m_session.folderOf(sample.path))
                ++folders[std::size_t(root - m_session.folders().data())].sounds;
        }
    }
    m_folders->setFolders(folders, m_session.canChangeFolders());
}

void MainWindow::sayOffline()
{
    std::set<RootId> offline;
    QStringList paths;
    for (const StoredRoot& root : m_session.folders()) {
        if (!root.removed && !root.online) {
            offline.insert(root.id);
            paths << displayText(root.path);
        }
    }
    const std::set<RootId> before = std::exchange(m_offline, offline);
    if (!m_session.map() || std::ranges::includes(before, offline))
        return;
    int kept = 0;
    for (const SampleRecord& sample : m_session.map()->samples) {
        const StoredRoot* root = m_session.folderOf(sample.path);
        kept += root != nullptr && offline.contains(root->id) ? 1 : 0;
    }
    std::vector<Banner::Choice> choices;
    if (m_session.canChangeFolders())
        choices.push_back({tr("It is now at…"), [this, root = *offline.begin()] { askWhereItIs(root); }});
    m_banner->say(Banner::Kind::News,
                  tr("%1 is not there. Is its drive connected? %Ln sound(s) of it are kept.", nullptr, kept)
                      .arg(paths.join(QStringLiteral(", "))),
                  choices);
}

void MainWindow::sayMissing(const std::filesystem::path& relative)
{
    const StoredRoot* root = m_session.folderOf(relative);
    const bool isRemoved = root != nullptr && root->removed;
    const bool isOffline = root != nullptr && !isRemoved && !root->online;
    // Once is enough, while the pointer passes over many of them.
    const std::pair<RootId, bool> reason{root != nullptr ? root->id : 0, isRemoved || isOffline};
    if (!m_saidMissing.insert(reason).second)
        return;
    const QString name = displayText(relative);
    m_banner->say(
        Banner::Kind::News,
        isRemoved ? tr("%1 cannot be heard: its folder was removed from the library.").arg(name)
        : isOffline
            ? tr("%1 cannot be heard now: its folder is not there. Is its drive connected?").arg(name)
            : tr("%1 is not in its folder any more. What is known of it is kept in case it comes back.").arg(name));
}

} // namespace otozu
