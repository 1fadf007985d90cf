// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/feature_scaler.h"

#include "core/base/sealed_bytes.h"
#include "core/features/timbre_features.h"
#include "core/pipeline/likeness.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace
{

// Against each other, for maps (tests/evaluation/RESULTS.md).
constexpr double kPatchWeight = 0.7;
constexpr double kEnvelopeWeight = 0.6;
constexpr double kCepstraWeight = 1.0;
constexpr double kModulationWeight = 1.1;
constexpr double kShapeWeight = 0.9;

constexpr std::string_view kKind = "FSCL";
constexpr std::uint32_t kVersion = 1;

/// Rows to length 1 again. No weights: as they are.
void weigh(Matrix<float>& rows, const std::vector<double>& weights, ThreadPool& pool)
{
    if (weights.empty())
        return;
    pool.forRanges(rows.rows(), 16, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = rows.row(i);
            double squares = 0.0;
            for (std::size_t j = 0; j < row.size(); ++j)
                squares += (double(row[j]) * weights[j]) * (double(row[j]) * weights[j]);
            const double factor = squares > 0.0 ? 1.0 / std::sqrt(squares) : 0.0;
            for (std::size_t j = 0; j < row.size(); ++j)
                row[j] = float(double(row[j]) * weights[j] * factor);
        }
    });
}

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
    if (!std::isfinite(timbre) || !std::isfinite(envelope) || timbre < 0.0 || envelope < 0.0)
        throw std::invalid_argument("FeatureScaler: a weight is out of range");
    m_timbreWeights.clear();
    if (timbre == envelope)
        return; // only their relation counts
    m_timbreWeights.assign(TimbreFeatures::kWidth, timbre);
    std::fill_n(m_timbreWeights.begin() + TimbreFeatures::kPatch, TimbreFeatures::kEnvelope, envelope);
}

Matrix<float> FeatureScaler::transform(Matrix<float> features, ThreadPool& pool) const
{
    switch (m_method) {
    case Method::Columns:
        m_columns.transform(features, pool);
        break;
    case Method::Blocks:
        m_blocks.transform(features, pool);
        holdBackLikeness(features, pool); // learnt with the weights of the map, so others come after it
        weigh(features, m_timbreWeights, pool);
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

std::vector<char> FeatureScaler::toBytes() const
{
    ByteWriter writer;
    writer.fixed(std::uint8_t(m_method));
    if (m_method == Method::Columns) {
        writer.reals(m_columns.mean());
        writer.reals(m_columns.variance());
        writer.reals(m_columns.scale());
    } else if (m_method == Method::Blocks) {
        const BlockScaler::State& state = m_blocks.state();
        writer.number(state.blocks.size());
        for (const ScaledBlock& block : state.blocks) {
            writer.number(block.width);
            writer.fixed(std::uint8_t(block.standardise ? 1 : 0));
            writer.real(block.weight);
        }
        writer.reals(state.mean);
        writer.reals(state.scale);
        writer.reals(state.norm);
        writer.reals(m_timbreWeights);
    }
    return sealed(kKind, kVersion, writer);
}

FeatureScaler FeatureScaler::fromBytes(std::span<const char> bytes)
{
    ByteReader reader = unsealed(bytes, kKind, kVersion);
    FeatureScaler scaler;
    const auto method = reader.fixed<std::uint8_t>();
    if (method > std::uint8_t(Method::UnitRange))
        refuseSealed();
    scaler.m_method = Method(method);
    try {
        if (scaler.m_method == Method::Columns) {
            auto mean = reader.reals();
            auto variance = reader.reals();
            scaler.m_columns = StandardScaler(std::move(mean), std::move(variance), reader.reals());
        } else if (scaler.m_method == Method::Blocks) {
            BlockScaler::State state;
            const auto blocks = reader.number();
            for (std::uint64_t block = 0; block < blocks; ++block) {
                const auto width = std::size_t(reader.number());
                const bool standardise = reader.fixed<std::uint8_t>() != 0;
                state.blocks.push_back({width, standardise, reader.realDouble()});
            }
            state.mean = reader.reals();
            state.scale = reader.reals();
            state.norm = reader.reals();
            scaler.m_blocks = BlockScaler(std::move(state));
            scaler.m_timbreWeights = reader.reals();
            if (scaler.m_blocks.state().mean.size() != TimbreFeatures::kWidth ||
                (!scaler.m_timbreWeights.empty() && scaler.m_timbreWeights.size() != TimbreFeatures::kWidth))
                refuseSealed();
        }
    } catch (const std::invalid_argument&) {
        refuseSealed();
    }
    if (reader.left() > 0)
        refuseSealed();
    return scaler;
}

Matrix<float> scaleFeatures(Matrix<float> features, Profile profile, Metric metric, ThreadPool& pool)
{
    const FeatureScaler scaler(features, profile, metric, pool);
    return scaler.transform(std::move(features), pool);
}

} // namespace otozu
