// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/embedding/lanczos.h"
#include "core/embedding/spectral_start.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace otozu
{
namespace
{

constexpr std::size_t kRange = 4096; // vertices at a time
constexpr std::size_t kDense = 256;
constexpr double kTolerance = 1e-4;
constexpr double kMostProducts = 3e10; // edge visits; some tens of seconds
constexpr int kSmoothings = 200;

/// D^-1/2 G D^-1/2 without its first eigenvector, which is known: the eigenvectors of the largest eigenvalues left
/// are those of the Laplacian's smallest.
class DeflatedGraph
{
public:
    DeflatedGraph(const FuzzyGraph& graph, ThreadPool& pool, const std::stop_token& stop)
        : m_graph(graph), m_pool(pool), m_stop(stop), m_weight(graph.weight.size())
    {
        const std::size_t count = graph.vertexCount();
        m_first.resize(Eigen::Index(count));
        std::vector<double> scale(count);
        forVertices([&](std::size_t i) {
            double degree = 0.0;
            for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e)
                degree += graph.weight[e];
            m_first[Eigen::Index(i)] = std::sqrt(degree);
            scale[i] = degree > 0.0 ? 1.0 / std::sqrt(degree) : 0.0;
        });
        m_first.normalize();
        forVertices([&](std::size_t i) {
            for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e)
                m_weight[e] = float(scale[i] * double(graph.weight[e]) * scale[std::size_t(graph.column[e])]);
        });
    }

    [[nodiscard]] Eigen::Index rows() const { return m_first.size(); }

    void multiply(const double* from, double* to) const
    {
        const std::size_t count = m_graph.vertexCount();
        const double along = dotOnAll({m_first.data(), count}, {from, count}, m_pool, m_stop);
        forVertices([&](std::size_t i) {
            double sum = 0.0;
            for (std::size_t e = m_graph.rowStart[i]; e < m_graph.rowStart[i + 1]; ++e)
                sum += double(m_weight[e]) * from[m_graph.column[e]];
            to[i] = sum - along * m_first[Eigen::Index(i)];
        });
    }

    [[nodiscard]] const Eigen::VectorXd& first() const { return m_first; }

private:
    template <typename Body>
    void forVertices(Body body) const
    {
        m_pool.forRanges(m_graph.vertexCount(), kRange, [&](std::size_t begin, std::size_t end, int) {
            throwIfStopped(m_stop);
            for (std::size_t i = begin; i < end; ++i)
                body(i);
        });
    }

    const FuzzyGraph& m_graph;
    ThreadPool& m_pool;
    const std::stop_token& m_stop;
    Eigen::VectorXd m_first;
    std::vector<float> m_weight; // of the normalised graph, edge by edge
};

Eigen::MatrixXd seededNoise(Eigen::Index rows, Eigen::Index cols)
{
    Random random(0);
    Eigen::MatrixXd noise(rows, cols);
    for (double& value : noise.reshaped())
        value = random.uniform(-1.0, 1.0);
    return noise;
}

Eigen::MatrixXd denseVectors(const DeflatedGraph& graph)
{
    const Eigen::Index count = graph.rows();
    Eigen::MatrixXd matrix(count, count);
    Eigen::VectorXd unit = Eigen::VectorXd::Zero(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        unit[i] = 1.0;
        graph.multiply(unit.data(), matrix.col(i).data());
        unit[i] = 0.0;
    }
    // The first vector goes to the far end, where no other eigenvalue can be, rather than to 0 among them.
    matrix -= 3.0 * graph.first() * graph.first().transpose();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
    if (solver.info() != Eigen::Success)
        return {};
    return solver.eigenvectors().rightCols(2).rowwise().reverse();
}

Eigen::MatrixXd lanczosVectors(const DeflatedGraph& graph, std::size_t edges, int maxRestarts, ThreadPool& pool,
                               const std::stop_token& stop)
{
    LanczosOptions options;
    options.tolerance = kTolerance;
    const double afford = kMostProducts / (double(edges) * double(options.vectors) + 1.0);
    options.maxRestarts = std::max(1, int(std::min(double(maxRestarts), afford)));
    const Eigen::VectorXd begin = seededNoise(graph.rows(), 1).col(0);
    const auto found = largestEigenvectors([&](const double* from, double* to) { graph.multiply(from, to); },
                                           {begin.data(), std::size_t(begin.size())}, options, pool, stop);
    if (found.empty())
        return {};
    return Eigen::Map<const Eigen::MatrixXd>(found.data(), graph.rows(), Eigen::Index(found.rows()));
}

/// What is left of noise after many steps of smoothing along the edges: near the vectors wanted, in bounded time.
Eigen::MatrixXd smoothedNoise(const DeflatedGraph& graph)
{
    Eigen::MatrixXd vectors = seededNoise(graph.rows(), 2);
    Eigen::VectorXd product(graph.rows());
    for (int step = 0; step < kSmoothings; ++step) {
        for (Eigen::Index col = 0; col < 2; ++col) {
            graph.multiply(vectors.col(col).data(), product.data());
            vectors.col(col) += product; // eigenvalues in [-1, 1] become [0, 2]: those near -1 die out as well
            vectors.col(col) -= graph.first() * graph.first().dot(vectors.col(col));
        }
        vectors.col(0).normalize();
        vectors.col(1) -= vectors.col(0) * vectors.col(0).dot(vectors.col(1));
        vectors.col(1).normalize();
    }
    return vectors;
}

} // namespace

Matrix<double> spectralEmbedding(const FuzzyGraph& graph, ThreadPool& pool, const std::stop_token& stop,
                                 int maxRestarts)
{
    const std::size_t count = graph.vertexCount();
    assert(count >= 3);
    DeflatedGraph deflated(graph, pool, stop);
    Eigen::MatrixXd vectors = count <= kDense ? denseVectors(deflated)
                                              : lanczosVectors(deflated, graph.column.size(), maxRestarts, pool, stop);
    if (vectors.cols() != 2 || !vectors.allFinite())
        vectors = smoothedNoise(deflated);
    Matrix<double> embedding(count, 2);
    for (Eigen::Index col = 0; col < 2; ++col) {
        Eigen::Index largest = 0;
        vectors.col(col).cwiseAbs().maxCoeff(&largest);
        const double sign = vectors(largest, col) < 0.0 ? -1.0 : 1.0;
        for (std::size_t i = 0; i < count; ++i)
            embedding(i, std::size_t(col)) = sign * vectors(Eigen::Index(i), col);
    }
    return embedding;
}

} // namespace otozu
