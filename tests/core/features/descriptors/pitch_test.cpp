// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/pitch.h"

#include "core/audio/decoder.h"
#include "core/audio/resampler.h"
#include "core/features/descriptors/describe_sound.h"
#include "tests/support/test_paths.h"

#include "made_tones.h"

#include <QTest>
#include <map>
#include <regex>

namespace otozu
{
namespace
{

std::optional<SoundPitch> pitchOf(const test::Sound& sound)
{
    PitchFinder finder;
    return finder.find(sound);
}

double centsBetween(double a, double b)
{
    return 1200.0 * std::log2(a / b);
}

test::Sound fmBell(double hz)
{
    test::Sound sound(22050);
    synth::Oscillator main(22050.0);
    synth::Oscillator other(22050.0);
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] = 0.5F * main.sine(hz, 0.3 * std::exp(-double(i) / 6000.0) * double(other.sine(3.0 * hz)));
    return test::decaying(sound, 0.3);
}

test::Sound square(double hz)
{
    test::Sound sound(22050, 0.0F);
    synth::Oscillator oscillator(22050.0);
    oscillator.addSquare(sound, hz, 0.3, 0.5F);
    return sound;
}

/// A fundamental 12 dB weaker than the octave above it, as of many basses.
test::Sound weakFundamental(double hz)
{
    return test::sum(test::sum(test::sine(hz, 1.0, 0.1), test::sine(2.0 * hz, 1.0, 0.4)),
                     test::sine(3.0 * hz, 1.0, 0.2));
}

test::Sound vibrato(double hz)
{
    test::Sound sound(22050);
    synth::Oscillator main(22050.0);
    synth::Oscillator movement(22050.0);
    for (float& sample : sound)
        sample = 0.5F * main.sine(hz * (1.0 + 0.006 * double(movement.sine(5.5))));
    return sound;
}

} // namespace

class PitchTest : public QObject
{
    Q_OBJECT
private slots:
    void tones_data()
    {
        QTest::addColumn<test::Sound>("sound");
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("cents");
        for (const double hz :
             {40.0, 46.25, 55.0, 82.41, 110.0, 155.6, 220.0, 311.1, 440.0, 622.3, 880.0, 1244.5, 1760.0, 2000.0}) {
            const auto row = [&](const char* kind, const test::Sound& sound, double cents) {
                QTest::addRow("%s of %g Hz", kind, hz) << sound << hz << cents;
            };
            row("sine", test::sine(hz, 0.5), 5.0);
            row("saw", test::saw(hz, 0.5), 10.0);
            row("square", square(hz), 10.0);
            row("decaying saw", test::decaying(test::saw(hz, 0.6), 0.15), 10.0);
            row("saw in noise", test::sum(test::saw(hz, 0.5), test::whiteNoise(0.5), 0.1), 20.0);
            row("vibrato", vibrato(hz), 20.0);
            if (hz < 1000.0) {
                row("bell", fmBell(hz), 20.0); // higher ones would alias
                row("weak fundamental", weakFundamental(hz), 10.0);
            }
        }
    }
    void tones()
    {
        QFETCH(test::Sound, sound);
        QFETCH(double, hz);
        QFETCH(double, cents);
        const auto pitch = pitchOf(sound);
        QVERIFY(pitch);
        const double off = centsBetween(double(pitch->hz), hz);
        QVERIFY2(std::abs(off) <= cents, qPrintable(QStringLiteral("%1 Hz").arg(double(pitch->hz))));
        QVERIFY(std::abs(100.0 * (69.0 + 12.0 * std::log2(double(pitch->hz) / 440.0) - pitch->note) -
                         double(pitch->cents)) < 0.1);
    }

    void notesAreNumberedAsMidiDoes()
    {
        QCOMPARE(pitchOfHz(440.0, 1.0).note, 69);
        QCOMPARE(pitchOfHz(261.6256, 1.0).note, 60);
        QCOMPARE(pitchOfHz(8.1758, 1.0).note, 0);
        QVERIFY(std::abs(pitchOfHz(440.0 * std::exp2(0.3 / 12.0), 1.0).cents - 30.0F) < 0.01F);
        QCOMPARE(noteName(69), std::string("A4"));
        QCOMPARE(noteName(61), std::string("C#4"));
        QCOMPARE(noteName(0), std::string("C-1"));
    }

    void noiseHasNoPitch()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed)
            QVERIFY(!pitchOf(test::whiteNoise(0.5, 0.5, seed)));
        QVERIFY(!pitchOf({}));
        QVERIFY(!pitchOf(test::Sound(5000, 0.0F)));
        QVERIFY(!pitchOf(test::sine(440.0, 0.001)));
    }

    void aSweepHasNoPitch()
    {
        test::Sound sound(22050);
        synth::Oscillator oscillator(22050.0);
        for (std::size_t i = 0; i < sound.size(); ++i)
            sound[i] = oscillator.sine(100.0 * std::exp2(4.0 * double(i) / 22050.0));
        QVERIFY(!pitchOf(sound));
    }

    /// Recordings whose names tell their note, as "piano_Eb3".
    void recordings()
    {
        if (test::corpus().empty())
            QSKIP("no corpus");
        const std::regex named("_([A-Ga-g])(#|b|s)?([0-9])(_[0-9])?\\.");
        const std::map<char, int> naturals{{'C', 0}, {'D', 2}, {'E', 4}, {'F', 5}, {'G', 7}, {'A', 9}, {'B', 11}};
        SoundDescriber describer;
        int heard = 0;
        int right = 0;
        const auto folder = test::corpus() / "instruments";
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file())
                files.push_back(entry.path());
        }
        std::ranges::sort(files);
        for (const auto& file : files) {
            std::smatch match;
            const std::string name = file.filename().string();
            // Prepared pianos sound as they like.
            if (!std::regex_search(name, match, named) || name.find("prep_") != std::string::npos)
                continue;
            const char letter = char(match[1].str()[0] & ~0x20);
            const int shift = match[2] == "#" || match[2] == "s" ? 1 : match[2] == "b" ? -1 : 0;
            const int note = 12 * (std::stoi(match[3]) + 1) + naturals.at(letter) + shift;
            const auto decoded = decodeFile(file, {.maxSeconds = 30.0, .mono = true});
            const auto found =
                describer.describe(resample(decoded.sound.samples, decoded.sampleRate, 22050), decoded.seconds());
            ++heard;
            if (found.pitch && found.pitch->note == note)
                ++right;
            else
                qInfo("%s: %s", name.c_str(), found.pitch ? noteName(found.pitch->note).c_str() : "none");
        }
        qInfo("%d of %d named notes heard right", right, heard);
        QVERIFY(heard >= 10);
        QVERIFY(right >= heard * 9 / 10);
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::PitchTest)
#include "pitch_test.moc"
