// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/audition/output_pump.h"

#include "tests/support/fake_audio_output.h"

#include <QTest>

namespace otozu
{
namespace
{

using Time = OutputPump::Time;

/// A pump with everything around it, on a clock of its own.
struct Bench {
    test::FakeAudio audio;
    Mixer mixer{48000};
    std::unique_ptr<AudioOutput> output = audio.output();
    std::vector<AuditionState> states;
    std::vector<int> rates;
    QList<AudioDevice> devices;
    OutputPump pump{mixer,
                    *output,
                    {[this](AuditionState state, int rate) {
                         states.push_back(state);
                         rates.push_back(rate);
                     },
                     [this](const QList<AudioDevice>& found) { devices = found; }}};
    Time now{0};

    void pass(Time time)
    {
        for (const Time end = now + time; now < end;) {
            now += OutputPump::kTick;
            if (now.count() % OutputPump::kLook.count() == 0)
                pump.look(now);
            pump.tick(now);
        }
    }
    void play(float value, double seconds = 1.0)
    {
        auto sound = std::make_shared<PlayableSound>();
        const int rate = mixer.sampleRate();
        sound->stereo = {rate, 2, std::vector<float>(2 * std::size_t(seconds * rate), value)};
        mixer.play(sound);
        pump.wake(now);
    }
};

AudioDevice device(const char* id, bool isDefault = false)
{
    return {id, QString::fromLatin1(id), isDefault};
}

using States = std::vector<AuditionState>;

} // namespace

class OutputPumpTest : public QObject
{
    Q_OBJECT
private slots:
    void opensTheDefaultDeviceAndFillsIt()
    {
        Bench bench;
        bench.audio.setDevices({device("first"), device("usual", true)});
        bench.pump.look(bench.now);
        QCOMPARE(bench.states, States{AuditionState::Ready});
        QCOMPARE(bench.rates, std::vector<int>{48000});
        QCOMPARE(bench.audio.openDevice(), QByteArray("usual"));
        QCOMPARE(bench.audio.bufferMilliseconds(), 10);
        QCOMPARE(bench.devices.size(), 2);
        bench.play(0.5F);
        bench.pass(Time(20));
        QCOMPARE(bench.audio.played().back(), 0.5F);
        QVERIFY(!bench.audio.overwritten());
    }

    void whatIsNotTakenIsNotLost()
    {
        Bench whole;
        Bench bits;
        bits.audio.setMostTaken(7);
        for (Bench* bench : {&whole, &bits}) {
            bench->pump.look(bench->now);
            auto ramp = std::make_shared<PlayableSound>();
            ramp->stereo = {48000, 2, {}};
            for (int i = 0; i < 3000; ++i)
                ramp->stereo.samples.insert(ramp->stereo.samples.end(), 2, float(i) / 3000.0F);
            bench->mixer.play(ramp);
            bench->pass(Time(50));
        }
        QCOMPARE(bits.audio.played(), whole.audio.played());
    }

    void aWriteThatTakesNothingGoesOnLater()
    {
        Bench bench;
        bench.audio.setMostTaken(0);
        bench.pump.look(bench.now);
        bench.play(0.5F);
        bench.pass(Time(10));
        QVERIFY(bench.audio.played().empty());
        bench.audio.setMostTaken(1000);
        bench.pass(Time(10));
        QCOMPARE(bench.audio.played().back(), 0.5F);
    }

    void noServerIsSaidAndNotForgotten()
    {
        Bench bench;
        bench.audio.setServer(false);
        bench.pass(Time(3000));
        QCOMPARE(bench.states, States{AuditionState::NoServer});
        QCOMPARE(bench.audio.opens(), 0);
        bench.audio.setServer(true);
        bench.pass(Time(1000));
        QCOMPARE(bench.states.back(), AuditionState::Ready);
        bench.audio.setServer(false); // once there was one, it may come back
        bench.pass(Time(1000));
        QCOMPARE(bench.states.back(), AuditionState::Lost);
    }

    void aDeviceThatAppearsIsTaken()
    {
        Bench bench;
        bench.audio.setDevices({});
        bench.pass(Time(2000));
        QCOMPARE(bench.states, States{AuditionState::NoDevice});
        bench.audio.setDevices({device("new", true)});
        bench.pass(Time(1000));
        QCOMPARE(bench.states, (States{AuditionState::NoDevice, AuditionState::Ready}));
        QCOMPARE(bench.audio.openDevice(), QByteArray("new"));
    }

    void aLostDeviceIsSaidAtOnceAndTakenAgain()
    {
        Bench bench;
        bench.pump.look(bench.now);
        bench.play(0.5F, 30.0);
        bench.pass(Time(100));
        bench.audio.setBroken(true);
        bench.pass(OutputPump::kTick);
        QCOMPARE(bench.states.back(), AuditionState::Lost);
        QVERIFY(!bench.mixer.position().sounding);
        QVERIFY(!bench.pump.isRunning());
        bench.audio.setBroken(false);
        bench.audio.forget();
        bench.pass(Time(3000));
        QCOMPARE(bench.states.back(), AuditionState::Ready);
        for (const float sample : bench.audio.played())
            QCOMPARE(sample, 0.0F); // what sounded then does not come back
    }

