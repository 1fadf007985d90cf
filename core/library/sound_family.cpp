// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sound_family.h"

#include <algorithm>
#include <map>
#include <utility>

namespace otozu
{

std::vector<SoundFamily> familiesOfEqualFiles(std::span<const SampleRecord> samples)
{
    std::map<std::int32_t, SoundFamily> byFirst;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].duplicateOf < 0)
            continue;
        SoundFamily& family = byFirst[samples[i].duplicateOf];
        if (family.members.empty())
            family.members.push_back({samples[i].duplicateOf, true});
        family.members.push_back({std::int32_t(i), true});
    }
    std::vector<SoundFamily> families;
    for (auto& [first, family] : byFirst)
        families.push_back(std::move(family));
    return families;
}

std::vector<std::int32_t> familyOfEach(std::span<const SoundFamily> families, std::size_t samples)
{
    std::vector<std::int32_t> familyOf(samples, -1);
    for (std::size_t family = 0; family < families.size(); ++family) {
        for (const SoundFamily::Member& member : families[family].members)
            familyOf.at(std::size_t(member.sample)) = std::int32_t(family);
    }
    return familyOf;
}

const SoundFamily* familyWith(std::span<const SoundFamily> families, std::int32_t sample)
{
    for (const SoundFamily& family : families) {
        const std::vector<SoundFamily::Member>& members = family.members;
        if (members.front().sample <= sample && sample <= members.back().sample &&
            std::ranges::binary_search(members, sample, {}, &SoundFamily::Member::sample))
            return &family;
    }
    return nullptr;
}

std::size_t countRepeats(std::span<const SoundFamily> families)
{
    std::size_t repeats = 0;
    for (const SoundFamily& family : families)
        repeats += family.members.size() - 1;
    return repeats;
}

std::vector<std::size_t> oneOfEachFamily(std::span<const std::size_t> chosen, std::span<const SoundFamily> families,
                                         std::size_t samples)
{
    const std::vector<std::int32_t> familyOf = familyOfEach(families, samples);
    std::vector<bool> isTaken(families.size(), false);
    std::vector<std::size_t> kept;
    for (const std::size_t sample : chosen) {
        const std::int32_t family = familyOf.at(sample);
        if (family >= 0 && isTaken[std::size_t(family)])
            continue;
        if (family >= 0)
            isTaken[std::size_t(family)] = true;
        kept.push_back(sample);
    }
    return kept;
}

} // namespace otozu
