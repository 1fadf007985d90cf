// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>

namespace otozu
{

/// A path is another one or below it, part by part; a slash at the end of either does not count. Nothing is looked up:
/// neither links nor dots are followed.
[[nodiscard]] bool liesIn(const std::filesystem::path& inner, const std::filesystem::path& outer);

} // namespace otozu
