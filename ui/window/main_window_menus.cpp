// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/path_conversion.h"
#include "ui/dialogs/file_manager.h"
#include "ui/map/map_widget.h"
#include "ui/panels/group_list.h"
#include "ui/table/sample_table.h"
#include "ui/theme/icons.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>

namespace otozu
{

void MainWindow::showMapMenu(int sample, const QPoint& globalPosition)
{
    if (sample >= 0 && !m_selection.contains(sample))
        m_selection.set({sample}, sample);
    QMenu menu(this);
    const int selected = int(m_selection.indices().size());
    if (sample >= 0) {
        menu.addAction(themeIcon(QStringLiteral("play")), tr("Hear"), this, [this, sample] { hear(sample); });
        addFileDeeds(menu, m_session.pathOf(sample));
        addFamilyDeeds(menu, sample, false);
        if (const int group = m_coloured.scene->groupOf[std::size_t(sample)]; group >= 0) {
            const QString name = m_coloured.rows[std::size_t(group)].name;
            menu.addSeparator();
            menu.addAction(tr("Select all of %1", "a cluster or folder").arg(name), this, [this, group, sample] {
                m_selection.set(m_coloured.rows[std::size_t(group)].members, sample);
            });
            menu.addAction(tr("Zoom to %1", "a cluster or folder").arg(name), this,
                           [this, group] { m_map->zoomToGroup(group); });
        }
        menu.addSeparator();
    }
    if (selected > 0) {
        addMarkActions(menu);
        menu.addSeparator();
    }
    if (selectedCount() > 0)
        addCopyDeeds(menu);
    if (selected > 0) {
        menu.addAction(themeIcon(QStringLiteral("export")), tr("Export %Ln sound(s)…", nullptr, selected), this,
                       [this] { exportSounds(); });
        menu.addSeparator();
    }
    menu.addAction(m_actions->selectAll);
    menu.addAction(m_actions->showAll);
    menu.addAction(m_actions->showHidden);
    showMenu(menu, globalPosition);
}

void MainWindow::showRowMenu(int row, const QPoint& globalPosition)
{
    const SampleTable& table = *m_panels->table();
    if (row < 0 || table.files().item(row).sample >= 0) {
        if (m_map != nullptr)
            showMapMenu(row < 0 ? -1 : table.files().item(row).sample, globalPosition);
        return;
    }
    QMenu menu(this);
    menu.addAction(themeIcon(QStringLiteral("play")), tr("Hear"), this, &MainWindow::hearCurrent);
    addFileDeeds(menu, table.files().pathOf(row));
    menu.addSeparator();
    addCopyDeeds(menu);
    menu.addSeparator();
    menu.addAction(m_actions->showHidden);
    showMenu(menu, globalPosition);
}

void MainWindow::addFileDeeds(QMenu& menu, const std::filesystem::path& file)
{
    menu.addAction(themeIcon(QStringLiteral("folder_open")), tr("Show its folder"), this,
                   [file] { openInFileManager(file.parent_path()); });
    menu.addAction(tr("Copy its path"), this, [file] { QApplication::clipboard()->setText(qStringOfPath(file)); });
}

void MainWindow::addFamilyDeeds(QMenu& menu, int sample, bool isListed)
{
    const SoundFamily* all = familyWith(m_session.map()->families, sample);
    const std::vector<SoundFamily> left = all != nullptr ? m_visible.families({all, 1}) : std::vector<SoundFamily>();
    if (left.empty())
        return;
    std::vector<int> copies;
    for (const SoundFamily::Member& member : left.front().members)
        copies.push_back(member.sample);
    menu.addSeparator();
    menu.addAction(tr("Select all %Ln copies", nullptr, int(copies.size())), this,
                   [this, copies, sample] { m_selection.set(copies, sample); });
    if (!isListed)
        menu.addAction(tr("List its copies"), this, [this, sample] { m_panels->showFamilyOf(sample); });
}

void MainWindow::showListMenu(int sample, const QPoint& globalPosition, bool isFamilies)
{
    QMenu menu(this);
    menu.addAction(themeIcon(QStringLiteral("play")), tr("Hear"), this, [this, sample] { hear(sample); });
    menu.addAction(tr("Show on the map"), this, [this, sample] { goTo(sample); });
    addFileDeeds(menu, m_session.pathOf(sample));
    addFamilyDeeds(menu, sample, isFamilies);
    menu.addSeparator();
    addCopyDeeds(menu, {sample});
    showMenu(menu, globalPosition);
}

void MainWindow::showGroupMenu(int group, const QPoint& globalPosition)
{
    const GroupRow& row = m_coloured.rows[std::size_t(group)];
    const bool isCluster = m_actions->checkedColouring() == Colouring::Cluster;
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    if (isCluster) {
        QAction* naming =
            menu.addAction(tr("Rename…"), m_actions->renameCluster->shortcut(), this, [this, group] { rename(group); });
        naming->setEnabled(m_session.canMark());
        naming->setToolTip(markTrouble());
    }
    if (isCluster)
        addHideCluster(menu, group);
    const bool isThere = !row.members.empty();
    if (isThere) {
        menu.addSeparator();
        addMarkActions(menu);
        menu.addSeparator();
        menu.addAction(tr("Zoom to %1", "a cluster or folder").arg(row.name), this,
                       [this, group] { m_map->zoomToGroup(group); });
        menu.addSeparator();
        addCopyDeeds(menu);
        menu.addAction(
            themeIcon(QStringLiteral("export")),
            isCluster ? tr("Export %1…", "a cluster").arg(row.name) : tr("Export the selection…"), this,
            [this, group, isCluster] { exportSounds(isCluster ? std::vector<int>{group} : std::vector<int>()); });
    }
    menu.addSeparator();
    menu.addAction(m_actions->showHidden);
    showMenu(menu, globalPosition);
}

void MainWindow::addHideCluster(QMenu& menu, int cluster)
{
    // Of several that are marked, all; the one under the pointer says which way.
    std::vector<int> clusters = m_panels->groups()->markedGroups();
    if (std::ranges::find(clusters, cluster) == clusters.end())
        clusters = {cluster};
    const bool isHidden = m_visible.isClusterHidden(cluster);
    std::erase_if(clusters, [&](int each) { return m_visible.isClusterHidden(each) != isHidden; });
    const int count = int(clusters.size());
    const QAction& key = isHidden ? *m_actions->unhide : *m_actions->hide;
    const QString text =
        isHidden ? (count == 1 ? tr("Show the cluster again") : tr("Show %Ln clusters again", nullptr, count))
                 : (count == 1 ? tr("Hide the cluster") : tr("Hide %Ln clusters", nullptr, count));
    QAction* action = menu.addAction(text, key.shortcut(), this, [this, seen = m_session.map(), clusters, isHidden] {
        if (isHidden)
            m_session.setClustersHidden(seen, clusters, false);
        else
            hideClusters(clusters);
    });
    action->setEnabled(m_session.canMark());
    action->setToolTip(markTrouble());
}

void MainWindow::showMenu(QMenu& menu, const QPoint& globalPosition)
{
    // It speaks of groups and sounds by number: it must not outlive them.
    connect(&m_session, &MapSession::shown, &menu, &QMenu::close);
    connect(&m_session, &MapSession::recut, &menu, &QMenu::close);
    connect(&m_session, &MapSession::marked, &menu, &QMenu::close); // by tags there are groups, too
    menu.exec(globalPosition);
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Otozu"),
                       tr("<h3>Otozu %1</h3><p>A map of your sounds: neighbours sound alike.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later. "
                          "No account, no network, nothing leaves this machine.</p>")
                           .arg(QApplication::applicationVersion()));
}

} // namespace otozu
