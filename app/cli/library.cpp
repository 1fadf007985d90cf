// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/stored_map.h"

#include <memory>

namespace otozu::cli
{
namespace
{

struct Arguments {
    std::filesystem::path file;
    bool status = false;
    bool rescan = false;
    bool retry = false;
    bool vacuum = false;
    int threads = 0;
    bool quiet = false;
};

QJsonArray vectorsOf(const LibraryStatus& status)
{
    QJsonArray kinds;
    for (const LibraryStatus::Kind& kind : status.kinds)
        kinds.append(QJsonObject{{"features", QString::fromStdString(kind.features)},
                                 {"rows", qint64(kind.rows)},
                                 {"width", qint64(kind.width)}});
    return kinds;
}

int runLibrary(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    const bool changes = arguments.rescan || arguments.retry || arguments.vacuum;
    StoredLibrary library(arguments.file, changes ? StoredLibrary::Access::Write : StoredLibrary::Access::Read);
    LibraryOutcome outcome;
    if (changes)
        requireWritable(library);
    if (arguments.rescan || arguments.retry) {
        LibraryRequest request;
        request.map = requestOf(library);
        request.map.threads = arguments.threads;
        request.lookAtDisk = arguments.rescan;
        request.retryFailed = arguments.retry;
        outcome = update(library, request, console, stop);
    } else {
        outcome.counts = countLibrary(library);
    }
    if (arguments.vacuum)
        writing([&] { library.vacuum(); });
    const LibraryStatus status = library.status();
    QJsonObject object = jsonOfLibrary(library, outcome);
    object.insert("bytes", qint64(status.bytes));
    object.insert("schema", status.schema);
    object.insert("vectors", vectorsOf(status));
    if (outcome.map)
        object.insert("skipped", jsonOfFaults(outcome.map->skipped));
    console.print(QJsonDocument(object));
    return kDone;
}

} // namespace

void addLibrary(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("library", "Look after a stored library");
    const auto arguments = std::make_shared<Arguments>();
    addPath(command, "FILE", arguments->file, "The library")->required();
    command.add_flag("--status", arguments->status,
                     "Say what is in it, and whether it is paused; so also without options");
    command.add_flag(
        "--rescan", arguments->rescan,
        "Look at its folders; listen to what is new, and place it on the map; one that was paused goes on");
    command.add_flag("--retry", arguments->retry, "Try files again that could not be read");
    command.add_flag("--vacuum", arguments->vacuum, "Give back the room of what was forgotten");
    addThreads(command, arguments->threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runLibrary(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
