// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/base/npy.h"
#include "core/evaluation/agreement.h"
#include "core/evaluation/precision.h"
#include "core/evaluation/trustworthiness.h"
#include "core/library/map_csv.h"

#include <memory>
#include <regex>
#include <set>

namespace otozu::cli
{
namespace
{

constexpr std::size_t kTrustNeighbors = 15;

enum class LabelColumn { Top, Parent, Csv };

struct Arguments {
    std::filesystem::path csv;
    LabelColumn label = LabelColumn::Top;
    std::string pack;
    std::size_t k = 10;
    std::filesystem::path features;
    int threads = 0;
    bool quiet = false;
};

std::vector<std::string> labelsOf(const MapCsv& map, LabelColumn column)
{
    if (column == LabelColumn::Csv && !map.hasLabels)
        throw std::invalid_argument("--label csv: the map has no column 'label'");
    std::vector<std::string> labels;
    for (const SampleRecord& sample : map.samples) {
        if (column == LabelColumn::Csv)
            labels.push_back(sample.label);
        else
            labels.push_back(labelOf(sample.path, column == LabelColumn::Top ? LabelSource::Top : LabelSource::Parent));
    }
    return labels;
}

/// Group 1 of the pattern in the file name; without a match a pack of its own.
std::vector<std::string> packsOf(const MapCsv& map, const std::string& pattern)
{
    std::regex regex;
    try {
        regex.assign(pattern, std::regex::ECMAScript);
    } catch (const std::regex_error& error) {
        throw std::invalid_argument("--pack: '" + pattern + "' is no pattern (" + error.what() + ")");
    }
    if (regex.mark_count() < 1)
        throw std::invalid_argument("--pack: '" + pattern + "' has no group (…) that is the pack");
    std::vector<std::string> packs;
    for (const SampleRecord& sample : map.samples) {
        const std::string name = sample.path.filename().string();
        std::smatch match;
        // No file name holds a slash, so a path cannot be taken for a pack.
        packs.push_back(std::regex_search(name, match, regex) ? match[1].str() : "/" + sample.path.string());
    }
    return packs;
}

QJsonObject jsonOf(const PrecisionResult& precision)
{
    QJsonObject labels;
    for (const LabelPrecision& label : precision.labels)
        labels.insert(QString::fromStdString(label.label),
                      QJsonObject{{"rows", qint64(label.rows)}, {"precision", label.precision}});
    return {
        {"macro", precision.macro}, {"micro", precision.micro}, {"rows", qint64(precision.rows)}, {"labels", labels}};
}

void addAgreement(QJsonObject& object, const MapCsv& map, const std::vector<std::string>& labels)
{
    std::vector<std::int32_t> clusters;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (isLabelled(labels[i]) && map.samples[i].cluster >= 0) {
            clusters.push_back(map.samples[i].cluster);
            known.push_back(labels[i]);
        }
    }
    const std::vector<std::int32_t> codes = codesOfLabels(known);
    object.insert("ami", adjustedMutualInformation(codes, clusters));
    object.insert("ari", adjustedRandIndex(codes, clusters));
}

int runEvaluate(const Arguments& arguments, Console& console, const std::stop_token& stop)
{
    console.quiet = arguments.quiet;
    const MapCsv map = readMapCsv(arguments.csv);
    if (map.samples.empty())
        throw Error(Fault::BadInput, arguments.csv, "there are no rows in it");
    const std::vector<std::string> labels = labelsOf(map, arguments.label);
    Matrix<float> points(map.samples.size(), 2);
    std::size_t labelled = 0;
    std::set<std::string> names;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        points(i, 0) = map.samples[i].x;
        points(i, 1) = map.samples[i].y;
        if (isLabelled(labels[i])) {
            ++labelled;
            names.insert(labels[i]);
        }
    }

    ThreadPool pool(arguments.threads);
    QJsonObject object{
        {"rows", qint64(map.samples.size())},
        {"labelled", qint64(labelled)},
        {"labels", qint64(names.size())},
        {"k", qint64(arguments.k)},
        {"precision", jsonOf(precisionAtK(points, labels, arguments.k, pool, {}, stop))},
    };
    if (!arguments.pack.empty())
        object.insert("precision_other_packs",
                      jsonOf(precisionAtK(points, labels, arguments.k, pool, packsOf(map, arguments.pack), stop)));
    if (map.hasClusters) {
        object.insert("clusters", qint64(map.clusters.size()));
        addAgreement(object, map, labels);
    }
    if (!arguments.features.empty()) {
        const Matrix<float> features = readNpy<float>(arguments.features);
        if (features.rows() != map.samples.size())
            throw Error(Fault::BadInput, arguments.features,
                        "it has " + std::to_string(features.rows()) + " rows, the map has " +
                            std::to_string(map.samples.size()));
        if (features.rows() <= 2 * kTrustNeighbors)
            throw Error(Fault::BadInput, arguments.features, "trustworthiness needs more than 30 rows");
        object.insert("trustworthiness", sampledTrustworthiness(features, points, kTrustNeighbors, pool, stop));
    }
    console.print(QJsonDocument(object));
    return kDone;
}

} // namespace

void addEvaluate(CLI::App& app, Command& chosen)
{
    CLI::App& command = *app.add_subcommand("evaluate", "Judge a map by labels");
    const auto arguments = std::make_shared<Arguments>();
    addPath(command, "MAP", arguments->csv, "A map's csv")->required();
    const std::map<std::string, LabelColumn> columns{
        {"top", LabelColumn::Top}, {"parent", LabelColumn::Parent}, {"csv", LabelColumn::Csv}};
    addChoice(command, "--label", arguments->label, columns,
              "First or last folder of the path, or the column of the csv [top]");
    command.add_option("--pack", arguments->pack, "Pattern (ECMAScript) on the file name; group 1 is the pack")
        ->type_name("REGEX");
    addWholeNumber(command, "--k", arguments->k, 1, 100'000, "Neighbours of a sound that are looked at");
    addPath(command, "--features", arguments->features,
            "Feature rows in the order of the csv: adds trustworthiness@15");
    addThreads(command, arguments->threads);
    addQuiet(command, arguments->quiet);
    command.callback([&chosen, arguments] {
        chosen = [arguments](Console& console, const std::stop_token& stop) {
            return runEvaluate(*arguments, console, stop);
        };
    });
}

} // namespace otozu::cli
