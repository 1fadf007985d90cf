// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/name_draft.h"

#include <algorithm>

namespace otozu
{
namespace
{

void append(std::string& text, std::string_view word)
{
    if (!text.empty())
        text += ' ';
    text += word;
}

} // namespace

std::string NameDraft::textOfNoun(const PathWords& words, std::uint32_t word)
{
    return words.isFree(word) ? words.spelling(word) : std::string(soundWords()[word].plural);
}

std::string NameDraft::text(const PathWords& words) const
{
    std::string name;
    for (const Adjective& adjective : adjectives)
        append(name, adjective.word);
    for (const std::uint32_t word : attributes)
        append(name, words.spelling(word));
    for (const std::uint32_t noun : nouns) {
        if (noun != nouns.front())
            append(name, "&");
        append(name, textOfNoun(words, noun));
    }
    if (nouns.empty() || words.isFree(nouns.front()))
        append(name, plain);
    return name;
}

void NameDraft::add(const Adjective& adjective)
{
    const auto after = std::find_if(adjectives.begin(), adjectives.end(),
                                    [&](const Adjective& other) { return other.trait > adjective.trait; });
    adjectives.insert(after, adjective);
}

bool NameDraft::says(Trait trait, const PathWords& words) const
{
    const bool hasPlainNoun = nouns.empty() || words.isFree(nouns.front());
    const bool isNoise =
        std::any_of(nouns.begin(), nouns.end(), [&](std::uint32_t noun) { return words.spelling(noun) == "noise"; });
    if (trait == Trait::Noisiness && (isNoise || (hasPlainNoun && plain != "sounds")))
        return true; // no "noisy noises"
    return std::any_of(adjectives.begin(), adjectives.end(), [&](const Adjective& a) { return a.trait == trait; }) ||
           std::any_of(attributes.begin(), attributes.end(),
                       [&](std::uint32_t word) { return traitOfWord(words.spelling(word)) == trait; });
}

bool NameDraft::takes(std::uint32_t word, const PathWords& words) const
{
    const std::string& spelling = words.spelling(word);
    const auto about = traitOfWord(spelling);
    if (about && says(*about, words))
        return false;
    const auto meets = [&](std::uint32_t other) {
        const std::vector<std::string> parts = tokensOf(words.spelling(other));
        return PathWords::related(word, other) || std::find(parts.begin(), parts.end(), spelling) != parts.end();
    };
    return std::none_of(attributes.begin(), attributes.end(), meets) && std::none_of(nouns.begin(), nouns.end(), meets);
}

} // namespace otozu
