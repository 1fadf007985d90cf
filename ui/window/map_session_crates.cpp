// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Crates of the library.

#include "ui/window/map_session.h"

#include <utility>

namespace otozu
{

bool MapSession::canChangeCrates() const
{
    return !m_opened.empty() && m_readOnly == ReadOnlyReason::None;
}

void MapSession::setCrates(std::vector<Crate> crates)
{
    if (!canChangeCrates() || crates == m_crates)
        return;
    m_crates = std::move(crates);
    ++m_cratesSaid;
    m_worker.edit(m_library, [crates = m_crates](LibraryStore& store) { store.setCrates(crates); });
    emit cratesChanged();
}

/// As they are kept, after something could not be.
void MapSession::readCrates()
{
    m_worker.edit(m_library, [this, library = m_library, said = m_cratesSaid](LibraryStore& store) {
        std::vector<Crate> kept;
        try {
            kept = store.crates();
        } catch (const Error&) {
            return; // What went wrong has been told.
        }
        QMetaObject::invokeMethod(
            this,
            [this, library, said, kept = std::move(kept)] {
                if (library != m_library || said != m_cratesSaid || kept == m_crates)
                    return;
                m_crates = kept;
                emit cratesChanged();
            },
            Qt::QueuedConnection);
    });
}

} // namespace otozu
