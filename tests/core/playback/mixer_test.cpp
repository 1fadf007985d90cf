// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/mixer.h"

#include "tests/support/sound_recorder.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>
#include <numbers>
#include <vector>

namespace
{

std::atomic<bool> counting{false};
std::atomic<int> heapCalls{0};

void countHeapCall()
{
    if (counting.load(std::memory_order_relaxed))
        heapCalls.fetch_add(1, std::memory_order_relaxed);
}

} // namespace

// The whole program's heap goes through here, so that a call from within pull() shows.
void* operator new(std::size_t size)
{
    countHeapCall();
    if (void* memory = std::malloc(size > 0 ? size : 1))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    countHeapCall();
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    countHeapCall();
    std::free(memory);
}

namespace otozu
{
namespace
{

constexpr int kRate = 48000;

/// A sine at both sides; the gain under level-match as given.
PlayableSoundPtr sine(double hz, double seconds, float amplitude = 0.5F, float matchedGain = 1.0F, double phase = 0.0)
{
    auto sound = std::make_shared<PlayableSound>();
    const auto frames = std::size_t(seconds * kRate);
    sound->stereo = {kRate, 2, std::vector<float>(2 * frames)};
    sound->matchedGain = matchedGain;
    for (std::size_t i = 0; i < frames; ++i) {
        const double angle = 2.0 * std::numbers::pi * hz * double(i) / kRate + phase;
        sound->stereo.samples[2 * i] = sound->stereo.samples[2 * i + 1] = amplitude * float(std::sin(angle));
    }
    return sound;
}

PlayableSoundPtr constant(float value, std::size_t frames, float matchedGain = 1.0F)
{
    auto sound = std::make_shared<PlayableSound>();
    sound->stereo = {kRate, 2, std::vector<float>(2 * frames, value)};
    sound->matchedGain = matchedGain;
    return sound;
}

/// The left channel of the next frames, pulled in blocks as a device does.
std::vector<float> pulled(Mixer& mixer, std::size_t frames, std::size_t block = 96)
{
    std::vector<float> left;
    std::vector<float> out(2 * block);
    while (left.size() < frames) {
        const std::size_t count = std::min(block, frames - left.size());
        mixer.pull(out.data(), count);
        for (std::size_t i = 0; i < count; ++i)
            left.push_back(out[2 * i]);
    }
    return left;
}

} // namespace

class MixerTest : public QObject
{
    Q_OBJECT
private slots:
    void nothingPlayedIsSilence()
    {
        Mixer mixer(kRate);
        for (const float sample : pulled(mixer, 1000))
            QCOMPARE(sample, 0.0F);
        QVERIFY(mixer.isSilent());
        QCOMPARE(mixer.position().voice, 0U);
    }

    void theSoundComesThroughAsItIs()
    {
        Mixer mixer(kRate);
        const PlayableSoundPtr sound = sine(440, 0.1);
        mixer.play(sound);
        const std::vector<float> heard = pulled(mixer, 4800);
        for (std::size_t i = 48; i < 4800 - 48; ++i)
            QCOMPARE(heard[i], sound->stereo.samples[2 * i]);
    }

    void leftAndRightStayApart()
    {
        auto sound = std::make_shared<PlayableSound>();
        sound->stereo = {kRate, 2, {}};
        for (int i = 0; i < 400; ++i)
            sound->stereo.samples.insert(sound->stereo.samples.end(), {0.25F, -0.5F});
        Mixer mixer(kRate);
        mixer.play(sound);
        std::vector<float> out(600);
        mixer.pull(out.data(), 300);
        QCOMPARE(out[2 * 200], 0.25F);
        QCOMPARE(out[2 * 200 + 1], -0.5F);
    }

