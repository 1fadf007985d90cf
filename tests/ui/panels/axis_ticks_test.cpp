// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/axis_ticks.h"
#include "ui/panels/fact_texts.h"

#include "core/library/sample_record.h"

#include <QLocale>
#include <QTest>
#include <cmath>

using namespace otozu;

class AxisTicksTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void times_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("pixels");
        QTest::addColumn<QString>("texts"); // by hand, at least 50 pixels apart
        QTest::addColumn<QString>("unit");
        QTest::newRow("a click") << 0.02 << 200.0 << "0 5 10 15 20"
                                 << "ms";
        QTest::newRow("a hat") << 0.25 << 250.0 << "0 0.05 0.10 0.15 0.20 0.25"
                               << "s";
        QTest::newRow("a loop") << 4.0 << 200.0 << "0 1 2 3 4"
                                << "s";
        QTest::newRow("half a step stays out") << 4.5 << 200.0 << "0 2 4"
                                               << "s";
        QTest::newRow("a minute") << 60.0 << 300.0 << "0:00 0:10 0:20 0:30 0:40 0:50 1:00"
                                  << "min";
        QTest::newRow("six minutes") << 360.0 << 200.0 << "0:00 2:00 4:00 6:00"
                                     << "min";
        QTest::newRow("two hours") << 7200.0 << 200.0 << "0:00 30:00 60:00 90:00 120:00"
                                   << "min";
        QTest::newRow("narrower than a step") << 4.0 << 20.0 << "0"
                                              << "s";
        QTest::newRow("nothing") << 0.0 << 200.0 << ""
                                 << "";
        QTest::newRow("no room") << 4.0 << 0.0 << ""
                                 << "";
    }
    void times()
    {
        QFETCH(double, seconds);
        QFETCH(double, pixels);
        QFETCH(QString, texts);
        QFETCH(QString, unit);
        const TimeAxis axis = timeAxis(seconds, pixels, 50.0);
        QStringList got;
        for (const AxisTick& tick : axis.ticks) {
            got += tick.text;
            QVERIFY(std::abs(tick.position - tick.value / seconds * pixels) < 1e-9);
        }
        QCOMPARE(got.join(' '), texts);
        QCOMPARE(axis.unit, unit);
    }

    void timesKeepTheirDistance()
    {
        for (double seconds = 0.001; seconds < 40'000.0; seconds *= 1.37) {
            const TimeAxis axis = timeAxis(seconds, 333.0, 48.0);
            QVERIFY(!axis.ticks.empty());
            QVERIFY(axis.ticks.back().value <= seconds * 1.000001);
            for (std::size_t i = 1; i < axis.ticks.size(); ++i)
                QVERIFY(axis.ticks[i].position - axis.ticks[i - 1].position >= 47.999);
        }
    }

    /// Slaney's scale by hand: 15 mels to 1 kHz, 27 more for each factor of 6.4; 22,050 Hz is 59.99245 mels.
    void melPlaces_data()
    {
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("share"); // from the bottom, of 22,050 Hz
        QTest::newRow("bottom") << 0.0 << 0.0;
        QTest::newRow("500 Hz is half of 1 kHz") << 500.0 << 7.5 / 59.99245;
        QTest::newRow("1 kHz") << 1000.0 << 15.0 / 59.99245;
        QTest::newRow("6.4 kHz") << 6400.0 << 42.0 / 59.99245;
        QTest::newRow("top") << 22050.0 << 1.0;
    }
    void melPlaces()
    {
        QFETCH(double, hz);
        QFETCH(double, share);
        const double position = melPosition(hz, 0.0, 22050.0, 100.0);
        QVERIFY2(std::abs(position - 100.0 * (1.0 - share)) < 0.001, qPrintable(QString::number(position)));
        QVERIFY(std::abs(hzAtMelPosition(position, 0.0, 22050.0, 100.0) - hz) < 0.01);
    }

    /// 14 pixels are 4.7 mels of 60 at 180 pixels: 200 Hz (3 mels) is too near to 500 Hz (7.5), 100 Hz is not.
    void frequencies_data()
    {
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("pixels");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("low") << 22050.0 << 30.0 << QStringList{"1 kHz", "10 kHz"};
        QTest::newRow("usual") << 22050.0 << 180.0 << QStringList{"100 Hz", "500 Hz", "1 kHz",  "2 kHz", "3 kHz",
                                                                  "5 kHz",  "7 kHz",  "10 kHz", "20 kHz"};
        QTest::newRow("telephone") << 4000.0 << 100.0 << QStringList{"100 Hz", "500 Hz", "1 kHz", "2 kHz", "3 kHz"};
        QTest::newRow("nothing") << 0.0 << 100.0 << QStringList{};
    }
    void frequencies()
    {
        QFETCH(double, high);
        QFETCH(double, pixels);
        QFETCH(QStringList, texts);
        QStringList got;
        double last = 1e9;
        for (const AxisTick& tick : frequencyTicks(0.0, high, pixels, 14.0)) {
            got += tick.text;
            QVERIFY(last - tick.position >= 14.0);
            QVERIFY(tick.position >= 0.0 && tick.position <= pixels);
            last = tick.position;
        }
        QVERIFY2(got == texts, qPrintable(got.join(QStringLiteral(", "))));
    }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0 ms";
        QTest::newRow("short") << 0.0853 << "85 ms";
        QTest::newRow("not 1,000 ms") << 0.9996 << "1.00 s";
        QTest::newRow("second") << 1.254 << "1.25 s";
        QTest::newRow("not 60.00 s") << 59.996 << "1:00";
        QTest::newRow("minutes") << 187.4 << "3:07";
        QTest::newRow("hour") << 3753.0 << "1:02:33";
    }
    void durations()
    {
        QFETCH(double, seconds);
        QTEST(durationText(seconds), "text");
    }

    void factsLeaveOutWhatIsUnknown()
    {
        SampleRecord record;
        record.seconds = 0.5;
        record.sampleRate = 48000;
        record.channels = 2;
        record.format = "OGG"; // lossy: no bit depth
        record.bytes = 12'345;
        QStringList got;
        for (const Fact& fact : factsOf(record))
            got += fact.name + "=" + fact.value;
        QCOMPARE(got.join("; "),
                 QStringLiteral("Length=500 ms; Sample rate=48,000 Hz; Channels=Stereo; Format=OGG; File size=12 kB"));
    }

    void factsOfALoopAndOfANote()
    {
        SampleRecord loop;
        loop.seconds = 1.875;
        loop.descriptors.loop = true;
        loop.descriptors.tempo = SoundTempo{127.98F, 0.9F};
        loop.descriptors.key = SoundKey{9, true, 0.8F};
        loop.descriptors.loudness = -14.23F;
        loop.descriptors.brightness = 2440.0F;
        QStringList got;
        for (const Fact& fact : factsOf(loop))
            got += fact.name + "=" + fact.value;
        QCOMPARE(got.join("; "), QStringLiteral("Length=1.88 s; File size=0 bytes; Tempo=128 BPM; Key=A min; "
                                                "Loudness=-14.2 LUFS; Brightness=2.4 kHz"));
        QCOMPARE(musicText(loop.descriptors), QStringLiteral("128 BPM \u00b7 A min"));
        // What is not sure is not said.
        loop.descriptors.tempo->confidence = 0.2F;
        loop.descriptors.key->confidence = 0.3F;
        QCOMPARE(musicText(loop.descriptors), QString());

        SampleRecord note;
        note.descriptors.pitch = SoundPitch{443.0F, 69, 11.8F, 0.9F};
        QCOMPARE(factsOf(note).back().value, QStringLiteral("A4 +12 ct"));
        QCOMPARE(musicText(note.descriptors), QStringLiteral("A4"));
        QCOMPARE(musicText({}), QString());
    }

    void valuesInWords()
    {
        QCOMPARE(tempoText(92.5), QStringLiteral("92.5 BPM"));
        QCOMPARE(keyText({6, false, 1.0F}), QStringLiteral("F# maj"));
        QCOMPARE(pitchText({110.0F, 45, 0.2F, 1.0F}), QStringLiteral("A2"));
        QCOMPARE(pitchText({109.0F, 45, -15.8F, 1.0F}), QStringLiteral("A2 -16 ct"));
        QCOMPARE(frequencyText(440.4), QStringLiteral("440 Hz"));
        QCOMPARE(frequencyText(999.7), QStringLiteral("1 kHz"));
        QCOMPARE(loudnessText(-18.0), QStringLiteral("-18 LUFS"));
    }
};

QTEST_GUILESS_MAIN(AxisTicksTest)
#include "axis_ticks_test.moc"
