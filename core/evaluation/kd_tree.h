// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace otozu
{

/// Finds the nearest of few-dimensional points, such as a map's, with the right to refuse some of them. Order
/// everywhere: by squared euclidean distance (in double), then by row.
/// Source: J. L. Bentley, "Multidimensional binary search trees used for associative searching", CACM 18 (1975).
class KdTree
{
public:
    /// @param points  (n, d), finite; must outlive the tree.
    /// @param rows    the rows to be found, each at most once.
    KdTree(const Matrix<float>& points, std::vector<std::uint32_t> rows);

    using Found = std::vector<std::pair<double, std::uint32_t>>;
    /// The k nearest rows to `row` that `accept` takes, in order; fewer if there are no more. Safe from several
    /// threads.
    void nearest(std::uint32_t row, std::size_t k, const std::function<bool(std::uint32_t)>& accept,
                 Found& found) const;

private:
    struct Node {
        std::uint32_t begin = 0; // in m_rows
        std::uint32_t end = 0;
        std::uint32_t left = 0; // children; 0: a leaf
        std::uint32_t right = 0;
        std::uint32_t lowestRow = 0;
        std::uint32_t box = 0; // where its lower and upper corner start in m_boxes
    };
    struct Search;
    std::uint32_t build(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] double distanceToBox(const Node& node, std::uint32_t row) const;
    [[nodiscard]] double distance(std::uint32_t a, std::uint32_t b) const;
    void visit(Search& search, const Node& node) const;

    const Matrix<float>& m_points;
    std::vector<std::uint32_t> m_rows;
    std::vector<Node> m_nodes;
    std::vector<float> m_boxes;
};

} // namespace otozu
