// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace otozu
{

/// What can be said of one sound in adjectives: a number a Trait, NaN where it is not known.
struct SoundTraits {
    std::array<float, kTraits> values{kUnknown, kUnknown, kUnknown, kUnknown, kUnknown};

    static constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
    [[nodiscard]] float operator[](Trait trait) const { return values[std::size_t(trait)]; }
    float& operator[](Trait trait) { return values[std::size_t(trait)]; }
};

/// What is known of a sample: its length, and what listening to it told.
[[nodiscard]] SoundTraits traitsOf(const SampleRecord& sample);

/// One trait of some sounds beside the same trait of others.
struct TraitComparison {
    double effect = 0.0; ///< Cliff's delta in [-1, 1]: share of pairs in which the first is greater, less the opposite.
    double median = 0.0;
    double others = 0.0; ///< Median of the others; NaN if there are none.
    double known = 0.0;  ///< Share of the first whose trait is known.
};

/// The traits of a library, ranked once, so that groups of its sounds are compared in no time.
class TraitRanks
{
public:
    explicit TraitRanks(std::span<const SoundTraits> sounds);

    /// The ranks of a group's sounds, ascending.
    using Group = std::array<std::vector<std::uint32_t>, kTraits>;
    [[nodiscard]] Group group(std::span<const std::uint32_t> sounds) const;
    /// Those of a group that are not in a part of it.
    [[nodiscard]] static Group without(const Group& group, const Group& part);
    /// A group beside all others of the library. effect and others are 0 and NaN where either has no known value.
    [[nodiscard]] TraitComparison againstRest(Trait trait, const Group& group, std::size_t size) const;
    /// A group beside another one.
    [[nodiscard]] TraitComparison against(Trait trait, const Group& group, std::size_t size, const Group& other) const;

private:
    struct Ranking {
        std::vector<float> values;         ///< Known values, ascending.
        std::vector<std::uint64_t> ties;   ///< Of each, first and last place of its equals, added.
        std::vector<std::uint32_t> rankOf; ///< A sound's place among values; kNone if not known.
    };
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    void rank(std::size_t trait, std::span<const SoundTraits> sounds);
    std::array<Ranking, kTraits> m_rankings;
};

} // namespace otozu
