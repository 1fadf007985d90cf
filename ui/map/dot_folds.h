// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/map/map_scene.h"

#include <span>
#include <vector>

namespace otozu
{

/// Which dots of a scene are shown as one, and for how many one stands. Immutable; any thread.
class DotFolds
{
public:
    /// Every dot stands for itself.
    DotFolds() = default;
    /// @param shown  a byte a dot, 0 for those that a filter hides; empty: all are shown. Of dots that are one the
    ///               hidden ones do not count; if the scene's stand-in is hidden, the first that is not takes its
    ///               place.
    explicit DotFolds(const MapScene& scene, std::span<const char> shown = {});

    [[nodiscard]] bool isEmpty() const { return m_standIns.empty(); }
    /// Where a dot is shown. One that a filter hides is shown with those that it does not hide, if there are any.
    [[nodiscard]] int standIn(int dot) const { return isInside(dot) ? int(m_standIns[std::size_t(dot)]) : dot; }
    [[nodiscard]] bool isFolded(int dot) const { return standIn(dot) != dot; }
    /// For how many shown dots it stands, itself included; 0: it is folded.
    [[nodiscard]] int countOf(int dot) const { return isInside(dot) ? int(m_counts[std::size_t(dot)]) : 1; }
    /// Those that stand for several, the most first, then by number.
    [[nodiscard]] const std::vector<int>& badges() const { return m_badges; }
    /// Dots that are not folded, ascending; empty where none is folded.
    [[nodiscard]] const std::vector<int>& unfolded() const { return m_unfolded; }

    friend bool operator==(const DotFolds&, const DotFolds&) = default;

private:
    [[nodiscard]] bool isInside(int dot) const { return dot >= 0 && std::size_t(dot) < m_standIns.size(); }

    std::vector<qint32> m_standIns;
    std::vector<qint32> m_counts;
    std::vector<int> m_badges;
    std::vector<int> m_unfolded;
};

} // namespace otozu
