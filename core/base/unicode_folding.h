// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace otozu
{

/// The lower-case twin of a character by Unicode's simple case folding, or itself.
[[nodiscard]] char32_t foldedCase(char32_t c);

/// Appends a character's canonical decomposition (as in NFD, full): "é" as e and an acute accent.
void appendDecomposed(std::u32string& text, char32_t c);

/// The character whose canonical decomposition these two are; 0: there is none. A search: for a few names only.
[[nodiscard]] char32_t composedOf(char32_t first, char32_t second);

} // namespace otozu
