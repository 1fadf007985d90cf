// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sound_comparisons.h"

#include "core/base/fault.h"
#include "core/library/record_bytes.h"

#include <algorithm>
#include <cstdint>

namespace otozu
{

namespace
{

// Apart, as one question needs the pairs alone and there are more sounds than pairs.
constexpr char kPairs[] = "compared sounds";
constexpr char kSettled[] = "settled sounds";
/// Of both. In version 1 the settled sounds came after the pairs.
constexpr std::uint64_t kVersion = 2;

using Pair = std::pair<ContentHash, ContentHash>;

Pair pairOf(const ContentHash& a, const ContentHash& b)
{
    return a < b ? Pair(a, b) : Pair(b, a);
}

constexpr auto all = [](const ContentHash&, const ContentHash&) { return true; };

std::vector<char> bytesOf(const SoundPairs& known)
{
    ByteWriter writer;
    writer.number(kVersion);
    writer.number(known.pairs().size());
    for (const auto& [pair, isSame] : known.pairs()) {
        writeHash(writer, pair.first);
        writeHash(writer, pair.second);
        writer.number(isSame ? 1 : 0);
    }
    return writer.take();
}

std::vector<char> bytesOf(const std::set<ContentHash>& settled)
{
    ByteWriter writer;
    writer.number(kVersion);
    writer.number(settled.size());
    for (const ContentHash& hash : settled)
        writeHash(writer, hash);
    return writer.take();
}

/// Nothing if it is not there, damaged, or of another version.
/// @param isWanted  of a pair.
template <typename Wanted>
std::optional<SoundPairs> storedPairs(const LibraryStore& store, Wanted isWanted)
{
    const std::vector<char> bytes = store.value(kPairs);
    try {
        ByteReader reader(bytes);
        if (bytes.empty() || reader.number() != kVersion)
            return std::nullopt;
        SoundPairs known;
        for (std::size_t left = reader.count(33); left > 0; --left) {
            const ContentHash a = readHash(reader);
            const ContentHash b = readHash(reader);
            const bool same = reader.number() == 1;
            if (isWanted(a, b))
                known.add(a, b, same);
        }
        return known;
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace

std::optional<bool> SoundPairs::areSame(const ContentHash& a, const ContentHash& b) const
{
    if (a == b)
        return true;
    const auto found = m_pairs.find(pairOf(a, b));
    return found != m_pairs.end() ? std::optional(found->second) : std::nullopt;
}

void SoundPairs::add(const ContentHash& a, const ContentHash& b, bool same)
{
    if (a != b)
        m_pairs.insert_or_assign(m_pairs.end(), pairOf(a, b), same); // read from a library they come in order
}

SoundPairs SoundPairs::load(const LibraryStore& store)
{
    return storedPairs(store, all).value_or(SoundPairs());
}

SoundPairs SoundPairs::load(const LibraryStore& store, std::vector<ContentHash> sounds)
{
    std::sort(sounds.begin(), sounds.end());
    const auto isOne = [&](const ContentHash& sound) {
        return std::binary_search(sounds.begin(), sounds.end(), sound);
    };
    const auto isWanted = [&](const ContentHash& a, const ContentHash& b) { return isOne(a) && isOne(b); };
    return storedPairs(store, isWanted).value_or(SoundPairs());
}

SoundComparisons SoundComparisons::load(const LibraryStore& store)
{
    const std::optional<SoundPairs> pairs = storedPairs(store, all);
    if (!pairs)
        return {}; // without them nothing is settled
    SoundComparisons known(*pairs);
    const std::vector<char> bytes = store.value(kSettled);
    try {
        ByteReader reader(bytes);
        if (bytes.empty() || reader.number() != kVersion)
            return known;
        std::set<ContentHash> settled;
        for (std::size_t left = reader.count(16); left > 0; --left)
            settled.emplace_hint(settled.end(), readHash(reader));
        known.m_settled = std::move(settled);
    } catch (const Error&) {
        // They will be looked for once more.
    }
    return known;
}

void SoundComparisons::save(LibraryStore& store) const
{
    // In this order: if only the first is kept, some sounds are looked for once more.
    store.setValue(kPairs, bytesOf(*this));
    store.setValue(kSettled, bytesOf(m_settled));
}

std::vector<SoundFamily> soundFamilies(std::span<const ContentHash> sounds, const SoundPairs& known)
{
    std::vector<Pair> unknown;
    return soundFamilies(sounds, known, unknown);
}

std::vector<SoundFamily> soundFamilies(std::span<const ContentHash> sounds, const SoundPairs& known,
                                       std::vector<Pair>& unknown)
{
    unknown.clear();
    std::map<ContentHash, std::int32_t> firstOf; // sample of every sound
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        if (sounds[i] != ContentHash{})
            firstOf.try_emplace(sounds[i], std::int32_t(i));
    }
    // By the later of the two.
    std::vector<std::pair<std::int32_t, std::int32_t>> alike;
    for (const auto& [pair, isSame] : known.pairs()) {
        const auto a = firstOf.find(pair.first);
        const auto b = firstOf.find(pair.second);
        if (isSame && a != firstOf.end() && b != firstOf.end())
            alike.emplace_back(std::max(a->second, b->second), std::min(a->second, b->second));
    }
    std::ranges::sort(alike);

    std::vector<std::int32_t> head(sounds.size()); // of the family that a sample is in
    for (std::size_t i = 0; i < sounds.size(); ++i)
        head[i] = sounds[i] == ContentHash{} ? std::int32_t(i) : firstOf.find(sounds[i])->second;
    for (auto at = alike.begin(); at != alike.end();) {
        const std::int32_t sample = at->first;
        std::set<std::int32_t> heads;
        for (; at != alike.end() && at->first == sample; ++at)
            heads.insert(head[std::size_t(at->second)]);
        for (const std::int32_t first : heads) {
            const auto same = known.areSame(sounds[std::size_t(sample)], sounds[std::size_t(first)]);
            if (!same)
                unknown.push_back(pairOf(sounds[std::size_t(sample)], sounds[std::size_t(first)]));
            if (same.value_or(false)) {
                head[std::size_t(sample)] = first;
                break;
            }
        }
    }
    std::map<std::int32_t, SoundFamily> byHead;
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        const auto own = std::size_t(head[i]);
        const std::int32_t first = head[own]; // own is the sample's own, or the first that has its very sound
        byHead[first].members.push_back({std::int32_t(i), sounds[i] == sounds[std::size_t(first)]});
    }
    std::vector<SoundFamily> families;
    for (auto& [first, family] : byHead) {
        if (family.members.size() > 1)
            families.push_back(std::move(family));
    }
    return families;
}

} // namespace otozu
