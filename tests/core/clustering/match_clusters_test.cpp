// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/match_clusters.h"

#include "core/base/random.h"

#include <QTest>
#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>

using namespace otozu;

namespace
{

using Labels = std::vector<std::int32_t>;

Labels randomLabels(std::size_t n, std::size_t clusters, Random& random)
{
    Labels labels(n);
    for (std::int32_t& label : labels)
        label = std::int32_t(random.below(clusters + 1)) - 1;
    return labels;
}

std::size_t common(const Labels& before, const Labels& after, const Labels& oldOf)
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        sum += std::size_t(before[i] >= 0 && after[i] >= 0 && oldOf[std::size_t(after[i])] == before[i]);
    return sum;
}

/// Over all ways to give old clusters to new ones.
std::size_t bestByTrying(const Labels& before, std::size_t oldCount, const Labels& after, std::size_t newCount)
{
    Labels order(std::max(oldCount, newCount));
    std::iota(order.begin(), order.end(), 0);
    std::size_t best = 0;
    do
        best = std::max(best, common(before, after, order));
    while (std::ranges::next_permutation(order).found);
    return best;
}

} // namespace

class MatchClustersTest : public QObject
{
    Q_OBJECT
private slots:
    void isAsGoodAsTryingAll()
    {
        Random random(5);
        for (int trial = 0; trial < 300; ++trial) {
            const std::size_t oldCount = 1 + random.below(6);
            const std::size_t newCount = 1 + random.below(6);
            const std::size_t n = random.below(60);
            const Labels before = randomLabels(n, oldCount, random);
            const Labels after = randomLabels(n, newCount, random);
            const Labels oldOf = matchClusters(before, oldCount, after, newCount);
            QCOMPARE(oldOf.size(), newCount);
            QCOMPARE(common(before, after, oldOf), bestByTrying(before, oldCount, after, newCount));
            std::set<std::int32_t> seen;
            for (std::size_t cluster = 0; cluster < newCount; ++cluster) {
                if (oldOf[cluster] < 0)
                    continue;
                QVERIFY(seen.insert(oldOf[cluster]).second); // one to one
                bool shared = false;                         // no pair without a point
                for (std::size_t i = 0; i < n; ++i)
                    shared = shared || (after[i] == std::int32_t(cluster) && before[i] == oldOf[cluster]);
                QVERIFY(shared);
            }
            QVERIFY(matchClusters(before, oldCount, after, newCount) == oldOf);
        }
    }

    void findsARenaming()
    {
        Random random(6);
        for (const std::size_t clusters : {1U, 30U, 200U}) {
            Labels names(clusters);
            std::iota(names.begin(), names.end(), 0);
            for (std::size_t i = clusters; i > 1; --i)
                std::swap(names[i - 1], names[random.below(i)]);
            Labels before(5000);
            Labels after(5000);
            for (std::size_t i = 0; i < before.size(); ++i) {
                before[i] = std::int32_t(i % clusters);
                const bool strays = random.below(10) == 0;
                const auto moved = strays ? random.below(clusters) : i % clusters;
                after[i] = names[moved];
            }
            const Labels oldOf = matchClusters(before, clusters, after, clusters);
            for (std::size_t cluster = 0; cluster < clusters; ++cluster)
                QCOMPARE(oldOf[std::size_t(names[cluster])], std::int32_t(cluster));
        }
    }

    void aGreedyChoiceWouldLoseHere()
    {
        // Old 0 has 5 in new 0 and 4 in new 1; old 1 has 4 in new 0 and none in new 1: 4 + 4 beats 5.
        Labels before, after;
        const auto add = [&](std::int32_t from, std::int32_t to, int count) {
            before.insert(before.end(), std::size_t(count), from);
            after.insert(after.end(), std::size_t(count), to);
        };
        add(0, 0, 5);
        add(0, 1, 4);
        add(1, 0, 4);
        QVERIFY(matchClusters(before, 2, after, 2) == (Labels{1, 0}));
    }

    void refusesWhatMakesNoSense()
    {
        QVERIFY(matchClusters({}, 0, {}, 0).empty());
        QVERIFY(matchClusters({}, 0, {}, 3) == (Labels{-1, -1, -1}));
        QVERIFY_EXCEPTION_THROWN((void)matchClusters(Labels{0}, 1, Labels{}, 1), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)matchClusters(Labels{1}, 1, Labels{0}, 1), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)matchClusters(Labels{0}, 1, Labels{1}, 1), std::invalid_argument);
    }
};

QTEST_APPLESS_MAIN(MatchClustersTest)
#include "match_clusters_test.moc"
