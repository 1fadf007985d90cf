// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>

namespace otozu
{

/// Where a sound begins: `before` samples before the first one over 2 % of the peak, or at 0 if there are fewer;
/// mono.size() if there is silence only.
[[nodiscard]] std::size_t findOnset(std::span<const float> mono, std::size_t before);

} // namespace otozu
