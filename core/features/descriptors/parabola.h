// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace otozu
{

/// How far the summit of the parabola through three neighbouring values lies from the middle one, in steps; 0 if it has
/// none.
[[nodiscard]] inline double summitShift(double before, double at, double after)
{
    const double bend = before - 2.0 * at + after;
    return bend < 0.0 ? 0.5 * (before - after) / bend : 0.0;
}

} // namespace otozu
