// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/descriptors_json.h"
#include "app/cli/output.h"
#include "core/base/thread_pool.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/map_request.h"

#include <atomic>
#include <memory>
#include <optional>

namespace otozu::cli
{
namespace
{

struct Arguments {
    std::vector<std::string> files;
    MapRequest defaults = defaultRequest(); ///< For threads.
    bool quiet = false;
};

int runDescribe(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    ThreadPool pool(arguments.defaults.threads);
    const MapRequest listening = defaultRequest(Profile::Timbre);
    std::vector<FileAnalyser> analysers;
    for (int i = 0; i < pool.threadCount(); ++i)
        analysers.emplace_back(listening.profile, listening.seconds, true);

    const std::size_t count = arguments.files.size();
    std::vector<std::optional<Fault>> faults(count);
    std::vector<AnalysedFile> found(count);
    std::atomic<std::size_t> done{0};
    pool.forRanges(count, 1, [&](std::size_t i, std::size_t, int worker) {
        FileAnalyser& analyser = analysers[std::size_t(worker)];
        std::vector<float> row(analyser.width());
        try {
            found[i] = analyser.analyse(arguments.files[i], row, stop);
        } catch (const Error& error) {
            faults[i] = error.fault;
        }
        ++done;
        if (worker == 0)
            console.progress({Step::Analyse, done, count});
    });

    QJsonArray sounds;
    std::vector<FileFault> skipped;
    for (std::size_t i = 0; i < count; ++i) {
        if (faults[i])
            skipped.push_back({arguments.files[i], *faults[i]});
        else
            sounds.append(jsonOfSound(arguments.files[i], found[i].seconds(), found[i].descriptors));
    }
    for (const QJsonValue fault : jsonOfFaults(skipped))
        console.error("otozu-cli: " + fault["path"].toString().toStdString() + ": " +
                      fault["reason"].toString().toStdString());
    console.print(QJsonDocument(sounds));
    return sounds.isEmpty() ? kNothingAnalysed : kDone;
}

} // namespace

void addDescribe(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("describe", "Say what files sound like: loudness, loop, BPM, key, pitch …");
    command.footer(
        "Prints a JSON array with an object a sound, in argument order: path, seconds, loudness_lufs, peak_dbfs, "
        "loop, loop_confidence, bpm, bpm_confidence, key, key_confidence, pitch_hz, note, cents, "
        "pitch_confidence, brightness_hz, noisiness, attack_seconds. What a sound does not have is null. Files "
        "that cannot be read are named on stderr.");
    const auto arguments = std::make_shared<Arguments>();
    command.add_option("FILE", arguments->files, "Sound files")->required()->type_name("PATH");
    addThreads(command, arguments->defaults.threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runDescribe(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
