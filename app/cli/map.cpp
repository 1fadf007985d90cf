// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console_observer.h"
#include "app/cli/descriptors_json.h"
#include "app/cli/exporting.h"
#include "app/cli/output.h"
#include "app/cli/stored_map.h"
#include "core/base/npy.h"
#include "core/base/thread_pool.h"
#include "core/features/features_key.h"
#include "core/library/map_csv.h"
#include "core/pipeline/make_map.h"
#include "core/pipeline/map_settings.h"
#include "core/raster/map_picture.h"
#include "core/raster/png_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

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
    Duplicates duplicates = Duplicates::All;
    std::filesystem::path library;
    bool relayout = false;
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

/// @param after  steps that came after the map.
QJsonObject jsonOf(const MapResult& map, const std::vector<NamedStep>& after)
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
    std::vector<NamedStep> steps{
        {"scan", map.times.scan},     {"analyse", map.times.analyse}, {"neighbours", map.times.neighbours},
        {"layout", map.times.layout}, {"cluster", map.times.cluster}, {"export", map.times.exporting}};
    steps.insert(steps.end(), after.begin(), after.end());
    insertRun(object, steps, map.threads);
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

struct Made {
    MapResult map;
    std::optional<QJsonObject> library;
    std::vector<NamedStep> after{};
};

/// The map of a library, brought up to date if that is possible.
Made mapOfLibrary(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    const std::filesystem::path& folder = arguments.request.folder;
    std::error_code error;
    if (!folder.empty() && !std::filesystem::exists(arguments.library, error) &&
        !std::filesystem::is_directory(folder, error))
        throw Error(Fault::NotFound, folder, "no such folder"); // no library for nothing
    const bool isMade = !std::filesystem::exists(arguments.library, error);
    StoredLibrary library(arguments.library,
                          folder.empty() ? StoredLibrary::Access::Write : StoredLibrary::Access::Create);
    LibraryRequest request;
    request.map = arguments.request;
    request.relayout = arguments.relayout;
    if (!folder.empty())
        request.roots.push_back(folder);
    else if (library.roots().empty())
        throw std::invalid_argument("map: there is no folder in the library yet; name one");
    std::vector<std::filesystem::path> sources = request.roots;
    for (const StoredRoot& root : library.roots())
        sources.push_back(root.path);
    checkTargets(arguments.targets, sources);
    LibraryOutcome outcome;
    if (library.isReadOnly()) {
        const auto isNew = [&](const std::filesystem::path& root) {
            return !std::ranges::any_of(library.roots(), [&](const StoredRoot& known) {
                return std::filesystem::equivalent(known.path, root, error);
            });
        };
        if (arguments.relayout || std::ranges::any_of(request.roots, isNew))
            requireWritable(library);
        tellReadOnly(library, console);
        outcome.map = openLibrary(library, request.map);
        outcome.counts = countLibrary(library);
    } else {
        outcome = update(library, request, console, stop);
    }
    Made made{*outcome.map, jsonOfLibrary(library, outcome), {{"compare", outcome.compare}, {"index", outcome.index}}};
    if (isMade && outcome.counts.files == 0)
        library.removeAtEnd();
    if (request.map.keepFeatures && !made.map.files.empty())
        made.map.features = std::make_shared<const Matrix<float>>(
            library.rows(featuresKey(made.map.request.profile, made.map.request.seconds), made.map.files));
    return made;
}

