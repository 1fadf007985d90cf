// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/features/profile.h"
#include "core/neighbours/metric.h"
#include "core/scaling/block_scaler.h"
#include "core/scaling/standard_scaler.h"

#include <span>
#include <vector>

namespace otozu
{

/// The blocks of Profile::Timbre with the weights of the map: patch, envelope, cepstra,
/// modulation, shape.
[[nodiscard]] std::vector<ScaledBlock> timbreBlocks();

/// Makes feature rows ready for distances as their profile asks for, fitted once for all rows to come.
/// Article: StandardScaler, or (dB + 80) / 80 in [0, 1] for SoftDice. Timbre: BlockScaler with timbreBlocks(),
/// then holdBackLikeness().
class FeatureScaler
{
public:
    /// @param features  (n, width) unscaled, as `profile` makes them.
    /// @throws std::invalid_argument  no rows, or another width.
    FeatureScaler(const Matrix<float>& features, Profile profile, Metric metric, ThreadPool& pool);

    /// For the same fit, other weights of the envelope and of all other blocks, as multiples of the map's; >= 0.
    /// @throws std::invalid_argument  one is below 0 or not finite, or the profile is not Timbre.
    void setTimbreWeights(double timbre, double envelope);

    /// @throws std::invalid_argument  another width.
    [[nodiscard]] Matrix<float> transform(Matrix<float> features, ThreadPool& pool) const;

    /// The whole state: what is transformed after fromBytes() has the same bytes.
    [[nodiscard]] std::vector<char> toBytes() const;
    /// @throws Error  BadInput: damaged, or of a newer version.
    [[nodiscard]] static FeatureScaler fromBytes(std::span<const char> bytes);

private:
    FeatureScaler() = default;

    enum class Method { Columns, Blocks, UnitRange } m_method = Method::Columns;
    StandardScaler m_columns;
    BlockScaler m_blocks;
    std::vector<double> m_timbreWeights; // of columns; empty: all alike
};

/// Fit and transform in one.
[[nodiscard]] Matrix<float> scaleFeatures(Matrix<float> features, Profile profile, Metric metric, ThreadPool& pool);

} // namespace otozu
