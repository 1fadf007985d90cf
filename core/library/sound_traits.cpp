// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sound_traits.h"

#include "core/base/thread_pool.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace otozu
{
namespace
{

/// Of `size` values given by their order: the mean of the middle one or two.
template <typename ValueAt>
double medianOf(std::size_t size, ValueAt valueAt)
{
    if (size == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return 0.5 * (double(valueAt((size - 1) / 2)) + double(valueAt(size / 2)));
}

} // namespace

SoundTraits traitsOf(const SampleRecord& sample)
{
    const SoundDescriptors& heard = sample.descriptors;
    SoundTraits traits;
    traits[Trait::Length] = float(sample.seconds);
    traits[Trait::Attack] = heard.attack.value_or(SoundTraits::kUnknown);
    traits[Trait::Pitch] = heard.pitch ? heard.pitch->hz : SoundTraits::kUnknown;
    traits[Trait::Brightness] = heard.brightness.value_or(SoundTraits::kUnknown);
    traits[Trait::Noisiness] = heard.noisiness.value_or(SoundTraits::kUnknown);
    return traits;
}

TraitRanks::TraitRanks(std::span<const SoundTraits> sounds)
{
    ThreadPool pool(sounds.size() < kWorthThreads ? 1 : 0);
    pool.forRanges(kTraits, 1, [&](std::size_t first, std::size_t last, int) {
        for (std::size_t trait = first; trait < last; ++trait)
            rank(trait, sounds);
    });
}

void TraitRanks::rank(std::size_t trait, std::span<const SoundTraits> sounds)
{
    Ranking& ranking = m_rankings[trait];
    std::vector<std::pair<float, std::uint32_t>> order;
    order.reserve(sounds.size());
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        if (std::isfinite(sounds[i].values[trait]))
            order.emplace_back(sounds[i].values[trait], std::uint32_t(i));
    }
    std::sort(order.begin(), order.end());
    ranking.rankOf.assign(sounds.size(), kNone);
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && order[end].first == order[begin].first)
            ranking.rankOf[order[end].second] = std::uint32_t(end), ++end;
        ranking.ties.resize(end, begin + end - 1);
        ranking.values.resize(end, order[begin].first);
    }
}

TraitRanks::Group TraitRanks::group(std::span<const std::uint32_t> sounds) const
{
    Group group;
    for (std::size_t trait = 0; trait < kTraits; ++trait) {
        for (const std::uint32_t sound : sounds) {
            if (m_rankings[trait].rankOf[sound] != kNone)
                group[trait].push_back(m_rankings[trait].rankOf[sound]);
        }
        std::sort(group[trait].begin(), group[trait].end());
    }
    return group;
}

TraitRanks::Group TraitRanks::without(const Group& group, const Group& part)
{
    Group rest;
    for (std::size_t trait = 0; trait < kTraits; ++trait) {
        rest[trait].reserve(group[trait].size() - part[trait].size());
        std::ranges::set_difference(group[trait], part[trait], std::back_inserter(rest[trait]));
    }
    return rest;
}

TraitComparison TraitRanks::againstRest(Trait trait, const Group& group, std::size_t size) const
{
    const Ranking& ranking = m_rankings[std::size_t(trait)];
    const auto& ranks = group[std::size_t(trait)];
    const std::size_t n = ranks.size();
    const std::size_t rest = ranking.values.size() - n;
    TraitComparison result;
    result.known = size == 0 ? 0.0 : double(n) / double(size);
    result.median = medianOf(n, [&](std::size_t i) { return ranking.values[ranks[i]]; });
    // The k-th of the rest: the place that has k of the rest, and some of the group, before it.
    result.others = medianOf(rest, [&](std::size_t k) {
        std::size_t low = 0;
        std::size_t high = n;
        while (low < high) { // The number of the group's ranks that lie before it.
            const std::size_t middle = (low + high) / 2;
            if (ranks[middle] - middle <= k)
                low = middle + 1;
            else
                high = middle;
        }
        return ranking.values[k + low];
    });
    if (n == 0 || rest == 0)
        return result;
    std::uint64_t twice = 0; // the sum of the group's places, twice; equals share theirs
    for (const std::uint32_t rank : ranks)
        twice += ranking.ties[rank];
    const double wins = 0.5 * double(twice) - 0.5 * double(n) * double(n - 1);
    result.effect = 2.0 * wins / (double(n) * double(rest)) - 1.0;
    return result;
}

TraitComparison TraitRanks::against(Trait trait, const Group& group, std::size_t size, const Group& other) const
{
    const Ranking& ranking = m_rankings[std::size_t(trait)];
    const auto& ours = group[std::size_t(trait)];
    const auto& theirs = other[std::size_t(trait)];
    TraitComparison result;
    result.known = size == 0 ? 0.0 : double(ours.size()) / double(size);
    result.median = medianOf(ours.size(), [&](std::size_t i) { return ranking.values[ours[i]]; });
    result.others = medianOf(theirs.size(), [&](std::size_t i) { return ranking.values[theirs[i]]; });
    if (ours.empty() || theirs.empty())
        return result;
    double balance = 0.0;
    std::size_t less = 0;
    std::size_t notGreater = 0;
    for (const std::uint32_t rank : ours) {
        const float value = ranking.values[rank];
        while (less < theirs.size() && ranking.values[theirs[less]] < value)
            ++less;
        while (notGreater < theirs.size() && ranking.values[theirs[notGreater]] <= value)
            ++notGreater;
        balance += double(less) + double(notGreater) - double(theirs.size());
    }
    result.effect = balance / (double(ours.size()) * double(theirs.size()));
    return result;
}

} // namespace otozu
