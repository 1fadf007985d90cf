// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/features/profile.h"
#include "core/library/sample_record.h"
#include "core/neighbours/metric.h"
#include "core/pipeline/feature_scaler.h"
#include "core/pipeline/row_reducer.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Makes unscaled feature rows into those that umap() lays out: scaled (FeatureScaler), or where they are many and wide
/// brought down to their principal components (RowReducer). Fitted once; what comes later, in any number of files and
/// in any order, is brought into the same space. Can be stored. Immutable; any thread.
class RowMaker
{
public:
    /// Which samples' rows decide how all are made, in the order in which they are to be given: all in their own order,
    /// or, where rows are many and wide, the first 2,000 in an order by path in which a sample more or less changes
    /// nothing for the others.
    /// @param width  of unscaled rows.
    [[nodiscard]] static std::vector<std::size_t> deciding(const std::vector<SampleRecord>& samples, std::size_t width,
                                                           Metric metric);

    /// @param rows  those that decide, unscaled, as `profile` makes them.
    /// @throws std::invalid_argument  no rows, or another width.
    /// @throws Cancelled
    RowMaker(Matrix<float> rows, Profile profile, Metric metric, ThreadPool& pool, const std::stop_token& stop = {});

    /// Row i is that of features row i, whatever the others.
    /// @throws std::invalid_argument  another width.
    /// @throws Cancelled
    [[nodiscard]] Matrix<float> transform(const Matrix<float>& features, ThreadPool& pool,
                                          const std::stop_token& stop = {}) const;

    /// What compares the rows as the metric asked for does the unscaled ones.
    [[nodiscard]] Metric metric() const { return m_metric; }
    /// Not null if rows are reduced: they can then be made one by one, as they come (RowReducer::Batch).
    [[nodiscard]] const RowReducer* reducer() const { return m_reducer.get(); }

    /// The whole state, the same on every machine: what is made after fromBytes() has the same bytes.
    [[nodiscard]] std::vector<char> toBytes() const;
    /// @throws Error  BadInput: damaged, or of a newer version.
    [[nodiscard]] static RowMaker fromBytes(std::span<const char> bytes);

private:
    RowMaker() = default;

    Metric m_metric = Metric::Euclidean;
    std::optional<FeatureScaler> m_scaler;
    std::shared_ptr<const RowReducer> m_reducer; // in place of the scaler
};

} // namespace otozu
