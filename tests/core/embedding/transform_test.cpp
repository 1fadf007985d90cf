// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/transform.h"

#include "core/base/fault.h"
#include "core/base/npy.h"
#include "core/embedding/fuzzy_graph.h"
#include "core/neighbours/nearest_neighbors.h"
#include "tests/support/csv_table.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/newcomer_trust.h"
#include "tests/support/random_rows.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

using namespace otozu;

namespace
{

constexpr std::size_t kKnown = 600; // of tests/data/embedding/transform_rows.npy
constexpr std::size_t kTwins = 4;   // the last newcomers

Matrix<float> part(const Matrix<float>& rows, std::size_t begin, std::size_t end)
{
    Matrix<float> result(end - begin, rows.cols());
    std::ranges::copy(rows.values().subspan(begin * rows.cols(), result.values().size()), result.values().begin());
    return result;
}

/// What umap-learn made.
struct Reference {
    Matrix<float> rows = readNpy<float>(test::data("embedding/transform_rows.npy"));
    Matrix<float> known = part(rows, 0, kKnown);
    Matrix<float> newcomers = part(rows, kKnown, rows.rows());
    Matrix<float> map = readNpy<float>(test::data("embedding/transform_map.npy"));
    Matrix<std::int32_t> neighbours = readNpy<std::int32_t>(test::data("embedding/transform_neighbours.npy"));
    Matrix<float> strengths = readNpy<float>(test::data("embedding/transform_strengths.npy"));
    test::CsvTable scores{test::data("embedding/transform.csv")};
};

bool allFinite(const Matrix<float>& map)
{
    return std::all_of(map.values().begin(), map.values().end(), [](float value) { return std::isfinite(value); });
}

} // namespace

class TransformTest : public QObject
{
    Q_OBJECT
private slots:
    void belongsToNeighboursAsInUmapLearn()
    {
        const Reference reference;
        ThreadPool pool(2);
        const Neighbors near = nearestAmong(reference.known, reference.newcomers, Metric::Euclidean, 15, pool);
        QVERIFY(near.indices == reference.neighbours);
        const Matrix<float> strengths = newcomerStrengths(near.distances, pool);
        for (std::size_t i = 0; i < strengths.rows(); ++i) {
            for (std::size_t j = 0; j < strengths.cols(); ++j)
                QVERIFY(std::abs(strengths(i, j) - reference.strengths(i, j)) <= 1e-4F);
        }
        for (std::size_t i = strengths.rows() - kTwins; i < strengths.rows(); ++i)
            QCOMPARE(strengths(i, 0), 1.0F);
    }

    void placesAsWellAsUmapLearn()
    {
        const Reference reference;
        ThreadPool pool(2);
        for (const std::uint64_t seed : {1, 2, 3, 42}) {
            UmapOptions options;
            options.seed = seed;
            const Matrix<float> places = transform(reference.known, reference.map, reference.newcomers, options, pool);
            const double trust =
                test::newcomerTrust(reference.known, reference.newcomers, reference.map, places, 15, pool);
            qInfo("trust %.4f; umap-learn %.4f, at the start %.4f", trust,
                  reference.scores.number(2, "trustworthiness"), reference.scores.number(0, "trustworthiness"));
            QVERIFY(trust >= reference.scores.number(1, "trustworthiness") - 0.005);
        }
    }

    void aTwinGetsItsTwinsPlace()
    {
        const Reference reference;
        ThreadPool pool(2);
        const Matrix<float> places = transform(reference.known, reference.map, reference.known, {}, pool);
        QVERIFY(places == reference.map);
        const Matrix<float> newcomers = transform(reference.known, reference.map, reference.newcomers, {}, pool);
        for (std::size_t i = newcomers.rows() - kTwins; i < newcomers.rows(); ++i) {
            const auto twin = std::size_t(reference.neighbours(i, 0));
            QVERIFY(std::ranges::equal(newcomers.row(i), reference.map.row(twin)));
        }
    }

    void aNearlyEqualRowComesNear()
    {
        const Reference reference;
        ThreadPool pool(2);
        Matrix<float> nearly = reference.known;
        for (float& value : nearly.values())
            value *= 1.0F + 1e-6F;
        const Matrix<float> places = transform(reference.known, reference.map, nearly, {}, pool);
        std::vector<double> ways;
        for (std::size_t i = 0; i < places.rows(); ++i)
            ways.push_back(std::hypot(places(i, 0) - reference.map(i, 0), places(i, 1) - reference.map(i, 1)));
        std::ranges::sort(ways);
        qInfo("median way %.4f, 95 %% %.4f", ways[300], ways[570]);
        QVERIFY(ways[300] < 0.5);
    }

