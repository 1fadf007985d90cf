// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/content_hash.h"
#include "core/library/library_store.h"
#include "core/library/sound_family.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace otozu
{

/// Pairs of sounds that have been compared: those that are the same recording, and those that are not. Sounds are known
/// by their soundHash(), so this stays true wherever the files go.
class SoundPairs
{
public:
    /// Whether two sounds are the same; nothing if they have not been compared.
    [[nodiscard]] std::optional<bool> areSame(const ContentHash& a, const ContentHash& b) const;
    void add(const ContentHash& a, const ContentHash& b, bool same);
    [[nodiscard]] const std::map<std::pair<ContentHash, ContentHash>, bool>& pairs() const { return m_pairs; }

    /// What a library remembers of them; nothing if that is damaged or of a newer version.
    [[nodiscard]] static SoundPairs load(const LibraryStore& store);
    /// Of these sounds alone, which is quicker.
    [[nodiscard]] static SoundPairs load(const LibraryStore& store, std::vector<ContentHash> sounds);

    friend bool operator==(const SoundPairs&, const SoundPairs&) = default;

private:
    std::map<std::pair<ContentHash, ContentHash>, bool> m_pairs; // the lower first
};

/// All that comparing sounds has shown: pairs, and of which sounds none are left to compare.
class SoundComparisons : public SoundPairs
{
public:
    SoundComparisons() = default;
    explicit SoundComparisons(SoundPairs pairs) : SoundPairs(std::move(pairs)) {}

    /// Sounds whose like have been looked for.
    [[nodiscard]] bool isSettled(const ContentHash& sound) const { return m_settled.contains(sound); }
    void settle(const ContentHash& sound) { m_settled.insert(sound); }

    /// What a library remembers, less what is damaged or of a newer version.
    [[nodiscard]] static SoundComparisons load(const LibraryStore& store);
    void save(LibraryStore& store) const;

    friend bool operator==(const SoundComparisons&, const SoundComparisons&) = default;

private:
    std::set<ContentHash> m_settled;
};

/// The families of samples, as far as is known. Two samples of equal hash are one sound; others belong to a family if
/// they were compared with its first member and found to be the same: that A is like B and B like C does not make A and
/// C one. A sound that fits several goes to the first.
/// @param sounds  soundHash() of every sample, in the order of their paths; zero: not known, and in no family.
/// @return by their first members.
[[nodiscard]] std::vector<SoundFamily> soundFamilies(std::span<const ContentHash> sounds, const SoundPairs& known);

/// As above. @param unknown  the comparisons that would be needed to say more.
[[nodiscard]] std::vector<SoundFamily> soundFamilies(std::span<const ContentHash> sounds, const SoundPairs& known,
                                                     std::vector<std::pair<ContentHash, ContentHash>>& unknown);

} // namespace otozu
