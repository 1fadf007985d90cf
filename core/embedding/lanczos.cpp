// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/lanczos.h"

#include "core/base/progress.h"
#include "core/base/random.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

namespace otozu
{
namespace
{

constexpr std::size_t kRange = 4096;  // values at a time; of all vectors, about what the second-level cache holds
constexpr double kNothing = 1e-13;    // of a product's length: what is left is rounding
constexpr double kLeastValue = 4e-11; // eigenvalues below are compared as if they were so large

/// In eight lanes, which then are added in order.
double dot(const double* a, const double* b, std::size_t count)
{
    double lanes[8] = {};
    std::size_t at = 0;
    for (; at + 8 <= count; at += 8) {
        for (std::size_t lane = 0; lane < 8; ++lane)
            lanes[lane] += a[at + lane] * b[at + lane];
    }
    for (std::size_t lane = 0; at < count; ++at, ++lane)
        lanes[lane] += a[at] * b[at];
    double sum = 0.0;
    for (const double lane : lanes)
        sum += lane;
    return sum;
}

class Lanczos
{
public:
    using Product = std::function<void(const double* from, double* to)>;

    Lanczos(const Product& product, std::span<const double> start, const LanczosOptions& options, ThreadPool& pool,
            const std::stop_token& stop)
        : m_product(product), m_options(options), m_pool(pool), m_stop(stop), m_width(start.size()),
          m_basis(options.vectors + 1, start.size()),
          m_projected(Eigen::MatrixXd::Zero(Eigen::Index(options.vectors), Eigen::Index(options.vectors)))
    {
        assert(options.wanted >= 1 && options.wanted < options.vectors && options.vectors < m_width);
        std::ranges::copy(start, vector(0).begin());
        scale(vector(0), 1.0 / std::sqrt(dotOnAll(start, start, pool, stop)));
    }

    Matrix<double> run()
    {
        const std::size_t all = m_options.vectors;
        const std::size_t kept = m_options.wanted + (all - m_options.wanted) / 2;
        std::size_t begin = 0;
        for (int restart = 0; restart <= m_options.maxRestarts; ++restart) {
            double beyond = 0.0; // length of what the last product has outside the basis
            for (std::size_t j = begin; j < all; ++j)
                beyond = extend(j);
            const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(m_projected);
            if (solver.info() != Eigen::Success)
                return {};
            // Ascending; the last are wanted.
            const auto values = solver.eigenvalues();
            const auto vectors = solver.eigenvectors();
            bool good = true;
            for (std::size_t i = all - m_options.wanted; i < all; ++i) {
                const double residual = beyond * std::abs(vectors(Eigen::Index(all) - 1, Eigen::Index(i)));
                good =
                    good && residual <= m_options.tolerance * std::max(kLeastValue, std::abs(values[Eigen::Index(i)]));
            }
            const std::size_t count = good ? m_options.wanted : kept;
            combine(vectors.rightCols(Eigen::Index(count)).rowwise().reverse());
            if (good) {
                m_basis.truncate(count);
                return std::move(m_basis);
            }
            std::ranges::copy(vector(all), vector(kept).begin());
            m_projected.setZero();
            for (std::size_t i = 0; i < kept; ++i)
                m_projected(Eigen::Index(i), Eigen::Index(i)) = values[Eigen::Index(all - 1 - i)];
            begin = kept;
        }
        return {};
    }

private:
    [[nodiscard]] std::span<double> vector(std::size_t index) { return m_basis.row(index); }

    template <typename Body>
    void forRanges(Body body)
    {
        m_pool.forRanges(m_width, kRange, [&](std::size_t begin, std::size_t end, int) {
            throwIfStopped(m_stop);
            body(begin, end);
        });
    }

    void scale(std::span<double> values, double factor)
    {
        forRanges([&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                values[i] *= factor;
        });
    }

