// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace otozu::cli
{

/// While it lives, the first Ctrl-C (SIGINT) or SIGTERM asks to stop; the second ends the program at once.
/// Make it before any other thread starts: they must not take the signals.
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::atomic<bool> m_done{false};
    std::thread m_waiter;
};

} // namespace otozu::cli
