// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clustering/gmeans.h"
#include "core/embedding/umap.h"
#include "core/features/profile.h"
#include "core/library/sample_record.h"
#include "core/pipeline/map_request.h"

#include <CLI/App.hpp>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace otozu::cli
{

/// Seeds up to here can be written to JSON as they are.
inline constexpr std::uint64_t kLargestSeed = std::numeric_limits<std::int64_t>::max();
inline constexpr int kMostThreads = 256;

// Options. Targets must outlive the parsing and hold the default before it. Numbers read the same in every locale; what
// is no finite number within [low, high] is refused in words.
CLI::Option* addNumber(CLI::App& command, const std::string& name, double low, double high, const std::string& help,
                       const std::function<void(double)>& take);
/// Some numbers by name, as in "a=1,b=0.5"; those that are not named stay as they are.
CLI::Option* addNamedNumbers(CLI::App& command, const std::string& name,
                             const std::vector<std::pair<std::string, double*>>& targets, double low, double high,
                             const std::string& help);
CLI::Option* addWholeNumber(CLI::App& command, const std::string& name, std::uint64_t low, std::uint64_t high,
                            const std::string& help, const std::function<void(std::uint64_t)>& take);
template <typename T>
CLI::Option* addWholeNumber(CLI::App& command, const std::string& name, T& target, std::uint64_t low,
                            std::uint64_t high, const std::string& help)
{
    return addWholeNumber(command, name, low, high, help + " [" + std::to_string(target) + "]",
                          [&target](std::uint64_t value) { target = T(value); });
}

/// One of some words.
template <typename T>
CLI::Option* addChoice(CLI::App& command, const std::string& name, const std::map<std::string, T>& choices,
                       const std::string& help, const std::function<void(T)>& take)
{
    std::string words;
    for (const auto& choice : choices)
        words += (words.empty() ? "" : "|") + choice.first;
    return command
        .add_option_function<std::string>(
            name,
            [=](const std::string& text) {
                const auto choice = choices.find(text);
                if (choice == choices.end())
                    throw CLI::ValidationError(name, "'" + text + "' is none of " + words);
                take(choice->second);
            },
            help)
        ->type_name(words);
}
template <typename T>
CLI::Option* addChoice(CLI::App& command, const std::string& name, T& target, const std::map<std::string, T>& choices,
                       const std::string& help)
{
    return addChoice<T>(command, name, choices, help, [&target](T value) { target = value; });
}

/// A path in any bytes, never empty.
CLI::Option* addPath(CLI::App& command, const std::string& name, std::filesystem::path& target,
                     const std::string& help);

// Options that several sub-commands share.
void addUmapOptions(CLI::App& command, UmapOptions& options);
void addGmeansOptions(CLI::App& command, GmeansOptions& options);
/// --profile and --seconds. A profile brings its own defaults for everything else, so this goes before the options that
/// may change them: those take effect in the order in which they were added.
void addProfileOptions(CLI::App& command, MapRequest& request);
/// --threads; 0 stays: as many as there are cores.
void addThreads(CLI::App& command, int& threads);
/// --instruction-set: those that this processor has. Takes effect at once, for all kernels.
void addInstructionSet(CLI::App& app);
/// --duplicates all|one
enum class Duplicates { All, One };
void addDuplicates(CLI::App& command, Duplicates& duplicates, const std::string& help);
/// --quiet
void addQuiet(CLI::App& command, bool& quiet);

[[nodiscard]] const std::map<std::string, LabelSource>& labelSources();

} // namespace otozu::cli
