// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/resampler.h"
#include "core/base/random.h"
#include "tests/support/sound_files.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

using namespace otozu;

class ResamplerTest : public QObject
{
    Q_OBJECT
private slots:
    void lengthIsRoundedUp_data()
    {
        QTest::addColumn<std::size_t>("frames");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<std::size_t>("expected"); // by hand: ceil(frames * to / from)
        QTest::newRow("half") << std::size_t(44100) << 44100 << 22050 << std::size_t(22050);
        QTest::newRow("half of an odd count") << std::size_t(5) << 44100 << 22050 << std::size_t(3);
        QTest::newRow("one frame") << std::size_t(1) << 96000 << 22050 << std::size_t(1);
        QTest::newRow("one second of 48 kHz") << std::size_t(48000) << 48000 << 22050 << std::size_t(22050);
        QTest::newRow("48 kHz and a frame") << std::size_t(48001) << 48000 << 22050 << std::size_t(22051);
        QTest::newRow("up") << std::size_t(3) << 8000 << 22050 << std::size_t(9);
        QTest::newRow("same") << std::size_t(7) << 22050 << 22050 << std::size_t(7);
        QTest::newRow("nothing") << std::size_t(0) << 44100 << 22050 << std::size_t(0);
    }
    void lengthIsRoundedUp()
    {
        QFETCH(std::size_t, frames);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(std::size_t, expected);
        QCOMPARE(resampledFrames(frames, from, to), expected);
        QCOMPARE(resample(std::vector<float>(frames, 0.1F), from, to).size(), expected);
    }

    void lengthsDoNotOverflow()
    {
        QCOMPARE(resampledFrames(std::size_t(1) << 60U, 768000, 1000), (std::size_t(1) << 60U) / 768 + 1);
    }

    /// A tone stays the tone that it is; one above half the new rate goes.
    void tones_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("error"); // worst difference from the exact tone, full scale
        QTest::newRow("44.1 kHz") << 44100 << 1000.0 << 2e-6;
        QTest::newRow("44.1 kHz, high") << 44100 << 9000.0 << 2e-6;
        QTest::newRow("48 kHz") << 48000 << 440.0 << 2e-6;
        QTest::newRow("96 kHz") << 96000 << 3000.0 << 2e-6;
        QTest::newRow("8 kHz") << 8000 << 1000.0 << 2e-6;
        QTest::newRow("44.1 kHz, above") << 44100 << 15000.0 << 2e-6;
        QTest::newRow("96 kHz, above") << 96000 << 30000.0 << 2e-6;
    }
    void tones()
    {
        QFETCH(int, from);
        QFETCH(double, hz);
        QFETCH(double, error);
        const auto got = resample(test::tone(hz, 1.0, from).samples, from, 22050);
        const auto wanted = test::tone(hz, 1.0, 22050).samples;
        QCOMPARE(got.size(), wanted.size());
        double worst = 0.0;
        for (std::size_t n = 2000; n + 2000 < got.size(); ++n) // the ends ring
            worst = std::max(worst, std::abs(double(got[n]) - (hz < 11025.0 ? double(wanted[n]) : 0.0)));
        qInfo("worst difference %g", worst);
        QVERIFY(worst < error);
    }

    void cuttingFirstWithTheMarginChangesNoBit_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<double>("seconds");
        for (const int from : {1000, 8000, 11025, 22051, 32000, 44056, 44100, 48000, 88200, 96000, 192000, 768000}) {
            for (const double seconds : {0.3, 1.0, 1.7})
                QTest::addRow("%d Hz, %.1f s", from, seconds) << from << seconds;
        }
    }
    void cuttingFirstWithTheMarginChangesNoBit()
    {
        QFETCH(int, from);
        QFETCH(double, seconds);
        Random random(7);
        std::vector<float> whole(std::size_t(from * (seconds + 5.0)));
        for (float& value : whole)
            value = float(random.uniform(-1.0, 1.0));
        const auto cut = std::span(whole).first(std::size_t(std::ceil((seconds + resampleMargin(from, 22050)) * from)));
        QVERIFY(cut.size() < whole.size());
        const auto kept = std::ptrdiff_t(seconds * 22050);
        const auto fromWhole = resample(whole, from, 22050);
        const auto fromCut = resample(cut, from, 22050);
        QVERIFY(std::ptrdiff_t(fromCut.size()) >= kept);
        QVERIFY(std::equal(fromCut.begin(), fromCut.begin() + kept, fromWhole.begin()));
    }

    void equalRatesCopy()
    {
        const std::vector<float> values{0.1F, -0.7F, 2.0F};
        QCOMPARE(resample(values, 44100, 44100), values);
    }

    void ratesMustBePositive()
    {
        QVERIFY_EXCEPTION_THROWN((void)resample({}, 0, 22050), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)resample({}, 22050, -1), std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(ResamplerTest)
#include "resampler_test.moc"
