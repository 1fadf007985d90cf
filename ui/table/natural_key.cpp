// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/natural_key.h"

#include "core/base/path_text.h"
#include "core/base/unicode_folding.h"

#include <algorithm>

namespace otozu
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// How many digits, then the digits: longer numbers are larger.
void takeNumber(std::string_view& rest, std::string& key)
{
    std::size_t end = 0;
    while (end < rest.size() && isDigit(rest[end]))
        ++end;
    std::string_view number = rest.substr(0, end);
    rest.remove_prefix(end);
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size() - 1));
    constexpr std::size_t kMost = 200;
    key += '0'; // where digits stand among characters
    key += char(std::min(number.size(), kMost));
    key += number;
}

void addLetter(char32_t c, std::string& key)
{
    const bool isAccent = (c >= 0x300 && c < 0x370) || c == 0x3099 || c == 0x309A;
    if (isAccent)
        return;
    const bool isKatakana = c >= 0x30A1 && c <= 0x30F6;
    appendCharacter(key, isKatakana ? c - 0x60 : foldedCase(c));
}

} // namespace

std::string naturalKey(std::string_view utf8)
{
    std::string key;
    key.reserve(utf8.size() + 4);
    std::u32string parts;
    while (!utf8.empty()) {
        if (isDigit(utf8.front())) {
            takeNumber(utf8, key);
        } else if (static_cast<unsigned char>(utf8.front()) < 0x80) {
            const char c = utf8.front();
            key += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
            utf8.remove_prefix(1);
        } else {
            parts.clear();
            appendDecomposed(parts, takeCharacter(utf8));
            for (const char32_t c : parts)
                addLetter(c, key);
        }
    }
    return key;
}

} // namespace otozu
