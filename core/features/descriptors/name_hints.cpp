// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/name_hints.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <utility>

namespace otozu
{
namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    return result;
}

/// The words of a name: letters, digits and sharps together; a point stays between digits.
std::vector<std::string> wordsOf(std::string_view name)
{
    constexpr std::string_view kSharp = "\u266F";
    constexpr std::string_view kFlat = "\u266D";
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool point = c == '.' && !word.empty() && std::ranges::all_of(word, isDigit) && i + 1 < name.size() &&
                           isDigit(name[i + 1]);
        if (isLetter(c) || isDigit(c) || c == '#' || point) {
            word += c;
        } else if (name.substr(i).starts_with(kSharp) || name.substr(i).starts_with(kFlat)) {
            word += name.substr(i).starts_with(kSharp) ? '#' : 'b';
            i += kSharp.size() - 1;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty())
        words.push_back(word);
    return words;
}

/// "loop90" is "loop" and "90", "120bpm" is "120" and "bpm".
std::vector<std::string> partsOf(const std::vector<std::string>& words)
{
    std::vector<std::string> parts;
    for (const std::string& word : words) {
        std::string part;
        bool digits = false;
        for (const char c : word) {
            const bool digit = isDigit(c) || c == '.';
            if (!part.empty() && digit != digits)
                parts.push_back(lower(std::exchange(part, {})));
            digits = digit;
            part += c;
        }
        parts.push_back(lower(part));
    }
    return parts;
}

std::optional<double> numberOf(const std::string& part)
{
    if (part.empty() || !isDigit(part.front()) || part.front() == '0')
        return std::nullopt;
    double value = 0.0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    return error == std::errc() && end == part.data() + part.size() ? std::optional(value) : std::nullopt;
}

std::optional<bool> modeOf(std::string_view word)
{
    const std::string text = lower(word);
    if (word == "m" || text == "min" || text == "minor")
        return true;
    if (text == "maj" || text == "major") // "M" is that seldom: "FM bass"
        return false;
    return std::nullopt;
}

/// "F#min", "Bb", "Cmaj7"; `next` may be its mode.
std::optional<NamedKey> keyOf(std::string_view word, std::string_view next)
{
    constexpr std::array kNatural{9, 11, 0, 2, 4, 5, 7}; // A to G
    const char letter = lower(word.substr(0, 1))[0];
    if (letter < 'a' || letter > 'g')
        return std::nullopt;
    NamedKey key{kNatural[std::size_t(letter - 'a')], std::nullopt};
    const bool capital = word[0] < 'a';
    std::string_view rest = word.substr(1);
    const std::string lowerRest = lower(rest);
    bool altered = true;
    if (rest.starts_with('#')) {
        key.tonic += 1;
        rest.remove_prefix(1);
    } else if (lowerRest.starts_with("sharp")) {
        key.tonic += 1;
        rest.remove_prefix(5);
    } else if (lowerRest.starts_with("flat")) {
        key.tonic += 11;
        rest.remove_prefix(4);
    } else if (rest.starts_with('b')) {
        key.tonic += 11;
        rest.remove_prefix(1);
    } else {
        altered = false;
    }
    key.tonic %= 12;
    if (rest.empty()) {
        key.minor = modeOf(next);
        // "a" is a word of English, "A" seldom; "a_minor" is meant.
        const bool spelledOut = key.minor && next.size() > 1;
        return capital || spelledOut || (altered && word[1] == '#') ? std::optional(key) : std::nullopt;
    }
    // A chord's seventh or ninth does not matter.
    const std::string_view mode = rest.size() > 1 && isDigit(rest.back()) ? rest.substr(0, rest.size() - 1) : rest;
    key.minor = modeOf(mode);
    if (!key.minor || (!capital && mode.size() < 3 && !altered))
        return std::nullopt;
    return key;
}

} // namespace

NameHints nameHints(std::string_view name)
{
    const auto dot = name.rfind('.');
    if (dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() && isLetter(name[dot + 1]))
        name = name.substr(0, dot);
    NameHints hints;
    const auto words = wordsOf(name);
    const auto parts = partsOf(words);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string& part = parts[i];
        hints.loop = hints.loop || part == "loop" || part == "loops" || part == "lp";
        hints.oneShot = hints.oneShot || part == "oneshot" || part == "hit" ||
                        (part == "one" && i + 1 < parts.size() && parts[i + 1] == "shot");
        const auto number = numberOf(part);
        if (!number || *number < 40.0 || *number > 300.0)
            continue;
        const bool after = i + 1 < parts.size() && parts[i + 1] == "bpm";
        const bool before = i > 0 && parts[i - 1] == "bpm" && !(i > 1 && numberOf(parts[i - 2]));
        if (after || before)
            hints.tempos.push_back({*number, true});
        else if (*number >= 60.0 && *number <= 200.0)
            hints.tempos.push_back({*number, false});
    }
    std::stable_partition(hints.tempos.begin(), hints.tempos.end(), [](const NamedTempo& tempo) { return tempo.said; });
    // The last one: packs put the key behind the name.
    for (std::size_t i = words.size(); i-- > 0 && !hints.key;)
        hints.key = keyOf(words[i], i + 1 < words.size() ? std::string_view(words[i + 1]) : std::string_view());
    return hints;
}

} // namespace otozu
