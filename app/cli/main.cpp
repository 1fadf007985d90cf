// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/interruption.h"
#include "app/cli/output.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <exception>
#include <iostream>
#include <stdexcept>

namespace otozu::cli
{
namespace
{

int codeOf(Fault fault)
{
    switch (fault) {
    case Fault::DiskFull:
    case Fault::WriteFailed:
        return kCannotWrite;
    case Fault::Internal:
    case Fault::TooLarge:
        return kInternalError;
    default:
        return kBadArguments;
    }
}

int run(const Command& command)
{
    Console console;
    const auto say = [&console](const QString& text) { console.error("otozu-cli: " + text.toStdString()); };
    try {
        const Interruption interruption;
        return command(console, interruption.token());
    } catch (const Cancelled&) {
        say("interrupted");
        return kInterrupted;
    } catch (const OutputError& output) {
        say(output.words.isEmpty() ? "cannot write " + failureText(output.failure) : output.words);
        return kCannotWrite;
    } catch (const std::invalid_argument& problem) {
        say(QString::fromUtf8(problem.what()));
        return kBadArguments;
    } catch (...) {
        const Failure failure = currentFailure();
        say(failureText(failure));
        return codeOf(failure.fault);
    }
}

int main(int argc, char** argv)
{
    CLI::App app{"Maps sounds by how they sound. Numbers go to stdout as JSON, progress to stderr.", "otozu-cli"};
    app.set_version_flag("--version", "otozu-cli " OTOZU_VERSION);
    app.require_subcommand(1);
    addInstructionSet(app);
    Command chosen;
    for (const auto add : {addMap, addFeatures, addDescribe, addEmbed, addCluster, addSimilar, addEvaluate, addExport,
                           addDemo, addLibrary})
        add(app, chosen);
    try {
        // CLI11 would only say that one is wanted.
        if (argc > 1 && argv[1][0] != '-' &&
            app.get_subcommands([&](CLI::App* command) { return command->get_name() == argv[1]; }).empty())
            throw CLI::ValidationError("otozu-cli", "there is no sub-command '" + std::string(argv[1]) + "'");
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? kDone : kBadArguments;
    }
    return run(chosen);
}

} // namespace
} // namespace otozu::cli

int main(int argc, char** argv)
{
    return otozu::cli::main(argc, argv);
}
