// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/breakdown.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace otozu
{

Breakdown Breakdown::transposed() const
{
    Breakdown result{columns, rows, Matrix<std::size_t>(columns.size(), rows.size())};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < columns.size(); ++column)
            result.counts(column, row) = counts(row, column);
    }
    return result;
}

Breakdown Breakdown::folded(std::size_t most) const
{
    if (rows.size() <= most || most == 0)
        return *this;
    Breakdown result{rows, columns, Matrix<std::size_t>(most, columns.size())};
    result.rows.resize(most);
    result.rows.back().clear();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < columns.size(); ++column)
            result.counts(std::min(row, most - 1), column) += counts(row, column);
    }
    return result;
}

Breakdown breakdownOf(std::span<const SampleRecord> samples, std::span<const ClusterInfo> clusters, LabelSource source,
                      std::span<const char> leftOut)
{
    std::map<std::string, std::vector<std::size_t>> byLabel;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const SampleRecord& sample = samples[i];
        if (i < leftOut.size() && leftOut[i] != 0)
            continue;
        if (sample.cluster < 0 || std::size_t(sample.cluster) >= clusters.size())
            continue;
        auto& counts = byLabel[labelOf(sample.path, source)];
        counts.resize(clusters.size());
        ++counts[std::size_t(sample.cluster)];
    }
    struct Row {
        const std::string* label;
        const std::vector<std::size_t>* counts;
        std::size_t total;
    };
    std::vector<Row> rows;
    for (const auto& [label, counts] : byLabel)
        rows.push_back({&label, &counts, std::accumulate(counts.begin(), counts.end(), std::size_t(0))});
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.total > b.total; });

    Breakdown result;
    result.counts = Matrix<std::size_t>(rows.size(), clusters.size());
    for (const ClusterInfo& cluster : clusters)
        result.columns.push_back(cluster.name);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        result.rows.push_back(*rows[row].label);
        std::copy(rows[row].counts->begin(), rows[row].counts->end(), result.counts.row(row).begin());
    }
    return result;
}

} // namespace otozu
