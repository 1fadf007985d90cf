// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/base/npy.h"
#include "core/base/stopwatch.h"
#include "core/clustering/cluster_tree.h"
#include "core/library/cluster_names.h"
#include "core/pipeline/map_request.h"

#include <cmath>
#include <memory>

namespace otozu::cli
{
namespace
{

struct Arguments {
    std::filesystem::path in;
    std::filesystem::path out;
    GmeansOptions options = defaultRequest(Profile::Article).gmeans;
    bool quiet = false;
};

std::vector<std::int32_t> labelsOf(const Matrix<double>& points, const GmeansOptions& options,
                                   const std::stop_token& stop, Console& console)
{
    const ProgressFn report = [&console](const Progress& progress) { console.progress(progress); };
    if (options.coarseness == 0.0)
        return gmeans(points, options, stop, report).labels;
    const ClusterTree tree = growClusterTree(points, options, stop, report);
    return tree.labels(tree.standard());
}

int runCluster(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    checkOutputFile(arguments.out);
    const Matrix<double> points = readNpy<double>(arguments.in, stop);
    if (points.empty())
        throw Error(Fault::BadInput, arguments.in, "there are no rows in it");
    for (const double value : points.values()) {
        if (!std::isfinite(value))
            throw Error(Fault::BadInput, arguments.in, "a value is not finite");
    }
    Stopwatch watch;
    const std::vector<std::int32_t> labels = labelsOf(points, arguments.options, stop, console);
    const double seconds = watch.lap();
    writing([&] { writeNpy(arguments.out, labels); });
    QJsonArray sizes;
    for (const ClusterInfo& cluster : clusterInfosOf(labels))
        sizes.append(qint64(cluster.size));
    console.print(QJsonDocument(QJsonObject{
        {"rows", qint64(points.rows())},
        {"clusters", sizes.size()},
        {"sizes", sizes},
        {"seed", qint64(arguments.options.seed)},
        {"times", QJsonObject{{"cluster", jsonSeconds(seconds)}}},
    }));
    return kDone;
}

} // namespace

void addCluster(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("cluster", "Group rows of numbers (G-means)");
    const auto arguments = std::make_shared<Arguments>();
    addPath(command, "IN", arguments->in, "Points as npy")->required();
    addPath(command, "--out", arguments->out, "Where the cluster of each row goes")->required();
    addGmeansOptions(command, arguments->options);
    addWholeNumber(command, "--seed", arguments->options.seed, 0, kLargestSeed, "Of all random numbers");
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runCluster(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
