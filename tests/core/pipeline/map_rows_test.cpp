// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/map_rows.h"

#include "core/base/progress.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/pipeline/feature_scaler.h"
#include "tests/support/random_rows.h"

#include <QTest>
#include <algorithm>

using namespace otozu;

class MapRowsTest : public QObject
{
    Q_OBJECT
private slots:
    void fewOrNarrowRowsAreScaledAndNothingElse()
    {
        ThreadPool pool(2);
        for (const auto& features :
             {test::clusteredRows(2999, 1100, 4, 1.0, 1), test::clusteredRows(3100, 40, 4, 1.0, 1)}) {
            const MapRows made = mapRows(features, Profile::Article, Metric::Correlation, pool, {});
            QVERIFY(made.metric == Metric::Correlation);
            QVERIFY(made.rows == scaleFeatures(features, Profile::Article, Metric::Correlation, pool));
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
        // Rows of few dimensions in a wide space, with some noise, as pictures of sounds are.
        const Matrix<float> few = test::clusteredRows(3000, 12, 6, 1.0, 2);
        const Matrix<float> directions = test::clusteredRows(12, 1100, 1, 0.0, 3);
        Matrix<float> features = test::clusteredRows(3000, 1100, 1, 0.0, 4);
        for (std::size_t i = 0; i < features.rows(); ++i) {
            for (std::size_t col = 0; col < features.cols(); ++col) {
                features(i, col) *= 0.2F;
                for (std::size_t k = 0; k < 12; ++k)
                    features(i, col) += few(i, k) * directions(k, col);
            }
        }
        ThreadPool pool(2);
        const MapRows made = mapRows(features, Profile::Article, metric, pool, {});
        QVERIFY(made.metric == (metric == Metric::Euclidean ? Metric::Euclidean : Metric::Cosine));
        QCOMPARE(made.rows.rows(), std::size_t(3000));
        QCOMPARE(made.rows.cols(), std::size_t(96));
        const Neighbors found = nearestNeighbors(made.rows, made.metric, 15, pool);
        const Neighbors wanted =
            nearestNeighbors(scaleFeatures(features, Profile::Article, metric, pool), metric, 15, pool);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < 3000; ++i) {
            for (const std::int32_t index : found.indices.row(i))
                kept += std::size_t(std::ranges::count(wanted.indices.row(i), index));
        }
        qInfo("kept %.4f", double(kept) / 45000.0);
        QVERIFY(double(kept) >= 0.95 * 45000.0);
    }

    void setsAreNotReduced()
    {
        Matrix<float> features = test::clusteredRows(3000, 1100, 1, 0.0, 5);
        for (float& value : features.values())
            value = 8.0F * value - 40.0F;
        ThreadPool pool(2);
        const MapRows made = mapRows(features, Profile::Article, Metric::SoftDice, pool, {});
        QVERIFY(made.metric == Metric::SoftDice);
        QCOMPARE(made.rows.cols(), std::size_t(1100));
    }

    void stopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        ThreadPool pool(2);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(mapRows(test::clusteredRows(3000, 1100, 1, 0.0, 6), Profile::Article,
                                                           Metric::Euclidean, pool, source.get_token())),
                                 Cancelled);
    }
};

QTEST_APPLESS_MAIN(MapRowsTest)
#include "map_rows_test.moc"
