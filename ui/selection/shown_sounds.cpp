// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/selection/shown_sounds.h"

#include <algorithm>
#include <utility>

namespace otozu
{

ShownSounds::ShownSounds(const MapResult& map, SoundMarksPtr marks, bool withHidden) : m_withHidden(withHidden)
{
    auto facts = std::make_shared<Facts>();
    const bool hasMarks = marks && marks->hidden() > 0;
    facts->clusters.reserve(map.clusters.size());
    for (const ClusterInfo& cluster : map.clusters)
        facts->clusters.push_back(char(cluster.hidden));
    if (hasMarks || std::ranges::find(facts->clusters, char(1)) != facts->clusters.end()) {
        facts->hidden.resize(map.samples.size());
        for (std::size_t i = 0; i < map.samples.size(); ++i) {
            const auto cluster = std::size_t(map.samples[i].cluster); // One that is none is beyond all.
            const bool isHidden = (cluster < facts->clusters.size() && facts->clusters[cluster] != 0) ||
                                  (hasMarks && i < map.files.size() && marks->isHidden(map.files[i]));
            facts->hidden[i] = char(isHidden);
            facts->count += isHidden ? 1 : 0;
        }
    }
    facts->marks = std::move(marks);
    m_facts = std::move(facts);
}

bool ShownSounds::isFileHidden(FileId file) const
{
    return m_facts && m_facts->marks && m_facts->marks->isHidden(file);
}

bool ShownSounds::isClusterHidden(int cluster) const
{
    return m_facts && cluster >= 0 && std::size_t(cluster) < m_facts->clusters.size() &&
           m_facts->clusters[std::size_t(cluster)] != 0;
}

std::span<const char> ShownSounds::leftOut() const
{
    return leftOutCount() > 0 ? hidden() : std::span<const char>();
}

std::vector<SoundFamily> ShownSounds::families(std::span<const SoundFamily> of) const
{
    std::vector<SoundFamily> left;
    left.reserve(of.size());
    for (const SoundFamily& family : of) {
        SoundFamily shown = family;
        std::erase_if(shown.members, [this](const SoundFamily::Member& member) { return !isShown(member.sample); });
        if (shown.members.size() < 2)
            continue;
        if (shown.members.front().sample != family.members.front().sample) {
            // Equal to the first of before is what both are, or nothing is known.
            const bool isExact = shown.members.front().exact;
            for (SoundFamily::Member& member : shown.members)
                member.exact = member.exact && isExact;
            shown.members.front().exact = true;
        }
        left.push_back(std::move(shown));
    }
    return left;
}

bool operator==(const ShownSounds& a, const ShownSounds& b)
{
    const auto isSame = [](const ShownSounds::Facts* x, const ShownSounds::Facts* y) {
        const ShownSounds::Facts none;
        x = x != nullptr ? x : &none;
        y = y != nullptr ? y : &none;
        return x == y || (x->hidden == y->hidden && x->clusters == y->clusters);
    };
    return a.m_withHidden == b.m_withHidden && isSame(a.m_facts.get(), b.m_facts.get());
}

} // namespace otozu
