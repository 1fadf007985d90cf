// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/fuzzy_graph.h"

#include "core/base/npy.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace otozu;

namespace
{

ThreadPool& pool()
{
    static ThreadPool two(2);
    return two;
}

template <typename T>
Matrix<T> golden(const std::string& name)
{
    return readNpy<T>(test::data("golden/umap_" + name + ".npy"));
}

bool near(double found, double wanted, double relative)
{
    return std::abs(found - wanted) <= relative * std::max(std::abs(wanted), 1e-6);
}

} // namespace

class FuzzyGraphTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithUmapLearn_data()
    {
        QTest::addColumn<QString>("set");
        for (const char* set : {"blobs", "sep", "dup"})
            QTest::newRow(set) << set;
    }
    void agreesWithUmapLearn()
    {
        QFETCH(QString, set);
        const std::string name = set.toStdString();
        const auto indices = golden<std::int32_t>(name + "_knn_idx");
        const auto distances = golden<float>(name + "_knn_dist");
        const auto rho = golden<float>(name + "_rho");
        const auto sigma = golden<float>(name + "_sigma");
        const SmoothKnnDist smooth = smoothKnnDist(distances, pool());
        QCOMPARE(smooth.rho.size(), rho.rows());
        for (std::size_t i = 0; i < rho.rows(); ++i) {
            QVERIFY(std::abs(smooth.rho[i] - rho(i, 0)) <= 1e-6F);
            QVERIFY(near(smooth.sigma[i], sigma(i, 0), 1e-4));
        }
        const auto wanted = golden<float>(name + "_membership");
        const auto strengths = membershipStrengths(indices, distances, smooth, pool());
        for (std::size_t i = 0; i < wanted.values().size(); ++i)
            QVERIFY(std::abs(strengths.values()[i] - wanted.values()[i]) <= 1e-4F);

        const auto row = golden<std::int32_t>(name + "_graph_row");
        const auto column = golden<std::int32_t>(name + "_graph_col");
        const auto weight = golden<float>(name + "_graph_val");
        const FuzzyGraph graph = fuzzyUnion(indices, strengths, pool());
        QCOMPARE(graph.column.size(), column.rows());
        for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
            for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
                QCOMPARE(std::int32_t(i), row(e, 0));
                QCOMPARE(graph.column[e], column(e, 0));
                QVERIFY(std::abs(graph.weight[e] - weight(e, 0)) <= 1e-4F);
            }
        }
    }

    void samplesEdgesAsUmapLearn()
    {
        const FuzzyGraph graph = withoutUnsampled(
            fuzzyGraph(golden<std::int32_t>("blobs_knn_idx"), golden<float>("blobs_knn_dist"), pool()), 500, pool());
        const auto column = golden<std::int32_t>("blobs_epochs_per_sample_col");
        const auto wanted = golden<double>("blobs_epochs_per_sample");
        const std::vector<double> epochs = epochsPerSample(graph);
        QCOMPARE(epochs.size(), wanted.rows());
        for (std::size_t e = 0; e < epochs.size(); ++e) {
            QCOMPARE(graph.column[e], column(e, 0));
            QVERIFY(near(epochs[e], wanted(e, 0), 1e-4));
        }
    }

    void dropsTheEdgesThatAreNeverSampled()
    {
        FuzzyGraph graph;
        graph.rowStart = {0, 2, 3, 4};
        graph.column = {1, 2, 0, 0};
        graph.weight = {0.8F, 0.0799F, 0.8F, 0.0799F};
        const FuzzyGraph kept = withoutUnsampled(graph, 10, pool());
        QCOMPARE(kept.rowStart, (std::vector<std::size_t>{0, 1, 2, 2}));
        QCOMPARE(kept.column, (std::vector<std::int32_t>{1, 0}));
    }

    void findsComponents()
    {
        const auto wanted = golden<std::int32_t>("sep_component");
        const auto found =
            connectedComponents(fuzzyGraph(golden<std::int32_t>("sep_knn_idx"), golden<float>("sep_knn_dist"), pool()));
        QCOMPARE(found.size(), wanted.rows());
        for (std::size_t i = 0; i < found.size(); ++i)
            QCOMPARE(found[i], wanted(i, 0));
    }

    void isSymmetric()
    {
        const FuzzyGraph graph = fuzzyGraph(golden<std::int32_t>("dup_knn_idx"), golden<float>("dup_knn_dist"), pool());
        for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
            for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
                const auto j = std::size_t(graph.column[e]);
                const auto begin = graph.column.begin() + std::ptrdiff_t(graph.rowStart[j]);
                const auto end = graph.column.begin() + std::ptrdiff_t(graph.rowStart[j + 1]);
                const auto back = std::find(begin, end, std::int32_t(i));
                QVERIFY(back != end);
                QCOMPARE(graph.weight[std::size_t(back - graph.column.begin())], graph.weight[e]);
                QVERIFY(i != j && graph.weight[e] > 0.0F && graph.weight[e] <= 1.0F);
            }
        }
    }

    void takesNothingAndEqualRows()
    {
        QCOMPARE(fuzzyGraph(Matrix<std::int32_t>(), Matrix<float>(), pool()).vertexCount(), std::size_t(0));
        QCOMPARE(withoutUnsampled(FuzzyGraph{{0, 0}, {}, {}}, 10, pool()).vertexCount(), std::size_t(1));
        const Matrix<std::int32_t> indices(2, 2, std::vector<std::int32_t>{0, 1, 1, 0});
        const FuzzyGraph graph = fuzzyGraph(indices, Matrix<float>(2, 2, 0.0F), pool());
        QCOMPARE(graph.weight, (std::vector<float>{1.0F, 1.0F}));
    }
};

QTEST_APPLESS_MAIN(FuzzyGraphTest)
#include "fuzzy_graph_test.moc"
