// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decode_at_rate.h"

#include "core/audio/decoder.h"
#include "core/base/fault.h"
#include "tests/support/sound_files.h"
#include "tests/support/sound_recorder.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <cmath>

namespace otozu
{

class DecodeAtRateTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsToneChannelsAndLength_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("channels");
        QTest::newRow("same rate") << 48000 << 48000 << 2;
        QTest::newRow("up, mono") << 44100 << 48000 << 1;
        QTest::newRow("up, stereo") << 22050 << 48000 << 2;
        QTest::newRow("down, six channels") << 96000 << 44100 << 6;
    }
    void keepsToneChannelsAndLength()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, channels);
        const test::ScratchFolder folder;
        // Only the last channel sounds, so that channels cannot be mixed up unseen.
        AudioBuffer made = test::tone(1000, 0.5, from, channels);
        for (std::size_t i = 0; i < made.samples.size(); ++i) {
            if (int(i % std::size_t(channels)) != channels - 1)
                made.samples[i] = 0.0F;
        }
        test::writeWav(folder / "a.wav", made, -32);
        const AudioBuffer sound = decodeAtRate(folder / "a.wav", to, 10.0);
        QCOMPARE(sound.sampleRate, to);
        QCOMPARE(sound.channels, channels);
        QCOMPARE(sound.frames(), std::size_t(to / 2));
        for (int channel = 0; channel < channels; ++channel) {
            std::vector<float> one;
            for (std::size_t frame = 0; frame < sound.frames(); ++frame)
                one.push_back(sound.samples[frame * std::size_t(channels) + std::size_t(channel)]);
            const double amplitude = test::toneAmplitude(one, 1000, to);
            QVERIFY(std::abs(amplitude - (channel == channels - 1 ? 0.5 : 0.0)) < 0.005);
        }
    }

    void readsNoFurtherThanAsked()
    {
        const test::ScratchFolder folder;
        test::writeFlac(folder / "a.flac", test::tone(1000, 3.0, 44100, 1));
        QCOMPARE(decodeAtRate(folder / "a.flac", 44100, 0.5).frames(), std::size_t(22050));
        DecodeOptions options;
        options.maxSeconds = 0.5;
        QCOMPARE(decodeFile(folder / "a.flac", options).totalFrames, std::uint64_t(3 * 44100));
        options.countAll = false;
        const DecodedSound part = decodeFile(folder / "a.flac", options);
        QCOMPARE(part.sound.frames(), std::size_t(22050));
        QVERIFY(part.totalFrames >= 22050 && part.totalFrames < 2 * 44100);
    }

    void faultsComeThrough()
    {
        const test::ScratchFolder folder;
        QVERIFY_EXCEPTION_THROWN((void)decodeAtRate(folder / "none.wav", 48000, 1.0), Error);
        test::writeWav(folder / "a.wav", test::tone(1000, 0.5));
        std::stop_source stopped;
        stopped.request_stop();
        bool cancelled = false;
        try {
            (void)decodeAtRate(folder / "a.wav", 48000, 1.0, stopped.get_token());
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
    }
};

} // namespace otozu

QTEST_APPLESS_MAIN(otozu::DecodeAtRateTest)
#include "decode_at_rate_test.moc"
