// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/map_rows.h"

#include "core/base/progress.h"
#include "core/neighbours/pca.h"
#include "core/pipeline/feature_scaler.h"
#include "core/scaling/standard_scaler.h"

#include <cmath>

namespace otozu
{
namespace
{

// Comparing so many article pictures at full width takes as long as listening to them; twice as many, twice as long.
constexpr std::size_t kManyRows = 3000;
constexpr std::size_t kWideRow = 1024; // narrower ones are compared faster than reduced

/// Rows to length 1, about their own mean for Correlation: distances become those of angles about the origin.
void makeUnitRows(Matrix<float>& rows, Metric metric, ThreadPool& pool, const std::stop_token& stop)
{
    pool.forRanges(rows.rows(), 16, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = rows.row(i);
            double mean = 0.0;
            for (const float value : row)
                mean += double(value) / double(row.size());
            if (metric == Metric::Cosine)
                mean = 0.0;
            double squares = 0.0;
            for (const float value : row)
                squares += (double(value) - mean) * (double(value) - mean);
            const double factor = squares > 0.0 ? 1.0 / std::sqrt(squares) : 0.0;
            for (float& value : row)
                value = float((double(value) - mean) * factor);
        }
    });
}

} // namespace

MapRows mapRows(const Matrix<float>& features, Profile profile, Metric metric, ThreadPool& pool,
                const std::stop_token& stop)
{
    const bool reducible = metric == Metric::Euclidean || metric == Metric::Cosine || metric == Metric::Correlation;
    if (!reducible || features.rows() < kManyRows || features.cols() < kWideRow)
        return {scaleFeatures(features, profile, metric, pool), metric};
    PcaOptions options;
    if (metric == Metric::Euclidean) {
        StandardScaler scaler;
        scaler.fit(features, pool);
        return {Pca(features, scaler.scale(), options, pool, stop).transform(features, pool, stop), metric};
    }
    Matrix<float> scaled = scaleFeatures(features, profile, metric, pool);
    makeUnitRows(scaled, metric, pool, stop);
    options.centred = false;
    return {Pca(scaled, {}, options, pool, stop).transform(scaled, pool, stop), Metric::Cosine};
}

} // namespace otozu
