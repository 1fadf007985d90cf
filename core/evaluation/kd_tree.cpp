// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/kd_tree.h"

#include <algorithm>

namespace otozu
{

namespace
{
constexpr std::uint32_t kLeafSize = 12;
}

struct KdTree::Search {
    std::uint32_t row;
    std::size_t k;
    const std::function<bool(std::uint32_t)>& accept;
    Found& heap; // the worst of the best k on top

    [[nodiscard]] bool canHold(std::pair<double, std::uint32_t> candidate) const
    {
        return heap.size() < k || candidate < heap.front();
    }
};

KdTree::KdTree(const Matrix<float>& points, std::vector<std::uint32_t> rows) : m_points(points), m_rows(std::move(rows))
{
    if (!m_rows.empty())
        build(0, std::uint32_t(m_rows.size()));
}

std::uint32_t KdTree::build(std::uint32_t begin, std::uint32_t end)
{
    const std::size_t d = m_points.cols();
    const auto index = std::uint32_t(m_nodes.size());
    m_nodes.push_back({begin, end, 0, 0, *std::min_element(m_rows.begin() + begin, m_rows.begin() + end),
                       std::uint32_t(m_boxes.size())});
    std::size_t widest = 0;
    float width = 0.0F;
    std::vector<float> upper(d);
    for (std::size_t j = 0; j < d; ++j) {
        const auto [low, high] =
            std::minmax_element(m_rows.begin() + begin, m_rows.begin() + end,
                                [&](std::uint32_t a, std::uint32_t b) { return m_points(a, j) < m_points(b, j); });
        m_boxes.push_back(m_points(*low, j));
        upper[j] = m_points(*high, j);
        if (upper[j] - m_boxes.back() > width) {
            width = upper[j] - m_boxes.back();
            widest = j;
        }
    }
    m_boxes.insert(m_boxes.end(), upper.begin(), upper.end());
    if (end - begin <= kLeafSize)
        return index;
    // Equal points are divided by row, so that a whole pile of them is not searched for its lowest.
    const std::uint32_t middle = begin + (end - begin) / 2;
    std::nth_element(m_rows.begin() + begin, m_rows.begin() + middle, m_rows.begin() + end,
                     [&](std::uint32_t a, std::uint32_t b) {
                         const float x = d > 0 ? m_points(a, widest) : 0.0F;
                         const float y = d > 0 ? m_points(b, widest) : 0.0F;
                         return x != y ? x < y : a < b;
                     });
    const std::uint32_t left = build(begin, middle);
    const std::uint32_t right = build(middle, end);
    m_nodes[index].left = left;
    m_nodes[index].right = right;
    return index;
}

double KdTree::distance(std::uint32_t a, std::uint32_t b) const
{
    double sum = 0.0;
    for (std::size_t j = 0; j < m_points.cols(); ++j) {
        const double difference = double(m_points(a, j)) - double(m_points(b, j));
        sum += difference * difference;
    }
    return sum;
}

double KdTree::distanceToBox(const Node& node, std::uint32_t row) const
{
    const std::size_t d = m_points.cols();
    double sum = 0.0;
    for (std::size_t j = 0; j < d; ++j) {
        const double value = m_points(row, j);
        const double outside =
            std::max({double(m_boxes[node.box + j]) - value, value - double(m_boxes[node.box + d + j]), 0.0});
        sum += outside * outside;
    }
    return sum;
}

void KdTree::visit(Search& search, const Node& node) const
{
    if (node.left == 0) {
        for (std::uint32_t i = node.begin; i < node.end; ++i) {
            const std::uint32_t row = m_rows[i];
            if (row == search.row || !search.accept(row))
                continue;
            const std::pair candidate{distance(search.row, row), row};
            if (!search.canHold(candidate))
                continue;
            if (search.heap.size() == search.k) {
                std::pop_heap(search.heap.begin(), search.heap.end());
                search.heap.pop_back();
            }
            search.heap.push_back(candidate);
            std::push_heap(search.heap.begin(), search.heap.end());
        }
        return;
    }
    const Node* near = &m_nodes[node.left];
    const Node* far = &m_nodes[node.right];
    double nearDistance = distanceToBox(*near, search.row);
    double farDistance = distanceToBox(*far, search.row);
    if (std::pair(farDistance, far->lowestRow) < std::pair(nearDistance, near->lowestRow)) {
        std::swap(near, far);
        std::swap(nearDistance, farDistance);
    }
    if (search.canHold({nearDistance, near->lowestRow}))
        visit(search, *near);
    if (search.canHold({farDistance, far->lowestRow}))
        visit(search, *far);
}

void KdTree::nearest(std::uint32_t row, std::size_t k, const std::function<bool(std::uint32_t)>& accept,
                     Found& found) const
{
    found.clear();
    if (m_rows.empty() || k == 0)
        return;
    Search search{row, k, accept, found};
    visit(search, m_nodes.front());
    std::sort_heap(found.begin(), found.end());
}

} // namespace otozu
