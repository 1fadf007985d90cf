// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_result.h"

#include <cstddef>

namespace otozu
{

/// Gives a map the clusters of a cut of its tree, with names, slots and colours: those that the library knows
/// (MapResult::storedClusters), else the name that the namer finds, and the slot as colour.
/// @param map       with tree and namer.
/// @param clusters  taken into [1, finest()].
void cutClusters(MapResult& map, std::size_t clusters);

/// The map with other clusters. The features are shared, not copied.
[[nodiscard]] MapResultPtr mapWithClusters(const MapResult& map, std::size_t clusters);

} // namespace otozu
