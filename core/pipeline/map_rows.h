// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/features/profile.h"
#include "core/library/sample_record.h"
#include "core/neighbours/metric.h"

#include <stop_token>
#include <vector>

namespace otozu
{

/// What a map is made from.
struct MapRows {
    Matrix<float> rows;
    Metric metric = Metric::Euclidean;
};

/// Feature rows made ready for umap() by a RowMaker that is fitted to them.
/// @param features  (n, width) unscaled, as `profile` makes them.
/// @param samples   whose they are: the paths pick the rows that decide how all are reduced.
/// @throws Cancelled
[[nodiscard]] MapRows mapRows(const Matrix<float>& features, const std::vector<SampleRecord>& samples, Profile profile,
                              Metric metric, ThreadPool& pool, const std::stop_token& stop);

/// All samples in an order that scatters folders and names, and in which a sample more or less changes nothing for the
/// others: the first ones stand for all.
[[nodiscard]] std::vector<std::size_t> scattered(const std::vector<SampleRecord>& samples);

} // namespace otozu
