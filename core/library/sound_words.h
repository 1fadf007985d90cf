// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace otozu
{

/// What a word can do in the name of a cluster.
enum class WordKind : std::uint8_t {
    Thing,   ///< What sounds: "short kicks".
    Family,  ///< What things belong to, which says less: "short drums".
    Vague,   ///< What anything may be called: "long instruments", where nothing else is known.
    Quality, ///< What kind of thing: "short 808 kicks".
};

/// One entry of the thesaurus: what producers call a thing, and how file names spell it.
struct SoundWord {
    std::string_view singular; ///< The word, UTF-8, lower case; no two are the same.
    std::string_view plural;   ///< As it stands in a name; of a Quality the same as singular.
    std::string_view family;   ///< The singular of a wider word that this one implies; '' for none. No cycles.
    WordKind kind = WordKind::Thing;
    /// What else stands for it, separated by commas. A form of several tokens has spaces between them; one with a `~`
    /// in front may well mean something else ("str", "fl"); "hat+open" means: the words "hat" and "open", in any order,
    /// in one name. Regular plurals need not be listed, nor two forms written together ("handclap").
    std::string_view forms;
};

/// The thesaurus. No form stands in two entries.
[[nodiscard]] std::span<const SoundWord> soundWords();

/// Words that say nothing of a sound: "sample", "pack", "wav", "bpm"; separated by commas, tokens by spaces.
[[nodiscard]] std::string_view emptyWords();

} // namespace otozu
