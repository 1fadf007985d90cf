// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <thread>

namespace otozu
{

/// A barrier for steps of some microseconds: waits by looking again and again for a short while, then lets other
/// threads run, for on a busy machine the one waited for may have lost its core.
class StepBarrier
{
public:
    explicit StepBarrier(int parties) : m_parties(parties) {}

    /// Returns when all have called it; all that each wrote before is then seen by all.
    void wait()
    {
        const unsigned round = m_round.load(std::memory_order_acquire);
        if (m_arrived.fetch_add(1, std::memory_order_acq_rel) + 1 == m_parties) {
            m_arrived.store(0, std::memory_order_relaxed);
            m_round.store(round + 1, std::memory_order_release);
            return;
        }
        for (int looks = 0; m_round.load(std::memory_order_acquire) == round; ++looks) {
            if (looks >= kLooks)
                std::this_thread::yield();
        }
    }

private:
    static constexpr int kLooks = 2000;
    const int m_parties;
    std::atomic<int> m_arrived{0};
    std::atomic<unsigned> m_round{0};
};

} // namespace otozu
