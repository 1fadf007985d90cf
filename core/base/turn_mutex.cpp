// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/turn_mutex.h"

namespace otozu
{

void TurnMutex::lock()
{
    std::unique_lock lock(m_mutex);
    if (m_depth == 0 || m_holder != std::this_thread::get_id()) {
        const std::uint64_t mine = m_given++;
        m_next.wait(lock, [&] { return m_turn == mine && m_depth == 0; });
        m_holder = std::this_thread::get_id();
    }
    ++m_depth;
}

void TurnMutex::unlock()
{
    {
        const std::lock_guard lock(m_mutex);
        if (--m_depth > 0)
            return;
        m_holder = {};
        ++m_turn;
    }
    m_next.notify_all();
}

std::size_t TurnMutex::inLine() const
{
    const std::lock_guard lock(m_mutex);
    return std::size_t(m_given - m_turn);
}

} // namespace otozu
