// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sound_comparisons.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace otozu
{

namespace
{

constexpr char kName[] = "compared sounds";
constexpr std::string_view kMark = "otozu compared sounds 1\n";

using Pair = std::pair<ContentHash, ContentHash>;

Pair pairOf(const ContentHash& a, const ContentHash& b)
{
    return a < b ? Pair(a, b) : Pair(b, a);
}

void append(std::vector<char>& bytes, std::uint64_t number)
{
    for (int shift = 0; shift < 64; shift += 8)
        bytes.push_back(char(std::uint8_t(number >> shift)));
}

void append(std::vector<char>& bytes, const ContentHash& hash)
{
    append(bytes, hash.high);
    append(bytes, hash.low);
}

class Reader
{
public:
    explicit Reader(std::span<const char> bytes) : m_rest(bytes) {}
    [[nodiscard]] std::size_t left() const { return m_rest.size(); }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i)
            value |= std::uint64_t(std::uint8_t(m_rest[std::size_t(i)])) << (8 * i);
        m_rest = m_rest.subspan(8);
        return value;
    }
    ContentHash hash()
    {
        ContentHash hash;
        hash.high = number();
        hash.low = number();
        return hash;
    }

private:
    std::span<const char> m_rest;
};

} // namespace

std::optional<bool> SoundComparisons::areSame(const ContentHash& a, const ContentHash& b) const
{
    if (a == b)
        return true;
    const auto found = m_pairs.find(pairOf(a, b));
    return found != m_pairs.end() ? std::optional(found->second) : std::nullopt;
}

void SoundComparisons::add(const ContentHash& a, const ContentHash& b, bool same)
{
    if (a != b)
        m_pairs[pairOf(a, b)] = same;
}

std::vector<char> SoundComparisons::toBytes() const
{
    std::vector<char> bytes(kMark.begin(), kMark.end());
    const auto same = std::uint64_t(std::ranges::count_if(m_pairs, [](const auto& pair) { return pair.second; }));
    append(bytes, same);
    append(bytes, m_pairs.size() - same);
    append(bytes, m_settled.size());
    for (const bool wanted : {true, false}) {
        for (const auto& [pair, isSame] : m_pairs) {
            if (isSame != wanted)
                continue;
            append(bytes, pair.first);
            append(bytes, pair.second);
        }
    }
    for (const ContentHash& hash : m_settled)
        append(bytes, hash);
    return bytes;
}

SoundComparisons SoundComparisons::fromBytes(std::span<const char> bytes)
{
    SoundComparisons known;
    const std::string_view text(bytes.data(), bytes.size());
    if (!text.starts_with(kMark) || bytes.size() < kMark.size() + 24)
        return known;
    Reader reader(bytes.subspan(kMark.size()));
    const std::uint64_t same = reader.number();
    const std::uint64_t different = reader.number();
    const std::uint64_t settled = reader.number();
    const std::uint64_t most = bytes.size();
    if (same > most || different > most || settled > most ||
        32 * (same + different) + 16 * settled != std::uint64_t(reader.left()))
        return known;
    for (std::uint64_t i = 0; i < same + different; ++i) {
        const ContentHash a = reader.hash();
        const ContentHash b = reader.hash();
        known.m_pairs.emplace_hint(i == same ? known.m_pairs.begin() : known.m_pairs.end(), pairOf(a, b), i < same);
    }
    for (std::uint64_t i = 0; i < settled; ++i)
        known.m_settled.emplace_hint(known.m_settled.end(), reader.hash());
    return known;
}

SoundComparisons SoundComparisons::load(const LibraryStore& store)
{
    return fromBytes(store.value(kName));
}

void SoundComparisons::save(LibraryStore& store) const
{
    store.setValue(kName, toBytes());
}

std::vector<SoundFamily> soundFamilies(std::span<const ContentHash> sounds, const SoundComparisons& known)
{
    std::vector<Pair> unknown;
    return soundFamilies(sounds, known, unknown);
}

std::vector<SoundFamily> soundFamilies(std::span<const ContentHash> sounds, const SoundComparisons& known,
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
