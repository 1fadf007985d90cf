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
#include <cassert>
#include <cmath>
#include <stdexcept>

namespace otozu
{
namespace
{

using Dense = Eigen::MatrixXd;

constexpr double kLeastDeviation = 1e-4; // along an axis, of that along the first: below, it is rounding that shows

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

/// Products of one panel with all panels of another matrix: 48 rows of as many as those hold.
void multiply(const std::vector<float>& panel, const std::vector<float>& others, std::size_t panels, std::size_t depth,
              std::vector<float>& products)
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

/// What is done to the values of a column.
struct ColumnChange {
    const std::vector<double>& mean;
    const std::vector<double>& factor;

    [[nodiscard]] float operator()(float value, std::size_t col) const
    {
        return float((double(value) - mean[col]) * factor[col]);
    }
};

/// Up to 48 rows side by side in a panel.
template <typename RowAt>
void fillPanel(RowAt rowAt, std::size_t count, std::size_t width, const ColumnChange& change, std::vector<float>& panel)
{
    panel.assign(kPanelRows * width, 0.0F);
    for (std::size_t first = 0; first < width; first += 64) { // columns that stay in the cache
        for (std::size_t i = 0; i < count; ++i) {
            const float* row = rowAt(i);
            for (std::size_t col = first; col < std::min(first + 64, width); ++col)
                panel[col * kPanelRows + i] = change(row[col], col);
        }
    }
}

/// Some of the rows, about their mean and scaled; made anew whenever they are needed.
class ScaledRows
{
public:
    ScaledRows(const Matrix<float>& rows, std::vector<std::size_t> picked, const ColumnChange& change, ThreadPool& pool,
               const std::stop_token& stop)
        : m_rows(rows), m_picked(std::move(picked)), m_change(change), m_pool(pool), m_stop(stop)
    {
    }

    /// These rows times a (width, l) matrix: (rows, l).
    [[nodiscard]] Dense times(const Dense& matrix) const
    {
        const std::size_t width = m_rows.cols();
        const auto l = std::size_t(matrix.cols());
        const std::vector<float> packed = packedColumns(matrix);
        std::vector<Scratch> scratch(std::size_t(m_pool.threadCount()));
        Dense result(Eigen::Index(m_picked.size()), matrix.cols());
        m_pool.forRanges(m_picked.size(), kPanelRows, [&](std::size_t begin, std::size_t end, int worker) {
            throwIfStopped(m_stop);
            Scratch& own = scratch[std::size_t(worker)];
            fillPanel([&](std::size_t i) { return m_rows.row(m_picked[begin + i]).data(); }, end - begin, width,
                      m_change, own.panel);
            multiply(own.panel, packed, panelsOf(l), width, own.products);
            keep(own.products, begin, end, result);
        });
        return result;
    }

    /// Their transpose times a (rows, l) matrix: (width, l).
    [[nodiscard]] Dense transposedTimes(const Dense& matrix) const
    {
        const std::size_t width = m_rows.cols();
        const auto l = std::size_t(matrix.cols());
        const std::vector<float> packed = packedColumns(matrix);
        std::vector<Scratch> scratch(std::size_t(m_pool.threadCount()));
        Dense result(Eigen::Index(width), matrix.cols());
        m_pool.forRanges(width, kPanelRows, [&](std::size_t begin, std::size_t end, int worker) {
            throwIfStopped(m_stop);
            Scratch& own = scratch[std::size_t(worker)];
            own.panel.assign(kPanelRows * m_picked.size(), 0.0F);
            for (std::size_t k = 0; k < m_picked.size(); ++k) {
                const float* row = m_rows.row(m_picked[k]).data();
                for (std::size_t col = begin; col < end; ++col)
                    own.panel[k * kPanelRows + col - begin] = m_change(row[col], col);
            }
            multiply(own.panel, packed, panelsOf(l), m_picked.size(), own.products);
            keep(own.products, begin, end, result);
        });
        return result;
    }

private:
    /// One object a worker.
    struct Scratch {
        std::vector<float> panel;
        std::vector<float> products;
    };

    static void keep(const std::vector<float>& products, std::size_t begin, std::size_t end, Dense& result)
    {
        const auto l = std::size_t(result.cols());
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = 0; j < l; ++j)
                result(Eigen::Index(i), Eigen::Index(j)) = double(products[(i - begin) * panelsOf(l) * kPanelRows + j]);
        }
    }

