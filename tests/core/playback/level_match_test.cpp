// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/level_match.h"
#include "core/playback/playable_sound.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace otozu
{
namespace
{

AudioBuffer sine(double hz, double seconds, double amplitude, int rate, int channels)
{
    AudioBuffer sound{rate, channels, {}};
    const auto frames = std::size_t(seconds * rate);
    for (std::size_t i = 0; i < frames; ++i) {
        const double value = amplitude * std::sin(2.0 * std::numbers::pi * hz * double(i) / rate);
        sound.samples.insert(sound.samples.end(), std::size_t(channels), float(value));
    }
    return sound;
}

float peakOf(const AudioBuffer& sound)
{
    float peak = 0.0F;
    for (const float sample : sound.samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

double decibels(double factor)
{
    return 20.0 * std::log10(factor);
}

} // namespace

class LevelMatchTest : public QObject
{
    Q_OBJECT
private slots:
    void loudness_data()
    {
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("amplitude");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<double>("lkfs");
        // ITU-R BS.1770-4, Annex 1: a full-scale sine of 997 Hz in one channel reads -3.01 LKFS.
        QTest::newRow("997 Hz, one channel") << 997.0 << 1.0 << 48000 << 1 << -3.01;
        QTest::newRow("997 Hz, two channels: 3 dB more") << 997.0 << 1.0 << 48000 << 2 << 0.0;
        QTest::newRow("997 Hz, 20 dB down") << 997.0 << 0.1 << 48000 << 1 << -23.01;
        QTest::newRow("997 Hz at 44.1 kHz") << 997.0 << 1.0 << 44100 << 1 << -3.01;
        QTest::newRow("997 Hz at 96 kHz") << 997.0 << 1.0 << 96000 << 1 << -3.01;
        // From the standard's coefficients at 48 kHz (tables 1 and 2), their response worked out with
        // scipy.signal.freqz.
        QTest::newRow("50 Hz") << 50.0 << 1.0 << 48000 << 1 << -7.635;
        QTest::newRow("100 Hz") << 100.0 << 1.0 << 48000 << 1 << -4.835;
        QTest::newRow("10 kHz") << 10000.0 << 1.0 << 48000 << 1 << 0.341;
    }
    void loudness()
    {
        QFETCH(double, hz);
        QFETCH(double, amplitude);
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(double, lkfs);
        const auto found = playbackLoudness(sine(hz, 3.0, amplitude, rate, channels));
        QVERIFY(found.has_value());
        QVERIFY2(std::abs(*found - lkfs) < 0.02, qPrintable(QString::number(*found)));
    }

    void silenceHasNoLoudnessAndKeepsItsGain_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<float>("value");
        QTest::newRow("no frames") << 0 << 0.0F;
        QTest::newRow("zeros") << 48000 << 0.0F;
        QTest::newRow("far below hearing") << 48000 << 1e-7F;
    }
    void silenceHasNoLoudnessAndKeepsItsGain()
    {
        QFETCH(int, frames);
        QFETCH(float, value);
        const AudioBuffer sound{48000, 1, std::vector<float>(std::size_t(frames), value)};
        QVERIFY(!playbackLoudness(sound));
        QCOMPARE(levelMatchGain(sound), 1.0F);
    }

    void silenceAroundASoundDoesNotCount()
    {
        const AudioBuffer bare = sine(997, 0.4, 0.5, 48000, 1);
        AudioBuffer padded = bare;
        padded.samples.insert(padded.samples.begin(), 48000, 0.0F);
        padded.samples.insert(padded.samples.end(), 96000, 0.0F);
        QVERIFY(std::abs(*playbackLoudness(bare) - *playbackLoudness(padded)) < 1.0);
    }

    void loudAndSoftComeOutEqual()
    {
        const AudioBuffer loud = sine(997, 1.0, 0.9, 48000, 2);
        const AudioBuffer soft = sine(997, 1.0, 0.05, 48000, 2);
        const double loudOut = *playbackLoudness(loud) + decibels(levelMatchGain(loud));
        const double softOut = *playbackLoudness(soft) + decibels(levelMatchGain(soft));
        QVERIFY(std::abs(loudOut - kMatchedLoudness) < 0.01);
        QVERIFY(std::abs(softOut - kMatchedLoudness) < 0.01);
    }

    void noSampleGoesOverFullScale()
    {
        // Peaks far above the average: a click now and then.
        for (const float peak : {0.013F, 0.3F, 0.7F, 1.0F, 3.7F}) {
            AudioBuffer sound{48000, 2, std::vector<float>(96000, 0.0F)};
            for (std::size_t i = 0; i < sound.samples.size(); i += 9600)
                sound.samples[i] = peak;
            const float gain = levelMatchGain(sound);
            QVERIFY(gain * peakOf(sound) <= 1.0F);
            QVERIFY(decibels(gain) <= kLargestBoost + 1e-3);
        }
    }

    void aShortClickCountsAsMoreThanNothing()
    {
        AudioBuffer click{48000, 1, std::vector<float>(100, 0.5F)};
        QVERIFY(playbackLoudness(click).has_value());
        QVERIFY(levelMatchGain(click) > 1.0F);
        QVERIFY(levelMatchGain(click) <= 2.0F);
    }

    void stereo_data()
    {
        QTest::addColumn<int>("channels");
        QTest::addColumn<float>("left");
        QTest::addColumn<float>("right");
        // Frames are 0.1, 0.2, 0.3 …
        QTest::newRow("mono") << 1 << 0.1F << 0.1F;
        QTest::newRow("stereo") << 2 << 0.1F << 0.2F;
        QTest::newRow("three") << 3 << 0.1F + 0.3F * 0.70710678F << 0.2F + 0.3F * 0.70710678F;
        QTest::newRow("six") << 6 << 0.1F + 1.8F * 0.70710678F << 0.2F + 1.8F * 0.70710678F;
    }
    void stereo()
    {
        QFETCH(int, channels);
        QFETCH(float, left);
        QFETCH(float, right);
        AudioBuffer sound{44100, channels, {}};
        for (int frame = 0; frame < 3; ++frame) {
            for (int channel = 0; channel < channels; ++channel)
                sound.samples.push_back(0.1F * float(channel + 1));
        }
        const PlayableSoundPtr playable = makePlayable(sound);
        QCOMPARE(playable->stereo.sampleRate, 44100);
        QCOMPARE(playable->stereo.channels, 2);
        QCOMPARE(playable->stereo.frames(), std::size_t(3));
        QCOMPARE(playable->stereo.samples[4], left);
        QCOMPARE(playable->stereo.samples[5], right);
        QCOMPARE(playable->matchedGain, levelMatchGain(playable->stereo));
    }
};

} // namespace otozu

QTEST_APPLESS_MAIN(otozu::LevelMatchTest)
#include "level_match_test.moc"
