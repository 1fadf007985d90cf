// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"

#include <CLI/App.hpp>
#include <functional>
#include <stop_token>

namespace otozu::cli
{

enum ExitCode {
    kDone = 0,
    kInternalError = 1,
    kBadArguments = 2, ///< Or unusable input.
    kNothingAnalysed = 3,
    kCannotWrite = 4,
    kInterrupted = 130,
};

/// What a sub-command does once its arguments are known to be good. @return an exit code.
using Command = std::function<int(Console&, const std::stop_token&)>;

// Each adds a sub-command; if it is the one on the command line, `chosen` is set when the arguments have been read.
void addMap(CLI::App& app, Command& chosen);
void addFeatures(CLI::App& app, Command& chosen);
void addDescribe(CLI::App& app, Command& chosen);
void addEmbed(CLI::App& app, Command& chosen);
void addCluster(CLI::App& app, Command& chosen);
void addSimilar(CLI::App& app, Command& chosen);
void addEvaluate(CLI::App& app, Command& chosen);
void addExport(CLI::App& app, Command& chosen);
void addDemo(CLI::App& app, Command& chosen);
void addLibrary(CLI::App& app, Command& chosen);

} // namespace otozu::cli
