// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace otozu
{

/// Makes screen readers see the map as a list of its groups, each with its name, size and place; the sample that has
/// the keyboard is told as the map's value, with its group. Call once, before the first map is shown; more do no harm.
void installMapAccessibility();

} // namespace otozu
