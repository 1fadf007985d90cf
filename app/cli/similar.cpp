// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console_observer.h"
#include "app/cli/output.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/folder_analysis.h"
#include "core/pipeline/map_request.h"
#include "core/pipeline/similar_sounds.h"

#include <algorithm>
#include <memory>

namespace otozu::cli
{
namespace
{

struct Arguments {
    std::filesystem::path file;
    std::filesystem::path folder;
    MapRequest defaults = defaultRequest(); ///< For profile, seconds and threads.
    SimilarityWeights weights;
    std::size_t count = 20;
    bool quiet = false;
};

int runSimilar(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    std::error_code error;
    if (std::filesystem::is_regular_file(arguments.folder, error))
        throw std::invalid_argument("--in: stored libraries are not there yet; give a folder");

    const MapRequest& defaults = arguments.defaults;
    const SimilarityWeights& weights = arguments.weights;
    if (weights.timbre + weights.envelope + weights.pitch <= 0.0)
        throw std::invalid_argument("--weights: something must count");
    if (defaults.profile != Profile::Timbre && weights != SimilarityWeights())
        throw std::invalid_argument("--weights: these are parts of the profile timbre");
    FileAnalyser analyser(defaults.profile, defaults.seconds, weights.pitch > 0.0);
    std::vector<float> query(analyser.width());
    const AnalysedFile asked = analyser.analyse(arguments.file, query, stop);

    ThreadPool pool(defaults.threads);
    ConsoleObserver observer(console);
    FolderAnalysis folder = analyseFolder(arguments.folder, defaults.profile, defaults.seconds, LabelSource::Top,
                                          weights.pitch > 0.0, pool, stop, observer);
    if (!folder.skipped.empty())
        console.note(std::to_string(folder.skipped.size()) + " files were skipped");

    if (folder.samples.empty()) {
        console.print(QJsonDocument(QJsonArray{}));
        console.error("otozu-cli: " + failureText({Fault::NothingToAnalyse, arguments.folder, {}}).toStdString());
        return kNothingAnalysed;
    }

    std::vector<std::optional<SoundPitch>> pitches;
    for (const SampleRecord& sample : folder.samples)
        pitches.push_back(sample.descriptors.pitch);
    SimilarSounds sounds(std::move(folder.features), defaults.profile, std::move(pitches), pool);
    if (weights != SimilarityWeights())
        sounds.setWeights(weights, pool);

    QJsonArray similar;
    std::size_t wanted = arguments.count;
    for (const Neighbor& neighbor : sounds.nearest(query, asked.descriptors.pitch, folder.samples.size(), pool)) {
        if (wanted == 0)
            break;
        const auto& path = folder.samples[std::size_t(neighbor.index)].path;
        if (std::filesystem::equivalent(arguments.folder / path, arguments.file, error))
            continue;
        similar.append(QJsonObject{{"path", jsonPath(path)}, {"distance", double(neighbor.distance)}});
        --wanted;
    }
    console.print(QJsonDocument(similar));
    return kDone;
}

} // namespace

void addSimilar(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("similar", "Find the sounds of a folder that are most like a file");
    const auto arguments = std::make_shared<Arguments>();
    addPath(command, "FILE", arguments->file, "The sound to compare with")->required();
    addPath(command, "--in", arguments->folder, "The folder to look in")->required();
    addWholeNumber(command, "-n", arguments->count, 1, 1'000'000, "How many");
    addProfileOptions(command, arguments->defaults);
    SimilarityWeights& weights = arguments->weights;
    addNamedNumbers(command, "--weights",
                    {{"timbre", &weights.timbre}, {"envelope", &weights.envelope}, {"pitch", &weights.pitch}}, 0.0,
                    1000.0, "What counts, against each other");
    addThreads(command, arguments->defaults.threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runSimilar(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
