// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/pipeline/map_result.h"
#include "core/pipeline/map_rows.h"

#include <optional>
#include <stop_token>

namespace otozu
{

/// @throws std::invalid_argument  the profile and the metric do not go together.
void checkRequest(const MapRequest& request);

/// Gives a map's samples their places, with times and what is known of the neighbours.
/// @param result  with request and samples, at least one.
/// @param rows    what to make the map from, row i of samples[i]; else mapRows() of result.features.
/// @param start   (samples, 2): places of a map that the new one is to resemble (umapFrom()); nullptr: none.
/// @throws Error  DegenerateMetric.
/// @throws std::invalid_argument  an option out of its range.
/// @throws Cancelled
void placeSamples(MapResult& result, std::optional<MapRows> rows, ThreadPool& pool, const std::stop_token& stop,
                  const ProgressFn& report, const Matrix<float>* start = nullptr);

/// Grows the tree of the samples as they lie, cuts and names it.
/// @throws std::invalid_argument  an option out of its range.
/// @throws Cancelled
void clusterSamples(MapResult& result, ThreadPool& pool, const std::stop_token& stop, const ProgressFn& report);

} // namespace otozu
