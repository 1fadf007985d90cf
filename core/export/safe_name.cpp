// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/safe_name.h"

#include "core/base/path_text.h"
#include "core/base/unicode_folding.h"

#include <algorithm>
#include <array>

namespace otozu
{
namespace
{

// File systems take 255 bytes; the rest is room for " (2)" and its like.
constexpr std::size_t kLongest = 240;
constexpr std::size_t kLongestEnding = 16;

/// Where the ending ('.wav') begins, or the length of the name.
std::size_t endingOf(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 || name.size() - dot > kLongestEnding ? name.size() : dot;
}

/// `text` cut to at most `size` bytes, never inside a character.
std::string_view cut(std::string_view text, std::size_t size)
{
    if (text.size() <= size)
        return text;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
        --size;
    return text.substr(0, size);
}

bool isDevice(std::string_view name)
{
    std::string stem(name.substr(0, name.find('.')));
    while (stem.ends_with(' '))
        stem.pop_back();
    for (char& c : stem)
        c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    static constexpr std::array<std::string_view, 4> kDevices{"CON", "PRN", "AUX", "NUL"};
    if (std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end())
        return true;
    return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) && stem[3] >= '1' && stem[3] <= '9';
}

} // namespace

std::string safeName(std::string_view name)
{
    std::string safe(name);
    for (char& c : safe) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos)
            c = '_';
    }
    for (std::size_t i = safe.size(); i > 0 && (safe[i - 1] == '.' || safe[i - 1] == ' '); --i)
        safe[i - 1] = '_';
    if (safe.empty() || isDevice(safe))
        safe.insert(safe.begin(), '_');
    if (safe.size() > kLongest) {
        const std::size_t ending = endingOf(safe);
        const std::string tail = safe.substr(ending);
        safe = std::string(cut(std::string_view(safe).substr(0, ending), kLongest - tail.size())) + tail;
    }
    return safe;
}

std::string numberedName(std::string_view name, unsigned number)
{
    const std::size_t ending = endingOf(name);
    return std::string(name.substr(0, ending)) + " (" + std::to_string(number) + ")" + std::string(name.substr(ending));
}

std::string unnumberedName(std::string_view name)
{
    const std::size_t ending = endingOf(name);
    const std::string_view stem = name.substr(0, ending);
    const std::size_t open = stem.rfind(" (");
    if (open == std::string_view::npos || open == 0 || !stem.ends_with(')'))
        return std::string(name);
    const std::string_view number = stem.substr(open + 2, stem.size() - open - 3);
    if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos)
        return std::string(name);
    return std::string(stem.substr(0, open)) + std::string(name.substr(ending));
}

std::string nameKey(std::string_view name)
{
    std::u32string decomposed;
    while (!name.empty())
        appendDecomposed(decomposed, takeCharacter(name));
    std::string key;
    for (const char32_t c : decomposed) {
        // Any one-to-one code will do: nobody reads keys.
        const char32_t folded = foldedCase(c);
        if (folded < 0x80)
            key += char(folded);
        else
            key += {char(0x80U | folded >> 14), char(0x80U | (folded >> 7 & 0x7FU)), char(0x80U | (folded & 0x7FU))};
    }
    return key;
}

} // namespace otozu
