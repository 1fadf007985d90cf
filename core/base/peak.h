// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace otozu
{

/// The greatest magnitude of any value; 0 for none.
/// @param values  finite.
[[nodiscard]] float peakOf(std::span<const float> values);

} // namespace otozu
