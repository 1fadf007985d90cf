// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/pca.h"

#include "core/base/instruction_set.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/neighbours/product_kernel.h"
#include "core/neighbours/search_kernel.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <algorithm>
#include <stdexcept>

namespace otozu
{
namespace
{

using Dense = Eigen::MatrixXd;

std::size_t panelsOf(std::size_t rows)
{
    return (rows + kPanelRows - 1) / kPanelRows;
}

/// The columns of a matrix as panels for the product: value k of column c at [c / 48][k][c % 48].
std::vector<float> packedColumns(const Dense& matrix)
{
    const auto rows = std::size_t(matrix.rows());
    std::vector<float> panels(panelsOf(std::size_t(matrix.cols())) * kPanelRows * rows, 0.0F);
    for (std::size_t col = 0; col < std::size_t(matrix.cols()); ++col) {
        float* panel = panels.data() + col / kPanelRows * kPanelRows * rows + col % kPanelRows;
        for (std::size_t k = 0; k < rows; ++k)
            panel[k * kPanelRows] = float(matrix(Eigen::Index(k), Eigen::Index(col)));
    }
    return panels;
}

/// Products of one panel with all panels of another matrix. One object a worker.
struct Multiplier {
    std::vector<float> panel;
    std::vector<float> products; // 48 rows of as many as the other's panels hold

    void multiply(const std::vector<float>& others, std::size_t panels, std::size_t depth)
    {
        const std::size_t stride = panels * kPanelRows;
        products.assign(kPanelRows * stride, 0.0F);
        for (std::size_t first = 0; first < depth; first += kProductDepth) {
            for (std::size_t j = 0; j < panels; ++j) {
                OTOZU_DISPATCH(addPanelProductUnfused, panel.data() + first * kPanelRows,
                               others.data() + (j * depth + first) * kPanelRows, std::min(kProductDepth, depth - first),
                               products.data() + j * kPanelRows, stride);
            }
        }
    }
};

/// Some of the rows, about their mean and scaled; made anew whenever they are needed.
class ScaledRows
{
public:
    ScaledRows(const Matrix<float>& rows, std::vector<std::size_t> picked, const std::vector<double>& mean,
               const std::vector<double>& factor, ThreadPool& pool, const std::stop_token& stop)
        : m_rows(rows), m_picked(std::move(picked)), m_mean(mean), m_factor(factor), m_pool(pool), m_stop(stop)
    {
    }

    /// Calls use(row, values) for each of these rows times a (width, l) matrix.
    template <typename Use>
    void times(const std::vector<float>& matrix, std::size_t l, Use use) const
    {
        const std::size_t width = m_rows.cols();
        std::vector<Multiplier> multipliers(std::size_t(m_pool.threadCount()));
        m_pool.forRanges(m_picked.size(), kPanelRows, [&](std::size_t begin, std::size_t end, int worker) {
            throwIfStopped(m_stop);
            Multiplier& own = multipliers[std::size_t(worker)];
            own.panel.assign(kPanelRows * width, 0.0F);
            for (std::size_t first = 0; first < width; first += 64) { // columns that stay in the cache
                for (std::size_t i = begin; i < end; ++i) {
                    const float* row = m_rows.row(m_picked[i]).data();
                    for (std::size_t col = first; col < std::min(first + 64, width); ++col)
                        own.panel[col * kPanelRows + i - begin] = value(row, col);
                }
            }
            own.multiply(matrix, panelsOf(l), width);
            for (std::size_t i = begin; i < end; ++i)
                use(i, own.products.data() + (i - begin) * panelsOf(l) * kPanelRows);
        });
    }

    /// Their transpose times a (rows, l) matrix: (width, l).
    [[nodiscard]] Dense transposedTimes(const Dense& matrix) const
    {
        const std::size_t width = m_rows.cols();
        const auto l = std::size_t(matrix.cols());
        const std::vector<float> packed = packedColumns(matrix);
        std::vector<Multiplier> multipliers(std::size_t(m_pool.threadCount()));
        Dense result(Eigen::Index(width), matrix.cols());
        m_pool.forRanges(width, kPanelRows, [&](std::size_t begin, std::size_t end, int worker) {
            throwIfStopped(m_stop);
            Multiplier& own = multipliers[std::size_t(worker)];
            own.panel.assign(kPanelRows * m_picked.size(), 0.0F);
            for (std::size_t k = 0; k < m_picked.size(); ++k) {
                const float* row = m_rows.row(m_picked[k]).data();
                for (std::size_t col = begin; col < end; ++col)
                    own.panel[k * kPanelRows + col - begin] = value(row, col);
            }
            own.multiply(packed, panelsOf(l), m_picked.size());
            for (std::size_t col = begin; col < end; ++col) {
                for (std::size_t j = 0; j < l; ++j)
                    result(Eigen::Index(col), Eigen::Index(j)) =
                        double(own.products[(col - begin) * panelsOf(l) * kPanelRows + j]);
            }
        });
        return result;
    }

private:
    [[nodiscard]] float value(const float* row, std::size_t col) const
    {
        return float((double(row[col]) - m_mean[col]) * m_factor[col]);
    }

