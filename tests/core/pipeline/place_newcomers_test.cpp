// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/place_newcomers.h"

#include "core/embedding/procrustes.h"
#include "core/pipeline/folder_analysis.h"
#include "core/pipeline/map_request.h"
#include "core/pipeline/row_maker.h"
#include "tests/support/newcomer_trust.h"
#include "tests/support/random_rows.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <numeric>
#include <stdexcept>

using namespace otozu;

namespace
{

Matrix<float> some(const Matrix<float>& rows, const std::vector<std::size_t>& indices)
{
    Matrix<float> result(indices.size(), rows.cols());
    for (std::size_t i = 0; i < indices.size(); ++i)
        std::ranges::copy(rows.row(indices[i]), result.row(i).begin());
    return result;
}

} // namespace

class PlaceNewcomersTest : public QObject
{
    Q_OBJECT
private slots:
    void aNewcomerGetsTheLeafOfTheNearestPlace()
    {
        ThreadPool pool(2);
        const MapRows known{test::clusteredRows(400, 12, 8, 4.0, 1), Metric::Euclidean};
        const Matrix<float> newcomers = test::clusteredRows(800, 12, 8, 4.0, 1);
        const UmapOptions options{.metric = Metric::Dice, .nEpochs = 200}; // which is not what rows are compared by
        const Matrix<float> places = umap(known.rows, {.nEpochs = 200}, pool).embedding;
        std::vector<std::int32_t> leaves(400);
        for (std::size_t i = 0; i < leaves.size(); ++i)
            leaves[i] = std::int32_t(i % 8);
        const PlacedNewcomers placed = placeNewcomers(known, places, leaves, newcomers, options, pool);
        QCOMPARE(placed.places.rows(), newcomers.rows());
        std::size_t right = 0;
        for (std::size_t i = 0; i < newcomers.rows(); ++i) {
            right += std::size_t(placed.leaves[i] == std::int32_t(i % 8));
            const auto nearest = nearestTo(placed.places.row(i), places, Metric::Euclidean, 1).front();
            QCOMPARE(placed.leaves[i], leaves[std::size_t(nearest.index)]);
            if (i < 400) { // the same row
                QVERIFY(std::ranges::equal(placed.places.row(i), places.row(i)));
            }
        }
        QVERIFY2(double(right) >= 0.98 * double(newcomers.rows()), qPrintable(QString::number(right)));

        ThreadPool alone(1);
        const PlacedNewcomers again = placeNewcomers(known, places, leaves, newcomers, options, alone);
        QVERIFY(again.places == placed.places && again.leaves == placed.leaves);
    }

    void refusesWhatMakesNoSense()
    {
        ThreadPool pool(1);
        const MapRows known{test::clusteredRows(20, 4, 8, 4.0, 1), Metric::Euclidean};
        const std::vector<std::int32_t> few(19);
        QVERIFY_EXCEPTION_THROWN(
            (void)placeNewcomers(known, Matrix<float>(20, 2), few, known.rows, UmapOptions(), pool),
            std::invalid_argument);
        const std::vector<std::int32_t> leaves(20);
        QVERIFY(placeNewcomers(known, Matrix<float>(20, 2), leaves, Matrix<float>(0, 4), UmapOptions(), pool)
                    .leaves.empty());
    }

    void soundsFindTheirKind()
    {
        const auto folder = test::corpus();
        if (folder.empty())
            QSKIP("the labelled corpus is not here");
        ThreadPool pool(2);
        MapObserver observer;
        const MapRequest request = defaultRequest();
        const FolderAnalysis sounds =
            analyseFolder(folder, request.profile, request.seconds, LabelSource::Top, false, pool, {}, observer);
        const std::vector<std::size_t> order = scattered(sounds.samples);
        const std::vector<std::size_t> first(order.begin(), order.begin() + 600);
        const std::vector<std::size_t> later(order.begin() + 600, order.end());
        const Matrix<float> features = some(sounds.features, first);
        const RowMaker maker(features, request.profile, request.umap.metric, pool);
        const MapRows known{maker.transform(features, pool), maker.metric()};
        const Matrix<float> newcomers = maker.transform(some(sounds.features, later), pool);
        const Matrix<float> places = umap(known.rows, request.umap, pool).embedding;
        const std::vector<std::int32_t> leaves(600);
        const PlacedNewcomers placed = placeNewcomers(known, places, leaves, newcomers, request.umap, pool);
        const double trust = test::newcomerTrust(known.rows, newcomers, places, placed.places, 15, pool);

        // The same sounds in a layout of all.
        const Matrix<float> rows = maker.transform(sounds.features, pool);
        const Matrix<float> all = umap(rows, request.umap, pool).embedding;
        const double whole = test::newcomerTrust(known.rows, newcomers, some(all, first), some(all, later), 15, pool);
        qInfo("trust of %zu newcomers: placed %.4f, in a layout of all %.4f", later.size(), trust, whole);
        QVERIFY(trust >= whole - 0.02);

        // And a layout of all that starts from where they stand.
        Matrix<float> start(rows.rows(), 2);
        for (std::size_t i = 0; i < first.size(); ++i)
            std::ranges::copy(places.row(i), start.row(first[i]).begin());
        for (std::size_t i = 0; i < later.size(); ++i)
            std::ranges::copy(placed.places.row(i), start.row(later[i]).begin());
        Matrix<float> settled = umapFrom(start, request.umap.nEpochs / 5, rows, request.umap, pool).embedding;
        const double resettled =
            test::newcomerTrust(known.rows, newcomers, some(settled, first), some(settled, later), 15, pool);
        procrustes(settled, start).apply(settled);
        const Travel resembling = travelOf(start, settled);
        Matrix<float> other = all;
        procrustes(other, start).apply(other);
        const Travel anew = travelOf(start, other);
        qInfo("from where they stand: trust %.4f, went %.3f (median), %.3f (95 %%); anew: %.3f, %.3f", resettled,
              resembling.median, resembling.ninetyFifth, anew.median, anew.ninetyFifth);
        QVERIFY(resettled >= whole - 0.02);
        QVERIFY(resembling.median < 0.5 * anew.median);
    }
};

QTEST_APPLESS_MAIN(PlaceNewcomersTest)
#include "place_newcomers_test.moc"