    void noNewcomerCountsForAnother()
    {
        const Reference reference;
        ThreadPool pool(2);
        const Matrix<float> whole = transform(reference.known, reference.map, reference.newcomers, {}, pool);
        for (const std::size_t i : {0U, 7U, 50U, 99U}) {
            const Matrix<float> alone = part(reference.newcomers, i, i + 1);
            QVERIFY(
                std::ranges::equal(transform(reference.known, reference.map, alone, {}, pool).values(), whole.row(i)));
        }
        Matrix<float> reversed(reference.newcomers.rows(), reference.newcomers.cols());
        for (std::size_t i = 0; i < reversed.rows(); ++i)
            std::ranges::copy(reference.newcomers.row(i), reversed.row(reversed.rows() - 1 - i).begin());
        const Matrix<float> back = transform(reference.known, reference.map, reversed, {}, pool);
        for (std::size_t i = 0; i < reversed.rows(); ++i)
            QVERIFY(std::ranges::equal(back.row(reversed.rows() - 1 - i), whole.row(i)));
    }

    void isTheSameForAllThreadsAndInstructionSets()
    {
        const Matrix<float> known = test::clusteredRows(700, 20, 6, 1.5, 2);
        const Matrix<float> newcomers = test::clusteredRows(300, 20, 6, 1.5, 3);
        const Matrix<float> map = part(test::clusteredRows(700, 2, 6, 4.0, 4), 0, 700);
        for (const int neighbours : {2, 15, 40}) { // within a group of lanes, and beyond
            UmapOptions options;
            options.nNeighbors = neighbours;
            ThreadPool alone(1);
            const Matrix<float> expected = transform(known, map, newcomers, options, alone);
            for (const int threads : {1, 2, 3, 8}) {
                ThreadPool pool(threads);
                test::withEveryInstructionSet(
                    [&] { QVERIFY(transform(known, map, newcomers, options, pool) == expected); });
            }
        }
    }

    void takesFewKnownAndEveryMetric()
    {
        ThreadPool pool(2);
        for (const Metric metric :
             {Metric::Euclidean, Metric::Cosine, Metric::Correlation, Metric::SoftDice, Metric::Dice}) {
            UmapOptions options;
            options.metric = metric;
            for (const std::size_t known : {1U, 2U, 3U, 14U, 15U, 16U, 40U}) {
                Matrix<float> rows = test::clusteredRows(known + 20, 10, 4, 1.0, 3);
                for (float& value : rows.values())
                    value = value > 0.3F ? 100.0F * value : 0.0F;
                const Matrix<float> map = test::clusteredRows(known, 2, 3, 5.0, 5);
                const Matrix<float> places =
                    transform(part(rows, 0, known), map, part(rows, known, known + 20), options, pool);
                QCOMPARE(places.rows(), std::size_t(20));
                QVERIFY(allFinite(places));
            }
        }
    }

    void staysNearTheMap()
    {
        // Newcomers unlike anything known, and huge ones.
        const Reference reference;
        ThreadPool pool(2);
        Matrix<float> strange = test::clusteredRows(50, 12, 50, 100.0, 9);
        for (float& value : strange.row(3))
            value = 3e30F;
        const Matrix<float> places = transform(reference.known, reference.map, strange, {}, pool);
        const auto [low, high] = std::ranges::minmax(reference.map.values());
        for (const float value : places.values())
            QVERIFY(value > low - 5.0F && value < high + 5.0F);
    }

    void refusesWhatMakesNoSense()
    {
        const Reference reference;
        ThreadPool pool(1);
        const auto place = [&](const Matrix<float>& known, const Matrix<float>& map, const Matrix<float>& newcomers,
                               const UmapOptions& options) { return transform(known, map, newcomers, options, pool); };
        const Matrix<float> none(0, 12);
        QCOMPARE(place(reference.known, reference.map, none, {}).rows(), std::size_t(0));
        QVERIFY_EXCEPTION_THROWN((void)place(none, Matrix<float>(0, 2), reference.newcomers, {}),
                                 std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)place(reference.known, none, reference.newcomers, {}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)place(reference.known, reference.map, Matrix<float>(3, 4), {}),
                                 std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)place(reference.known, reference.map, reference.newcomers, {.nNeighbors = 1}),
                                 std::invalid_argument);
        Matrix<float> bad = reference.newcomers;
        bad(4, 4) = std::nanf("");
        QVERIFY_EXCEPTION_THROWN((void)place(reference.known, reference.map, bad, {}), Error);
        bad = reference.map;
        bad(4, 1) = std::numeric_limits<float>::infinity();
        QVERIFY_EXCEPTION_THROWN((void)place(reference.known, bad, reference.newcomers, {}), Error);
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        const Reference reference;
        ThreadPool pool(2);
        QVERIFY_EXCEPTION_THROWN(
            (void)transform(reference.known, reference.map, reference.newcomers, {}, pool, source.get_token()),
            Cancelled);
    }
};

QTEST_APPLESS_MAIN(TransformTest)
#include "transform_test.moc"
