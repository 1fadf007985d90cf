// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/features/profile.h"
#include "core/neighbours/metric.h"

#include <stop_token>

namespace otozu
{

/// What a map is made from.
struct MapRows {
    Matrix<float> rows;
    Metric metric = Metric::Euclidean;
};

/// Feature rows made ready for umap(): scaled (scaleFeatures()), and where they are many and wide, and the metric is
/// one of lengths or angles, brought down to their principal components: the map is as good, and no second copy of all
/// rows is made for Euclidean.
/// @param features  (n, width) unscaled, as `profile` makes them.
/// @throws Cancelled
[[nodiscard]] MapRows mapRows(const Matrix<float>& features, Profile profile, Metric metric, ThreadPool& pool,
                              const std::stop_token& stop);

} // namespace otozu
