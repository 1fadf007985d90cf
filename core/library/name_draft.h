// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/adjectives.h"
#include "core/library/path_words.h"

#include <string>
#include <vector>

namespace otozu
{

/// The parts of a name while it is made.
struct NameDraft {
    std::vector<Adjective> adjectives;     ///< By trait.
    std::vector<std::uint32_t> attributes; ///< Words before the noun: "808".
    std::vector<std::uint32_t> nouns;      ///< At most two, either entries of the thesaurus or free words.
    std::string_view plain = "sounds";     ///< What stands for a noun without one, and after free words.

    /// "short dark 808 kicks", "kicks & toms", "robot sounds".
    [[nodiscard]] std::string text(const PathWords& words) const;
    /// A word as it stands in the name.
    [[nodiscard]] static std::string textOfNoun(const PathWords& words, std::uint32_t word);

    /// Adds an adjective in its place.
    void add(const Adjective& adjective);
    /// True if the name says something of a trait already.
    [[nodiscard]] bool says(Trait trait, const PathWords& words) const;
    /// True if a word would say something new.
    [[nodiscard]] bool takes(std::uint32_t word, const PathWords& words) const;
};

} // namespace otozu
