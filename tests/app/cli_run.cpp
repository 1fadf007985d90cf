// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/cli_run.h"

#include "tests/support/sound_files.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace otozu::test
{
namespace
{

/// Of this program, for execv(); `words` must live as long.
std::vector<char*> argumentsOf(std::vector<std::string>& words)
{
    words.insert(words.begin(), OTOZU_CLI);
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    return argv;
}

/// QProcess takes arguments as text, which cannot hold every name that a file may have: so by hand.
CliRun run(const std::vector<std::string>& arguments, const QStringList& environment, const QByteArray& awaited,
           int signal)
{
    std::array<std::array<int, 2>, 2> pipes{};
    for (auto& pipe : pipes) {
        if (pipe2(pipe.data(), O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe");
    }
    std::vector<std::string> words = arguments;
    const std::vector<char*> argv = argumentsOf(words);
    const pid_t child = fork();
    if (child == 0) {
        dup2(pipes[0][1], STDOUT_FILENO);
        dup2(pipes[1][1], STDERR_FILENO);
        for (const QString& variable : environment)
            putenv(qstrdup(variable.toUtf8().constData()));
        execv(argv[0], argv.data());
        _exit(127);
    }
    CliRun result;
    std::array<pollfd, 2> polled{};
    for (std::size_t i = 0; i < 2; ++i) {
        close(pipes[i][1]);
        polled[i] = {pipes[i][0], POLLIN, 0};
    }
    bool sent = signal == 0;
    while (polled[0].fd >= 0 || polled[1].fd >= 0) {
        poll(polled.data(), polled.size(), -1);
        for (std::size_t i = 0; i < 2; ++i) {
            if (polled[i].fd < 0 || polled[i].revents == 0)
                continue;
            std::array<char, 4096> buffer{};
            const ssize_t count = read(polled[i].fd, buffer.data(), buffer.size());
            if (count <= 0) {
                close(polled[i].fd);
                polled[i].fd = -1;
            } else {
                (i == 0 ? result.out : result.err).append(buffer.data(), qsizetype(count));
            }
        }
        if (!sent && result.err.contains(awaited)) {
            kill(child, signal);
            sent = true;
        }
    }
    int status = 0;
    waitpid(child, &status, 0);
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return result;
}

} // namespace

CliRun runCli(const std::vector<std::string>& arguments, const QStringList& environment)
{
    return run(arguments, environment, {}, 0);
}

CliRun interruptCli(const std::vector<std::string>& arguments, const QByteArray& text, int signal)
{
    return run(arguments, {}, text, signal);
}

CliProcess::CliProcess(const std::vector<std::string>& arguments)
{
    std::vector<std::string> words = arguments;
    const std::vector<char*> argv = argumentsOf(words);
    m_pid = fork();
    if (m_pid == 0) {
        const int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(argv[0], argv.data());
        _exit(127);
    }
}

CliProcess::~CliProcess()
{
    kill();
}

bool CliProcess::kill()
{
    if (m_pid < 0)
        return false;
    ::kill(m_pid, SIGKILL);
    return wait() == -SIGKILL;
}

int CliProcess::wait()
{
    if (m_pid >= 0)
        waitpid(m_pid, &m_status, 0);
    m_pid = -1;
    return WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -WTERMSIG(m_status);
}

void makeSounds(const std::filesystem::path& folder, int count)
{
    for (const char* name : {"tones", "noises"})
        std::filesystem::create_directories(folder / name);
    for (int i = 0; i < count; ++i) {
        const std::string name = std::to_string(1000 + i) + ".wav";
        if (i % 2 == 0)
            writeWav(folder / "tones" / name, tone(110.0 * (1.0 + i * 0.37), 0.2 + 0.002 * (i % 50), 22050));
        else
            writeWav(folder / "noises" / name, noise(0.05 + 0.004 * (i % 50), 22050, 1, std::uint64_t(i)));
    }
}

QStringList filesBelow(const std::filesystem::path& folder)
{
    QStringList names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_directory())
            names.append(QString::fromStdString(entry.path().lexically_relative(folder).string()));
    }
    names.sort();
    return names;
}

} // namespace otozu::test
