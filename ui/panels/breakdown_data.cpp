// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/breakdown_data.h"

#include "core/raster/palette.h"
#include "ui/panels/cluster_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

namespace otozu
{
namespace
{

/// More colours in one bar could not be told apart; more bars would not be read.
constexpr std::size_t kLabelPieces = 20;
constexpr std::size_t kLabelBars = 60;

/// Names, colours and sums of rows; the last stands for the rest of `all`, if there are more.
/// @param clusters,which  what the rows are: which of these; empty: labels.
std::vector<BreakdownPart> partsOf(const Breakdown& rows, std::size_t all, std::span<const ClusterInfo> clusters,
                                   std::span<const int> which, bool dark)
{
    const bool labels = clusters.empty();
    const std::vector<QString> names = clusterTexts(clusters);
    std::vector<BreakdownPart> parts;
    const std::size_t count = rows.rows.size();
    int colour = 0;
    for (std::size_t i = 0; i < count; ++i) {
        BreakdownPart part;
        part.first = int(i);
        part.last = int(i);
        part.name = labels ? QString::fromStdString(rows.rows[i]) : names[std::size_t(which[i])];
        // As on the map coloured by folder: what lies in no folder is grey and takes no colour from the others.
        const bool unnamed = labels && rows.rows[i].empty();
        const int index = unnamed ? kNoColour : labels ? colour++ : clusters[std::size_t(which[i])].colour;
        part.colour = QColor::fromRgb(mapColour(index, dark));
        if (i + 1 == count && all > count) {
            part.last = int(all) - 1;
            part.name = labels ? QCoreApplication::translate("otozu::Breakdown", "Other labels")
                               : QCoreApplication::translate("otozu::Breakdown", "Other clusters");
            part.colour = QColor::fromRgb(mapColour(kNoColour, dark));
        } else if (part.name.isEmpty()) {
            part.name = QCoreApplication::translate("otozu::Breakdown", "(in no folder)");
        }
        for (const std::size_t n : rows.counts.row(i))
            part.count += n;
        parts.push_back(part);
    }
    return parts;
}

/// @param kept  which columns they were.
Breakdown withoutEmptyColumns(Breakdown counts, std::vector<int>& kept)
{
    Breakdown across = counts.transposed();
    for (std::size_t column = 0; column < across.rows.size(); ++column) {
        if (std::ranges::any_of(across.counts.row(column), [](std::size_t count) { return count > 0; }))
            kept.push_back(int(column));
    }
    if (kept.size() == across.rows.size())
        return counts;
    Breakdown left{{}, counts.rows, Matrix<std::size_t>(kept.size(), counts.rows.size())};
    for (std::size_t row = 0; row < kept.size(); ++row) {
        left.rows.push_back(across.rows[std::size_t(kept[row])]);
        std::ranges::copy(across.counts.row(std::size_t(kept[row])), left.counts.row(row).begin());
    }
    return left.transposed();
}

} // namespace

LabelCounts countLabels(MapResultPtr map, LabelSource source, const ShownSounds& shown)
{
    LabelCounts counts;
    const std::span<const char> leftOut = shown.leftOut();
    counts.breakdown = withoutEmptyColumns(breakdownOf(map->samples, map->clusters, source, leftOut), counts.clusters);
    std::vector<int> columns(map->clusters.size(), -1);
    for (std::size_t column = 0; column < counts.clusters.size(); ++column)
        columns[std::size_t(counts.clusters[column])] = int(column);
    std::unordered_map<std::string, int> rows;
    for (std::size_t i = 0; i < counts.breakdown.rows.size(); ++i)
        rows.emplace(counts.breakdown.rows[i], int(i));
    counts.labelOf.reserve(map->samples.size());
    counts.columnOf.reserve(map->samples.size());
    for (std::size_t i = 0; i < map->samples.size(); ++i) {
        const SampleRecord& sample = map->samples[i];
        const bool isShown = shown.isShown(int(i));
        const auto row = isShown ? rows.find(labelOf(sample.path, source)) : rows.end();
        counts.labelOf.push_back(row != rows.end() ? row->second : -1);
        const bool isClustered = sample.cluster >= 0 && std::size_t(sample.cluster) < columns.size();
        counts.columnOf.push_back(isShown && isClustered ? columns[std::size_t(sample.cluster)] : -1);
    }
    counts.map = std::move(map);
    return counts;
}

BreakdownView breakdownView(const LabelCounts& counts, BreakdownSide side, bool dark)
{
    const std::size_t labels = counts.breakdown.rows.size();
    const std::size_t clusters = counts.breakdown.columns.size();
    const bool perCluster = side == BreakdownSide::LabelsPerCluster;
    const Breakdown byLabel = counts.breakdown.folded(perCluster ? kLabelPieces : kLabelBars);
    const Breakdown byCluster = byLabel.transposed();

    BreakdownView view;
    view.side = side;
    view.pieces = partsOf(byLabel, labels, {}, {}, dark);
    view.bars = partsOf(byCluster, clusters, counts.map->clusters, counts.clusters, dark);
    if (!perCluster)
        std::swap(view.pieces, view.bars);
    view.counts = perCluster ? byLabel.counts : byCluster.counts;
    for (const BreakdownPart& bar : view.bars)
        view.total += bar.count;
    return view;
}

std::vector<int> samplesOf(const LabelCounts& counts, const BreakdownView& view, int piece, int bar)
{
    const auto isIn = [](const std::vector<BreakdownPart>& parts, int part, int value) {
        return value >= 0 &&
               (part < 0 || (value >= parts[std::size_t(part)].first && value <= parts[std::size_t(part)].last));
    };
    const bool perCluster = view.side == BreakdownSide::LabelsPerCluster;
    std::vector<int> indices;
    for (std::size_t i = 0; i < counts.labelOf.size(); ++i) {
        const int label = counts.labelOf[i];
        const int cluster = counts.columnOf[i];
        if (isIn(view.pieces, piece, perCluster ? label : cluster) &&
            isIn(view.bars, bar, perCluster ? cluster : label))
            indices.push_back(int(i));
    }
    return indices;
}

} // namespace otozu
