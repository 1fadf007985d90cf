// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"

#include "core/base/instruction_set.h"
#include "core/pipeline/map_settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace otozu::cli
{
namespace
{

template <typename T>
bool parse(const std::string& text, T& value)
{
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    return result.ec == std::errc{} && result.ptr == end;
}

template <typename T>
std::string shown(T value)
{
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

/// @throws CLI::ValidationError
double numberWithin(const std::string& name, const std::string& text, double low, double high)
{
    double value = 0.0;
    if (!parse(text, value) || !std::isfinite(value))
        throw CLI::ValidationError(name, "'" + text + "' is no number that can be used");
    if (value < low || value > high)
        throw CLI::ValidationError(name, text + " is not within " + shown(low) + " … " + shown(high));
    return value;
}

} // namespace

CLI::Option* addNumber(CLI::App& command, const std::string& name, double low, double high, const std::string& help,
                       const std::function<void(double)>& take)
{
    return command
        .add_option_function<std::string>(
            name, [=](const std::string& text) { take(numberWithin(name, text, low, high)); }, help)
        ->type_name("NUMBER");
}

CLI::Option* addNamedNumbers(CLI::App& command, const std::string& name,
                             const std::vector<std::pair<std::string, double*>>& targets, double low, double high,
                             const std::string& help)
{
    std::string shape;
    std::string defaults;
    for (const auto& [known, target] : targets) {
        shape += (shape.empty() ? "" : ",") + known + "=NUMBER";
        defaults += (defaults.empty() ? "" : ",") + known + "=" + shown(*target);
    }
    const auto take = [=](const std::string& text) {
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find(',', at), text.size());
            const std::string part = text.substr(at, end - at);
            const std::size_t equals = std::min(part.find('='), part.size());
            const auto target =
                std::ranges::find(targets, part.substr(0, equals), &std::pair<std::string, double*>::first);
            if (target == targets.end() || equals == part.size())
                throw CLI::ValidationError(name, "'" + part + "' is none of " + shape);
            *target->second = numberWithin(name, part.substr(equals + 1), low, high);
            at = end + 1;
        }
    };
    return command.add_option_function<std::string>(name, take, help + " [" + defaults + "]")->type_name(shape);
}

CLI::Option* addWholeNumber(CLI::App& command, const std::string& name, std::uint64_t low, std::uint64_t high,
                            const std::string& help, const std::function<void(std::uint64_t)>& take)
{
    return command
        .add_option_function<std::string>(
            name,
            [=](const std::string& text) {
                std::int64_t below = 0;
                std::uint64_t value = 0;
                const bool negative = parse(text, below) && below < 0;
                if (!negative && !parse(text, value))
                    throw CLI::ValidationError(name, "'" + text + "' is no whole number that can be used");
                if (negative || value < low || value > high)
                    throw CLI::ValidationError(name, text + " is not within " + std::to_string(low) + " … " +
                                                         std::to_string(high));
                take(value);
            },
            help)
        ->type_name("N");
}

CLI::Option* addPath(CLI::App& command, const std::string& name, std::filesystem::path& target, const std::string& help)
{
    return command
        .add_option_function<std::string>(
            name,
            [&target, name](const std::string& text) {
                if (text.empty())
                    throw CLI::ValidationError(name, "the path is empty");
                target = text;
            },
            help)
        ->type_name("PATH");
}

