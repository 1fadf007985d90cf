// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_result.h"
#include "core/pipeline/similar_sounds.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <stop_token>
#include <vector>

namespace otozu
{

/// A sound of a map that is like another one.
struct SimilarSample {
    std::int32_t sample = 0; ///< Index of the map's samples.
    float closeness = 0.0F;  ///< From 0, nothing in common, to 1, no difference.

    friend bool operator==(const SimilarSample&, const SimilarSample&) = default;
};

/// Which sounds of a map are most like one of its own. Good for all cuts of the map. Any thread; questions take turns.
class SimilarInMap
{
public:
    /// Makes a scaled copy of the features, which takes as long and as much memory as they are large; the map need not
    /// live on.
    /// @param map  with features and samples.
    /// @throws std::invalid_argument  it has none.
    /// @throws Cancelled
    SimilarInMap(const MapResult& map, ThreadPool& pool, const std::stop_token& stop = {});
    /// Without a copy.
    /// @param features  as MapResult::features, which the map need not have.
    SimilarInMap(const MapResult& map, Matrix<float> features, ThreadPool& pool, const std::stop_token& stop = {});

    /// The closest first. Samples that are one sound (SampleRecord::duplicateOf, and families as far as they were known
    /// when this object was made) count as one, which is the first of them, and the sound asked about is not like
    /// itself; so there may be fewer than count.
    /// @throws std::invalid_argument  as SimilarSounds::setWeights(), or no such sample.
    [[nodiscard]] std::vector<SimilarSample> nearest(std::int32_t sample, std::size_t count,
                                                     const SimilarityWeights& weights, ThreadPool& pool) const;

private:
    mutable std::mutex m_mutex;
    mutable SimilarSounds m_sounds;     ///< Keeps the weights of the last question.
    std::vector<std::int32_t> m_firsts; ///< Of every sample: the first that is the same sound.
};

} // namespace otozu
