// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/spectral_start.h"

#include "core/base/npy.h"
#include "core/base/progress.h"
#include "core/neighbours/nearest_neighbors.h"
#include "tests/support/random_rows.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>

using namespace otozu;

namespace
{

ThreadPool& pool()
{
    static ThreadPool two(2);
    return two;
}

FuzzyGraph graphOf(const Matrix<float>& rows, int nNeighbors = 15)
{
    const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, nNeighbors, pool());
    return fuzzyGraph(found.indices, found.distances, pool());
}

/// |L v - value v| and value of a column, for the normalised Laplacian L.
std::array<double, 2> residual(const FuzzyGraph& graph, const Matrix<double>& vectors, std::size_t col)
{
    std::vector<double> degree(graph.vertexCount(), 0.0);
    for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
        for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e)
            degree[i] += graph.weight[e];
    }
    std::vector<double> product(graph.vertexCount());
    double value = 0.0;
    for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
        product[i] = vectors(i, col);
        for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
            const auto j = std::size_t(graph.column[e]);
            product[i] -= graph.weight[e] / std::sqrt(degree[i] * degree[j]) * vectors(j, col);
        }
        value += product[i] * vectors(i, col);
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < graph.vertexCount(); ++i)
        squares += std::pow(product[i] - value * vectors(i, col), 2);
    return {std::sqrt(squares), value};
}

/// Vertices in a ring: the slowest graph for Lanczos iteration.
FuzzyGraph ring(std::size_t count)
{
    FuzzyGraph graph;
    graph.rowStart.push_back(0);
    for (std::size_t i = 0; i < count; ++i) {
        const auto before = std::int32_t((i + count - 1) % count);
        const auto after = std::int32_t((i + 1) % count);
        graph.column.push_back(std::min(before, after));
        graph.column.push_back(std::max(before, after));
        graph.weight.insert(graph.weight.end(), 2, 1.0F);
        graph.rowStart.push_back(graph.column.size());
    }
    return graph;
}

} // namespace

class SpectralStartTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithUmapLearn()
    {
        const auto wanted = readNpy<double>(test::data("golden/umap_blobs_spectral.npy"));
        const auto found = spectralEmbedding(graphOf(readNpy<float>(test::data("golden/umap_blobs_x.npy"))), pool());
        for (std::size_t col = 0; col < 2; ++col) {
            double same = 0.0;
            double opposite = 0.0;
            for (std::size_t i = 0; i < wanted.rows(); ++i) {
                same = std::max(same, std::abs(found(i, col) - wanted(i, col)));
                opposite = std::max(opposite, std::abs(found(i, col) + wanted(i, col)));
            }
            QVERIFY(std::min(same, opposite) < 1e-4);
        }
    }

    void hasTheEigenvalues()
    {
        const auto wanted = readNpy<double>(test::data("golden/umap_blobs_laplacian_eigenvalues.npy"));
        const FuzzyGraph graph = graphOf(readNpy<float>(test::data("golden/umap_blobs_x.npy")));
        const auto found = spectralEmbedding(graph, pool());
        for (std::size_t col = 0; col < 2; ++col)
            QVERIFY(std::abs(residual(graph, found, col)[1] - wanted(col + 1, 0)) < 1e-5);
    }

    void isSolvedByLanczosAbove256Vertices()
    {
        const FuzzyGraph graph = graphOf(test::clusteredRows(900, 4, 3, 1.0, 1));
        const auto components = connectedComponents(graph);
        QVERIFY(*std::max_element(components.begin(), components.end()) == 0);
        const auto found = spectralEmbedding(graph, pool());
        QVERIFY(residual(graph, found, 0)[0] < 1e-3);
        QVERIFY(residual(graph, found, 1)[0] < 1e-3);
        QVERIFY(residual(graph, found, 0)[1] > 1e-6); // not the trivial one
        QVERIFY(residual(graph, found, 0)[1] <= residual(graph, found, 1)[1]);
    }

    void hasItsLargestEntryPositive()
    {
        const auto found = spectralEmbedding(graphOf(test::clusteredRows(300, 4, 3, 1.0, 2)), pool());
        for (std::size_t col = 0; col < 2; ++col) {
            double largest = 0.0;
            for (std::size_t i = 0; i < found.rows(); ++i) {
                if (std::abs(found(i, col)) > std::abs(largest))
                    largest = found(i, col);
            }
            QVERIFY(largest > 0.0);
        }
    }

    void givesSomethingSmoothWhereItDoesNotConverge()
    {
        const FuzzyGraph graph = ring(5000);
        const auto found = spectralEmbedding(graph, pool(), {}, 1); // one restart is by far not enough
        QCOMPARE(found.rows(), std::size_t(5000));
        double largest = 0.0;
        for (const double value : found.values()) {
            QVERIFY(std::isfinite(value));
            largest = std::max(largest, std::abs(value));
        }
        QVERIFY(largest > 0.0);
        QVERIFY(residual(graph, found, 0)[1] < 0.02); // noise has 1
        QVERIFY(residual(graph, found, 1)[1] < 0.02);
    }

    void placesEveryComponent()
    {
        const auto rows = readNpy<float>(test::data("golden/umap_sep_x.npy"));
        const auto component = readNpy<std::int32_t>(test::data("golden/umap_sep_component.npy"));
        const auto start = spectralStart(graphOf(rows), rows, 42, pool());
        // Discs do not overlap: every point is nearer to the mean of its own component than to another.
        std::array<std::array<double, 3>, 3> means{};
        for (std::size_t i = 0; i < start.rows(); ++i) {
            auto& mean = means[std::size_t(component(i, 0))];
            mean[0] += start(i, 0);
            mean[1] += start(i, 1);
            mean[2] += 1.0;
        }
        for (std::size_t i = 0; i < start.rows(); ++i) {
            std::size_t nearest = 0;
            double least = 1e9;
            for (std::size_t c = 0; c < 3; ++c) {
                const double d =
                    std::hypot(start(i, 0) - means[c][0] / means[c][2], start(i, 1) - means[c][1] / means[c][2]);
                if (d < least) {
                    least = d;
                    nearest = c;
                }
            }
            QCOMPARE(nearest, std::size_t(component(i, 0)));
        }
    }

    void keepsTheOrderOfComponents()
    {
        // Five far clusters on a line: they stand in this order, or the reverse, along the first axis.
        Matrix<float> rows = test::clusteredRows(100, 3, 1, 0.0, 3);
        for (std::size_t i = 0; i < rows.rows(); ++i)
            rows(i, 1) += 100.0F * float(i / 20);
        const auto start = spectralStart(graphOf(rows, 10), rows, 1, pool());
        std::array<double, 5> means{};
        for (std::size_t i = 0; i < rows.rows(); ++i)
            means[i / 20] += start(i, 0) / 20.0;
        QVERIFY(std::is_sorted(means.begin(), means.end()) || std::is_sorted(means.rbegin(), means.rend()));
        QVERIFY(std::abs(means[0] - means[4]) > 5.0);
    }

    void takesAnyGraph_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("nNeighbors");
        for (const int count : {1, 2, 3, 4, 14, 40})
            QTest::addRow("%d equal rows", count) << count << 15;
        QTest::newRow("pairs") << 60 << 2;
    }
    void takesAnyGraph()
    {
        QFETCH(int, count);
        QFETCH(int, nNeighbors);
        const Matrix<float> rows = nNeighbors == 2
                                       ? test::clusteredRows(std::size_t(count), 3, std::size_t(count) / 2, 100.0, 4)
                                       : Matrix<float>(std::size_t(count), 3, 1.0F);
        const auto start = spectralStart(graphOf(rows, nNeighbors), rows, 42, pool());
        QCOMPARE(start.rows(), std::size_t(count));
        for (const float value : start.values())
            QVERIFY(std::isfinite(value) && value > -1.0F && value < 11.0F);
        QVERIFY(start == spectralStart(graphOf(rows, nNeighbors), rows, 42, pool()));
    }

    void stopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(spectralEmbedding(ring(1000), pool(), source.get_token())),
                                 Cancelled);
    }
};

QTEST_APPLESS_MAIN(SpectralStartTest)
#include "spectral_start_test.moc"