    const Matrix<float>& m_rows;
    std::vector<std::size_t> m_picked;
    ColumnChange m_change;
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
    const std::size_t l = std::min(panelsOf(components) * kPanelRows, most); // the panels may as well be full
    const ScaledRows sample(rows, std::move(picked), {m_mean, m_factor}, pool, stop);

    Random random(options.seed);
    Dense axes(width, l);
    for (double& value : axes.reshaped())
        value = random.normal();
    for (int step = 0; step < 2; ++step) {
        const Dense found = sample.times(axes);
        throwIfStopped(stop);
        axes = sample.transposedTimes(orthonormal(found));
        throwIfStopped(stop);
    }
    // The rows are nearly Q (Q^T rows), and axes is the transpose of the latter: its left singular vectors are sought.
    const Eigen::SelfAdjointEigenSolver<Dense> solver(Dense(axes.transpose() * axes));
    Dense turned = axes * solver.eigenvectors().rowwise().reverse().leftCols(Eigen::Index(components));
    const double least = kLeastDeviation * turned.col(0).norm();
    for (auto axis : turned.colwise()) {
        const double norm = axis.norm();
        axis *= norm > least ? 1.0 / norm : 0.0;
    }
    m_components = components;
    m_axes = packedColumns(turned);
}

Pca::Pca(State state)
    : m_mean(std::move(state.mean)), m_factor(std::move(state.factor)), m_components(state.components.rows())
{
    const auto isFinite = [](auto value) { return std::isfinite(value); };
    const Matrix<float>& components = state.components;
    if (m_mean.empty() || m_factor.size() != width() || m_components < 1 || components.cols() != width() ||
        !std::ranges::all_of(m_mean, isFinite) || !std::ranges::all_of(m_factor, isFinite) ||
        !std::ranges::all_of(components.values(), isFinite))
        throw std::invalid_argument("Pca: this is no stored state");
    m_axes.assign(panelsOf(m_components) * kPanelRows * width(), 0.0F);
    for (std::size_t i = 0; i < m_components; ++i) {
        for (std::size_t col = 0; col < width(); ++col)
            m_axes[axisValue(i, col)] = components(i, col);
    }
}

Pca::State Pca::toState() const
{
    return {m_mean, m_factor, components()};
}

/// Where a value of an axis stands.
std::size_t Pca::axisValue(std::size_t component, std::size_t col) const
{
    return (component / kPanelRows * width() + col) * kPanelRows + component % kPanelRows;
}

Matrix<float> Pca::components() const
{
    Matrix<float> result(m_components, width());
    for (std::size_t i = 0; i < m_components; ++i) {
        for (std::size_t col = 0; col < width(); ++col)
            result(i, col) = m_axes[axisValue(i, col)];
    }
    return result;
}

Matrix<float> Pca::transform(const Matrix<float>& rows, ThreadPool& pool, const std::stop_token& stop) const
{
    if (rows.cols() != width())
        throw std::invalid_argument("Pca: the rows are not as wide as those it was made from");
    Matrix<float> result(rows.rows(), m_components);
    std::vector<Projector> projectors(std::size_t(pool.threadCount()), Projector(*this));
    pool.forRanges(rows.rows(), kPanelRows, [&](std::size_t begin, std::size_t end, int worker) {
        throwIfStopped(stop);
        projectors[std::size_t(worker)].project(rows.values().subspan(begin * width(), (end - begin) * width()),
                                                result.row(begin).data());
    });
    return result;
}

void Pca::Projector::project(std::span<const float> rows, float* places)
{
    const std::size_t width = m_pca.width();
    const std::size_t components = m_pca.m_components;
    const std::size_t count = rows.size() / width;
    assert(count <= kMostRows && count * width == rows.size());
    fillPanel([&](std::size_t i) { return rows.data() + i * width; }, count, width, {m_pca.m_mean, m_pca.m_factor},
              m_panel);
    multiply(m_panel, m_pca.m_axes, panelsOf(components), width, m_products);
    for (std::size_t i = 0; i < count; ++i)
        std::copy_n(m_products.data() + i * panelsOf(components) * kPanelRows, components, places + i * components);
}

} // namespace otozu
