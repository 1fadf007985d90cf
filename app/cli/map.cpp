// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console_observer.h"
#include "app/cli/descriptors_json.h"
#include "app/cli/exporting.h"
#include "app/cli/output.h"
#include "core/base/npy.h"
#include "core/base/thread_pool.h"
#include "core/library/map_csv.h"
#include "core/pipeline/make_map.h"
#include "core/raster/map_picture.h"
#include "core/raster/png_writer.h"

#include <array>
#include <cmath>
#include <memory>

namespace otozu::cli
{
namespace
{

struct Arguments {
    MapRequest request = defaultRequest();
    std::filesystem::path csv;
    std::filesystem::path json;
    std::filesystem::path npy;
    std::filesystem::path descriptors;
    std::filesystem::path png;
    ExportTargets targets;
    bool noLibrary = false;
    bool quiet = false;
};

QJsonArray namesOf(const MapResult& map)
{
    QJsonArray names;
    for (const ClusterInfo& cluster : map.clusters) {
        QJsonArray words;
        for (const WordEvidence& word : cluster.evidence.words)
            words.append(QJsonObject{{"word", QString::fromStdString(word.word)},
                                     {"inside", qint64(word.inside)},
                                     {"elsewhere", qint64(word.outside)}});
        QJsonArray adjectives;
        for (const TraitEvidence& trait : cluster.evidence.traits) {
            QJsonObject adjective{{"word", QString::fromStdString(trait.word)}, {"median", trait.median}};
            if (std::isfinite(trait.others))
                adjective.insert("others", trait.others);
            adjectives.append(adjective);
        }
        names.append(QJsonObject{{"name", QString::fromStdString(cluster.name)},
                                 {"sounds", qint64(cluster.size)},
                                 {"words", words},
                                 {"adjectives", adjectives}});
    }
    return names;
}

QJsonObject jsonOf(const MapResult& map)
{
    QJsonObject object{
        {"files", qint64(map.samples.size() + map.skipped.size())},
        {"other", qint64(map.other)},
        {"analysed", qint64(map.samples.size())},
        {"skipped", jsonOfFaults(map.skipped)},
        {"clusters", qint64(map.clusters.size())},
        {"names", namesOf(map)},
        {"profile", QString::fromStdString(nameOf(map.request.profile))},
        {"metric", QString::fromStdString(nameOf(map.request.umap.metric))},
        {"seed", qint64(map.request.umap.seed)},
    };
    insertRun(object,
              std::array{NamedStep{"scan", map.times.scan}, NamedStep{"analyse", map.times.analyse},
                         NamedStep{"neighbours", map.times.neighbours}, NamedStep{"layout", map.times.layout},
                         NamedStep{"cluster", map.times.cluster}, NamedStep{"export", map.times.exporting}},
              map.threads);
    if (map.approximateNeighbours)
        object.insert("recall", map.recall);
    return object;
}

QJsonDocument descriptorsOf(const MapResult& map)
{
    QJsonArray sounds;
    for (const SampleRecord& sample : map.samples)
        sounds.append(jsonOfSound(sample.path, sample.seconds, sample.descriptors));
    return QJsonDocument(sounds);
}

Image pictureOf(const MapResult& map)
{
    Matrix<float> points(map.samples.size(), 2);
    std::vector<int> clusters;
    for (std::size_t i = 0; i < map.samples.size(); ++i) {
        points(i, 0) = map.samples[i].x;
        points(i, 1) = map.samples[i].y;
        clusters.push_back(map.samples[i].cluster);
    }
    MapPictureOptions options;
    options.threads = map.threads;
    for (const ClusterInfo& cluster : map.clusters)
        options.colours.push_back(cluster.colour);
    return renderMapPicture(points, clusters, options);
}

int runMap(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    const std::array outputs{arguments.csv, arguments.json,        arguments.npy,
                             arguments.png, arguments.descriptors, arguments.targets.zip};
    requireDistinct(outputs);
    for (const auto& output : outputs)
        checkOutputFile(output);
    checkTargets(arguments.targets, arguments.request.folder);

    ConsoleObserver observer(console);
    MapResult map = makeMap(arguments.request, stop, observer);

    const bool found = !map.samples.empty();
    QJsonArray exportFailed;
    if (found) {
        ThreadPool pool(map.threads);
        StepWatch watch(pool);
        if (!arguments.csv.empty())
            writing([&] { writeMapCsv(arguments.csv, map.samples, map.clusters); });
        if (!arguments.npy.empty())
            writing([&] { writeNpy(arguments.npy, map.features); });
        if (!arguments.descriptors.empty())
            writeJson(arguments.descriptors, descriptorsOf(map));
        if (!arguments.png.empty())
            writing([&] { writePng(arguments.png, pictureOf(map)); });
        const ExportPlan plan = makeExportPlan(arguments.request.folder, map.samples, map.clusters);
        exportFailed = jsonOfFaults(exportTo(arguments.targets, plan, pool, console, stop));
        map.times.exporting = watch.lap();
    }
    QJsonObject object = jsonOf(map);
    if (!exportFailed.isEmpty())
        object.insert("export_failed", exportFailed);
    if (!arguments.json.empty())
        writeJson(arguments.json, QJsonDocument(object));
    console.print(QJsonDocument(object));
    if (!found)
        console.error("otozu-cli: " +
                      failureText({Fault::NothingToAnalyse, arguments.request.folder, {}}).toStdString());
    return found ? kDone : kNothingAnalysed;
}

void refuseForNow(CLI::App& command, const std::string& name, bool takesValue)
{
    const auto refuse = [name](const std::string&) { throw CLI::ValidationError(name, "not there yet"); };
    if (takesValue)
        command.add_option_function<std::string>(name, refuse, "Not there yet")->type_name("PATH");
    else
        command.add_flag_callback(
            name, [refuse] { refuse({}); }, "Not there yet");
}

} // namespace

void addMap(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("map", "Listen to a folder, lay its sounds out and group them");
    const auto arguments = std::make_shared<Arguments>();
    MapRequest& request = arguments->request;
    addPath(command, "FOLDER", request.folder, "The folder of sounds")->required();
    addProfileOptions(command, request);
    addUmapOptions(command, request.umap);
    addGmeansOptions(command, request.gmeans);
    addThreads(command, request.threads);
    refuseForNow(command, "--library", true);
    refuseForNow(command, "--relayout", false);
    command.add_flag("--no-library", arguments->noLibrary, "Store nothing (as now by default)");
    addChoice(command, "--label", request.label, labelSources(), "Which folder of a path is a label [top]");
    addPath(command, "--csv", arguments->csv, "Write the map as a table");
    addPath(command, "--json", arguments->json, "Write what is printed to a file as well");
    addPath(command, "--npy", arguments->npy, "Write the feature rows, in the order of the csv");
    addPath(command, "--descriptors", arguments->descriptors,
            "Write what the sounds are like, as `describe` prints it, in the order of the csv");
    addPath(command, "--png", arguments->png, "Write the map as a picture");
    addPath(command, "--zip", arguments->targets.zip, "Write the sounds, a folder a cluster, to a zip");
    addPath(command, "--folder", arguments->targets.folder, "Copy the sounds, a folder a cluster, into a folder");
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        arguments->request.gmeans.seed = arguments->request.umap.seed;
        arguments->request.keepFeatures = !arguments->npy.empty();
        arguments->request.describe = arguments->request.describe || !arguments->descriptors.empty();
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runMap(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
