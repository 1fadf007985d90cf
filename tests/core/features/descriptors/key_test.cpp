// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/key.h"

#include "made_tones.h"

#include <QTest>
#include <array>

namespace otozu
{
namespace
{

constexpr std::array kMajorScale{0.0, 2.0, 4.0, 5.0, 7.0, 9.0, 11.0};
constexpr std::array kMinorScale{0.0, 2.0, 3.0, 5.0, 7.0, 8.0, 10.0};

/// I IV V I or i iv V i, half a second each.
test::Sound cadence(int tonic, bool minor, double detune)
{
    const double root = 48.0 + tonic + detune;
    const double third = minor ? 3.0 : 4.0;
    test::Sound sound = test::chord({root, root + third, root + 7.0}, 0.5);
    test::append(sound, test::chord({root + 5.0, root + 5.0 + third, root + 12.0}, 0.5));
    test::append(sound, test::chord({root + 7.0, root + 11.0, root + 14.0}, 0.5));
    test::append(sound, test::chord({root, root + third, root + 7.0, root + 12.0}, 0.5));
    return sound;
}

/// A melody up and down the scale over a bass that plays tonic and fifth; three seconds and a half.
test::Sound melody(int tonic, bool minor, double detune)
{
    const auto& scale = minor ? kMinorScale : kMajorScale;
    const double root = 60.0 + tonic + detune;
    test::Sound upper;
    for (const int degree : {0, 1, 2, 3, 4, 5, 4, 6, 4, 2, 3, 1, 2, 0})
        test::append(upper, test::chord({root + scale[std::size_t(degree)]}, 0.25));
    test::Sound bass;
    for (const double step : {0.0, 7.0, 0.0, 5.0, 0.0, 7.0, 0.0})
        test::append(bass, test::chord({root - 24.0 + step}, 0.5));
    return test::sum(upper, bass);
}

/// A drum of noise four times a second.
test::Sound hats(double seconds)
{
    test::Sound sound;
    while (double(sound.size()) < seconds * 22050.0)
        test::append(sound, test::decaying(test::whiteNoise(0.25), 0.03));
    return sound;
}

} // namespace

class KeyTest : public QObject
{
    Q_OBJECT
private slots:
    void phrases_data()
    {
        QTest::addColumn<bool>("chords");
        QTest::addColumn<double>("detune");
        QTest::addColumn<bool>("drums");
        for (const bool chords : {true, false}) {
            const char* kind = chords ? "cadence" : "melody";
            QTest::addRow("%s", kind) << chords << 0.0 << false;
            QTest::addRow("%s, 30 cents sharp", kind) << chords << 0.3 << false;
            QTest::addRow("%s, 40 cents flat", kind) << chords << -0.4 << false;
            QTest::addRow("%s, with hi-hats", kind) << chords << 0.0 << true;
        }
    }
    /// All 24 keys; the relative, the parallel and the neighbouring key count as wrong.
    void phrases()
    {
        QFETCH(bool, chords);
        QFETCH(double, detune);
        QFETCH(bool, drums);
        KeyFinder finder;
        int right = 0;
        for (int tonic = 0; tonic < 12; ++tonic) {
            for (const bool minor : {false, true}) {
                test::Sound sound = chords ? cadence(tonic, minor, detune) : melody(tonic, minor, detune);
                if (drums)
                    sound = test::sum(sound, hats(double(sound.size()) / 22050.0), 0.3);
                finder.listen(sound);
                const auto key = finder.key();
                if (key && key->tonic == tonic && key->minor == minor)
                    ++right;
                else
                    qInfo("%s heard as %s", keyName({tonic, minor, 0.0F}).c_str(),
                          key ? keyName(*key).c_str() : "none");
                if (detune != 0.0)
                    QVERIFY2(std::abs(finder.tuning() - 100.0 * detune) < 8.0,
                             qPrintable(QString::number(finder.tuning())));
            }
        }
        qInfo("%d of 24 keys", right);
        QVERIFY(right >= 22);
    }

    void chordsHaveAKey()
    {
        KeyFinder finder;
        for (int tonic = 0; tonic < 12; ++tonic) {
            for (const double third : {3.0, 4.0}) {
                const double root = 48.0 + tonic;
                finder.listen(test::chord({root, root + third, root + 7.0}, 1.5));
                const auto key = finder.key();
                QVERIFY(key);
                QCOMPARE(key->tonic, tonic);
                QCOMPARE(key->minor, third == 3.0);
            }
        }
    }

    void noiseAndDrumsHaveNone()
    {
        KeyFinder finder;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            finder.listen(test::whiteNoise(3.0, 0.5, seed));
            QVERIFY(!finder.key());
        }
        finder.listen(hats(4.0));
        QVERIFY(!finder.key());
        finder.listen({});
        QVERIFY(!finder.key());
        finder.listen(test::Sound(50000, 0.0F));
        QVERIFY(!finder.key());
    }

    void oneNoteHasNoKey()
    {
        KeyFinder finder;
        for (const double hz : {110.0, 440.0}) {
            finder.listen(test::sine(hz, 2.0));
            QVERIFY(!finder.key());
        }
    }

    void fitIsACorrelation()
    {
        // The chroma of a key's own profile fits it perfectly, whatever the tonic.
        Chroma chroma{0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400};
        QVERIFY(std::abs(keyFit(chroma, {0, false, 0.0F}) - 1.0) < 1e-9);
        std::ranges::rotate(chroma, chroma.begin() + 5); // what was on F is on C now: tonic 12 - 5
        QVERIFY(std::abs(keyFit(chroma, {7, false, 0.0F}) - 1.0) < 1e-9);
        QVERIFY(keyFit(chroma, {8, false, 0.0F}) < 0.5);
        chroma.fill(1.0 / 12.0);
        QVERIFY(std::abs(keyFit(chroma, {0, false, 0.0F})) < 1e-6);
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::KeyTest)
#include "key_test.moc"
