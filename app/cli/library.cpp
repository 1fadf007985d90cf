// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <memory>
#include <stdexcept>

namespace otozu::cli
{

void addLibrary(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("library", "Look after a stored library (not there yet)");
    struct Arguments {
        std::filesystem::path file;
        bool flag = false;
    };
    const auto arguments = std::make_shared<Arguments>();
    addPath(*command, "FILE", arguments->file, "The library")->required();
    for (const char* flag : {"--status", "--rescan", "--vacuum"})
        command->add_flag(flag, arguments->flag);
    command->callback([&chosen, arguments] {
        chosen = [](Console&, const std::stop_token&) -> int {
            throw std::invalid_argument("library: stored libraries are not there yet");
        };
    });
}

} // namespace otozu::cli
