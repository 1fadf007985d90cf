// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace otozu
{

/// Bytes that sort as people expect names to: numbers by value ("kick 9" before "kick 10"), capitals and accents as the
/// plain letters, katakana as hiragana. Names that differ in nothing else have the same key.
/// @param utf8  bytes that are no UTF-8 come last of all.
[[nodiscard]] std::string naturalKey(std::string_view utf8);

} // namespace otozu
