// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace otozu
{

/// What counts when sounds are compared, against each other: >= 0, and not all 0. As they stand here, it is what counts
/// on the map.
struct SimilarityWeights {
    double timbre = 1.0;   ///< The spectrum and how it moves: all blocks but the envelope.
    double envelope = 1.0; ///< How the energy comes and goes: the block of that name.
    double pitch = 0.0;    ///< The note that is played.

    friend bool operator==(const SimilarityWeights&, const SimilarityWeights&) = default;
};

} // namespace otozu
