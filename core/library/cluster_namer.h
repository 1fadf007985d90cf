// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/path_words.h"
#include "core/library/sound_traits.h"

#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// Names the clusters of a library in words: "short dark kicks", "kicks & toms", "long tonal sounds".
///
/// The noun is what file and folder names say in the cluster more than elsewhere (share of the cluster's paths times
/// the logarithm of how much greater it is than the smoothed share elsewhere: tf-idf over clusters), where it covers
/// enough of the cluster; two share a name where one covers too little; 'sounds', 'tones' or 'noises' where no word
/// does. At most two adjectives say by what the sounds differ most from the rest of the library (Cliff's delta: how
/// much more often one of the cluster has the greater value than one of the others). A sound is also short or dark in
/// itself. Where names are the same, the word or adjective that tells these clusters apart best is added, in the end a
/// number.
///
/// What depends on the samples alone is done once; name() then takes a few milliseconds for 20,000 sounds, so that it
/// can be called for every cut. Names do not depend on the order of samples. Immutable; any thread.
class ClusterNamer
{
public:
    /// @param samples  path, seconds and descriptors count. They need not live on.
    explicit ClusterNamer(std::span<const SampleRecord> samples);

    /// Names, sizes and evidence of the clusters 0 .. max(labels). No two names are the same.
    /// @param labels  one a sample; negative: no cluster.
    /// @throws std::invalid_argument  not one label a sample.
    [[nodiscard]] std::vector<ClusterInfo> name(std::span<const std::int32_t> labels) const;

private:
    PathWords m_words;
    TraitRanks m_ranks;
    std::vector<WordCount> m_library; ///< Of every word, over all samples.
};

} // namespace otozu
