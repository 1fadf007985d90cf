// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/stored_map.h"
#include "core/pipeline/library_roots.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

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
    std::vector<std::string> moves; ///< OLD=NEW
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

/// @throws std::invalid_argument  no folder of the library stands before a `=`.
void moveRoot(StoredLibrary& library, const std::string& move, const std::stop_token& stop)
{
    for (auto at = move.find('='); at != std::string::npos; at = move.find('=', at + 1)) { // paths may have some
        const std::filesystem::path old = rootPath(move.substr(0, at));
        for (const StoredRoot& root : library.roots()) {
            if (root.path == old) {
                moveFolder(library, root.id, move.substr(at + 1), stop);
                return;
            }
        }
    }
    throw std::invalid_argument("library: --root takes OLD=NEW, and OLD is a folder of the library: " + move);
}

int runLibrary(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    const bool changes = !arguments.moves.empty() || arguments.rescan || arguments.retry || arguments.vacuum;
    StoredLibrary library(arguments.file, changes ? StoredLibrary::Access::Write : StoredLibrary::Access::Read);
    LibraryOutcome outcome;
    if (changes)
        requireWritable(library);
    for (const std::string& move : arguments.moves)
        moveRoot(library, move, stop);
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
    command
        .add_option(
            "--root", arguments->moves,
            "Say where a folder of the library is now; taken only if its sounds are there. What is known of them "
            "stays")
        ->type_name("OLD=NEW");
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
