// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include "app/cli/output.h"

#include <QByteArray>
#include <algorithm>
#include <cstdio>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace otozu::cli
{
namespace
{

constexpr std::size_t kBarWidth = 30;

const char* nameOf(Step step)
{
    switch (step) {
    case Step::Scan:
        return "Listing files";
    case Step::Analyse:
        return "Listening";
    case Step::Neighbours:
        return "Finding neighbours";
    case Step::Layout:
        return "Laying out";
    case Step::Cluster:
        return "Clustering";
    case Step::Compare:
        return "Looking for duplicates";
    case Step::Index:
        return "Indexing for similar sounds";
    case Step::Export:
        return "Writing";
    }
    return "";
}

} // namespace

Console::Console()
#ifdef _WIN32
    : m_isTerminal(_isatty(_fileno(stderr)) != 0)
#else
    : m_isTerminal(isatty(STDERR_FILENO) != 0)
#endif
{
}

void Console::progress(const Progress& progress)
{
    this->progress(nameOf(progress.step), progress.done, progress.total);
}

void Console::progress(const char* what, std::uint64_t done, std::uint64_t total)
{
    if (quiet)
        return;
    const auto now = Clock::now();
    const bool isNew = m_step != what;
    if (isNew) {
        m_step = what;
        m_stepBegin = now;
    }
    const auto pause = m_isTerminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(1000);
    if (!isNew && now - m_last < pause)
        return;
    m_last = now;
    std::string line = m_step + " " + std::to_string(done);
    if (total > 0)
        line += " of " + std::to_string(total);
    if (!m_isTerminal) {
        std::fprintf(stderr, "%s\n", line.c_str());
        return;
    }
    if (total > 0) {
        const double share = std::min(1.0, double(done) / double(total));
        const auto filled = std::size_t(share * double(kBarWidth));
        line += " [" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "]";
        const double elapsed = std::chrono::duration<double>(now - m_stepBegin).count();
        if (share > 0.0 && elapsed > 1.0)
            line += " " + std::to_string(std::int64_t(elapsed / share * (1.0 - share) + 0.5)) + " s left";
    }
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    std::fflush(stderr);
    m_barShown = true;
}

void Console::clearBar()
{
    if (m_barShown)
        std::fputs("\r\033[K", stderr);
    m_barShown = false;
}

void Console::note(const std::string& text)
{
    if (!quiet)
        error(text);
}

void Console::error(const std::string& text)
{
    clearBar();
    std::fprintf(stderr, "%s\n", text.c_str());
}

void Console::print(const QJsonDocument& json)
{
    clearBar();
    const QByteArray text = json.toJson();
    if (std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout) != std::size_t(text.size()) ||
        std::fflush(stdout) != 0)
        throw OutputError{{Fault::WriteFailed, "standard output", {}}};
}

} // namespace otozu::cli
