// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/embedding/umap.h"
#include "core/pipeline/map_rows.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Where newcomers belong on a map that stands.
struct PlacedNewcomers {
    Matrix<float> places;             ///< (newcomers, 2)
    std::vector<std::int32_t> leaves; ///< Finest cluster of the tree, that of the nearest known place.
};

/// Places sounds into a map that stands, without moving any of its points: transform() (core/embedding/transform.h),
/// then the leaf of the nearest known place (ties to the lower index). What a newcomer gets depends on the known, its
/// own row and the options; not on the other newcomers, their order, or threads.
/// @param known      rows of the map's points as they were made for it (RowMaker), and their metric; at least one.
/// @param places     (known, 2)
/// @param leaves     one a known point (ClusterTree::leaves()).
/// @param newcomers  made by the same RowMaker.
/// @param options    those of the map; its metric does not count.
/// @throws std::invalid_argument  nothing known, sizes that do not match, an option out of its range.
/// @throws Error  BadInput: a value is not finite.
/// @throws Cancelled
[[nodiscard]] PlacedNewcomers placeNewcomers(const MapRows& known, const Matrix<float>& places,
                                             std::span<const std::int32_t> leaves, const Matrix<float>& newcomers,
                                             const UmapOptions& options, ThreadPool& pool,
                                             const std::stop_token& stop = {}, const ProgressFn& report = {});

} // namespace otozu
