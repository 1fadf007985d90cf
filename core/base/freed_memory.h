// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace otozu
{

/// Gives the system back what was freed and the C library keeps for later, after work that took much. Some tens of
/// milliseconds; any thread. Where the C library has no such thing it does nothing.
void returnFreedMemory();

/// From now on blocks of many megabytes go back as soon as they are freed. For programs that live long, at their start.
void returnLargeBlocksAtOnce();

} // namespace otozu
