// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/scene_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace otozu
{
namespace
{

float quantile(std::vector<float>& values, double share)
{
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

constexpr int kPeakCells = 12;          ///< Each way, over the group's box.
constexpr std::size_t kMarks = 20'000;  ///< Of all groups.
constexpr std::size_t kFewestMarks = 8; ///< Of one.

/// The middle of the densest part, about a quarter of the box each way.
QPointF peakOf(std::span<const Dot> dots, std::span<const int> members, const Bounds& box)
{
    const double width = std::max(double(box.width()), 1e-9);
    const double height = std::max(double(box.height()), 1e-9);
    const auto cellOf = [](double offset, double size) {
        return std::clamp(int(offset / size * kPeakCells), 0, kPeakCells - 1);
    };
    const auto columnOf = [&](int dot) { return cellOf(double(dots[std::size_t(dot)].x - box.lowX), width); };
    const auto rowOf = [&](int dot) { return cellOf(double(dots[std::size_t(dot)].y - box.lowY), height); };
    std::array<int, std::size_t(kPeakCells) * kPeakCells> counts{};
    for (const int dot : members)
        ++counts[std::size_t(rowOf(dot) * kPeakCells + columnOf(dot))];
    int most = -1;
    int bestColumn = 0;
    int bestRow = 0;
    for (int row = 0; row < kPeakCells; ++row) {
        for (int column = 0; column < kPeakCells; ++column) {
            int near = 0;
            for (int y = std::max(row - 1, 0); y <= std::min(row + 1, kPeakCells - 1); ++y) {
                for (int x = std::max(column - 1, 0); x <= std::min(column + 1, kPeakCells - 1); ++x)
                    near += counts[std::size_t(y * kPeakCells + x)];
            }
            if (near > most) {
                most = near;
                bestColumn = column;
                bestRow = row;
            }
        }
    }
    std::vector<float> x;
    std::vector<float> y;
    for (const int dot : members) {
        if (std::abs(columnOf(dot) - bestColumn) <= 1 && std::abs(rowOf(dot) - bestRow) <= 1) {
            x.push_back(dots[std::size_t(dot)].x);
            y.push_back(dots[std::size_t(dot)].y);
        }
    }
    return {double(quantile(x, 0.5)), double(quantile(y, 0.5))};
}

} // namespace

SceneIndex::SceneIndex(std::shared_ptr<const MapScene> scene)
    : m_scene(std::move(scene)), m_folds(*m_scene),
      m_field(m_folds.isEmpty() ? DotField(m_scene->dots) : DotField(m_scene->dots, m_folds.unfolded())),
      m_hits(m_scene->dots)
{
    const auto& dots = m_scene->dots;
    const auto& groupOf = m_scene->groupOf;
    const std::size_t count = m_scene->groups.size();
    const std::size_t known = std::min(dots.size(), groupOf.size());
    const auto hasGroup = [&](std::size_t dot) {
        const bool isSomewhere = std::isfinite(dots[dot].x) && std::isfinite(dots[dot].y);
        return isSomewhere && groupOf[dot] >= 0 && std::size_t(groupOf[dot]) < count;
    };
    m_start.assign(count + 1, 0);
    for (std::size_t dot = 0; dot < known; ++dot) {
        if (hasGroup(dot))
            ++m_start[std::size_t(groupOf[dot]) + 1];
    }
    for (std::size_t group = 0; group < count; ++group)
        m_start[group + 1] += m_start[group];
    m_members.resize(m_start.back());
    std::vector<std::size_t> next(m_start.begin(), m_start.end() - 1);
    for (std::size_t dot = 0; dot < known; ++dot) {
        if (hasGroup(dot))
            m_members[next[std::size_t(groupOf[dot])]++] = int(dot);
    }

    m_groups.resize(count);
    std::vector<float> x;
    std::vector<float> y;
    for (std::size_t group = 0; group < count; ++group) {
        const auto of = members(int(group));
        m_groups[group].members = int(of.size());
        m_groups[group].folded = int(std::ranges::count_if(of, [this](int dot) { return m_folds.isFolded(dot); }));
        if (of.empty())
            continue;
        x.clear();
        y.clear();
        for (const int dot : of) {
            x.push_back(dots[std::size_t(dot)].x);
            y.push_back(dots[std::size_t(dot)].y);
        }
        m_groups[group].box = {quantile(x, 0.05), quantile(y, 0.05), quantile(x, 0.95), quantile(y, 0.95)};
        m_groups[group].peak = peakOf(dots, of, m_groups[group].box);
        const std::size_t step = std::max<std::size_t>(1, of.size() / std::max(kFewestMarks, kMarks / count));
        const float share = 1.0F / float((of.size() + step - 1) / step);
        for (std::size_t i = 0; i < of.size(); i += step) {
            const Dot& dot = dots[std::size_t(of[i])];
            m_marks.push_back({dot.x, dot.y, share});
        }
    }
}

std::span<const int> SceneIndex::members(int group) const
{
    if (group < 0 || std::size_t(group) >= m_groups.size())
        return {};
    const auto at = std::size_t(group);
    return std::span(m_members).subspan(m_start[at], m_start[at + 1] - m_start[at]);
}

} // namespace otozu
