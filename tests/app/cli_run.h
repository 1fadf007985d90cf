// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <filesystem>
#include <string>
#include <vector>

namespace otozu::test
{

/// What a run of the real otozu-cli gave.
struct CliRun {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// The whole of stdout as one JSON document; null if it is anything else.
    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    [[nodiscard]] QJsonObject object() const { return json().object(); }
};

/// Runs otozu-cli to its end, arguments in any bytes. @param environment  "NAME=value" on top of our own.
[[nodiscard]] CliRun runCli(const std::vector<std::string>& arguments, const QStringList& environment = {});

/// Starts otozu-cli, sends it a signal as soon as its stderr has `text`, and waits.
[[nodiscard]] CliRun interruptCli(const std::vector<std::string>& arguments, const QByteArray& text, int signal);

/// A run of otozu-cli that can be killed at any moment; what it writes is dropped.
class CliProcess
{
public:
    explicit CliProcess(const std::vector<std::string>& arguments);
    /// Kills it, if it still runs.
    ~CliProcess();
    CliProcess(const CliProcess&) = delete;
    CliProcess& operator=(const CliProcess&) = delete;

    /// SIGKILL, and waits. @return false: it had ended by itself.
    bool kill();
    /// @return its exit code.
    int wait();

private:
    int m_pid = -1;
    int m_status = -1;
};

/// `count` short sounds in folders tones/ and noises/, all different, at most 0.3 s.
void makeSounds(const std::filesystem::path& folder, int count);

/// Relative paths of all files below a folder, sorted.
[[nodiscard]] QStringList filesBelow(const std::filesystem::path& folder);

} // namespace otozu::test
