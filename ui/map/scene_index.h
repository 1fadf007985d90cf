// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/dot_field.h"
#include "core/raster/ground.h"
#include "ui/map/dot_folds.h"
#include "ui/map/hit_grid.h"
#include "ui/map/map_scene.h"

#include <QPointF>
#include <memory>
#include <span>
#include <vector>

namespace otozu
{

/// What is worked out of a scene once: where its dots can be found and where its groups are. Immutable; any thread.
class SceneIndex
{
public:
    explicit SceneIndex(std::shared_ptr<const MapScene> scene);

    struct Group {
        QPointF peak; ///< Where its dots stand densest, in map units; among its dots, not between them.
        Bounds box;   ///< Around nine in ten of its dots each way.
        int members = 0;
        int folded = 0; ///< Of these, how many are shown in another one's place.
    };

    /// A dot that stands for itself or, where there are many, for some of its group.
    struct Mark {
        float x = 0.0F;
        float y = 0.0F;
        float share = 0.0F; ///< Of its group; those of a group sum up to 1.
    };

    [[nodiscard]] const std::shared_ptr<const MapScene>& scene() const { return m_scene; }
    [[nodiscard]] const DotFolds& folds() const { return m_folds; } ///< Where no filter is set.
    [[nodiscard]] const DotField& field() const { return m_field; } ///< Of all dots that are not folded.
    [[nodiscard]] const HitGrid& hits() const { return m_hits; }
    [[nodiscard]] const Bounds& bounds() const { return m_field.grid().bounds(); }
    [[nodiscard]] const std::vector<Group>& groups() const { return m_groups; }
    /// The dots of a group that have a place, ascending; none for -1.
    [[nodiscard]] std::span<const int> members(int group) const;
    /// A fair sample of all groups, some ten thousand at most.
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }

private:
    std::shared_ptr<const MapScene> m_scene;
    DotFolds m_folds;
    DotField m_field;
    HitGrid m_hits;
    std::vector<Group> m_groups;
    std::vector<std::size_t> m_start;
    std::vector<int> m_members;
    std::vector<Mark> m_marks;
};

} // namespace otozu
