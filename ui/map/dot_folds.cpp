// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/dot_folds.h"

#include <algorithm>

namespace otozu
{

DotFolds::DotFolds(const MapScene& scene, std::span<const char> shown)
{
    const std::size_t count = scene.dots.size();
    if (scene.standIns.size() != count)
        return;
    const auto isShown = [&](std::size_t dot) { return shown.empty() || (dot < shown.size() && shown[dot] != 0); };
    m_standIns = scene.standIns;
    if (!shown.empty()) {
        // Of every hidden stand-in: the first shown dot that it stood for.
        std::vector<qint32> instead(count, -1);
        for (std::size_t dot = 0; dot < count; ++dot) {
            const auto of = std::size_t(m_standIns[dot]);
            if (instead[of] < 0 && isShown(dot) && !isShown(of))
                instead[of] = qint32(dot);
        }
        for (qint32& of : m_standIns) {
            if (instead[std::size_t(of)] >= 0)
                of = instead[std::size_t(of)];
        }
    }
    m_counts.assign(count, 0);
    for (std::size_t dot = 0; dot < count; ++dot) {
        if (isShown(dot))
            ++m_counts[std::size_t(m_standIns[dot])];
    }
    for (std::size_t dot = 0; dot < count; ++dot) {
        if (std::size_t(m_standIns[dot]) != dot)
            continue;
        m_unfolded.push_back(int(dot));
        if (m_counts[dot] > 1)
            m_badges.push_back(int(dot));
    }
    std::ranges::stable_sort(m_badges, std::ranges::greater(), [&](int dot) { return m_counts[std::size_t(dot)]; });
    if (m_unfolded.size() == count)
        *this = {};
}

} // namespace otozu
