// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/loudness.h"

#include "core/audio/k_weighting.h"
#include "core/demo/demo_pack.h"
#include "tests/support/instruction_sets.h"

#include "made_tones.h"

#include <QTest>
#include <ebur128.h>
#include <stdexcept>

namespace otozu
{
namespace
{

struct Reading {
    std::optional<float> loudness;
    std::optional<float> peak;
};

Reading measure(const test::Sound& interleaved, int channels, int rate)
{
    const AudioBuffer sound{rate, channels, interleaved};
    return {integratedLoudness(sound), samplePeak(sound)};
}

/// What libebur128 reads.
double reference(const test::Sound& interleaved, int channels, int rate)
{
    ebur128_state* meter = ebur128_init(unsigned(channels), static_cast<unsigned long>(rate), EBUR128_MODE_I);
    double loudness = 0.0;
    (void)ebur128_add_frames_float(meter, interleaved.data(), interleaved.size() / std::size_t(channels));
    (void)ebur128_loudness_global(meter, &loudness);
    ebur128_destroy(&meter);
    return loudness;
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

    void asLibebur128_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        for (const int rate : {8000, 11025, 22050, 44100, 48000, 88200, 96000, 192000}) {
            for (const int channels : {1, 2})
                QTest::addRow("%d Hz, %d", rate, channels) << rate << channels;
        }
    }
    /// Sounds of the demo pack and noise whose level moves through the gates, in lengths that fill no block.
    void asLibebur128()
    {
        QFETCH(int, rate);
        QFETCH(int, channels);
        for (auto sound : demoPlan({.count = 20, .seed = 6})) {
            sound.sampleRate = rate;
            sound.channels = channels;
            auto audio = synthesise(sound);
            audio.samples.resize(std::max(audio.samples.size(), std::size_t(rate) * std::size_t(channels) / 2), 0.0F);
            const double expected = reference(audio.samples, channels, rate);
            const auto found = integratedLoudness(audio);
            QVERIFY(found);
            QVERIFY2(std::abs(double(*found) - expected) < 0.005, qPrintable(QString::number(expected)));
        }
        auto noise = test::whiteNoise(6.0 * channels * rate / 22050.0 + 0.0123);
        noise.resize(noise.size() / std::size_t(channels) * std::size_t(channels));
        for (std::size_t i = 0; i < noise.size(); ++i)
            noise[i] *= float(std::pow(10.0, -2.0 + 2.0 * std::sin(12.0 * double(i) / double(noise.size()))));
        QVERIFY(std::abs(double(*measure(noise, channels, rate).loudness) - reference(noise, channels, rate)) < 0.005);
    }

    void sameBytesWithEveryInstructionSet()
    {
        const AudioBuffer sound{44100, 3, test::whiteNoise(1.0)};
        std::vector<std::vector<double>> all;
        test::withEveryInstructionSet([&] { all.push_back(kWeightedEnergies(sound, 1003)); });
        for (const auto& energies : all)
            QVERIFY(energies == all.front());
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
        QVERIFY_EXCEPTION_THROWN((void)integratedLoudness({44100, 0, {}}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)integratedLoudness({0, 1, {}}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)kWeightedEnergies({44100, 1, {}}, 0), std::invalid_argument);
    }

    void lowRates_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {1000, 2000, 3300, 3400, 4000})
            QTest::addRow("%d Hz", rate) << rate;
    }
    /// Half the rate is near the shelf of the head or below it: nothing is there that it could raise, so a sine has
    /// -0.691 + 10 log10(1 / 8), give or take the low cut, which at such rates is 1 dB off.
    void lowRates()
    {
        QFETCH(int, rate);
        const Reading reading = measure(test::sine(rate / 8.0, 3.0, 0.5, rate), 1, rate);
        QVERIFY(reading.loudness);
        QVERIFY2(std::abs(double(*reading.loudness) + 9.72) < 1.5,
                 qPrintable(QString::number(double(*reading.loudness))));
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
