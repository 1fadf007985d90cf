// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/base/npy.h"
#include "core/base/thread_pool.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/feature_scaler.h"
#include "core/pipeline/map_request.h"
#include "core/pipeline/map_settings.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>

namespace otozu::cli
{
namespace
{

struct Arguments {
    std::vector<std::string> files;
    MapRequest defaults = defaultRequest(); ///< For profile, seconds and threads.
    std::filesystem::path npy;
    bool quiet = false;
};

/// What the columns are made of, in their order, and how the map weighs it.
QJsonArray jsonOfBlocks(Profile profile)
{
    QJsonArray array;
    if (profile == Profile::Timbre) {
        for (const ScaledBlock& block : timbreBlocks())
            array.append(QJsonObject{{"width", qint64(block.width)}, {"weight", block.weight}});
    }
    return array;
}

int runFeatures(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    checkOutputFile(arguments.npy);
    ThreadPool pool(arguments.defaults.threads);
    std::vector<FileAnalyser> analysers;
    for (int i = 0; i < pool.threadCount(); ++i)
        analysers.emplace_back(arguments.defaults.profile, arguments.defaults.seconds);

    const std::size_t count = arguments.files.size();
    const std::size_t width = analysers.front().width();
    std::vector<std::optional<Fault>> faults(count);
    Matrix<float> rows(count, width);
    std::atomic<std::size_t> done{0};
    pool.forRanges(count, 1, [&](std::size_t i, std::size_t, int worker) {
        try {
            analysers[std::size_t(worker)].analyse(arguments.files[i], rows.row(i), stop);
        } catch (const Error& error) {
            faults[i] = error.fault;
        }
        ++done;
        if (worker == 0)
            console.progress({Step::Analyse, done, count});
    });

    QJsonArray analysed;
    std::vector<FileFault> skipped;
    for (std::size_t i = 0; i < count; ++i) {
        if (faults[i]) {
            skipped.push_back({arguments.files[i], *faults[i]});
        } else {
            if (const auto kept = std::size_t(analysed.size()); kept != i)
                std::ranges::copy(rows.row(i), rows.row(kept).begin());
            analysed.append(jsonPath(arguments.files[i]));
        }
    }
    rows.truncate(std::size_t(analysed.size()));
    if (!analysed.isEmpty())
        writing([&] { writeNpy(arguments.npy, rows); });
    console.print(QJsonDocument(QJsonObject{
        {"rows", analysed},
        {"width", qint64(width)},
        {"blocks", jsonOfBlocks(arguments.defaults.profile)},
        {"skipped", jsonOfFaults(skipped)},
        {"profile", QString::fromStdString(nameOf(arguments.defaults.profile))},
        {"seconds", arguments.defaults.seconds > 0.0 ? QJsonValue(arguments.defaults.seconds) : QJsonValue()},
        {"threads", pool.threadCount()},
    }));
    if (analysed.isEmpty())
        console.error("otozu-cli: none of the files could be analysed");
    return analysed.isEmpty() ? kNothingAnalysed : kDone;
}

} // namespace

void addFeatures(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("features", "Write the feature rows of files");
    const auto arguments = std::make_shared<Arguments>();
    command.add_option("FILE", arguments->files, "Sound files, a row each, in this order")
        ->required()
        ->type_name("PATH");
    addProfileOptions(command, arguments->defaults);
    addPath(command, "--npy", arguments->npy, "Where the rows go")->required();
    addThreads(command, arguments->defaults.threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runFeatures(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
