// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/breakdown.h"

#include "core/library/cluster_names.h"

#include <QTest>
#include <numeric>

using namespace otozu;

namespace
{

std::vector<SampleRecord> samples()
{
    std::vector<SampleRecord> result;
    const std::pair<const char*, int> rows[] = {
        {"drums/kick/a.wav", 0}, {"drums/kick/b.wav", 0}, {"drums/hat/c.wav", 1}, {"bass/d.wav", 1}, {"e.wav", 1},
        {"bass/f.wav", -1}};
    for (const auto& [path, cluster] : rows) {
        SampleRecord sample;
        sample.path = path;
        sample.cluster = cluster;
        result.push_back(sample);
    }
    return result;
}

const std::vector<ClusterInfo> kClusters{{"cluster_1", 2}, {"cluster_2", 3}};

} // namespace

class BreakdownTest : public QObject
{
    Q_OBJECT
private slots:
    void countsLabelsPerCluster()
    {
        const Breakdown top = breakdownOf(samples(), kClusters, LabelSource::Top);
        QCOMPARE(top.rows, (std::vector<std::string>{"drums", "", "bass"}));
        QCOMPARE(top.columns, (std::vector<std::string>{"cluster_1", "cluster_2"}));
        QCOMPARE(top.counts, Matrix<std::size_t>(3, 2, std::vector<std::size_t>{2, 1, 0, 1, 0, 1}));
        const Breakdown parent = breakdownOf(samples(), kClusters, LabelSource::Parent);
        QCOMPARE(parent.rows, (std::vector<std::string>{"kick", "", "bass", "hat"}));
    }

    void theOtherWayRoundIsTheTranspose()
    {
        const Breakdown across = breakdownOf(samples(), kClusters, LabelSource::Top).transposed();
        QCOMPARE(across.rows, (std::vector<std::string>{"cluster_1", "cluster_2"}));
        QCOMPARE(across.counts, Matrix<std::size_t>(2, 3, std::vector<std::size_t>{2, 0, 0, 1, 1, 1}));
    }

    void foldingLosesNothing()
    {
        const Breakdown all = breakdownOf(samples(), kClusters, LabelSource::Parent);
        const Breakdown folded = all.folded(2);
        QCOMPARE(folded.rows, (std::vector<std::string>{"kick", ""}));
        QCOMPARE(folded.counts, Matrix<std::size_t>(2, 2, std::vector<std::size_t>{2, 0, 0, 3}));
        QCOMPARE(all.folded(4).counts, all.counts);
        const auto sum = [](const Breakdown& b) {
            return std::accumulate(b.counts.values().begin(), b.counts.values().end(), std::size_t(0));
        };
        QCOMPARE(sum(folded), sum(all));
    }

    void nothingGivesNothing()
    {
        const Breakdown empty = breakdownOf({}, {}, LabelSource::Top);
        QVERIFY(empty.rows.empty() && empty.columns.empty() && empty.transposed().rows.empty());
    }

    void clustersAreNamedFromOne()
    {
        QCOMPARE(clusterName(0), std::string("cluster_1"));
        const std::vector<std::int32_t> labels{0, 2, -1, 0};
        const auto clusters = clusterInfosOf(labels);
        QCOMPARE(clusters.size(), std::size_t(3));
        QCOMPARE(clusters[0].size, std::size_t(2));
        QCOMPARE(clusters[1].size, std::size_t(0));
        QCOMPARE(clusters[2].name, std::string("cluster_3"));
    }
};

QTEST_GUILESS_MAIN(BreakdownTest)
#include "breakdown_test.moc"
