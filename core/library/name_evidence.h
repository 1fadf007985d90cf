// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace otozu
{

/// What an adjective in a name is about, in the order in which adjectives stand.
enum class Trait : std::uint8_t {
    Length,     ///< short / long; seconds.
    Attack,     ///< hard / soft; seconds.
    Pitch,      ///< low / high; Hz.
    Brightness, ///< dark / bright; Hz.
    Noisiness,  ///< tonal / noisy; 0 to 1.
};
inline constexpr std::size_t kTraits = 5;

/// Why a word of file and folder names stands in the name of a cluster.
struct WordEvidence {
    std::string word;        ///< As it stands in the name: "kicks", "808".
    std::size_t inside = 0;  ///< Sounds of the cluster whose path says it, in any spelling.
    std::size_t outside = 0; ///< Others of the library whose path says it.
};

/// Why an adjective stands in the name of a cluster.
struct TraitEvidence {
    Trait trait = Trait::Length;
    std::string word;       ///< "short".
    double median = 0.0;    ///< Of the cluster, in the unit of the trait.
    double others = 0.0;    ///< Median of those it is compared with; NaN if there are none.
    bool namesakes = false; ///< They are the clusters of an otherwise equal name; false: the rest of the library.
};

/// The evidence for a name, in the order of its words.
struct NameEvidence {
    std::size_t inside = 0;  ///< Sounds of the cluster.
    std::size_t outside = 0; ///< Others.
    std::vector<TraitEvidence> traits;
    std::vector<WordEvidence> words;
};

} // namespace otozu
