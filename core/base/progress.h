// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <cstddef>
#include <functional>
#include <stop_token>

namespace otozu
{

/// The steps of a run, in order. With Cluster the map is done; in a library, sounds are then compared to find those
/// that are there more than once, and the index is made from which like ones are told.
enum class Step { Scan, Analyse, Neighbours, Layout, Cluster, Compare, Index, Export };

/// How far a step is. total 0: not known yet.
struct Progress {
    Step step = Step::Scan;
    std::size_t done = 0;
    std::size_t total = 0;
};

/// Called on whatever thread does the work, never on two at once; must return quickly. May be empty.
using ProgressFn = std::function<void(const Progress&)>;

/// @throws Cancelled  if a stop was requested.
inline void throwIfStopped(const std::stop_token& stop)
{
    if (stop.stop_requested())
        throw Cancelled{};
}

} // namespace otozu
