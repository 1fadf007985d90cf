// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/similar_in_map.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace
{

const Matrix<float>& featuresOf(const MapResult& map)
{
    if (!map.features)
        throw std::invalid_argument("SimilarInMap: the map has no features");
    return *map.features;
}

std::vector<std::optional<SoundPitch>> pitchesOf(const MapResult& map)
{
    std::vector<std::optional<SoundPitch>> pitches;
    pitches.reserve(map.samples.size());
    for (const SampleRecord& sample : map.samples)
        pitches.push_back(sample.descriptors.pitch);
    return pitches;
}

} // namespace

SimilarInMap::SimilarInMap(const MapResult& map, ThreadPool& pool, const std::stop_token& stop)
    : SimilarInMap(map, featuresOf(map), pool, stop)
{
}

SimilarInMap::SimilarInMap(const MapResult& map, Matrix<float> features, ThreadPool& pool, const std::stop_token& stop)
    : m_sounds(std::move(features), map.request.profile, pitchesOf(map), pool, stop)
{
    m_firsts.reserve(map.samples.size());
    for (std::size_t i = 0; i < map.samples.size(); ++i)
        m_firsts.push_back(map.samples[i].duplicateOf >= 0 ? map.samples[i].duplicateOf : std::int32_t(i));
    for (const SoundFamily& family : map.families) {
        for (const SoundFamily::Member& member : family.members)
            m_firsts[std::size_t(member.sample)] = family.members.front().sample;
    }
}

std::vector<SimilarSample> SimilarInMap::nearest(std::int32_t sample, std::size_t count,
                                                 const SimilarityWeights& weights, ThreadPool& pool) const
{
    if (sample < 0 || std::size_t(sample) >= m_firsts.size())
        throw std::invalid_argument("SimilarInMap: no such sample");
    const std::lock_guard lock(m_mutex);
    m_sounds.setWeights(weights);
    const double far = m_sounds.farDistance();
    // How many are the same is not known before: ask for more until there are enough.
    for (std::size_t asked = 2 * count + 2;; asked *= 8) {
        const std::vector<Neighbor> found = m_sounds.nearestToOneOf(std::size_t(sample), asked, pool);
        std::set<std::int32_t> met{m_firsts[std::size_t(sample)]};
        std::vector<SimilarSample> similar;
        for (const Neighbor& neighbor : found) {
            const std::int32_t first = m_firsts[std::size_t(neighbor.index)];
            if (similar.size() < count && met.insert(first).second)
                similar.push_back({first, float(std::clamp(1.0 - double(neighbor.distance) / far, 0.0, 1.0))});
        }
        if (similar.size() == count || found.size() < asked)
            return similar;
    }
}

} // namespace otozu
