// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/base/npy.h"
#include "core/pipeline/map_request.h"
#include "core/pipeline/map_settings.h"

#include <array>
#include <memory>

namespace otozu::cli
{
namespace
{

struct Arguments {
    std::filesystem::path in;
    std::filesystem::path out;
    MapRequest defaults = defaultRequest(Profile::Article); ///< For UMAP and threads.
    bool quiet = false;
};

int runEmbed(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    checkOutputFile(arguments.out);
    ThreadPool pool(arguments.defaults.threads);
    StepWatch watch(pool);
    const Matrix<float> rows = readNpy<float>(arguments.in, stop);
    if (rows.empty())
        throw Error(Fault::BadInput, arguments.in, "there are no rows in it");
    const StepTime reading = watch.lap();
    const UmapOptions& options = arguments.defaults.umap;
    const UmapResult result =
        umap(rows, options, pool, stop, [&](const Progress& progress) { console.progress(progress); });
    writing([&] { writeNpy(arguments.out, result.embedding); });
    QJsonObject object{
        {"rows", qint64(rows.rows())},
        {"width", qint64(rows.cols())},
        {"metric", QString::fromStdString(nameOf(options.metric))},
        {"seed", qint64(options.seed)},
        {"epochs", options.nEpochs},
        {"neighbors", options.nNeighbors},
    };
    insertRun(object,
              std::array{NamedStep{"read", reading}, NamedStep{"neighbours", result.neighbours},
                         NamedStep{"layout", result.layout}},
              pool.threadCount());
    if (result.approximate)
        object.insert("recall", result.recall);
    console.print(QJsonDocument(object));
    return kDone;
}

} // namespace

void addEmbed(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("embed", "Lay rows of numbers out in two dimensions (UMAP)");
    const auto arguments = std::make_shared<Arguments>();
    addPath(command, "IN", arguments->in, "Rows as npy, taken as they are")->required();
    addPath(command, "--out", arguments->out, "Where the places go, (n, 2)")->required();
    addUmapOptions(command, arguments->defaults.umap);
    addThreads(command, arguments->defaults.threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runEmbed(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
