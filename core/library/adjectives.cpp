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
    bool relative;     ///< Among namesakes it may be: the longer of two kicks is the long one. A clap is never tonal.
    double alwaysLow;  ///< Up to this it is low, whatever the others are.
    double alwaysHigh; ///< From this on it is high.
    double ratio;      ///< Of the medians, at least …
    double step;       ///< … and their difference: less is not heard.
    double weight;     ///< How much it helps people to know.
};

constexpr std::array<Scale, kTraits> kScales{{
    {"short", "long", 1.0, 0.7, true, 0.15, 8.0, 1.3, 0.03, 1.0},
    {"hard", "soft", 0.02, 0.015, false, 0.0, 0.1, 1.5, 0.01, 0.8},
    {"low", "high", 250.0, 400.0, true, 60.0, 2000.0, 1.2, 0.0, 0.8},
    {"dark", "bright", 2500.0, 1500.0, true, 500.0, 7000.0, 1.15, 0.0, 1.0},
    {"tonal", "noisy", 0.35, 0.5, false, 0.0, 2.0, 1.3, 0.1, 0.7},
}};

constexpr double kTones = 0.2; // median noisiness up to which sounds are tones
constexpr double kNoises = 0.6;

bool differ(const Scale& scale, const TraitComparison& comparison)
{
    const double lower = std::min(comparison.median, comparison.others);
    const double upper = std::max(comparison.median, comparison.others);
    return upper >= scale.ratio * lower && upper - lower >= scale.step;
}

bool isPossible(const Scale& scale, bool high, double median)
{
    return high ? median >= scale.highFrom : median <= scale.lowUpTo;
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
    if (clear && isPossible(scale, high, comparison.median))
        return adjective(trait, high, std::abs(effect), comparison, false);
    if (comparison.median <= scale.alwaysLow && effect < kContrary)
        return adjective(trait, false, kAnyway, comparison, false);
    if (comparison.median >= scale.alwaysHigh && effect > -kContrary)
        return adjective(trait, true, kAnyway, comparison, false);
    return std::nullopt;
}

std::optional<Adjective> adjectiveAmongNamesakes(Trait trait, const TraitComparison& comparison)
{
    const Scale& scale = kScales[std::size_t(trait)];
    const bool high = comparison.effect > 0.0;
    if (comparison.known < kKnown || std::abs(comparison.effect) < kApart || !differ(scale, comparison) ||
        (!scale.relative && !isPossible(scale, high, comparison.median)))
        return std::nullopt;
    return adjective(trait, high, std::abs(comparison.effect), comparison, true);
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