    const Matrix<float>& m_rows;
    std::vector<std::size_t> m_picked;
    const std::vector<double>& m_mean;
    const std::vector<double>& m_factor;
    ThreadPool& m_pool;
    const std::stop_token& m_stop;
};

Dense orthonormal(const Dense& columns)
{
    const Eigen::HouseholderQR<Dense> qr(columns);
    return qr.householderQ() * Dense::Identity(columns.rows(), columns.cols());
}

} // namespace

Pca::Pca(const Matrix<float>& rows, std::span<const double> scale, const PcaOptions& options, ThreadPool& pool,
         const std::stop_token& stop)
    : m_mean(rows.cols(), 0.0), m_factor(rows.cols(), 1.0)
{
    const std::size_t width = rows.cols();
    if (rows.empty() || options.components < 1 || options.fitRows < 1 || (!scale.empty() && scale.size() != width))
        throw std::invalid_argument("Pca: rows, components, and as many scales as columns are needed");
    for (std::size_t col = 0; col < scale.size(); ++col)
        m_factor[col] = 1.0 / scale[col];
    std::vector<std::size_t> picked(std::min(options.fitRows, rows.rows()));
    for (std::size_t i = 0; i < picked.size(); ++i)
        picked[i] = i * rows.rows() / picked.size();
    if (options.centred) {
        pool.forRanges(width, 256, [&](std::size_t begin, std::size_t end, int) {
            throwIfStopped(stop);
            for (const std::size_t index : picked) {
                for (std::size_t col = begin; col < end; ++col)
                    m_mean[col] += double(rows(index, col)) / double(picked.size());
            }
        });
    }
    const std::size_t fitted = picked.size();
    const std::size_t most = std::min(fitted, width);
    const std::size_t components = std::min(options.components, most);
    const std::size_t l = std::min(panelsOf(components + 10) * kPanelRows, most); // the panels may as well be full
    const ScaledRows sample(rows, std::move(picked), m_mean, m_factor, pool, stop);

    Random random(options.seed);
    Dense axes(width, l);
    for (double& value : axes.reshaped())
        value = random.normal();
    Dense found(fitted, l);
    for (int step = 0; step < 2; ++step) {
        sample.times(packedColumns(axes), l, [&](std::size_t i, const float* products) {
            for (std::size_t j = 0; j < l; ++j)
                found(Eigen::Index(i), Eigen::Index(j)) = double(products[j]);
        });
        throwIfStopped(stop);
        axes = sample.transposedTimes(orthonormal(found));
        throwIfStopped(stop);
        if (step == 0)
            axes = orthonormal(axes);
    }
    // The rows are nearly Q (Q^T rows), and axes is the transpose of the latter: its left singular vectors are sought.
    const Eigen::SelfAdjointEigenSolver<Dense> solver(Dense(axes.transpose() * axes));
    const Dense turned =
        orthonormal(axes * solver.eigenvectors().rowwise().reverse().leftCols(Eigen::Index(components)));
    m_components = Matrix<float>(components, width);
    for (std::size_t i = 0; i < components; ++i) {
        for (std::size_t col = 0; col < width; ++col)
            m_components(i, col) = float(turned(Eigen::Index(col), Eigen::Index(i)));
    }
}

Matrix<float> Pca::transform(const Matrix<float>& rows, ThreadPool& pool, const std::stop_token& stop) const
{
    if (rows.cols() != m_components.cols())
        throw std::invalid_argument("Pca: the rows are not as wide as those it was made from");
    std::vector<std::size_t> all(rows.rows());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    const std::size_t components = m_components.rows();
    Dense axes(m_components.cols(), components);
    for (std::size_t i = 0; i < components; ++i) {
        for (std::size_t col = 0; col < m_components.cols(); ++col)
            axes(Eigen::Index(col), Eigen::Index(i)) = double(m_components(i, col));
    }
    Matrix<float> result(rows.rows(), components);
    ScaledRows(rows, std::move(all), m_mean, m_factor, pool, stop)
        .times(packedColumns(axes), components,
               [&](std::size_t i, const float* products) { std::copy_n(products, components, result.row(i).begin()); });
    return result;
}

} // namespace otozu
