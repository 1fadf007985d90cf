// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/loudness.h"

#include "made_tones.h"

#include <QTest>
#include <stdexcept>

namespace otozu
{
namespace
{

struct Reading {
    std::optional<float> loudness;
    std::optional<float> peak;
};

Reading measure(const test::Sound& interleaved, int channels, int rate, std::size_t piece = 1'000'000)
{
    LoudnessMeter meter(channels, rate);
    for (std::size_t i = 0; i < interleaved.size(); i += piece * std::size_t(channels))
        meter.add(std::span(interleaved).subspan(i, std::min(piece * std::size_t(channels), interleaved.size() - i)));
    return {meter.integrated(), meter.peak()};
}

test::Sound inBothChannels(const test::Sound& mono)
{
    test::Sound stereo;
    for (const float sample : mono)
        stereo.insert(stereo.end(), 2, sample);
    return stereo;
}

} // namespace

class LoudnessTest : public QObject
{
    Q_OBJECT
private slots:
    void sines_data()
    {
        QTest::addColumn<double>("dbfs");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("lufs");
        // EBU Tech 3341, test cases 1 and 2: a stereo sine of 1 kHz at -23 (-33) dBFS reads -23.0 (-33.0) LUFS.
        QTest::newRow("EBU Tech 3341, 1") << -23.0 << 2 << 48000 << 20.0 << -23.0;
        QTest::newRow("EBU Tech 3341, 2") << -33.0 << 2 << 48000 << 20.0 << -33.0;
        QTest::newRow("at 44.1 kHz") << -23.0 << 2 << 44100 << 5.0 << -23.0;
        QTest::newRow("at 96 kHz") << -23.0 << 2 << 96000 << 5.0 << -23.0;
        QTest::newRow("at 22.05 kHz") << -23.0 << 2 << 22050 << 5.0 << -23.0;
        // ITU-R BS.1770-4: one channel alone is 3 dB less.
        QTest::newRow("one channel") << -23.0 << 1 << 48000 << 5.0 << -26.0;
        QTest::newRow("exactly a block") << -23.0 << 2 << 48000 << 0.4 << -23.0;
        QTest::newRow("a little more than a block") << -23.0 << 2 << 48000 << 0.43 << -23.0;
        // A quarter of a block sounds, three quarters are silent: 10 log10(1 / 4).
        QTest::newRow("a quarter of a block") << -23.0 << 2 << 48000 << 0.1 << -29.02;
    }
    void sines()
    {
        QFETCH(double, dbfs);
        QFETCH(int, channels);
        QFETCH(int, rate);
        QFETCH(double, seconds);
        QFETCH(double, lufs);
        auto sound = test::sine(1000.0, seconds, std::pow(10.0, dbfs / 20.0), rate);
        if (channels == 2)
            sound = inBothChannels(sound);
        const Reading reading = measure(sound, channels, rate);
        QVERIFY(reading.loudness && reading.peak);
        QVERIFY2(std::abs(double(*reading.loudness) - lufs) < 0.1,
                 qPrintable(QString::number(double(*reading.loudness))));
        QVERIFY2(std::abs(double(*reading.peak) - dbfs) < 0.05, qPrintable(QString::number(double(*reading.peak))));
    }

    void quietPartsDoNotCount()
    {
        // EBU Tech 3341, test case 3: -36, -23, -36 dBFS for 10, 60, 10 s reads -23.0 LUFS.
        test::Sound sound;
        for (const auto& [dbfs, seconds] : {std::pair(-36.0, 10.0), std::pair(-23.0, 60.0), std::pair(-36.0, 10.0)})
            test::append(sound, inBothChannels(test::sine(1000.0, seconds, std::pow(10.0, dbfs / 20.0), 48000.0)));
        const Reading reading = measure(sound, 2, 48000);
        QVERIFY(reading.loudness);
        QVERIFY(std::abs(*reading.loudness + 23.0F) < 0.1F);
    }

    void piecesMakeNoDifference()
    {
        const auto sound = inBothChannels(test::whiteNoise(1.3));
        const Reading whole = measure(sound, 2, 22050);
        for (const std::size_t piece : {1U, 7U, 1000U, 10000U}) {
            const Reading cut = measure(sound, 2, 22050, piece);
            QCOMPARE(*cut.loudness, *whole.loudness);
            QCOMPARE(*cut.peak, *whole.peak);
        }
    }

    void silenceHasNone()
    {
        const Reading silence = measure(test::Sound(22050, 0.0F), 1, 22050);
        QVERIFY(!silence.loudness);
        QVERIFY(!silence.peak);
        const Reading nothing = measure({}, 2, 44100);
        QVERIFY(!nothing.loudness);
        QVERIFY(!nothing.peak);
        // Under the gate, but there.
        const Reading faint = measure(test::sine(1000.0, 1.0, 1e-5), 1, 22050);
        QVERIFY(!faint.loudness);
        QVERIFY(std::abs(*faint.peak + 100.0F) < 0.1F);
    }

    void impossibleSoundsAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(LoudnessMeter(0, 44100), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(LoudnessMeter(65, 44100), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(LoudnessMeter(1, 0), std::invalid_argument);
    }

    void everyRateAndChannelCountThatDecodes()
    {
        for (const int rate : {1000, 8000, 11025, 768000}) {
            for (const int channels : {1, 2, 6, 64}) {
                const Reading reading = measure(test::Sound(std::size_t(rate / 10 * channels), 0.25F), channels, rate);
                QVERIFY(reading.peak && std::abs(*reading.peak + 12.04F) < 0.01F);
            }
        }
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::LoudnessTest)
#include "loudness_test.moc"
