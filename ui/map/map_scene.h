// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/dot_grid.h"

#include <QString>
#include <QtGlobal>
#include <vector>

namespace otozu
{

/// One sound on the map: x, y (map units, y up), colour (index of core/raster/palette.h), symbol.
using MapDot = Dot;

/// A cluster (or a label, folder, tag): what the name floating over its dots says.
struct MapGroup {
    QString name;
    quint16 colour = 0;
    int size = 0;     ///< Dots.
    QString reason{}; ///< What is told of the name when the pointer rests on it.
};

/// Everything that the map shows. Immutable once given to the widget.
struct MapScene {
    std::vector<MapDot> dots;     ///< One that is not finite is nowhere: neither drawn nor hit.
    std::vector<qint32> groupOf;  ///< As long as dots, or empty; an index of groups, -1: none.
    std::vector<MapGroup> groups; ///< No names float where empty.
    /// As long as dots, or empty: the dot that is shown for each; for most that is itself. Those that have the same are
    /// one dot with a badge, see DotFolds.
    std::vector<qint32> standIns;
};

} // namespace otozu