    /// Makes vector j + 1 of the matrix times vector j, and column j of the projected matrix.
    /// @return how long it was.
    double extend(std::size_t j)
    {
        m_product(vector(j).data(), vector(j + 1).data());
        const double before = std::sqrt(dotOnAll(vector(j + 1), vector(j + 1), m_pool, m_stop));
        std::vector<double> along(j + 1, 0.0);
        double length = makeOrthogonal(j + 1, along);
        for (std::size_t c = 0; c <= j; ++c)
            m_projected(Eigen::Index(c), Eigen::Index(j)) = m_projected(Eigen::Index(j), Eigen::Index(c)) = along[c];
        const bool isWhole = length <= kNothing * before; // the basis holds a space of its own: go on in another
        if (isWhole) {
            Random random(j + 1);
            for (double& value : vector(j + 1))
                value = random.uniform(-1.0, 1.0);
            length = makeOrthogonal(j + 1, along);
        }
        scale(vector(j + 1), 1.0 / length);
        return isWhole ? 0.0 : length;
    }

    /// Takes the parts along those before it off a vector; `along` becomes what was taken off. @return its length.
    double makeOrthogonal(std::size_t index, std::vector<double>& along)
    {
        const std::size_t ranges = (m_width + kRange - 1) / kRange;
        Matrix<double> parts(ranges, index + 1);
        std::vector<double> take(index, 0.0);
        std::ranges::fill(along, 0.0);
        const auto target = vector(index);
        // Each pass takes off what the one before has found, and finds what is left; the third, how long it is.
        for (int pass = 0; pass < 3; ++pass) {
            forRanges([&](std::size_t begin, std::size_t end) {
                double* to = target.data() + begin;
                for (std::size_t c = 0; pass > 0 && c < index; ++c) {
                    const double factor = take[c];
                    const double* from = vector(c).data() + begin;
                    for (std::size_t i = 0; i < end - begin; ++i)
                        to[i] -= factor * from[i];
                }
                const auto sums = parts.row(begin / kRange);
                for (std::size_t c = 0; pass < 2 && c < index; ++c)
                    sums[c] = dot(vector(c).data() + begin, to, end - begin);
                sums[index] = dot(to, to, end - begin);
            });
            for (std::size_t c = 0; pass < 2 && c < index; ++c) {
                take[c] = 0.0;
                for (std::size_t range = 0; range < ranges; ++range)
                    take[c] += parts(range, c);
                along[c] += take[c];
            }
        }
        double squares = 0.0;
        for (std::size_t range = 0; range < ranges; ++range)
            squares += parts(range, index);
        return std::sqrt(squares);
    }

    /// The basis becomes sums of its vectors: number i with the weights in column i.
    void combine(const Eigen::MatrixXd& weights)
    {
        const auto count = std::size_t(weights.cols());
        forRanges([&](std::size_t begin, std::size_t end) {
            const std::size_t length = end - begin;
            std::vector<double> sums(count * length, 0.0);
            for (std::size_t c = 0; c < m_options.vectors; ++c) {
                const double* from = vector(c).data() + begin;
                for (std::size_t i = 0; i < count; ++i) {
                    const double weight = weights(Eigen::Index(c), Eigen::Index(i));
                    double* to = sums.data() + i * length;
                    for (std::size_t k = 0; k < length; ++k)
                        to[k] += weight * from[k];
                }
            }
            for (std::size_t i = 0; i < count; ++i)
                std::copy_n(sums.data() + i * length, length, vector(i).data() + begin);
        });
    }

    const Product& m_product;
    const LanczosOptions& m_options;
    ThreadPool& m_pool;
    const std::stop_token& m_stop;
    std::size_t m_width;
    Matrix<double> m_basis; // one more vector than options.vectors: where the next would go
    Eigen::MatrixXd m_projected;
};

} // namespace

double dotOnAll(std::span<const double> a, std::span<const double> b, ThreadPool& pool, const std::stop_token& stop)
{
    std::vector<double> parts((a.size() + kRange - 1) / kRange);
    pool.forRanges(a.size(), kRange, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        parts[begin / kRange] = dot(a.data() + begin, b.data() + begin, end - begin);
    });
    double sum = 0.0;
    for (const double part : parts)
        sum += part;
    return sum;
}

Matrix<double> largestEigenvectors(const std::function<void(const double* from, double* to)>& product,
                                   std::span<const double> start, const LanczosOptions& options, ThreadPool& pool,
                                   const std::stop_token& stop)
{
    return Lanczos(product, start, options, pool, stop).run();
}

} // namespace otozu
