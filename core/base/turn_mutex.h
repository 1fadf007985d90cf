// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <thread>

namespace otozu
{

/// A mutex that threads get in the order in which they asked, however soon the holder asks again; its holder may lock
/// it several times. For std::unique_lock and the like.
class TurnMutex
{
public:
    void lock();
    void unlock();
    /// Threads that hold it or wait for it.
    [[nodiscard]] std::size_t inLine() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_next;
    std::uint64_t m_given = 0;  ///< Turns that were asked for.
    std::uint64_t m_turn = 0;   ///< Whose it is.
    std::size_t m_depth = 0;    ///< How often the holder has locked it.
    std::thread::id m_holder{}; ///< Of nobody while m_depth is 0.
};

} // namespace otozu
