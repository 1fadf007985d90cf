// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/row_maker.h"

#include "core/base/fault.h"
#include "core/base/progress.h"
#include "core/features/timbre_features.h"
#include "core/pipeline/map_rows.h"
#include "tests/support/random_rows.h"

#include <QTest>
#include <algorithm>
#include <stdexcept>

using namespace otozu;

Q_DECLARE_METATYPE(otozu::Metric)
Q_DECLARE_METATYPE(otozu::Profile)

namespace
{

std::vector<SampleRecord> named(std::size_t count)
{
    std::vector<SampleRecord> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i].path = "s" + std::to_string(i) + ".wav";
    return samples;
}

Matrix<float> some(const Matrix<float>& rows, const std::vector<std::size_t>& indices)
{
    Matrix<float> result(indices.size(), rows.cols());
    for (std::size_t i = 0; i < indices.size(); ++i)
        std::ranges::copy(rows.row(indices[i]), result.row(i).begin());
    return result;
}

/// Fitted to them as mapRows() does.
RowMaker makerFor(const Matrix<float>& rows, Profile profile, Metric metric, ThreadPool& pool)
{
    return {some(rows, RowMaker::deciding(named(rows.rows()), rows.cols(), metric)), profile, metric, pool};
}

void addKinds()
{
    QTest::addColumn<Profile>("profile");
    QTest::addColumn<Metric>("metric");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("width");
    QTest::newRow("timbre") << Profile::Timbre << Metric::Euclidean << 90 << int(TimbreFeatures::kWidth);
    QTest::newRow("article, few") << Profile::Article << Metric::Euclidean << 90 << 1100;
    QTest::newRow("article, soft dice") << Profile::Article << Metric::SoftDice << 90 << 1100;
    QTest::newRow("article, many") << Profile::Article << Metric::Euclidean << 2040 << 1100;
    QTest::newRow("article, many, correlation") << Profile::Article << Metric::Correlation << 2040 << 1100;
}

} // namespace

class RowMakerTest : public QObject
{
    Q_OBJECT
private slots:
    void comesBackFromBytesWhole_data() { addKinds(); }
    void comesBackFromBytesWhole()
    {
        QFETCH(Profile, profile);
        QFETCH(Metric, metric);
        QFETCH(int, rows);
        QFETCH(int, width);
        ThreadPool pool(2);
        const Matrix<float> features = test::clusteredRows(std::size_t(rows), std::size_t(width), 7, 3.0, 1);
        const RowMaker maker = makerFor(features, profile, metric, pool);
        const std::vector<char> bytes = maker.toBytes();
        const RowMaker restored = RowMaker::fromBytes(bytes);
        QVERIFY(restored.toBytes() == bytes);
        QVERIFY(restored.metric() == maker.metric());
        QCOMPARE(restored.reducer() != nullptr, rows >= 2000);
        const Matrix<float> later = test::clusteredRows(77, std::size_t(width), 9, 4.0, 2);
        QVERIFY(restored.transform(later, pool) == maker.transform(later, pool));
        QVERIFY(restored.transform(features, pool) == maker.transform(features, pool));

        for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 97) {
            std::vector<char> damaged = bytes;
            damaged[at] = char(damaged[at] ^ 4);
            QVERIFY_EXCEPTION_THROWN((void)RowMaker::fromBytes(damaged), Error);
            damaged.resize(at);
            QVERIFY_EXCEPTION_THROWN((void)RowMaker::fromBytes(damaged), Error);
        }
    }

    void aRowIsMadeByItself_data() { addKinds(); }
    void aRowIsMadeByItself()
    {
        QFETCH(Profile, profile);
        QFETCH(Metric, metric);
        QFETCH(int, rows);
        QFETCH(int, width);
        ThreadPool pool(2);
        const Matrix<float> features = test::clusteredRows(std::size_t(rows), std::size_t(width), 7, 3.0, 1);
        const RowMaker maker = makerFor(features, profile, metric, pool);
        const Matrix<float> whole = maker.transform(features, pool);
        ThreadPool many(5);
        QVERIFY(makerFor(features, profile, metric, many).transform(features, many) == whole);
        for (const std::size_t i : {std::size_t(0), std::size_t(50), std::size_t(rows) - 1})
            QVERIFY(std::ranges::equal(maker.transform(some(features, {i}), pool).values(), whole.row(i)));
        const MapRows made = mapRows(features, named(features.rows()), profile, metric, pool, {});
        QVERIFY(made.rows == whole);
        QVERIFY(made.metric == maker.metric());
    }

    void weightsAreKept()
    {
        ThreadPool pool(2);
        const Matrix<float> features = test::clusteredRows(60, TimbreFeatures::kWidth, 7, 3.0, 1);
        FeatureScaler scaler(features, Profile::Timbre, Metric::Euclidean, pool);
        const Matrix<float> plain = scaler.transform(features, pool);
        scaler.setTimbreWeights(1.0, 0.25);
        const FeatureScaler restored = FeatureScaler::fromBytes(scaler.toBytes());
        QVERIFY(restored.transform(features, pool) == scaler.transform(features, pool));
        QVERIFY(!(restored.transform(features, pool) == plain));
        // A reducer's bytes are no scaler's.
        const Matrix<float> wide = test::clusteredRows(2000, 1100, 7, 3.0, 1);
        const RowMaker maker(wide, Profile::Article, Metric::Euclidean, pool);
        QVERIFY_EXCEPTION_THROWN((void)FeatureScaler::fromBytes(maker.toBytes()), Error);
        QVERIFY_EXCEPTION_THROWN((void)RowReducer::fromBytes(scaler.toBytes()), Error);
        QVERIFY_EXCEPTION_THROWN((void)RowMaker::fromBytes({}), Error);
    }

    void refusesWhatMakesNoSense()
    {
        ThreadPool pool(2);
        QVERIFY_EXCEPTION_THROWN((void)RowMaker(Matrix<float>(), Profile::Article, Metric::Euclidean, pool),
                                 std::invalid_argument);
        for (const std::size_t rows : {50U, 2000U}) {
            const RowMaker maker(test::clusteredRows(rows, 1100, 7, 3.0, 1), Profile::Article, Metric::Euclidean, pool);
            QVERIFY_EXCEPTION_THROWN((void)maker.transform(Matrix<float>(3, 1000), pool), std::invalid_argument);
            QCOMPARE(maker.transform(Matrix<float>(0, 1100), pool).rows(), std::size_t(0));
        }
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)RowMaker(Matrix<float>(2000, 1100, 1.0F), Profile::Article, Metric::Euclidean,
                                                pool, source.get_token()),
                                 Cancelled);
    }
};

QTEST_APPLESS_MAIN(RowMakerTest)
#include "row_maker_test.moc"
