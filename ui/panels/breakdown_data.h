// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/breakdown.h"
#include "ui/selection/shown_sounds.h"

#include <QColor>
#include <QString>
#include <vector>

namespace otozu
{

/// Labels and clusters of a map, counted once; what the breakdown's two ways round are made from.
struct LabelCounts {
    MapResultPtr map;
    Breakdown breakdown;       ///< Labels by clusters.
    std::vector<int> clusters; ///< Of the map, one a column of breakdown: those of which nothing is shown have none.
    std::vector<int> labelOf;  ///< Row of breakdown for each sample; -1: it is not shown.
    std::vector<int> columnOf; ///< Likewise.
};
/// For worker threads: looks at every sample.
[[nodiscard]] LabelCounts countLabels(MapResultPtr map, LabelSource source, const ShownSounds& shown = {});

/// Which way round the bars stand.
enum class BreakdownSide {
    LabelsPerCluster, ///< A bar a cluster, made of labels.
    ClustersPerLabel, ///< A bar a label, made of clusters.
};

/// One bar, or one colour of the pieces of bars.
struct BreakdownPart {
    QString name;
    QColor colour; ///< Of a piece; as on the map for clusters.
    std::size_t count = 0;
    int first = 0; ///< Labels or clusters first … last are meant; more than one for the folded rest.
    int last = 0;
};

/// What the chart shows: bars made of pieces. The most frequent labels have bars or pieces of their own, the rest is
/// one 'other'.
struct BreakdownView {
    BreakdownSide side = BreakdownSide::LabelsPerCluster;
    std::vector<BreakdownPart> bars;
    std::vector<BreakdownPart> pieces;
    Matrix<std::size_t> counts; ///< (pieces, bars).
    std::size_t total = 0;
};
[[nodiscard]] BreakdownView breakdownView(const LabelCounts& counts, BreakdownSide side, bool dark);

/// Indices of the samples of one piece of one bar, ascending; bar -1: of the piece in all bars, and the other way
/// round.
[[nodiscard]] std::vector<int> samplesOf(const LabelCounts& counts, const BreakdownView& view, int piece, int bar);

} // namespace otozu
