// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What was heard.

#include "ui/window/map_session.h"

#include <algorithm>
#include <utility>

namespace otozu
{

void MapSession::addHeard(FileId file)
{
    if (file == 0 || m_opened.empty())
        return;
    std::erase(m_history, file);
    m_history.insert(m_history.begin(), file);
    if (m_history.size() > OpenedLibrary::kMostHistory)
        m_history.pop_back();
    emit historyChanged();
    if (m_readOnly != ReadOnlyReason::None)
        return;
    m_heardLately.push_back(file);
    if (!m_keepHeard.isActive())
        m_keepHeard.start();
}

void MapSession::keepHeard()
{
    m_keepHeard.stop();
    if (m_heardLately.empty())
        return;
    m_worker.edit(m_library, [heard = std::exchange(m_heardLately, {})](LibraryStore& store) {
        try {
            store.addHistory(heard);
        } catch (const Error&) {
            // Not worth a word with every sound: what cannot be kept and matters is told.
        }
    });
}

} // namespace otozu
