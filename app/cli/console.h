// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"

#include <QJsonDocument>
#include <chrono>
#include <cstdint>
#include <string>

namespace otozu::cli
{

/// JSON to stdout, everything else to stderr. Progress is a bar on a terminal, otherwise at most a line a second.
class Console
{
public:
    Console();
    ~Console() { clearBar(); }

    /// No progress and no notes; errors still come.
    bool quiet = false;

    void progress(const Progress& progress);
    /// With bytes: for exports.
    void progress(const char* what, std::uint64_t done, std::uint64_t total);
    void note(const std::string& text);
    void error(const std::string& text);
    /// @throws OutputError  if stdout cannot be written.
    void print(const QJsonDocument& json);

private:
    using Clock = std::chrono::steady_clock;
    void clearBar();

    bool m_isTerminal;
    bool m_barShown = false;
    std::string m_step;
    Clock::time_point m_stepBegin;
    Clock::time_point m_last;
};

} // namespace otozu::cli
