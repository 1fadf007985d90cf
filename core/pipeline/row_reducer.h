// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/metric.h"
#include "core/neighbours/pca.h"
#include "core/scaling/standard_scaler.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Brings wide rows of Profile::Article down to their principal components, for metrics of lengths or angles: the map
/// is as good, and a row need not be kept once its place is known. Scaling and axes are those of some of the rows.
class RowReducer
{
public:
    /// Where so many rows are to be compared, they are reduced, and so many decide how. Measured on synthesised
    /// one-shots, whole rows and reduced ones: CPU seconds from features to map, and the map's trustworthiness@15.
    ///   1000 rows  0.6, 0.5   .983, .982        3000 rows  2.5, 1.2   .990, .990
    ///   1500 rows  0.9, 0.7   .987, .985        5000 rows  5.4, 1.7   .989, .989
    ///   2000 rows  1.6, 0.9   .986, .986
    static constexpr std::size_t kSampleRows = 2000;
    /// Whether it pays, and is possible, once there are enough rows.
    [[nodiscard]] static bool reduces(std::size_t width, Metric metric);

    /// @param sample  unscaled rows; afterwards only good for reduceSample().
    /// @param metric  one that reduces() takes.
    /// @throws Cancelled
    RowReducer(Matrix<float>& sample, Metric metric, ThreadPool& pool, const std::stop_token& stop);

    /// The reduced rows of the sample, in its order.
    /// @throws Cancelled
    [[nodiscard]] Matrix<float> reduceSample(const Matrix<float>& sample, ThreadPool& pool,
                                             const std::stop_token& stop) const
    {
        return m_pca.transform(sample, pool, stop);
    }

    /// The whole state: what is reduced after fromBytes() has the same bytes.
    [[nodiscard]] std::vector<char> toBytes() const;
    /// @throws Error  BadInput: damaged, or of a newer version.
    [[nodiscard]] static RowReducer fromBytes(std::span<const char> bytes);

    /// What compares the reduced rows as `metric` does the whole ones.
    [[nodiscard]] Metric reducedMetric() const;
    [[nodiscard]] std::size_t width() const { return m_pca.width(); }
    [[nodiscard]] std::size_t reducedWidth() const { return m_pca.componentCount(); }

    /// Takes rows one by one. One object a thread.
    class Batch
    {
    public:
        /// @param reducer  must outlive this object.
        /// @param reduced  (any, reducedWidth()): where the rows go.
        Batch(const RowReducer& reducer, Matrix<float>& reduced);
        /// Memory for the next row, unscaled.
        [[nodiscard]] std::span<float> next() { return m_rows.row(m_targets.size()); }
        /// It is there, and goes to this row of `reduced`, at flush() or before.
        void take(std::size_t target);
        void flush();

    private:
        const RowReducer& m_reducer;
        Matrix<float>& m_reduced;
        Pca::Projector m_projector;
        Matrix<float> m_rows;
        Matrix<float> m_places;
        std::vector<std::size_t> m_targets;
    };

private:
    RowReducer(Metric metric, StandardScaler scaler, Pca pca);
    [[nodiscard]] Pca fitted(Matrix<float>& sample, ThreadPool& pool, const std::stop_token& stop);
    void makeUnit(std::span<float> row) const;

    Metric m_metric;
    StandardScaler m_scaler;
    Pca m_pca;
};

} // namespace otozu
