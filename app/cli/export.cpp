// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/exporting.h"
#include "app/cli/output.h"
#include "core/library/map_csv.h"

#include <memory>

namespace otozu::cli
{
namespace
{

struct Arguments {
    std::filesystem::path csv;
    std::filesystem::path folder;
    ExportTargets targets;
    Duplicates duplicates = Duplicates::All;
    int threads = 0;
    bool quiet = false;
};

int runExport(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    std::error_code error;
    const auto status = std::filesystem::status(arguments.folder, error);
    if (!std::filesystem::is_directory(status))
        throw Error(std::filesystem::exists(status) ? Fault::NotRegular : Fault::NotFound, arguments.folder,
                    "no folder");
    checkTargets(arguments.targets, {arguments.folder});
    MapCsv map = readMapCsv(arguments.csv);
    if (!map.hasClusters)
        throw Error(Fault::BadInput, arguments.csv, "the map has no column 'cluster'");
    bool any = map.samples.empty();
    for (SampleRecord& sample : map.samples) {
        throwIfStopped(stop);
        sample.path = pathInFolder(arguments.folder, sample.path);
        const auto bytes = std::filesystem::file_size(arguments.folder / sample.path, error);
        sample.bytes = error ? 0 : bytes;
        any = any || !error;
    }
    if (!any)
        throw Error(Fault::NotFound, arguments.folder, "none of the map's files is in it");

    ExportOptions options;
    if (arguments.duplicates == Duplicates::One)
        options.oneOfEachFamily = familiesOfEqualFiles(map.samples);
    const ExportPlan plan = makeExportPlan(arguments.folder, map.samples, map.clusters, options);
    ThreadPool pool(arguments.threads);
    const std::vector<FileFault> failed = exportTo(arguments.targets, plan, pool, console, stop);
    console.print(QJsonDocument(QJsonObject{
        {"files", qint64(plan.entries.size() - failed.size())},
        {"bytes", qint64(plan.bytes)},
        {"folders", qint64(plan.folders)},
        {"clashes", qint64(plan.clashes)},
        {"skipped", jsonOfFaults(failed)},
    }));
    return kDone;
}

} // namespace

void addExport(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("export", "Export the sounds of a saved map, a folder a cluster");
    const auto arguments = std::make_shared<Arguments>();
    addPath(command, "MAP", arguments->csv, "A map's csv")->required();
    addPath(command, "--in", arguments->folder, "The folder that its paths are relative to")->required();
    CLI::Option* zip = addPath(command, "--zip", arguments->targets.zip, "Write a zip");
    CLI::Option* folder = addPath(command, "--folder", arguments->targets.folder, "Copy into a folder");
    addDuplicates(command, arguments->duplicates, "Of files that the map calls duplicates, export all or one");
    addThreads(command, arguments->threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments, zip, folder] {
        if (zip->count() == 0 && folder->count() == 0)
            throw CLI::ValidationError("export", "--zip or --folder is wanted");
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runExport(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
