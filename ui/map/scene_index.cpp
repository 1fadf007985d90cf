// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/scene_index.h"

#include <algorithm>
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

} // namespace

SceneIndex::SceneIndex(std::shared_ptr<const MapScene> scene)
    : m_scene(std::move(scene)), m_field(m_scene->dots), m_hits(m_scene->dots)
{
    const auto& dots = m_scene->dots;
    const auto& groupOf = m_scene->groupOf;
    const std::size_t count = m_scene->groups.size();
    const std::size_t known = std::min(dots.size(), groupOf.size());
    const auto hasGroup = [&](std::size_t dot) { return groupOf[dot] >= 0 && std::size_t(groupOf[dot]) < count; };
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
        if (of.empty())
            continue;
        x.clear();
        y.clear();
        for (const int dot : of) {
            x.push_back(dots[std::size_t(dot)].x);
            y.push_back(dots[std::size_t(dot)].y);
        }
        m_groups[group].box = {quantile(x, 0.05), quantile(y, 0.05), quantile(x, 0.95), quantile(y, 0.95)};
        m_groups[group].centre = {double(quantile(x, 0.5)), double(quantile(y, 0.5))};
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
