// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace otozu
{

/// For every old number of a cluster the new one: by falling size, then first member; those without a member last.
/// @param labels  in [0, count).
[[nodiscard]] std::vector<std::int32_t> numbersBySize(const std::vector<std::int32_t>& labels, std::size_t count);

} // namespace otozu
