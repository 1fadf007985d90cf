// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/describe_sound.h"

#include "core/audio/decoder.h"
#include "core/audio/mono.h"
#include "core/audio/resampler.h"
#include "core/demo/demo_pack.h"
#include "tests/support/test_paths.h"

#include "made_loops.h"
#include "made_tones.h"

#include <QTest>

namespace otozu
{
namespace
{

SoundDescriptors describeBuffer(SoundDescriber& describer, const AudioBuffer& audio, const std::string& name = {})
{
    return describer.describe(resample(toMono(audio), audio.sampleRate, 22050),
                              double(audio.frames()) / audio.sampleRate, name);
}

bool within(float value, float low, float high)
{
    return value >= low && value <= high; // false for what is not a number
}

/// Every number is there within its range.
bool isSane(const SoundDescriptors& d)
{
    return within(d.loopConfidence, 0.0F, 1.0F) &&
           (!d.tempo || (within(d.tempo->bpm, 40.0F, 300.0F) && within(d.tempo->confidence, 0.0F, 1.0F))) &&
           (!d.key || (d.key->tonic >= 0 && d.key->tonic < 12 && within(d.key->confidence, 0.0F, 1.0F))) &&
           (!d.pitch || (within(d.pitch->hz, 20.0F, 6000.0F) && within(d.pitch->cents, -50.0F, 50.0F) &&
                         within(d.pitch->confidence, 0.0F, 1.0F))) &&
           (!d.brightness || within(*d.brightness, 0.0F, 11025.0F)) &&
           (!d.noisiness || within(*d.noisiness, 0.0F, 1.0F)) && (!d.attack || within(*d.attack, 1e-5F, 60.0F));
}

bool same(const SoundDescriptors& a, const SoundDescriptors& b)
{
    const auto tempo = [](const SoundDescriptors& d) {
        return d.tempo ? std::pair(d.tempo->bpm, d.tempo->confidence) : std::pair(0.0F, 0.0F);
    };
    const auto key = [](const SoundDescriptors& d) {
        return d.key ? std::tuple(d.key->tonic, d.key->minor, d.key->confidence) : std::tuple(-1, false, 0.0F);
    };
    const auto pitch = [](const SoundDescriptors& d) {
        return d.pitch ? std::pair(d.pitch->hz, d.pitch->confidence) : std::pair(0.0F, 0.0F);
    };
    return a.loop == b.loop && a.loopConfidence == b.loopConfidence && tempo(a) == tempo(b) && key(a) == key(b) &&
           pitch(a) == pitch(b) && a.brightness == b.brightness && a.noisiness == b.noisiness && a.attack == b.attack;
}

} // namespace

class DescribeSoundTest : public QObject
{
    Q_OBJECT
private slots:
    void loopsAreToldFromOneShots()
    {
        SoundDescriber describer;
        int loops = 0;
        const auto made = test::loopsOfKnownTempo(80, 11);
        for (const auto& loop : made) {
            const auto found = describeBuffer(describer, test::makeLoop(loop));
            loops += found.loop ? 1 : 0;
            QVERIFY(found.loop == found.tempo.has_value() && isSane(found));
            if (!found.loop)
                qInfo("taken for a one-shot: %s", test::describe(loop).c_str());
        }
        int oneShots = 0;
        const auto plan = demoPlan({.count = 200, .seed = 8});
        for (const auto& sound : plan) {
            const auto found = describeBuffer(describer, synthesise(sound));
            oneShots += found.loop ? 0 : 1;
            QVERIFY(isSane(found) && found.brightness && found.noisiness);
            QVERIFY(found.loop || (found.attack && !found.tempo));
            if (found.loop)
                qInfo("taken for a loop: %s", sound.path.c_str());
        }
        qInfo("%d of %zu loops, %d of %zu one-shots", loops, made.size(), oneShots, plan.size());
        QVERIFY(loops >= int(made.size()) * 95 / 100);
        QVERIFY(oneShots >= int(plan.size()) * 98 / 100);
    }

