// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/carry_clusters.h"

#include "core/pipeline/cut_clusters.h"

#include <QTest>

using namespace otozu;

namespace
{

using Labels = std::vector<std::int32_t>;

MapResult mapOf(const Labels& leaves, const std::vector<ClusterMerge>& merges)
{
    MapResult map;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        SampleRecord sample;
        sample.path = "s" + std::to_string(i) + ".wav";
        map.samples.push_back(sample);
    }
    map.tree = std::make_shared<const ClusterTree>(leaves, merges, merges.size() + 1);
    map.namer = std::make_shared<const ClusterNamer>(map.samples);
    return map;
}

} // namespace

class CarryClustersTest : public QObject
{
    Q_OBJECT
private slots:
    void coloursAndNamesGoWithTheMembers()
    {
        // Old slots 0, 1, 2 are new slots 2, 0, 3; the others are new.
        const Labels before{0, 0, 0, 1, 1, 1, 2, 2, -1, 1};
        const Labels after{2, 2, 2, 0, 0, 0, 3, 3, 1, 1};
        const std::vector<StoredCluster> known{{0, 7, "mine", false}, {2, 0, "", true}};
        const auto carried = carryClusters(known, before, after, 6);
        QCOMPARE(carried.size(), std::size_t(6));
        for (std::size_t slot = 0; slot < 6; ++slot)
            QCOMPARE(carried[slot].slot, std::int32_t(slot));
        QCOMPARE(carried[2].colour, 7);
        QCOMPARE(carried[2].name, std::string("mine"));
        QCOMPARE(carried[3].colour, 0);
        QVERIFY(carried[3].hidden);
        QCOMPARE(carried[0].colour, 1); // old slot 1, of which nothing was known
        QVERIFY(carried[0].name.empty() && !carried[0].hidden);
        QCOMPARE(carried[1].colour, 2); // what is free, in order
        QCOMPARE(carried[4].colour, 3);
        QCOMPARE(carried[5].colour, 4);
        QVERIFY(carryClusters(known, {}, {}, 0).empty());
    }

    void aCutShowsWhatIsKnown()
    {
        // Slots: leaf 0 has 0, leaf 2 has 1, leaf 1 has 2.
        MapResult map = mapOf({0, 0, 0, 1, 1, 2, 2, 2, 2}, {{0, 1}, {0, 2}});
        cutClusters(map, 3);
        QCOMPARE(map.clusters.size(), std::size_t(3)); // by size: leaves 2, 0, 1
        QCOMPARE(map.clusters[0].slot, 1);
        QCOMPARE(map.clusters[1].slot, 0);
        QCOMPARE(map.clusters[2].slot, 2);
        for (const ClusterInfo& cluster : map.clusters)
            QCOMPARE(cluster.colour, cluster.slot);
        const std::string found = map.clusters[0].name;

        map.storedClusters = {{2, 9, found, false}, {0, 4, "", false}};
        cutClusters(map, 3);
        QCOMPARE(map.clusters[0].colour, 1);
        QCOMPARE(map.clusters[1].colour, 4);
        QCOMPARE(map.clusters[2].colour, 9);
        QCOMPARE(map.clusters[2].name, found); // the user's comes first
        QCOMPARE(map.clusters[0].name, found + " 2");
        cutClusters(map, 1);
        QCOMPARE(map.clusters[0].slot, 0);
        QCOMPARE(map.clusters[0].colour, 4);
    }
};

QTEST_APPLESS_MAIN(CarryClustersTest)
#include "carry_clusters_test.moc"
