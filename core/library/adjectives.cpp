// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/adjectives.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace otozu
{
namespace
{

constexpr double kClear = 0.4;    // effect by which a cluster differs clearly from the rest of its library
constexpr double kApart = 0.3;    // … and from its namesakes
constexpr double kAnyway = 0.35;  // effect of what is short or dark in any company
constexpr double kContrary = 0.4; // unless it is so much the longer one
constexpr double kKnown = 0.5;    // share of a cluster whose trait must be known

/// The two adjectives of a trait, and the medians for which they are no nonsense.
struct Scale {
    std::string_view low;
    std::string_view high;
    double lowUpTo;    ///< A greater median is never low, however great the others are.
    double highFrom;   ///< A smaller one is never high.
    double alwaysLow;  ///< Up to this it is low, whatever the others are.
    double alwaysHigh; ///< From this on it is high.
    double ratio;      ///< Of the medians, at least.
    double weight;     ///< How much it helps people to know.
};

constexpr std::array<Scale, kTraits> kScales{{
    {"short", "long", 1.0, 0.7, 0.15, 8.0, 1.3, 1.0},
    {"hard", "soft", 0.02, 0.01, 0.0, 0.1, 1.5, 0.8},
    {"low", "high", 250.0, 300.0, 60.0, 2000.0, 1.2, 0.8},
    {"dark", "bright", 2500.0, 1500.0, 500.0, 7000.0, 1.15, 1.0},
    {"tonal", "noisy", 0.5, 0.3, 0.0, 2.0, 1.3, 0.85},
}};

constexpr double kTones = 0.2; // median noisiness up to which sounds are tones
constexpr double kNoises = 0.6;

bool differ(const Scale& scale, const TraitComparison& comparison)
{
    const double lower = std::min(comparison.median, comparison.others);
    const double upper = std::max(comparison.median, comparison.others);
    return upper >= scale.ratio * lower;
}

Adjective adjective(Trait trait, bool high, double effect, const TraitComparison& comparison, bool namesakes)
{
    const Scale& scale = kScales[std::size_t(trait)];
    return {trait,    high ? scale.high : scale.low, effect * scale.weight, comparison.median, comparison.others,
            namesakes};
}

} // namespace

std::optional<Adjective> adjectiveFor(Trait trait, const TraitComparison& comparison)
{
    const Scale& scale = kScales[std::size_t(trait)];
    if (comparison.known < kKnown)
        return std::nullopt;
    const double effect = comparison.effect;
    const bool clear = std::abs(effect) >= kClear && differ(scale, comparison);
    const bool high = effect > 0.0;
    if (clear && (high ? comparison.median >= scale.highFrom : comparison.median <= scale.lowUpTo))
        return adjective(trait, high, std::abs(effect), comparison, false);
    if (comparison.median <= scale.alwaysLow && effect < kContrary)
        return adjective(trait, false, kAnyway, comparison, false);
    if (comparison.median >= scale.alwaysHigh && effect > -kContrary)
        return adjective(trait, true, kAnyway, comparison, false);
    return std::nullopt;
}

std::optional<Adjective> adjectiveAmongNamesakes(Trait trait, const TraitComparison& comparison)
{
    if (comparison.known < kKnown || std::abs(comparison.effect) < kApart ||
        !differ(kScales[std::size_t(trait)], comparison))
        return std::nullopt;
    return adjective(trait, comparison.effect > 0.0, std::abs(comparison.effect), comparison, true);
}

std::string_view plainNoun(const TraitComparison& noisiness)
{
    if (noisiness.known < kKnown)
        return "sounds";
    return noisiness.median <= kTones ? "tones" : noisiness.median >= kNoises ? "noises" : "sounds";
}

std::optional<Trait> traitOfWord(std::string_view singular)
{
    if (singular == "low" || singular == "high")
        return Trait::Pitch;
    if (singular == "hard" || singular == "soft")
        return Trait::Attack;
    return std::nullopt;
}

} // namespace otozu
