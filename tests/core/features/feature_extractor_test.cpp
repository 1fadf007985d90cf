// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/npy.h"
#include "core/features/article_features.h"
#include "core/features/feature_extractor.h"
#include "tests/core/features/golden_signals.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace otozu;

class FeatureExtractorTest : public QObject
{
    Q_OBJECT
private slots:
    void articleIsTheGoldenImage_data()
    {
        QTest::addColumn<QString>("signal");
        for (const char* signal : {"chirp", "burst", "tone"})
            QTest::newRow(signal) << signal;
    }
    void articleIsTheGoldenImage()
    {
        QFETCH(QString, signal);
        const auto extractor = makeFeatureExtractor(Profile::Article, 5.0);
        QCOMPARE(extractor->sampleRate(), 22050);
        QCOMPARE(extractor->seconds(), 5.0);
        QCOMPARE(extractor->width(), std::size_t(128 * 108));
        const auto golden = readNpy<float>(test::data("golden/mel_" + signal.toStdString() + "_f16sym_db.npy"));
        const auto row = compute(*extractor, test::goldenSignal(signal.toStdString()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            const float wanted = golden.values()[i];
            const float allowed = wanted > -60.0F ? 0.01F : wanted > -75.0F ? 0.1F : 5.0F;
            QVERIFY(std::abs(row[i] - wanted) <= allowed);
        }
        // A second sound in between leaves no trace.
        (void)compute(*extractor, test::goldenSignal("burst"));
        QCOMPARE(compute(*extractor, test::goldenSignal(signal.toStdString())), row);
    }

    void widthFollowsTheSeconds_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<int>("frames"); // 1 + floor(seconds * 22050) / 1024
        QTest::newRow("0.01") << 0.01 << 1;
        QTest::newRow("0.5") << 0.5 << 11;
        QTest::newRow("1") << 1.0 << 22;
        QTest::newRow("5") << 5.0 << 108;
        QTest::newRow("30") << 30.0 << 646;
    }
    void widthFollowsTheSeconds()
    {
        QFETCH(double, seconds);
        QFETCH(int, frames);
        const auto extractor = makeFeatureExtractor(Profile::Article, seconds);
        QCOMPARE(extractor->width(), std::size_t(128 * frames));
    }

    void shorterIsPaddedAndLongerIsCut()
    {
        const auto extractor = makeFeatureExtractor(Profile::Article, 1.0);
        auto signal = test::goldenSignal("chirp");
        const auto whole = compute(*extractor, signal);
        signal.resize(22050);
        QCOMPARE(compute(*extractor, signal), whole);
        signal.resize(7000);
        const auto shorter = compute(*extractor, signal);
        signal.resize(22050, 0.0F);
        QCOMPARE(compute(*extractor, signal), shorter);
        QVERIFY(shorter != whole);
    }

    void silenceIsZeroThroughout()
    {
        const auto extractor = makeFeatureExtractor(Profile::Article, 1.0);
        QCOMPARE(compute(*extractor, {}), std::vector<float>(extractor->width(), 0.0F));
    }

    void roundingToHalf_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("half"); // NumPy's float16
        QTest::newRow("0.1") << 0.1 << 0.0999755859375;
        QTest::newRow("1/3") << 1.0 / 3.0 << 0.333251953125;
        QTest::newRow("tie down") << 2049.0 << 2048.0;
        QTest::newRow("tie up") << 2051.0 << 2052.0;
        QTest::newRow("smallest, tie down") << 0x1p-25 << 0.0;
        QTest::newRow("smallest, tie up") << 0x3p-25 << 0x1p-23;
        QTest::newRow("subnormal") << 6e-8 << 0x1p-24;
        QTest::newRow("subnormal, larger") << 1e-5 << 1.0013580322265625e-05;
        QTest::newRow("smallest normal") << 0x1p-14 << 0x1p-14;
        QTest::newRow("just below it") << 0x1.fffffep-15 << 0x1p-14;
        QTest::newRow("negative") << -0.7 << -0.7001953125;
        QTest::newRow("largest") << 65504.0 << 65504.0;
        QTest::newRow("beyond (NumPy: inf)") << 1e9 << 65504.0;
        QTest::newRow("zero") << 0.0 << 0.0;
    }
    void roundingToHalf()
    {
        QFETCH(double, value);
        QFETCH(double, half);
        std::vector<float> values{float(value)};
        roundToHalf(values);
        QCOMPARE(double(values[0]), half);
        roundToHalf(values);
        QCOMPARE(double(values[0]), half);
    }

    void mistakesThrow()
    {
        for (const double seconds : {0.0, -1.0, 4000.0, std::nan("")})
            QVERIFY_EXCEPTION_THROWN((void)makeFeatureExtractor(Profile::Article, seconds), std::invalid_argument);
        std::vector<float> tooSmall(100);
        QVERIFY_EXCEPTION_THROWN(makeFeatureExtractor(Profile::Article, 5.0)->compute({}, tooSmall),
                                 std::invalid_argument);
    }

private:
    static std::vector<float> compute(FeatureExtractor& extractor, const std::vector<float>& mono)
    {
        std::vector<float> row(extractor.width(), 77.0F);
        extractor.compute(mono, row);
        return row;
    }
};

QTEST_GUILESS_MAIN(FeatureExtractorTest)
#include "feature_extractor_test.moc"
