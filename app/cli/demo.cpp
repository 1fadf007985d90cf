// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/demo/demo_pack.h"

#include <memory>

namespace otozu::cli
{
namespace
{

struct Arguments {
    std::filesystem::path folder;
    DemoOptions options;
    int threads = 0;
    bool quiet = false;
};

int runDemo(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    ThreadPool pool(arguments.threads);
    writing([&] {
        writeDemoPack(arguments.folder, arguments.options, pool, stop,
                      [&](const Progress& progress) { console.progress(progress); });
    });
    console.print(QJsonDocument(QJsonObject{
        {"folder", jsonPath(arguments.folder)},
        {"files", qint64(arguments.options.count)},
        {"seed", qint64(arguments.options.seed)},
    }));
    return kDone;
}

} // namespace

void addDemo(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("demo", "Write a folder of synthesised sounds to try things with");
    const auto arguments = std::make_shared<Arguments>();
    addPath(command, "DIR", arguments->folder, "Where they go")->required();
    addWholeNumber(command, "--count", arguments->options.count, 1, 1'000'000, "How many");
    addWholeNumber(command, "--seed", arguments->options.seed, 0, kLargestSeed, "Another seed, other sounds");
    addThreads(command, arguments->threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runDemo(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