    void drumsOfTheCorpusAreOneShots()
    {
        if (test::corpus().empty())
            QSKIP("no corpus");
        SoundDescriber describer;
        int right = 0;
        int all = 0;
        for (const auto& [folder, loop] : {std::pair("drums", false), std::pair("loops/drum-loop", true)}) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(test::corpus() / folder)) {
                if (!entry.is_regular_file())
                    continue;
                const auto decoded = decodeFile(entry.path(), {.maxSeconds = 30.0});
                const auto found = describeBuffer(describer, decoded.sound);
                ++all;
                right += found.loop == loop ? 1 : 0;
                if (found.loop != loop)
                    qInfo("%s", entry.path().filename().c_str());
            }
        }
        qInfo("%d of %d", right, all);
        QVERIFY(all > 300);
        QVERIFY(right >= all * 98 / 100);
    }

    void levelMakesNoDifference()
    {
        SoundDescriber describer;
        for (const auto& sound : {test::chord({48.0, 52.0, 55.0}, 1.5), test::decaying(test::saw(110.0, 0.5), 0.2),
                                  test::whiteNoise(0.8)}) {
            const double seconds = double(sound.size()) / 22050.0;
            const auto loud = describer.describe(sound, seconds);
            for (const float gain : {0x1p-12F, 0x1p-4F, 0x1p4F}) {
                auto other = sound;
                for (float& sample : other)
                    sample *= gain;
                QVERIFY(same(describer.describe(other, seconds), loud));
            }
        }
    }

    void whatWasHeardBeforeMakesNoDifference()
    {
        SoundDescriber used;
        for (const auto& sound : demoPlan({.count = 30, .seed = 4})) {
            const auto audio = synthesise(sound);
            SoundDescriber fresh;
            QVERIFY(same(describeBuffer(used, audio), describeBuffer(fresh, audio)));
        }
    }

    void strangeSounds_data()
    {
        QTest::addColumn<test::Sound>("sound");
        QTest::newRow("nothing") << test::Sound();
        QTest::newRow("one sample") << test::Sound(1, 0.5F);
        QTest::newRow("two samples") << test::Sound(2, -0.5F);
        QTest::newRow("silence") << test::Sound(30000, 0.0F);
        QTest::newRow("offset") << test::Sound(30000, 0.7F);
        QTest::newRow("denormals") << test::Sound(30000, 1e-41F);
        QTest::newRow("as large as floats go") << test::Sound(30000, 3e38F);
        test::Sound spike(30000, 0.0F);
        spike[29999] = 1.0F;
        QTest::newRow("a click at the end") << spike;
        test::Sound alternating(30000);
        for (std::size_t i = 0; i < alternating.size(); ++i)
            alternating[i] = i % 2 == 0 ? 1.0F : -1.0F;
        QTest::newRow("the highest frequency") << alternating;
        QTest::newRow("faint beside a click") << test::sum(spike, test::sine(300.0, 1.3), 1e-9);
        QTest::newRow("forty seconds of noise") << test::whiteNoise(40.0);
    }
    void strangeSounds()
    {
        QFETCH(test::Sound, sound);
        SoundDescriber describer;
        for (const double seconds : {std::max(1.0 / 22050.0, double(sound.size()) / 22050.0), 7200.0}) {
            for (const char* name : {"", "120bpm Am loop"})
                QVERIFY(isSane(describer.describe(sound, seconds, name)));
        }
    }

    void silenceHasNothing()
    {
        SoundDescriber describer;
        const auto found = describer.describe(test::Sound(30000, 0.0F), 30000.0 / 22050.0);
        QVERIFY(!found.tempo && !found.key && !found.pitch && !found.brightness && !found.noisiness && !found.attack);
        QVERIFY(!found.loop);
    }

    void aNoteHasAPitchAndAChordAKey()
    {
        SoundDescriber describer;
        const auto note = describer.describe(test::chord({57.0}, 1.5), 1.5);
        QVERIFY(note.pitch && !note.key);
        QCOMPARE(note.pitch->note, 57);
        const auto chord = describer.describe(test::chord({57.0, 60.0, 64.0}, 1.5), 1.5);
        QVERIFY(chord.key);
        QCOMPARE(keyName(*chord.key), std::string("A minor"));
        QVERIFY(!chord.pitch);
    }

    void aNamedKeyIsBelievedWhereItFits_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        // The notes C, E, G, A are A minor's and C major's.
        QTest::newRow("A minor said") << "Keys Am.wav"
                                      << "A minor";
        QTest::newRow("C major said") << "Keys Cmaj.wav"
                                      << "C major";
        QTest::newRow("C said") << "Keys C.wav"
                                << "C major";
        QTest::newRow("another that does not fit") << "Keys F#min.wav"
                                                   << "";
    }
    void aNamedKeyIsBelievedWhereItFits()
    {
        QFETCH(QString, name);
        QFETCH(QString, key);
        const auto sound = test::chord({57.0, 60.0, 64.0, 67.0}, 2.0);
        SoundDescriber describer;
        const auto alone = describer.describe(sound, 2.0);
        const auto named = describer.describe(sound, 2.0, name.toStdString());
        QVERIFY(alone.key && named.key);
        QCOMPARE(QString::fromStdString(keyName(*named.key)),
                 key.isEmpty() ? QString::fromStdString(keyName(*alone.key)) : key);
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::DescribeSoundTest)
#include "describe_sound_test.moc"
