// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/console_observer.h"
#include "app/cli/output.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/compare_sounds.h"
#include "core/pipeline/folder_analysis.h"
#include "core/pipeline/map_request.h"
#include "core/pipeline/similar_in_library.h"
#include "core/qt/stored_library.h"

#include <memory>

namespace otozu::cli
{
namespace
{

struct Arguments {
    SimilarRequest request;
    std::filesystem::path in;               ///< A folder or a library.
    MapRequest defaults = defaultRequest(); ///< For profile, seconds and threads.
    bool quiet = false;
};

/// A folder that was listened to, with what was found in it.
class FolderListing
{
public:
    FolderListing(const Arguments& arguments, const FolderAnalysis& folder, const SimilarSounds& sounds,
                  std::vector<Neighbor> found)
        : m_arguments(arguments), m_folder(folder), m_sounds(sounds), m_found(std::move(found))
    {
        std::error_code error;
        std::erase_if(m_found, [&](const Neighbor& neighbor) {
            return std::filesystem::equivalent(pathOf(std::size_t(neighbor.index)), arguments.request.file, error);
        });
    }

    std::vector<SimilarSound> list(const std::stop_token& stop) const
    {
        const SimilarRequest& request = m_arguments.request;
        std::vector<SimilarSound> sounds;
        // Copies are near each other in the list; beyond, it is of no use to look for them.
        const std::size_t most = std::min(m_found.size(), request.fold ? 2 * request.count + 10 : request.count);
        const auto same = [&](std::size_t a, std::size_t b) { return request.fold && areSame(a, b, stop); };
        auto items = foldSame(most, request.count, same);
        for (std::size_t next = most; next < m_found.size() && items.size() < request.count; ++next)
            items.push_back({next});
        for (const std::vector<std::size_t>& item : items) {
            SimilarSound sound{recordOf(item.front()).path, m_found[item.front()].distance, {}};
            for (const std::size_t copy : std::span(item).subspan(1))
                sound.copies.push_back(recordOf(copy).path);
            sounds.push_back(std::move(sound));
        }
        return sounds;
    }

private:
    [[nodiscard]] const SampleRecord& recordOf(std::size_t place) const
    {
        return m_folder.samples[std::size_t(m_found[place].index)];
    }
    [[nodiscard]] std::filesystem::path pathOf(std::size_t sample) const
    {
        return m_arguments.in / m_folder.samples[sample].path;
    }

    bool areSame(std::size_t a, std::size_t b, const std::stop_token& stop) const
    {
        const auto first = std::size_t(m_found[a].index);
        const auto second = std::size_t(m_found[b].index);
        if (m_folder.sounds[first] == m_folder.sounds[second])
            return true;
        // The difference of two distances is no more than the distance between the two.
        if (m_arguments.request.profile != Profile::Timbre ||
            m_found[b].distance - m_found[a].distance > kNearVectors || m_sounds.between(first, second) > kNearVectors)
            return false;
        try {
            const auto one = trimmedSound(pathOf(first), stop);
            const auto other = trimmedSound(pathOf(second), stop);
            return one && other && isSameSound(*one, *other);
        } catch (const Error&) {
            return false; // gone since it was listened to
        }
    }

    const Arguments& m_arguments;
    const FolderAnalysis& m_folder;
    const SimilarSounds& m_sounds;
    std::vector<Neighbor> m_found;
};

/// Nothing if nothing in the folder could be analysed.
std::optional<std::vector<SimilarSound>> similarInFolder(const Arguments& arguments, Console& console, ThreadPool& pool,
                                                         const std::stop_token& stop)
{
    const SimilarRequest& request = arguments.request;
    FileAnalyser analyser(request.profile, request.seconds, request.weights.pitch > 0.0);
    std::vector<float> query(analyser.width());
    const AnalysedFile asked = analyser.analyse(request.file, query, stop);

    ConsoleObserver observer(console);
    FolderAnalysis folder = analyseFolder(arguments.in, request.profile, request.seconds, LabelSource::Top,
                                          request.weights.pitch > 0.0, pool, stop, observer);
    if (!folder.skipped.empty())
        console.note(std::to_string(folder.skipped.size()) + " files were skipped");
    if (folder.samples.empty())
        return std::nullopt;

    std::vector<std::optional<SoundPitch>> pitches;
    for (const SampleRecord& sample : folder.samples)
        pitches.push_back(sample.descriptors.pitch);
    SimilarSounds sounds(folder.features, request.profile, std::move(pitches), pool);
    if (request.weights != SimilarityWeights())
        sounds.setWeights(request.weights);
    return FolderListing(arguments, folder, sounds,
                         sounds.nearest(query, asked.descriptors.pitch, folder.samples.size(), pool))
        .list(stop);
}

int runSimilar(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    const SimilarityWeights& weights = arguments.request.weights;
    if (weights.timbre + weights.envelope + weights.pitch <= 0.0)
        throw std::invalid_argument("--weights: something must count");
    if (arguments.request.profile != Profile::Timbre && weights != SimilarityWeights())
        throw std::invalid_argument("--weights: these are parts of the profile timbre");

    ThreadPool pool(arguments.defaults.threads);
    std::optional<std::vector<SimilarSound>> found;
    std::error_code error;
    if (std::filesystem::is_regular_file(arguments.in, error)) {
        StoredLibrary library(arguments.in, StoredLibrary::Access::Write);
        found = similarInLibrary(library, arguments.request, pool, stop,
                                 [&] { console.note("making an index of the library for this and later questions"); });
    } else {
        found = similarInFolder(arguments, console, pool, stop);
    }
    QJsonArray similar;
    for (const SimilarSound& sound : found.value_or(std::vector<SimilarSound>())) {
        QJsonObject object{{"path", jsonPath(sound.path)}, {"distance", double(sound.distance)}};
        QJsonArray copies;
        for (const auto& copy : sound.copies)
            copies.append(jsonPath(copy));
        if (!copies.isEmpty())
            object.insert("copies", copies);
        similar.append(object);
    }
    console.print(QJsonDocument(similar));
    if (!found) {
        console.error("otozu-cli: " + failureText({Fault::NothingToAnalyse, arguments.in, {}}).toStdString());
        return kNothingAnalysed;
    }
    return kDone;
}

} // namespace

void addSimilar(CLI::App& app, Command& chosen)
{
    CLI::App& command =
        *app.add_subcommand("similar", "Find the sounds of a folder or a library that are most like a file");
    const auto arguments = std::make_shared<Arguments>();
    SimilarRequest& request = arguments->request;
    addPath(command, "FILE", request.file, "The sound to compare with")->required();
    addPath(command, "--in", arguments->in, "The folder or the stored library to look in")->required();
    addWholeNumber(command, "-n", request.count, 1, 1'000'000, "How many");
    addProfileOptions(command, arguments->defaults);
    SimilarityWeights& weights = request.weights;
    addNamedNumbers(command, "--weights",
                    {{"timbre", &weights.timbre}, {"envelope", &weights.envelope}, {"pitch", &weights.pitch}}, 0.0,
                    1000.0, "What counts, against each other");
    CLI::Option* fold = command.add_flag_callback(
        "--fold", [&request] { request.fold = true; }, "The same sound once, its copies with it (as by default)");
    command
        .add_flag_callback(
            "--all", [&request] { request.fold = false; }, "All files, copies too")
        ->excludes(fold);
    addThreads(command, arguments->defaults.threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        arguments->request.profile = arguments->defaults.profile;
        arguments->request.seconds = arguments->defaults.seconds;
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runSimilar(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
