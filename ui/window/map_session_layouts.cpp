// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Pauses, and what is done to a layout.

#include "core/library/library_flags.h"
#include "ui/window/map_session.h"

namespace otozu
{

bool MapSession::canPause() const
{
    return m_running && m_updating && !m_paused;
}

void MapSession::pause()
{
    if (!canPause())
        return;
    giveUp();
    m_worker.edit(m_library, [](LibraryStore& store) { setPaused(store, true); });
    m_paused = m_pausing = true;
    // How far it came.
    LibraryRequest rest;
    rest.lookAtDisk = false;
    update(rest);
    emit progressed();
}

void MapSession::resume()
{
    if (!m_paused || m_opened != m_folder)
        return;
    giveUp();
    m_paused = false;
    start();
    update({});
    emit started();
}

bool MapSession::canChange() const
{
    return m_map && !m_running && m_opened == m_shownFolder && m_readOnly == ReadOnlyReason::None;
}

void MapSession::layOutAgain()
{
    if (!canChange())
        return;
    m_folder = m_shownFolder;
    start();
    m_tellsTravel = true;
    LibraryRequest again;
    again.resettle = true;
    again.lookAtDisk = false;
    update(again);
    emit started();
}

void MapSession::undoLayout()
{
    if (!canUndoLayout())
        return;
    start();
    m_progress = {Step::Layout, 0, 0};
    m_isStale = true; // Sounds that came since have no place in it.
    m_run = m_worker.undoLayout(request());
    emit started();
}

void MapSession::takeOffer()
{
    if (!canMark() || !m_offer)
        return;
    const std::shared_ptr<const LayoutOffer> offer = m_offer;
    const bool wasRunning = m_running;
    if (wasRunning)
        giveUp();
    start();
    m_isStale = wasRunning; // it goes on afterwards
    m_progress = {Step::Layout, 0, 0};
    m_tellsTravel = true;
    m_run = m_worker.takeLayout(offer);
    emit started();
}

void MapSession::leaveOffer()
{
    m_offer.reset();
    m_worker.edit(m_library, [](LibraryStore& store) { leaveLayout(store); });
}

} // namespace otozu
