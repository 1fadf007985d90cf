// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/interruption.h"

#include "app/cli/command.h"

#include <csignal>

#ifndef _WIN32
#include <pthread.h>
#include <unistd.h>
#endif

namespace otozu::cli
{

#ifdef _WIN32

// Without threads' signal masks: Ctrl-C ends the program, and unfinished files stay hidden temporaries.
Interruption::Interruption() = default;
Interruption::~Interruption() = default;

#else

namespace
{

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGUSR2); // our own, to end the waiting
    return set;
}

} // namespace

Interruption::Interruption()
{
    const sigset_t blocked = stopSignals();
    pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
    // A thread that waits, not a handler: a handler may not touch a stop_source.
    m_waiter = std::thread([this, blocked] {
        for (int signal = 0;;) {
            if (sigwait(&blocked, &signal) != 0)
                continue;
            if (m_done)
                return;
            if (signal != SIGUSR2 && !m_source.request_stop())
                _exit(kInterrupted);
        }
    });
}

Interruption::~Interruption()
{
    m_done = true;
    pthread_kill(m_waiter.native_handle(), SIGUSR2);
    m_waiter.join();
}

#endif

} // namespace otozu::cli
