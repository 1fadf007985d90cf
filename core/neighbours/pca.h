// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/neighbours/product_kernel.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

struct PcaOptions {
    std::size_t components = 96; ///< At most as many as rows and columns are used. Best a multiple of 48.
    bool centred = true;         ///< About the mean; false: about the origin, which keeps angles.
    std::size_t fitRows = 2000;  ///< So many rows, evenly spaced, are enough to find the axes.
    std::uint64_t seed = 0;
};

/// The principal axes of wide rows, by randomised singular value decomposition with one power step. The same bytes for
/// every number of threads and instruction set.
/// Source: Halko, Martinsson, Tropp, "Finding structure with randomness", SIAM Review 53 (2011).
class Pca
{
public:
    /// @param rows   (n, width), finite, n and width at least 1.
    /// @param scale  what each column is divided by first; empty: 1.
    /// @throws std::invalid_argument  no values, no components, or scale is not as wide as the rows.
    /// @throws Cancelled
    Pca(const Matrix<float>& rows, std::span<const double> scale, const PcaOptions& options, ThreadPool& pool,
        const std::stop_token& stop = {});

    /// What toState() gave. @throws std::invalid_argument  sizes that do not match, values that are not finite.
    struct State;
    explicit Pca(State state);
    [[nodiscard]] State toState() const;

    [[nodiscard]] std::size_t width() const { return m_mean.size(); }
    [[nodiscard]] std::size_t componentCount() const { return m_components; }
    /// (components, width), orthonormal, of falling variance; for columns that were divided by their scale. Zero where
    /// the rows hardly vary any more.
    [[nodiscard]] Matrix<float> components() const;

    /// Where rows lie along the components: (rows, components).
    /// @throws std::invalid_argument  the rows are of another width.
    /// @throws Cancelled
    [[nodiscard]] Matrix<float> transform(const Matrix<float>& rows, ThreadPool& pool,
                                          const std::stop_token& stop = {}) const;

    /// The same for rows as they come, some at a time. One object a thread.
    class Projector
    {
    public:
        static constexpr std::size_t kMostRows = kPanelRows;

        /// @param pca  must outlive this object.
        explicit Projector(const Pca& pca) : m_pca(pca) {}
        /// @param rows    up to kMostRows of them, one after the other.
        /// @param places  componentCount() values for each.
        void project(std::span<const float> rows, float* places);

    private:
        const Pca& m_pca;
        std::vector<float> m_panel;
        std::vector<float> m_products;
    };

private:
    [[nodiscard]] std::size_t axisValue(std::size_t component, std::size_t col) const;

    std::vector<double> m_mean;
    std::vector<double> m_factor; // one by the scale
    std::size_t m_components = 0;
    std::vector<float> m_axes; // as panels, see product_kernel.h
};

/// All that transform() needs.
struct Pca::State {
    std::vector<double> mean;   ///< Of every column.
    std::vector<double> factor; ///< What each column is multiplied by.
    Matrix<float> components;   ///< (components, width)
};

} // namespace otozu
