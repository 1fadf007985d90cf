// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/map_rows.h"

#include "core/base/progress.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/pipeline/feature_scaler.h"
#include "tests/support/random_rows.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace otozu;

namespace
{

/// Samples for so many rows.
std::vector<SampleRecord> named(std::size_t count)
{
    std::vector<SampleRecord> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i].path = "s" + std::to_string(i) + ".wav";
    return samples;
}

/// Rows of few dimensions in a wide space, with some noise, as pictures of sounds are.
Matrix<float> pictures(std::size_t count)
{
    const Matrix<float> few = test::clusteredRows(count, 12, 6, 1.0, 2);
    const Matrix<float> directions = test::clusteredRows(12, 1100, 1, 0.0, 3);
    Matrix<float> features = test::clusteredRows(count, 1100, 1, 0.0, 4);
    for (std::size_t i = 0; i < features.rows(); ++i) {
        for (std::size_t col = 0; col < features.cols(); ++col) {
            features(i, col) *= 0.2F;
            for (std::size_t k = 0; k < 12; ++k)
                features(i, col) += few(i, k) * directions(k, col);
        }
    }
    return features;
}

MapRows made(const Matrix<float>& features, Metric metric, int threads = 2, const std::stop_token& stop = {})
{
    ThreadPool pool(threads);
    return mapRows(features, named(features.rows()), Profile::Article, metric, pool, stop);
}

} // namespace

class MapRowsTest : public QObject
{
    Q_OBJECT
private slots:
    void fewOrNarrowRowsAreScaledAndNothingElse()
    {
        ThreadPool pool(2);
        for (const auto& features :
             {test::clusteredRows(1999, 1100, 4, 1.0, 1), test::clusteredRows(2100, 40, 4, 1.0, 1)}) {
            const MapRows same = made(features, Metric::Correlation);
            QVERIFY(same.metric == Metric::Correlation);
            QVERIFY(same.rows == scaleFeatures(features, Profile::Article, Metric::Correlation, pool));
        }
    }

    void manyWideRowsKeepTheirNeighbours_data()
    {
        QTest::addColumn<Metric>("metric");
        QTest::newRow("euclidean") << Metric::Euclidean;
        QTest::newRow("cosine") << Metric::Cosine;
        QTest::newRow("correlation") << Metric::Correlation;
    }
    void manyWideRowsKeepTheirNeighbours()
    {
        QFETCH(Metric, metric);
        const Matrix<float> features = pictures(2300);
        ThreadPool pool(2);
        const MapRows reduced = made(features, metric);
        QVERIFY(reduced.metric == (metric == Metric::Euclidean ? Metric::Euclidean : Metric::Cosine));
        QCOMPARE(reduced.rows.rows(), std::size_t(2300));
        QCOMPARE(reduced.rows.cols(), std::size_t(96));
        const Neighbors found = nearestNeighbors(reduced.rows, reduced.metric, 15, pool);
        const Neighbors wanted =
            nearestNeighbors(scaleFeatures(features, Profile::Article, metric, pool), metric, 15, pool);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < 2300; ++i) {
            for (const std::int32_t index : found.indices.row(i))
                kept += std::size_t(std::ranges::count(wanted.indices.row(i), index));
        }
        qInfo("kept %.4f", double(kept) / (15 * 2300));
        QVERIFY(double(kept) >= 0.95 * 15 * 2300);
    }

    void threadsDoNotChangeAByte()
    {
        const Matrix<float> features = pictures(2300);
        for (const Metric metric : {Metric::Euclidean, Metric::Correlation}) {
            const MapRows expected = made(features, metric, 1);
            for (const int threads : {2, 3, 8})
                QVERIFY(made(features, metric, threads).rows == expected.rows);
        }
    }

    void theSampleIsAMatterOfEachPathAlone()
    {
        std::vector<SampleRecord> samples = named(500);
        const std::vector<std::size_t> order = scattered(samples);
        std::set<std::size_t> all(order.begin(), order.end());
        QCOMPARE(all.size(), 500U);
        samples.pop_back(); // the others keep their order
        std::vector<std::size_t> expected = order;
        std::erase(expected, 499U);
        QVERIFY(scattered(samples) == expected);
        std::size_t early = 0; // of the first hundred, some fifth is in each fifth of the order
        for (std::size_t i = 0; i < 100; ++i)
            early += std::size_t(order[i] < 100);
        QVERIFY(early >= 8 && early <= 35);
    }

    void setsAreNotReduced()
    {
        Matrix<float> features = test::clusteredRows(2000, 1100, 1, 0.0, 5);
        for (float& value : features.values())
            value = 8.0F * value - 40.0F;
        const MapRows whole = made(features, Metric::SoftDice);
        QVERIFY(whole.metric == Metric::SoftDice);
        QCOMPARE(whole.rows.cols(), std::size_t(1100));
    }

    void stopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        const Matrix<float> features = pictures(2000);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(made(features, Metric::Euclidean, 2, source.get_token())),
                                 Cancelled);
    }
};

QTEST_APPLESS_MAIN(MapRowsTest)
#include "map_rows_test.moc"