int runMap(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    const std::array outputs{arguments.csv, arguments.json,        arguments.npy,
                             arguments.png, arguments.descriptors, arguments.targets.zip};
    std::vector<std::filesystem::path> files(outputs.begin(), outputs.end());
    files.push_back(arguments.library);
    requireDistinct(files);
    for (const auto& output : outputs)
        checkOutputFile(output);
    if (arguments.library.empty())
        checkTargets(arguments.targets, {arguments.request.folder});

    ConsoleObserver observer(console);
    Made made = !arguments.library.empty() ? mapOfLibrary(arguments, console, stop)
                                           : Made{makeMap(arguments.request, stop, observer), {}};
    MapResult& map = made.map;

    const bool found = !map.samples.empty();
    QJsonArray exportFailed;
    if (found) {
        ThreadPool pool(map.threads);
        StepWatch watch(pool);
        if (!arguments.csv.empty())
            writing([&] { writeMapCsv(arguments.csv, map.samples, map.clusters); });
        if (!arguments.npy.empty())
            writing([&] { writeNpy(arguments.npy, *map.features); });
        if (!arguments.descriptors.empty())
            writeJson(arguments.descriptors, descriptorsOf(map));
        if (!arguments.png.empty())
            writing([&] { writePng(arguments.png, pictureOf(map)); });
        ExportOptions options;
        if (arguments.duplicates == Duplicates::One)
            options.oneOfEachFamily = map.families;
        ExportPlan plan = makeExportPlan(map.request.folder, map.samples, map.clusters, options);
        plan.sources = map.roots;
        exportFailed = jsonOfFaults(exportTo(arguments.targets, plan, pool, console, stop));
        map.times.exporting = watch.lap();
    }
    QJsonObject object = jsonOf(map, made.after);
    if (made.library)
        object.insert("library", *made.library);
    if (!exportFailed.isEmpty())
        object.insert("export_failed", exportFailed);
    if (!arguments.json.empty())
        writeJson(arguments.json, QJsonDocument(object));
    console.print(QJsonDocument(object));
    if (!found)
        console.error("otozu-cli: " + failureText({Fault::NothingToAnalyse, map.request.folder, {}}).toStdString());
    return found ? kDone : kNothingAnalysed;
}

} // namespace

void addMap(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("map", "Listen to a folder, lay its sounds out and group them");
    const auto arguments = std::make_shared<Arguments>();
    MapRequest& request = arguments->request;
    CLI::Option* folder = addPath(command, "FOLDER", request.folder, "The folder of sounds");
    addProfileOptions(command, request);
    addUmapOptions(command, request.umap);
    addGmeansOptions(command, request.gmeans);
    addThreads(command, request.threads);
    CLI::Option* library =
        addPath(command, "--library", arguments->library,
                "Keep what is heard and the map in a library, and listen to what is new alone; made "
                "if it is not there; without FOLDER, of the folders that are in it; one that was paused in the "
                "window goes on");
    command.add_flag("--relayout", arguments->relayout, "Lay all out anew, in place of placing what is new")
        ->needs(library);
    command.add_flag("--no-library", arguments->noLibrary, "Store nothing (as by default)")->excludes(library);
    addChoice(command, "--label", request.label, labelSources(), "Which folder of a path is a label [top]");
    addPath(command, "--csv", arguments->csv, "Write the map as a table");
    addPath(command, "--json", arguments->json, "Write what is printed to a file as well");
    addPath(command, "--npy", arguments->npy, "Write the feature rows, in the order of the csv");
    addPath(command, "--descriptors", arguments->descriptors,
            "Write what the sounds are like, as `describe` prints it, in the order of the csv");
    addPath(command, "--png", arguments->png, "Write the map as a picture");
    addPath(command, "--zip", arguments->targets.zip, "Write the sounds, a folder a cluster, to a zip");
    addPath(command, "--folder", arguments->targets.folder, "Copy the sounds, a folder a cluster, into a folder");
    addDuplicates(command, arguments->duplicates,
                  "Of sounds that are there more than once, also at another level or in another format, export all or "
                  "one");
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments, folder, library] {
        if (folder->empty() && library->empty())
            throw CLI::RequiredError("FOLDER");
        arguments->request.gmeans.seed = arguments->request.umap.seed;
        arguments->request.keepFeatures = !arguments->npy.empty();
        arguments->request.families = arguments->duplicates == Duplicates::One;
        arguments->request.describe = arguments->request.describe || !arguments->descriptors.empty();
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runMap(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
