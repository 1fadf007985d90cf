// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/cluster_tree.h"

#include "core/clustering/anderson_darling.h"
#include "core/clustering/cluster_numbers.h"
#include "core/clustering/kmeans.h"
#include "core/clustering/split_test.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace otozu
{
namespace
{

constexpr std::size_t kFinest = 200;
constexpr int kSettlingIterations = 30;

struct Leaf {
    Rows rows;
    SplitTest test;
    std::int32_t home = 0;
};

/// Splits clusters, the least normal first, each within itself.
class Grower
{
public:
    Grower(const Matrix<double>& points, const GmeansOptions& options, const std::stop_token& stop, ProgressFn report)
        : m_points(points), m_minCluster(options.minCluster), m_random(options.seed), m_stop(stop),
          m_report(std::move(report))
    {
    }

    void add(Rows rows, std::int32_t home)
    {
        Leaf leaf{std::move(rows), {}, home};
        leaf.test = testSplit(m_points, leaf.rows, m_minCluster, {}, m_random, m_stop);
        m_leaves.push_back(std::move(leaf));
    }

    void grow(double critical)
    {
        while (m_leaves.size() < kFinest) {
            throwIfStopped(m_stop);
            if (m_report)
                m_report({Step::Cluster, m_leaves.size(), kFinest});
            const auto worst = std::ranges::max_element(
                m_leaves, {}, [](const Leaf& leaf) { return leaf.test.statistic; }); // the first of equals
            if (!(worst->test.statistic > critical))
                return;
            auto [near, far] = halves(*worst);
            if (near.empty() || far.empty()) {
                worst->test = {};
                continue;
            }
            const std::int32_t home = worst->home;
            m_leaves.erase(worst);
            add(std::move(near), home);
            add(std::move(far), home);
        }
    }

    [[nodiscard]] const std::vector<Leaf>& leaves() const { return m_leaves; }

private:
    [[nodiscard]] std::pair<Rows, Rows> halves(const Leaf& leaf) const
    {
        const auto found = kmeans(rowsOf(m_points, leaf.rows), leaf.test.centers, 1, m_stop);
        std::pair<Rows, Rows> result;
        for (std::size_t i = 0; i < leaf.rows.size(); ++i)
            (found.labels[i] == 0 ? result.first : result.second).push_back(leaf.rows[i]);
        return result;
    }

    const Matrix<double>& m_points;
    int m_minCluster;
    Random m_random;
    const std::stop_token& m_stop;
    ProgressFn m_report;
    std::vector<Leaf> m_leaves;
};

/// The finest clusters.
struct Finest {
    std::vector<std::int32_t> labels;
    std::vector<std::int32_t> homes; ///< One a cluster.
    Matrix<double> centers;
    std::vector<double> sizes;
};

Finest finestOf(const std::vector<Leaf>& leaves, const Matrix<double>& points)
{
    Finest finest;
    finest.labels.resize(points.rows());
    finest.centers = Matrix<double>(leaves.size(), points.cols());
    for (std::size_t c = 0; c < leaves.size(); ++c) {
        const std::vector<double> mean = meanOf(rowsOf(points, leaves[c].rows));
        std::ranges::copy(mean, finest.centers.row(c).begin());
        finest.homes.push_back(leaves[c].home);
        finest.sizes.push_back(double(leaves[c].rows.size()));
        for (const std::size_t row : leaves[c].rows)
            finest.labels[row] = std::int32_t(c);
    }
    return finest;
}

/// The labels once k-means over all centers has settled the borders. Clusters that lose all their points are left out.
std::vector<std::int32_t> settled(const Matrix<double>& centers, const Matrix<double>& points,
                                  const std::stop_token& stop)
{
    const KMeansResult found = kmeans(points, centers, kSettlingIterations, stop);
    std::vector<std::int32_t> labels(points.rows());
    std::int32_t number = 0;
    for (const Rows& rows : membersOf(found.labels, centers.rows())) {
        for (const std::size_t row : rows)
            labels[row] = number;
        number += rows.empty() ? 0 : 1;
    }
    return labels;
}

/// One more than the joins that count.
/// @param within  so many of the first merges are inside clusters that are not to be divided.
std::size_t clustersThatCount(const Finest& finest, const std::vector<ClusterMerge>& merges, std::size_t within,
                              const Matrix<double>& points, int minCluster, double critical,
                              const std::stop_token& stop)
{
    std::vector<Rows> rows = membersOf(finest.labels, finest.sizes.size());
    std::vector<bool> counts(rows.size(), false); // a join within counts
    std::size_t clusters = 1;
    for (std::size_t i = 0; i < merges.size(); ++i) {
        throwIfStopped(stop);
        const ClusterMerge& merge = merges[i];
        Rows& first = rows[std::size_t(merge.first)];
        Rows& second = rows[std::size_t(merge.second)];
        bool is = counts[std::size_t(merge.first)] || counts[std::size_t(merge.second)];
        const std::size_t both = first.size() + second.size();
        const bool test = !is && i >= within && canSplit(both, minCluster);
        Matrix<double> centers(2, points.cols());
        if (test) {
            std::ranges::copy(meanOf(rowsOf(points, first)), centers.row(0).begin());
            std::ranges::copy(meanOf(rowsOf(points, second)), centers.row(1).begin());
        }
        first.insert(first.end(), second.begin(), second.end());
        second = {};
        if (test) {
            const std::vector<double> along = project(rowsOf(points, first), centers);
            is = correctedAndersonDarling(andersonDarling(along), both) > critical;
        }
        counts[std::size_t(merge.first)] = is;
        clusters += is ? 1 : 0;
    }
    return clusters;
}

/// Calls of two that are joined the larger one `first`, and what they become like it.
void putLargerFirst(std::vector<ClusterMerge>& merges, std::vector<double> sizes)
{
    std::vector<std::int32_t> calledNow(sizes.size());
    std::iota(calledNow.begin(), calledNow.end(), 0);
    for (ClusterMerge& merge : merges) {
        std::int32_t& name = calledNow[std::size_t(merge.first)];
        merge = {name, calledNow[std::size_t(merge.second)]};
        const double both = sizes[std::size_t(merge.first)] + sizes[std::size_t(merge.second)];
        if (sizes[std::size_t(merge.second)] > sizes[std::size_t(merge.first)])
            std::swap(merge.first, merge.second);
        name = merge.first;
        sizes[std::size_t(name)] = both;
    }
}

} // namespace

ClusterTree::ClusterTree(std::vector<std::int32_t> leaves, std::vector<ClusterMerge> merges, std::size_t standard)
    : m_leaves(std::move(leaves)), m_merges(std::move(merges)), m_standard(standard)
{
}

std::size_t ClusterTree::clustersAt(double granularity) const
{
    if (m_leaves.empty() || !(granularity > 0.0 || granularity < 0.0))
        return m_standard;
    const auto middle = double(m_standard);
    const double end = granularity < 0.0 ? 1.0 : double(finest());
    return std::size_t(std::lround(middle * std::pow(end / middle, std::min(std::abs(granularity), 1.0))));
}

ClusterTree::Cut ClusterTree::cut(std::size_t clusters) const
{
    const std::size_t count = m_merges.size() + 1;
    const std::size_t joined = count - std::clamp<std::size_t>(clusters, 1, count);
    Cut cut{std::vector<std::int32_t>(count), {}};
    std::iota(cut.home.begin(), cut.home.end(), 0);
    // From the last: what `first` has become since is known by then.
    for (std::size_t i = joined; i-- > 0;)
        cut.home[std::size_t(m_merges[i].second)] = cut.home[std::size_t(m_merges[i].first)];
    std::vector<std::int32_t> labels;
    labels.reserve(m_leaves.size());
    for (const std::int32_t leaf : m_leaves)
        labels.push_back(cut.home[std::size_t(leaf)]);
    cut.numbers = numbersBySize(labels, count); // those without a member come last
    return cut;
}

std::vector<std::int32_t> ClusterTree::labels(std::size_t clusters) const
{
    const Cut found = cut(clusters);
    std::vector<std::int32_t> labels;
    labels.reserve(m_leaves.size());
    for (const std::int32_t leaf : m_leaves)
        labels.push_back(found.numbers[std::size_t(found.home[std::size_t(leaf)])]);
    return labels;
}

std::vector<std::int32_t> ClusterTree::slotsAt(std::size_t clusters) const
{
    if (m_leaves.empty())
        return {};
    const Cut found = cut(clusters);
    const std::size_t count = std::clamp<std::size_t>(clusters, 1, finest());
    std::vector<std::int32_t> taken(count, -1);
    std::vector<bool> hasPoints(finest(), false);
    for (const std::int32_t leaf : m_leaves)
        hasPoints[std::size_t(found.home[std::size_t(leaf)])] = true;
    const auto give = [&](std::size_t leaf, std::size_t slot) {
        if (hasPoints[leaf]) // else it joined another, or has lost them
            taken[std::size_t(found.numbers[leaf])] = std::int32_t(slot);
    };
    // Undone from the last, merge i is the split that makes cluster m - i.
    std::vector<bool> wasSecond(finest(), false);
    for (std::size_t i = 0; i < m_merges.size(); ++i) {
        wasSecond[std::size_t(m_merges[i].second)] = true;
        give(std::size_t(m_merges[i].second), m_merges.size() - i);
    }
    for (std::size_t leaf = 0; leaf < wasSecond.size(); ++leaf) {
        if (!wasSecond[leaf])
            give(leaf, 0);
    }
    return taken;
}

ClusterTree growClusterTree(const Matrix<double>& points, const GmeansOptions& options, const std::stop_token& stop,
                            const ProgressFn& report)
{
    checkGmeans(points, options);
    if (points.rows() == 0)
        return {};
    std::vector<std::int32_t> homes; // the clusters that the standard cut is made of, one a point
    if (options.coarseness > 0.0) {
        Rows all(points.rows());
        std::iota(all.begin(), all.end(), std::size_t(0));
        Grower grower(points, options, stop, report);
        grower.add(std::move(all), 0);
        grower.grow(andersonDarlingCritical(options.significance));
        homes = settled(finestOf(grower.leaves(), points).centers, points, stop);
    } else {
        homes = gmeans(points, options, stop, report).labels;
    }
    const auto count = std::size_t(*std::ranges::max_element(homes)) + 1;
    std::vector<Rows> members = membersOf(homes, count);
    // Finer ones, for who wants them, where the test sees no more to split.
    Grower grower(points, options, stop, {});
    for (std::size_t c = 0; c < count; ++c)
        grower.add(std::move(members[c]), std::int32_t(c));
    grower.grow(0.0);
    Finest finest = finestOf(grower.leaves(), points);
    std::vector<ClusterMerge> merges = wardMerges(finest.centers, finest.sizes, finest.homes);
    std::size_t standard = count;
    if (options.coarseness > 0.0) {
        const double critical = std::max(andersonDarlingCritical(options.significance),
                                         options.coarseness * std::pow(double(points.rows()), 0.75));
        standard = std::min(
            clustersThatCount(finest, merges, finest.sizes.size() - count, points, options.minCluster, critical, stop),
            std::size_t(options.kMax));
    }
    if (report)
        report({Step::Cluster, kFinest, kFinest});
    putLargerFirst(merges, finest.sizes);
    return {std::move(finest.labels), std::move(merges), standard};
}

} // namespace otozu