    void blockSizeDoesNotMatter_data()
    {
        QTest::addColumn<int>("block");
        QTest::newRow("one frame") << 1;
        QTest::newRow("odd") << 37;
        QTest::newRow("all at once") << 4000;
    }
    void blockSizeDoesNotMatter()
    {
        QFETCH(int, block);
        Mixer one(kRate);
        Mixer other(kRate);
        one.play(sine(300, 0.05));
        other.play(sine(300, 0.05));
        QCOMPARE(pulled(one, 4000), pulled(other, 4000, std::size_t(block)));
    }

    void aNewVoiceFadesInOverAMillisecond()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.8F, kRate));
        const std::vector<float> heard = pulled(mixer, 480);
        QVERIFY(heard[0] > 0.0F && heard[0] < 0.05F);
        for (std::size_t i = 1; i < 48; ++i)
            QVERIFY(heard[i] > heard[i - 1]);
        QCOMPARE(heard[48], 0.8F);
        QCOMPARE(heard[479], 0.8F);
    }

    void stopFadesOutOverFourMilliseconds()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.8F, kRate));
        pulled(mixer, 4800);
        mixer.stop();
        const std::vector<float> heard = pulled(mixer, 480);
        QVERIFY(heard[0] < 0.8F);
        for (std::size_t i = 1; i < 192; ++i)
            QVERIFY(heard[i] < heard[i - 1]);
        QVERIFY(heard[96] > 0.3F && heard[96] < 0.5F);
        QCOMPARE(heard[193], 0.0F);
        QVERIFY(!mixer.position().sounding);
        QVERIFY(mixer.isSilent());
    }

    void aSoundThatIsCutOffEndsWithoutAClick()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.9F, 1000));
        const std::vector<float> heard = pulled(mixer, 1200);
        QVERIFY(test::largestStep(heard) < 0.9F / 40);
        QCOMPARE(heard[940], 0.9F);
        QCOMPARE(heard[1000], 0.0F);
    }

    void retriggerHasNoClick_data()
    {
        QTest::addColumn<int>("everyFrames");
        QTest::newRow("20 a second") << kRate / 20;
        QTest::newRow("every 10 ms") << kRate / 100;
        QTest::newRow("every block of 1 ms, faster than fades end") << kRate / 1000;
        QTest::newRow("every 5 frames: more than there is room for") << 5;
    }
    void retriggerHasNoClick()
    {
        QFETCH(int, everyFrames);
        Mixer mixer(kRate);
        std::vector<float> heard;
        for (int turn = 0; turn < 200; ++turn) {
            // Each begins at its crest: the worst start there is.
            mixer.play(sine(turn % 2 == 0 ? 440 : 330, 0.5, 0.2F, 1.0F, std::numbers::pi / 2));
            const auto some = pulled(mixer, std::size_t(everyFrames), 24);
            heard.insert(heard.end(), some.begin(), some.end());
        }
        // The steepest a sine of 440 Hz goes, a voice in its fade in, and all that may fade out at once.
        const float wave = 0.2F * 2.0F * std::numbers::pi_v<float> * 440.0F / kRate;
        const float limit = 0.2F / 48.0F + 8 * 0.2F / 192.0F + 5 * wave;
        QVERIFY2(test::largestStep(heard) <= limit, qPrintable(QString::number(test::largestStep(heard))));
        QVERIFY(*std::max_element(heard.begin(), heard.end()) > 0.01F);
    }

    void theNewestOfManyWins()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.1F, kRate));
        mixer.play(constant(0.2F, kRate));
        const std::uint32_t last = mixer.play(constant(0.3F, kRate));
        const std::vector<float> heard = pulled(mixer, 480);
        QCOMPARE(heard[479], 0.3F);
        QCOMPARE(*std::max_element(heard.begin(), heard.end()), 0.3F);
        QCOMPARE(mixer.position().voice, last);
    }

    void stopForgetsWhatWasToBegin()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.5F, kRate));
        mixer.stop();
        const std::vector<float> heard = pulled(mixer, 480);
        QCOMPARE(*std::max_element(heard.begin(), heard.end()), 0.0F);
        mixer.stop();
        mixer.play(constant(0.5F, kRate));
        QCOMPARE(pulled(mixer, 480).back(), 0.5F);
    }

    void positionCountsFramesAndKnowsTheEnd()
    {
        Mixer mixer(kRate);
        const std::uint32_t voice = mixer.play(constant(0.5F, 1000), 200);
        QVERIFY(!mixer.position().sounding);
        pulled(mixer, 96);
        QCOMPARE(mixer.position().voice, voice);
        QCOMPARE(mixer.position().frame, std::uint64_t(296));
        QVERIFY(mixer.position().sounding);
        pulled(mixer, 960);
        QCOMPARE(mixer.position().voice, voice);
        QCOMPARE(mixer.position().frame, std::uint64_t(1000));
        QVERIFY(!mixer.position().sounding);
        QVERIFY(mixer.isSilent());
        QVERIFY(mixer.play(constant(0.5F, 10)) != voice);
    }

    void aVoiceBeyondItsEndOrOfAnotherRateEndsAtOnce()
    {
        Mixer mixer(kRate);
        std::uint32_t voice = mixer.play(constant(0.5F, 100), 100);
        QCOMPARE(pulled(mixer, 100), std::vector<float>(100, 0.0F));
        QCOMPARE(mixer.position().voice, voice);
        QVERIFY(!mixer.position().sounding);

        auto slow = std::make_shared<PlayableSound>(*constant(0.5F, 100));
        slow->stereo.sampleRate = 44100;
        voice = mixer.play(slow);
        QCOMPARE(pulled(mixer, 100), std::vector<float>(100, 0.0F));
        QCOMPARE(mixer.position().voice, voice);
        mixer.setSampleRate(44100);
        mixer.play(slow);
        QCOMPARE(pulled(mixer, 50, 50)[45], 0.5F);

        mixer.setLoop(true);
        mixer.play(constant(0.5F, 0));
        QCOMPARE(pulled(mixer, 500).back(), 0.0F);
    }

    void aLoopHasNoSeam()
    {
        Mixer mixer(kRate);
        mixer.setLoop(true);
        mixer.play(sine(480, 0.1)); // 48 whole waves
        const std::vector<float> heard = pulled(mixer, 5 * 4800);
        const float wave = 0.5F * 2.0F * std::numbers::pi_v<float> * 480.0F / kRate;
        QVERIFY(test::largestStep(std::span(heard).subspan(100)) <= 1.001F * wave);
        QVERIFY(test::toneAmplitude(std::span(heard).subspan(4800), 480) > 0.49);
        QVERIFY(mixer.position().sounding);
        mixer.setLoop(false);
        pulled(mixer, 4800 + 96);
        QVERIFY(!mixer.position().sounding);
    }

    void extendGoesOnWithTheSameFrames()
    {
        const PlayableSoundPtr whole = sine(200, 0.2);
        auto head = std::make_shared<PlayableSound>(*whole);
        head->stereo.samples.resize(2 * 2400);
        Mixer mixer(kRate);
        const std::uint32_t voice = mixer.play(head);
        std::vector<float> heard = pulled(mixer, 1000);
        mixer.extend(whole);
        const std::vector<float> rest = pulled(mixer, 5000);
        heard.insert(heard.end(), rest.begin(), rest.end());
        for (std::size_t i = 48; i < heard.size(); ++i)
            QCOMPARE(heard[i], whole->stereo.samples[2 * i]);
        QCOMPARE(mixer.position().voice, voice);
    }

    void extendTakesThePlaceOfAVoiceNotYetBegun()
    {
        Mixer mixer(kRate);
        const std::uint32_t voice = mixer.play(constant(0.1F, 1000), 500);
        mixer.extend(constant(0.2F, 5000));
        QCOMPARE(pulled(mixer, 96).back(), 0.2F);
        QCOMPARE(mixer.position().voice, voice);
        QCOMPARE(mixer.position().frame, std::uint64_t(596));
    }

    void extendWakesNothingThatHasEnded()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.1F, 100));
        pulled(mixer, 500);
        mixer.extend(constant(0.1F, 5000));
        QCOMPARE(pulled(mixer, 500), std::vector<float>(500, 0.0F));
        mixer.play(constant(0.1F, 5000));
        mixer.stop();
        mixer.extend(constant(0.1F, 9000));
        QCOMPARE(pulled(mixer, 500), std::vector<float>(500, 0.0F));
    }

    void levelMatchIsTheVoicesOwnAndSwitchesSmoothly()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.8F, kRate, 0.25F));
        QCOMPARE(pulled(mixer, 480).back(), 0.2F);
        mixer.setLevelMatch(false);
        const std::vector<float> heard = pulled(mixer, 960);
        QCOMPARE(heard.back(), 0.8F);
        QVERIFY(test::largestStep(heard) < 0.01F);
    }

    void volumeAndMuteAreSmooth()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.8F, kRate));
        pulled(mixer, 480);
        mixer.setVolume(0.5F);
        std::vector<float> heard = pulled(mixer, 960);
        QCOMPARE(heard.back(), 0.4F);
        QVERIFY(test::largestStep(heard) < 0.01F);
        mixer.setMuted(true);
        heard = pulled(mixer, 960);
        QCOMPARE(heard.back(), 0.0F);
        QVERIFY(test::largestStep(heard) < 0.01F);
        mixer.setMuted(false);
        QCOMPARE(pulled(mixer, 960).back(), 0.4F);
    }

    void outputNeverLeavesFullScale()
    {
        Mixer mixer(kRate);
        mixer.play(constant(3.0F, 960));
        std::vector<float> heard = pulled(mixer, 480);
        mixer.play(constant(-3.0F, 960));
        const std::vector<float> more = pulled(mixer, 960);
        heard.insert(heard.end(), more.begin(), more.end());
        for (const float sample : heard)
            QVERIFY(std::abs(sample) <= 1.0F);
        QCOMPARE(heard[400], 1.0F);
    }

    void resetDropsAllAtOnce()
    {
        Mixer mixer(kRate);
        mixer.play(constant(0.5F, kRate));
        pulled(mixer, 480);
        mixer.play(constant(0.5F, kRate));
        mixer.reset();
        QVERIFY(mixer.isSilent());
        QVERIFY(!mixer.position().sounding);
        QCOMPARE(pulled(mixer, 100), std::vector<float>(100, 0.0F));
    }

    void pullTouchesNoHeap()
    {
        Mixer mixer(kRate);
        std::vector<float> out(2 * 96);
        heapCalls = 0;
        for (int turn = 0; turn < 300; ++turn) {
            if (turn % 3 == 0)
                mixer.play(sine(200 + turn, turn % 2 == 0 ? 0.003 : 0.2));
            if (turn % 50 == 49)
                mixer.stop();
            if (turn % 7 == 0)
                mixer.extend(sine(200 + turn, 0.3));
            counting = true;
            mixer.pull(out.data(), 96);
            if (turn % 100 == 99)
                mixer.reset();
            counting = false;
        }
        QCOMPARE(heapCalls.load(), 0);
        // The counter itself works.
        counting = true;
        delete new int(1); // NOLINT
        auto counted = std::make_unique<std::vector<int>>(10);
        counting = false;
        QVERIFY(heapCalls.load() > 0);
    }

    void nothingIsKeptForEver()
    {
        const PlayableSoundPtr sound = constant(0.1F, 100);
        {
            Mixer mixer(kRate);
            for (int turn = 0; turn < 50; ++turn) {
                mixer.play(sound);
                pulled(mixer, 48);
            }
            pulled(mixer, 1000);
            mixer.collect();
            QCOMPARE(sound.use_count(), 1L);
            mixer.play(sound);
        }
        QCOMPARE(sound.use_count(), 1L);
    }
};

} // namespace otozu

QTEST_APPLESS_MAIN(otozu::MixerTest)
#include "mixer_test.moc"