void addUmapOptions(CLI::App& command, UmapOptions& options)
{
    addChoice(command, "--metric", options.metric, metricNames(),
              "Distance of sounds [" + nameOf(options.metric) + "]");
    addWholeNumber(command, "--seed", 0, kLargestSeed, "Of all random numbers [" + std::to_string(options.seed) + "]",
                   [&options](std::uint64_t seed) { options.seed = seed; });
    addWholeNumber(command, "--epochs", options.nEpochs, 1, 100'000, "Rounds of the layout");
    addWholeNumber(command, "--neighbors", options.nNeighbors, 2, 10'000,
                   "Neighbours of a sound, itself included; more: broader structure");
    addNumber(command, "--min-dist", 0.0, 1.0, "How tightly sounds may pack [" + shown(options.minDist) + "]",
              [&options](double value) { options.minDist = float(value); });
}

void addGmeansOptions(CLI::App& command, GmeansOptions& options)
{
    addWholeNumber(command, "--k-max", options.kMax, 1, 10'000, "At most so many clusters");
    addWholeNumber(command, "--min-cluster", options.minCluster, 1, 1'000'000, "Smaller clusters are never split");
    command
        .add_option_function<std::string>(
            "--significance",
            [&options](const std::string& text) {
                static constexpr std::array<double, 6> kLevels{0.15, 0.10, 0.05, 0.025, 0.01, 0.0001};
                double value = 0.0;
                if (parse(text, value)) {
                    for (const double level : kLevels) {
                        if (std::abs(value - level) < 1e-9) {
                            options.significance = level;
                            options.coarseness = 0.0; // the paper's test, unless both are asked for
                            return;
                        }
                    }
                }
                throw CLI::ValidationError("--significance",
                                           "'" + text + "' is none of 0.15, 0.1, 0.05, 0.025, 0.01, 0.0001");
            },
            "Of the test for splitting; smaller: fewer clusters [0.0001]")
        ->type_name("LEVEL");
    // Defined after --significance, so it has the last word in whatever order they are given.
    addNumber(command, "--coarseness", 0.0, 1e6,
              "A split counts only from this times n^(3/4) on, n sounds in all; more: fewer clusters; 0: G-means as "
              "published [" +
                  shown(options.coarseness) + "]",
              [&options](double value) { options.coarseness = value; });
}

void addProfileOptions(CLI::App& command, MapRequest& request)
{
    addChoice<Profile>(command, "--profile", profileNames(),
                       "What a sound's numbers are [" + nameOf(request.profile) + "]", [&request](Profile profile) {
                           const MapRequest defaults = defaultRequest(profile);
                           request.profile = profile;
                           request.seconds = defaults.seconds;
                           request.umap = defaults.umap;
                           request.gmeans = defaults.gmeans;
                           request.describe = defaults.describe;
                       });
    addNumber(command, "--seconds", 0.001, 3600.0,
              "How much of each sound's beginning is listened to [" +
                  (request.seconds > 0.0 ? shown(request.seconds) : "the whole") + "]",
              [&request](double value) { request.seconds = value; });
}

void addThreads(CLI::App& command, int& threads)
{
    addWholeNumber(command, "--threads", 1, kMostThreads, "Threads [all cores]",
                   [&threads](std::uint64_t value) { threads = int(value); });
}

void addInstructionSet(CLI::App& app)
{
    std::map<std::string, InstructionSet> names;
    for (const InstructionSet set : supportedInstructionSets())
        names.emplace(otozu::nameOf(set), set);
    addChoice<InstructionSet>(app, "--instruction-set", names,
                              "Use no more of the processor than this; the map is the same [" +
                                  std::string(otozu::nameOf(instructionSet())) + "]",
                              setInstructionSet);
}

void addDuplicates(CLI::App& command, Duplicates& duplicates, const std::string& help)
{
    static const std::map<std::string, Duplicates> choices{{"all", Duplicates::All}, {"one", Duplicates::One}};
    addChoice(command, "--duplicates", duplicates, choices, help + " [all]");
}

void addQuiet(CLI::App& command, bool& quiet)
{
    command.add_flag("--quiet", quiet, "No progress");
}

const std::map<std::string, LabelSource>& labelSources()
{
    static const std::map<std::string, LabelSource> names{{"top", LabelSource::Top}, {"parent", LabelSource::Parent}};
    return names;
}

} // namespace otozu::cli
