// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/library/stored_map.h"
#include "core/pipeline/map_result.h"

#include <vector>

namespace otozu
{

/// Gives a new map of a library what is known of the one before: the granularity, and, of clusters that are the same by
/// their members, colour, name and whether they are hidden (carryClusters()).
void carryOver(const StoredMap& before, StoredMap& after);

/// The places of files that are on two maps, row by row.
struct CommonPlaces {
    Matrix<float> before;
    Matrix<float> after;

    /// @param files,places  of the new map.
    CommonPlaces(const StoredMap& map, const std::vector<FileId>& files, const Matrix<float>& places);
};

/// (samples, 2)
[[nodiscard]] Matrix<float> placesOf(const MapResult& map);

} // namespace otozu
