// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace otozu
{

/// A path as UTF-8 text with `/`: bytes that are no UTF-8 stand as %XX (upper-case hex). Valid text is left alone,
/// a `%` in it too.
[[nodiscard]] std::string textOfPath(const std::filesystem::path& path);

/// `text` with every %XX that stands for a byte of 0x80 or above turned back into it: the way back from textOfPath()
/// for names that were no UTF-8. Where a file has the literal name, try that one first.
[[nodiscard]] std::filesystem::path pathOfEscapedText(std::string_view text);

/// The path as it is, where `text` is plain UTF-8.
[[nodiscard]] std::filesystem::path pathOfText(std::string_view text);

/// True if the bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
[[nodiscard]] bool isUtf8(std::string_view bytes);

/// The next character of UTF-8, removed from `bytes`, which must not be empty; U+FFFD for a byte that begins none.
[[nodiscard]] char32_t takeCharacter(std::string_view& bytes);

/// Appends a character as UTF-8. @param c  a Unicode scalar value.
void appendCharacter(std::string& text, char32_t c);

} // namespace otozu
