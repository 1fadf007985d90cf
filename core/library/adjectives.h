// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sound_traits.h"

#include <optional>
#include <string_view>

namespace otozu
{

/// An adjective that a comparison allows.
struct Adjective {
    Trait trait = Trait::Length;
    std::string_view word;
    double effect = 0.0; ///< How well it tells apart, in [0, 1]; the greater the better.
    double median = 0.0; ///< As in TraitComparison.
    double others = 0.0;
    bool namesakes = false; ///< Against clusters of the same name, not the rest of the library.
};

/// What can be said of a cluster that is compared with the rest of its library: by what differs clearly, and not
/// against what anyone calls short or dark; and by what anyone calls so, whatever the rest is.
[[nodiscard]] std::optional<Adjective> adjectiveFor(Trait trait, const TraitComparison& comparison);

/// What tells a cluster apart from others of the same name: the shorter kicks are the short ones.
[[nodiscard]] std::optional<Adjective> adjectiveAmongNamesakes(Trait trait, const TraitComparison& comparison);

/// "tones" for sounds that are tonal, "noises" for noisy ones, "sounds" for others or where it is not known.
[[nodiscard]] std::string_view plainNoun(const TraitComparison& noisiness);

/// The trait that a word of file names is about too: pitch for "high", attack for "soft".
[[nodiscard]] std::optional<Trait> traitOfWord(std::string_view singular);

} // namespace otozu
