// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/features/descriptors/sound_descriptors.h"
#include "core/features/profile.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/pipeline/feature_scaler.h"
#include "core/pipeline/similarity_weights.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// The sounds of a library, ready to be asked which of them are most like another sound. They alone decide the scaling,
/// so the answer does not depend on whether the other sound is one of them.
class SimilarSounds
{
public:
    /// Keeps the features, scaled in their place.
    /// @param features  (n, width) unscaled, as `profile` makes them.
    /// @param pitches   n.
    /// @throws std::invalid_argument  no rows, another width, sizes that do not match.
    /// @throws Cancelled
    SimilarSounds(Matrix<float> features, Profile profile, std::vector<std::optional<SoundPitch>> pitches,
                  ThreadPool& pool, const std::stop_token& stop = {});

    /// At once.
    /// @throws std::invalid_argument  one is below 0 or not finite, all are 0, or the profile knows no such parts.
    void setWeights(const SimilarityWeights& weights);

    /// The min(count, n) most similar, by distance, then by index. With a weight for pitch a distance is the root of
    /// the sum of squares of two: that of the scaled vectors, and that of the notes, which grows up to an octave (then
    /// it is the square root of 2, as that of vectors with nothing in common). A sound with a note is an octave from
    /// one without.
    /// @param features  unscaled. @throws std::invalid_argument  another width.
    [[nodiscard]] std::vector<Neighbor> nearest(std::span<const float> features, const std::optional<SoundPitch>& pitch,
                                                std::size_t count, ThreadPool& pool) const;
    /// The same for one of the sounds, which is among them.
    [[nodiscard]] std::vector<Neighbor> nearestToOneOf(std::size_t sound, std::size_t count, ThreadPool& pool) const;

    /// How far from each other, with these weights, sounds are that have nothing in common.
    [[nodiscard]] double farDistance() const;

    /// How far two of the sounds are apart by their vectors, with the weights as set.
    [[nodiscard]] float between(std::size_t a, std::size_t b) const;

private:
    [[nodiscard]] std::vector<Neighbor> nearestTo(std::span<const float> row, const std::optional<SoundPitch>& pitch,
                                                  std::size_t count, ThreadPool& pool) const;
    /// Timbre and envelope: only their relation counts.
    [[nodiscard]] bool isAsOnTheMap() const { return m_weights.timbre == m_weights.envelope; }
    [[nodiscard]] std::vector<Neighbor> weighed(std::span<const float> row, ThreadPool& pool) const;

    Profile m_profile;
    SimilarityWeights m_weights;
    FeatureScaler m_scaler;
    Matrix<float> m_rows; // scaled, with the weights of the map
    std::vector<std::optional<SoundPitch>> m_pitches;
};

/// Folds a list in which some are the same sound: each item of the result is one that is not like any before it,
/// followed by those that are like it, all in the order of the list.
/// @param found  how many are in the list.
/// @param most   no more items than that.
/// @param same   whether two places of the list, the lower first, are the same sound.
[[nodiscard]] std::vector<std::vector<std::size_t>> foldSame(std::size_t found, std::size_t most,
                                                             const std::function<bool(std::size_t, std::size_t)>& same);

} // namespace otozu
