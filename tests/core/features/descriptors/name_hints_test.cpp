// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/name_hints.h"

#include <QTest>

namespace otozu
{

class NameHintsTest : public QObject
{
    Q_OBJECT
private slots:
    void tempos_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("tempos"); // "120!" is said
        QTest::newRow("none") << "Kick 808.wav"
                              << "";
        QTest::newRow("120bpm") << "Funky_120bpm_Am.wav"
                                << "120!";
        QTest::newRow("120 BPM") << "Break 90 BPM.wav"
                                 << "90!";
        QTest::newRow("BPM120") << "Loop-BPM174.aif"
                                << "174!";
        QTest::newRow("fraction") << "Groove 92.5bpm"
                                  << "92.5!";
        QTest::newRow("number of the loop and tempo") << "Loop_03_128_Am.wav"
                                                      << "128";
        QTest::newRow("two numbers") << "Perc 101 125bpm.wav"
                                     << "125! 101";
        QTest::newRow("attached to a word") << "loop90.wav"
                                            << "90";
        QTest::newRow("leading zero: a serial number") << "Loop_090.wav"
                                                       << "";
        QTest::newRow("bare and too slow") << "Loop 44.wav"
                                           << "";
        QTest::newRow("said and slow") << "Dub 44bpm.wav"
                                       << "44!";
        QTest::newRow("out of range") << "TR909 999bpm.wav"
                                      << "";
        QTest::newRow("empty") << ""
                               << "";
    }
    void tempos()
    {
        QFETCH(QString, name);
        QFETCH(QString, tempos);
        QStringList found;
        for (const NamedTempo& tempo : nameHints(name.toStdString()).tempos)
            found += QString::number(tempo.bpm) + (tempo.said ? "!" : "");
        QCOMPARE(found.join(' '), tempos);
    }

    void keys_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("tonic");    // -1: none
        QTest::addColumn<QString>("mode"); // "", "minor", "major"
        QTest::newRow("Am") << "Bass_120_Am.wav" << 9 << "minor";
        QTest::newRow("F#min") << "Pad F#min.wav" << 6 << "minor";
        QTest::newRow("C#") << "Lead_C#.wav" << 1 << "";
        QTest::newRow("Bb") << "Organ-Bb-90.wav" << 10 << "";
        QTest::newRow("Ebm") << "Strings Ebm" << 3 << "minor";
        QTest::newRow("C major") << "Chord C major.wav" << 0 << "major";
        QTest::newRow("Dmaj7") << "Rhodes_Dmaj7.wav" << 2 << "major";
        QTest::newRow("a_minor") << "arp_a_minor.wav" << 9 << "minor";
        QTest::newRow("gmin") << "bass gmin.wav" << 7 << "minor";
        QTest::newRow("sharp sign") << "Pad F\u266Fm.wav" << 6 << "minor";
        QTest::newRow("flat sign") << "Pad B\u266D.wav" << 10 << "";
        QTest::newRow("Gsharp") << "Pluck Gsharp minor.wav" << 8 << "minor";
        QTest::newRow("Cb is B") << "Cb.wav" << 11 << "";
        QTest::newRow("the last one") << "A Loop in Dm.wav" << 2 << "minor";
        QTest::newRow("an article") << "hit a drum.wav" << -1 << "";
        QTest::newRow("words that begin with a note") << "Bad Cab Fade Game Egg.wav" << -1 << "";
        QTest::newRow("FM is a synthesis") << "FM Bell.wav" << -1 << "";
        QTest::newRow("a note with its octave is a pitch") << "Piano_A4.wav" << -1 << "";
        QTest::newRow("i am") << "i am here.wav" << -1 << "";
        QTest::newRow("none") << "Kick 01.wav" << -1 << "";
    }
    void keys()
    {
        QFETCH(QString, name);
        QFETCH(int, tonic);
        QFETCH(QString, mode);
        const auto key = nameHints(name.toStdString()).key;
        QCOMPARE(key ? key->tonic : -1, tonic);
        if (key)
            QCOMPARE(QString(!key->minor ? "" : *key->minor ? "minor" : "major"), mode);
    }

    void words()
    {
        QVERIFY(nameHints("Drum_Loop_01.wav").loop);
        QVERIFY(nameHints("loop90.wav").loop);
        QVERIFY(!nameHints("Loophole.wav").loop);
        QVERIFY(nameHints("OneShot Kick.wav").oneShot);
        QVERIFY(nameHints("bass_one-shot_C.wav").oneShot);
        QVERIFY(!nameHints("Whitney.wav").oneShot);
    }

    void anyBytesDo()
    {
        for (const char* name :
             {"\xFF\xFE 120bpm", "....", "#", "##m", ".wav", "bpm", "bpm bpm 120", "\u97F3\u56F3 90bpm Am"})
            (void)nameHints(name);
        QCOMPARE(nameHints("\u97F3\u56F3 90bpm Am").tempos.size(), std::size_t(1));
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::NameHintsTest)
#include "name_hints_test.moc"
