// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/feature_scaler.h"

#include "core/features/timbre_features.h"
#include "core/pipeline/likeness.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace
{

// Against each other, for maps (tests/evaluation/RESULTS.md).
constexpr double kPatchWeight = 0.8;
constexpr double kEnvelopeWeight = 0.6;
constexpr double kCepstraWeight = 1.0;
constexpr double kModulationWeight = 1.0;
constexpr double kShapeWeight = 1.0;

} // namespace

std::vector<ScaledBlock> timbreBlocks()
{
    return {{TimbreFeatures::kPatch, true, kPatchWeight},
            {TimbreFeatures::kEnvelope, true, kEnvelopeWeight},
            {TimbreFeatures::kCepstra, true, kCepstraWeight},
            {TimbreFeatures::kModulation, true, kModulationWeight},
            {TimbreFeatures::kShape, true, kShapeWeight}};
}

FeatureScaler::FeatureScaler(const Matrix<float>& features, Profile profile, Metric metric, ThreadPool& pool)
    : m_method(profile == Profile::Timbre   ? Method::Blocks
               : metric == Metric::SoftDice ? Method::UnitRange
                                            : Method::Columns)
{
    if (m_method == Method::Blocks)
        m_blocks.fit(features, timbreBlocks(), pool);
    else if (m_method == Method::Columns)
        m_columns.fit(features, pool);
}

void FeatureScaler::setTimbreWeights(double timbre, double envelope)
{
    if (m_method != Method::Blocks)
        throw std::invalid_argument("FeatureScaler: only the profile timbre has blocks");
    m_blocks.setWeights({timbre * kPatchWeight, envelope * kEnvelopeWeight, timbre * kCepstraWeight,
                         timbre * kModulationWeight, timbre * kShapeWeight});
}

Matrix<float> FeatureScaler::transform(Matrix<float> features, ThreadPool& pool) const
{
    switch (m_method) {
    case Method::Columns:
        m_columns.transform(features, pool);
        break;
    case Method::Blocks:
        m_blocks.transform(features, pool);
        holdBackLikeness(features, pool);
        break;
    case Method::UnitRange: // the picture in dB lies in [-80, 0]
        pool.forRanges(features.rows(), 16, [&](std::size_t begin, std::size_t end, int) {
            for (std::size_t i = begin; i < end; ++i) {
                for (float& value : features.row(i))
                    value = std::clamp((value + 80.0F) / 80.0F, 0.0F, 1.0F);
            }
        });
        break;
    }
    return features;
}

Matrix<float> scaleFeatures(Matrix<float> features, Profile profile, Metric metric, ThreadPool& pool)
{
    const FeatureScaler scaler(features, profile, metric, pool);
    return scaler.transform(std::move(features), pool);
}

} // namespace otozu
