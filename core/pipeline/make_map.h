// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_observer.h"
#include "core/pipeline/map_result.h"

#include <stop_token>

namespace otozu
{

/// Scan, analyse, scale, lay out, cluster. The result depends on contents and relative paths of the files and on the
/// request, never on threads, locale or the order of the directory listing.
/// With nothing analysable the result has no samples; that is for the caller to judge.
/// @throws Error  NotFound, NoPermission, NotRegular for the folder itself; DegenerateMetric.
/// @throws std::invalid_argument  an option out of its range.
/// @throws Cancelled  at most 100 ms after a stop request.
[[nodiscard]] MapResult makeMap(const MapRequest& request, const std::stop_token& stop, MapObserver& observer);

} // namespace otozu
