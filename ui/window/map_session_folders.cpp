// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folders of the library that is open.

#include "core/pipeline/library_roots.h"
#include "ui/window/map_session.h"

#include <algorithm>
#include <utility>

namespace otozu
{

bool MapSession::canChangeFolders() const
{
    return !m_opened.empty() && m_opened == m_folder && (!m_map || m_shownFolder == m_folder) &&
           m_readOnly == ReadOnlyReason::None;
}

void MapSession::changeFolders(LibraryWorker::Edit change)
{
    if (!canChangeFolders())
        return;
    giveUp();
    start();
    update({}, std::move(change));
    emit started();
}

void MapSession::addFolder(const std::filesystem::path& folder)
{
    if (!canChangeFolders())
        return;
    // Before the disk is looked at.
    m_watched.push_back(rootPath(folder));
    m_watcher.setRoots(m_watched);
    changeFolders([folder](LibraryStore& store) { otozu::addFolder(store, folder); });
}

void MapSession::removeFolder(RootId root)
{
    changeFolders([root](LibraryStore& store) { store.detachRoot(root); });
}

void MapSession::forgetFolder(RootId root)
{
    changeFolders([root](LibraryStore& store) { store.removeRoot(root); });
}

void MapSession::moveFolder(RootId root, const std::filesystem::path& folder)
{
    changeFolders([root, folder](LibraryStore& store) { otozu::moveFolder(store, root, folder); });
}

const StoredRoot* MapSession::folderOf(const std::filesystem::path& relative) const
{
    const std::filesystem::path::string_type& path = relative.native();
    for (const bool removed : {false, true}) {
        for (std::size_t i = 0; i < m_prefixes.size(); ++i) {
            if (m_roots[i].removed == removed && path.starts_with(m_prefixes[i]))
                return &m_roots[i];
        }
    }
    return nullptr;
}

void MapSession::updatePrefixes()
{
    m_prefixes.clear();
    for (const StoredRoot& root : m_roots) {
        const std::filesystem::path within = root.path.lexically_relative(this->root());
        m_prefixes.push_back(within == "." ? std::filesystem::path::string_type() : (within / "").native());
    }
}

} // namespace otozu