    void aDeviceThatDoesNotOpenIsTriedMoreAndMoreSeldom()
    {
        Bench bench;
        bench.audio.setBroken(true);
        bench.pass(Time(60'000));
        QCOMPARE(bench.states, States{AuditionState::Lost});
        QVERIFY2(bench.audio.opens() >= 6 && bench.audio.opens() <= 12,
                 qPrintable(QString::number(bench.audio.opens())));
        // Something new among the devices: no waiting.
        const int before = bench.audio.opens();
        bench.audio.setDevices({device("one", true), device("two")});
        bench.pass(Time(1000));
        QVERIFY(bench.audio.opens() > before);
    }

    void theChosenDeviceIsUsedWhileItIsThere()
    {
        Bench bench;
        bench.audio.setDevices({device("usual", true), device("chosen")});
        bench.pump.setDevice("chosen", bench.now);
        QCOMPARE(bench.audio.openDevice(), QByteArray("chosen"));
        bench.audio.setDevices({device("usual", true)});
        bench.pass(Time(1000));
        QCOMPARE(bench.audio.openDevice(), QByteArray("usual"));
        bench.audio.setDevices({device("usual", true), device("chosen")});
        bench.pass(Time(1000));
        QCOMPARE(bench.audio.openDevice(), QByteArray("chosen"));
        bench.pump.setDevice({}, bench.now);
        QCOMPARE(bench.audio.openDevice(), QByteArray("usual"));
    }

    void theDefaultIsFollowedAndTheSoundGoesOn()
    {
        Bench bench;
        bench.audio.setDevices({device("a", true), device("b")});
        bench.pump.look(bench.now);
        bench.play(0.5F, 30.0);
        bench.pass(Time(500));
        bench.audio.setDevices({device("a"), device("b", true)});
        bench.pass(Time(1000));
        QCOMPARE(bench.audio.openDevice(), QByteArray("b"));
        QCOMPARE(bench.states, States{AuditionState::Ready});
        QVERIFY(bench.mixer.position().sounding);
        QCOMPARE(bench.audio.played().back(), 0.5F);
    }

    void anotherRateIsTold()
    {
        Bench bench;
        bench.pump.look(bench.now);
        bench.audio.setSampleRate(44100);
        bench.audio.setDevices({device("other", true)});
        bench.pass(Time(1000));
        QCOMPARE(bench.states, (States{AuditionState::Ready, AuditionState::Ready}));
        QCOMPARE(bench.rates, (std::vector<int>{48000, 44100}));
        QCOMPARE(bench.mixer.sampleRate(), 44100);
    }

    void aBufferThatRunsEmptyIsMadeLonger()
    {
        Bench bench;
        bench.pump.look(bench.now);
        bench.play(0.5F, 100.0);
        bench.pass(Time(100));
        bench.audio.setFramesFree(480); // all of it, at every look
        bench.pass(Time(30));
        QCOMPARE(bench.audio.bufferMilliseconds(), 20);
        bench.pass(Time(1000));
        QCOMPARE(bench.audio.bufferMilliseconds(), 20); // 480 of 960 is no empty one
        bench.audio.setFramesFree(960);
        bench.pass(Time(1000));
        QCOMPARE(bench.audio.bufferMilliseconds(), 40);
        QVERIFY(bench.mixer.position().sounding);
        QCOMPARE(bench.states, States{AuditionState::Ready});
        QCOMPARE(bench.audio.opens(), 3);
    }

    void nowAndThenAnEmptyBufferIsNoReason()
    {
        Bench bench;
        bench.pump.look(bench.now);
        bench.play(0.5F, 100.0);
        for (int turn = 0; turn < 8; ++turn) {
            bench.audio.setFramesFree(480);
            bench.pass(OutputPump::kTick);
            bench.audio.setFramesFree(96);
            bench.pass(Time(2998));
        }
        QCOMPARE(bench.audio.bufferMilliseconds(), 10);
    }

    void theDeviceIsLetGoAfterSilenceAndTakenAgain()
    {
        Bench bench;
        bench.pump.look(bench.now);
        bench.play(0.5F, 2.0);
        bench.pass(Time(2000) + OutputPump::kSuspendAfter - Time(100));
        QVERIFY(!bench.audio.suspended());
        QVERIFY(bench.pump.isRunning());
        bench.pass(Time(200));
        QVERIFY(bench.audio.suspended());
        QVERIFY(!bench.pump.isRunning());
        bench.pass(Time(5000));
        QVERIFY(bench.audio.suspended());
        bench.audio.forget();
        bench.play(0.25F);
        QVERIFY(!bench.audio.suspended());
        QVERIFY(!bench.audio.played().empty()); // at once, not at the next tick
        bench.pass(Time(10));
        QCOMPARE(bench.audio.played().back(), 0.25F);
    }

    void aDeviceLostWhileLetGoIsNoticed()
    {
        Bench bench;
        bench.pump.look(bench.now);
        bench.pass(Time(6000));
        QVERIFY(bench.audio.suspended());
        bench.audio.setBroken(true);
        bench.pass(Time(1000));
        QCOMPARE(bench.states.back(), AuditionState::Lost);
        QVERIFY(!bench.pump.isSuspended());
    }
};

} // namespace otozu

QTEST_APPLESS_MAIN(otozu::OutputPumpTest)
#include "output_pump_test.moc"
