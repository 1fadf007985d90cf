// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/mono.h"
#include "core/audio/waveform.h"

#include <QTest>

#include <stdexcept>

using namespace otozu;

class WaveformTest : public QObject
{
    Q_OBJECT
private slots:
    void columnsHoldTheRangeOfTheirStretch()
    {
        const AudioBuffer sound{1000, 2, {0.1F, -0.2F, 0.3F, 0.0F, -0.9F, 0.5F, 0.2F, 0.2F}}; // 4 frames
        const auto peaks = waveformPeaks(sound, 2);
        QCOMPARE(peaks.size(), std::size_t(2));
        QCOMPARE(peaks[0].min, -0.2F);
        QCOMPARE(peaks[0].max, 0.3F);
        QCOMPARE(peaks[1].min, -0.9F);
        QCOMPARE(peaks[1].max, 0.5F);
    }

    void everyFrameIsSeen_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("columns");
        QTest::newRow("fewer columns, no divisor") << 1000 << 7;
        QTest::newRow("one column") << 1000 << 1;
        QTest::newRow("as many") << 13 << 13;
        QTest::newRow("more columns") << 5 << 13;
        QTest::newRow("one frame") << 1 << 640;
    }
    void everyFrameIsSeen()
    {
        QFETCH(int, frames);
        QFETCH(int, columns);
        for (int spike = 0; spike < frames; ++spike) {
            AudioBuffer sound{1000, 1, std::vector<float>(std::size_t(frames), 0.0F)};
            sound.samples[std::size_t(spike)] = 1.0F;
            int seen = 0;
            for (const Peak& peak : waveformPeaks(sound, columns))
                seen += peak.max == 1.0F;
            QVERIFY(seen >= 1);
            QVERIFY(frames < columns || seen <= 1);
        }
    }

    void edges()
    {
        const auto flat = waveformPeaks({44100, 2, {}}, 3);
        QCOMPARE(flat.size(), std::size_t(3));
        QCOMPARE(flat[2].max, 0.0F);
        QVERIFY(waveformPeaks({44100, 1, {1.0F}}, 0).empty());
        QVERIFY_EXCEPTION_THROWN((void)waveformPeaks({}, -1), std::invalid_argument);
    }

    void monoIsTheMeanOfTheChannels()
    {
        QCOMPARE(toMono({44100, 2, {1.0F, 0.0F, 0.5F, -0.5F, -1.0F, -0.5F}}), (std::vector<float>{0.5F, 0.0F, -0.75F}));
        QCOMPARE(toMono({44100, 3, {3.0F, 0.0F, 0.0F}}), (std::vector<float>{1.0F}));
        QCOMPARE(toMono({44100, 1, {0.25F, -0.25F}}), (std::vector<float>{0.25F, -0.25F}));
        QVERIFY(toMono({44100, 2, {}}).empty());
    }
};

QTEST_GUILESS_MAIN(WaveformTest)
#include "waveform_test.moc"
