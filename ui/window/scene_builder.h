// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sound_marks.h"
#include "core/pipeline/map_result.h"
#include "ui/map/map_widget.h"
#include "ui/panels/group_row.h"
#include "ui/selection/shown_sounds.h"
#include "ui/window/settings.h"

#include <memory>
#include <vector>

namespace otozu
{

/// A map as it is shown: dots for the map, groups for the list beside it, which is its legend.
/// groups[g] of the scene and rows[g] are the same group.
struct ColouredMap {
    std::shared_ptr<const MapScene> scene;
    std::vector<GroupRow> rows;
};

/// By cluster: the map's clusters in their order. By folder: one group a label, by falling size, then by name; sounds
/// that lie in no folder are grey and come last. By a value of the sounds: see valueRows().
/// Sounds that are missing are grey.
/// By tag: a sound with several is in the group of the first of them by name. By favourite: those, and the others in
/// grey. By family: each of the 999 largest has a colour, by falling size, then as the map has them, and is called as
/// its first sound; smaller ones share one; sounds without a family are grey and come last. Sounds that are not shown
/// have no place on the map (their dots are not finite) and are in no group; a cluster that is hidden keeps its row,
/// without members. Hidden ones that are shown are grey.
/// @param symbols  every group gets a shape too, in turn.
/// @param fold     sounds of a family are one dot: that of the first that is not missing.
[[nodiscard]] ColouredMap colourMap(const MapResult& map, Colouring colouring, bool symbols, bool fold = false,
                                    const SoundMarks& marks = {}, const ShownSounds& shown = {});

} // namespace otozu
