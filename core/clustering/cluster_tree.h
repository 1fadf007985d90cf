// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clustering/gmeans.h"
#include "core/clustering/ward.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace otozu
{

/// Clusters within clusters: the finest, and the order in which they join until one is left. Every number of clusters
/// is a cut, and every coarser cluster is made of whole finer ones. A value; copies share nothing.
///
/// A cluster's slot is what it is called by over cuts: the one of the coarsest cut has slot 0; where a cluster is
/// split, its part that is called `first` keeps the slot, and `second` gets the next free one. So a cut of k clusters
/// has the slots 0 to k - 1, and all but one of those of the next finer cut are the same clusters. Slots hang on the
/// merges alone: points that come to a leaf later change none.
class ClusterTree
{
public:
    /// Of no points.
    ClusterTree() = default;
    /// @param leaves    one a point, its finest cluster in [0, merges.size() + 1).
    /// @param merges    in their order; `second` is not named again.
    /// @param standard  clusters of the standard cut.
    ClusterTree(std::vector<std::int32_t> leaves, std::vector<ClusterMerge> merges, std::size_t standard);

    [[nodiscard]] std::size_t points() const { return m_leaves.size(); }
    /// Clusters of the finest cut; 0 without points.
    [[nodiscard]] std::size_t finest() const { return m_leaves.empty() ? 0 : m_merges.size() + 1; }
    /// Clusters of the cut that the options ask for.
    [[nodiscard]] std::size_t standard() const { return m_standard; }
    /// A number of clusters for a slider: 0 is the standard cut, -1 one cluster, 1 the finest; in equal ratios between.
    /// @param granularity  clamped to [-1, 1]; NaN is 0.
    [[nodiscard]] std::size_t clustersAt(double granularity) const;
    /// One a point, numbered by falling size, then first member. About a millisecond for 100,000 points.
    /// @param clusters  taken into [1, finest()].
    [[nodiscard]] std::vector<std::int32_t> labels(std::size_t clusters) const;
    /// The slot of every cluster of a cut, in the order of the numbers that labels() gives; in the end -1 for every
    /// cluster that has lost all its points.
    [[nodiscard]] std::vector<std::int32_t> slotsAt(std::size_t clusters) const;

    /// What the tree was made from.
    [[nodiscard]] const std::vector<std::int32_t>& leaves() const { return m_leaves; }
    [[nodiscard]] const std::vector<ClusterMerge>& merges() const { return m_merges; }

private:
    /// For every leaf the leaf that names its cluster, and the number of each of these.
    struct Cut {
        std::vector<std::int32_t> home;
        std::vector<std::int32_t> numbers;
    };
    [[nodiscard]] Cut cut(std::size_t clusters) const;

    std::vector<std::int32_t> m_leaves;
    std::vector<ClusterMerge> m_merges;
    std::size_t m_standard = 0;
};

/// Grows the tree of some points.
///
/// With coarseness 0 the standard cut is exactly what gmeans() finds. Finer cuts split its clusters (by the same test,
/// without a critical value, down to minCluster points or 200 clusters), coarser ones join them, both in Ward's order.
///
/// A critical value that is right for a hundred points splits thousands into crumbs: A^2 of one and the same shape
/// grows with the number of points. With a coarseness c > 0 the test is read from the fine end. The points are split by
/// the test of G-means, least normal first, down to 200 clusters or to what looks normal at the significance; one
/// k-means over all centers settles the borders; Ward joins the clusters. A join counts if the union's corrected A^2,
/// on the line between the two centers, is above both the critical value of the significance and c n^(3/4), n being
/// the number of all points, or if a join within it counts. The standard cut has one cluster more than there are joins
/// that count, at most kMax; finer cuts go on as above. Larger c: fewer clusters.
///
/// In a merge `first` is the cluster with more points, so that the larger part of a split keeps its slot; of equals the
/// one that was found first.
/// @param points  (n, d), finite.
/// @param report  Step::Cluster.
/// @throws std::invalid_argument  an option out of its range, or a value that is not finite.
/// @throws Cancelled
[[nodiscard]] ClusterTree growClusterTree(const Matrix<double>& points, const GmeansOptions& options,
                                          const std::stop_token& stop = {}, const ProgressFn& report = {});

} // namespace otozu
