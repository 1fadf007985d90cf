// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace otozu
{

/// Wall time since it was made or last asked.
class Stopwatch
{
public:
    /// Seconds since the last lap; the next begins.
    double lap()
    {
        const auto now = Clock::now();
        const double seconds = std::chrono::duration<double>(now - m_start).count();
        m_start = now;
        return seconds;
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};

} // namespace otozu
