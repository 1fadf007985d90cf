// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/path_text.h"

#include <cstdint>

namespace otozu
{
namespace
{

/// Length of the well-formed UTF-8 sequence at the start of `bytes`; 0 if there is none.
std::size_t sequenceLength(std::string_view bytes)
{
    const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    const auto trails = [&](std::size_t from, std::size_t count) {
        for (std::size_t i = from; i < from + count; ++i) {
            if ((at(i) & 0xC0U) != 0x80U)
                return false;
        }
        return true;
    };
    if (first >= 0xC2 && first <= 0xDF)
        return trails(1, 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return at(1) >= low && at(1) <= high && trails(2, 1) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return at(1) >= low && at(1) <= high && trails(2, 2) ? 4 : 0;
    }
    return 0;
}

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t length = sequenceLength(bytes);
        if (length == 0)
            return false;
        bytes.remove_prefix(length);
    }
    return true;
}

char32_t takeCharacter(std::string_view& bytes)
{
    const std::size_t length = sequenceLength(bytes);
    const auto first = static_cast<unsigned char>(bytes.front());
    char32_t c = length == 0 ? U'\uFFFD' : length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        c = c << 6 | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
    bytes.remove_prefix(length == 0 ? 1 : length);
    return c;
}

void appendCharacter(std::string& text, char32_t c)
{
    const auto trail = [&](unsigned shift) { text += char(0x80U | (c >> shift & 0x3FU)); };
    if (c < 0x80) {
        text += char(c);
    } else if (c < 0x800) {
        text += char(0xC0U | c >> 6);
        trail(0);
    } else if (c < 0x10000) {
        text += char(0xE0U | c >> 12);
        trail(6);
        trail(0);
    } else {
        text += char(0xF0U | c >> 18);
        trail(12);
        trail(6);
        trail(0);
    }
}

std::string textOfPath(const std::filesystem::path& path)
{
#ifdef _WIN32
    const auto utf8 = path.generic_u8string();
    return {utf8.begin(), utf8.end()};
#else
    static constexpr char kHex[] = "0123456789ABCDEF";
    const std::string bytes = path.generic_string();
    std::string text;
    text.reserve(bytes.size());
    for (std::string_view rest = bytes; !rest.empty();) {
        const std::size_t length = sequenceLength(rest);
        if (length == 0) {
            const auto byte = static_cast<unsigned char>(rest.front());
            text += {'%', kHex[byte >> 4], kHex[byte & 15]};
            rest.remove_prefix(1);
        } else {
            text += rest.substr(0, length);
            rest.remove_prefix(length);
        }
    }
    return text;
#endif
}

std::filesystem::path pathOfText(std::string_view text)
{
#ifdef _WIN32
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
#else
    return {text};
#endif
}

std::filesystem::path pathOfEscapedText(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 8 && hexValue(text[i + 2]) >= 0) {
            bytes += char(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return {bytes};
}

} // namespace otozu
