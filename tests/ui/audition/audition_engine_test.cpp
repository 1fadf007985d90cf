// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/audition/audition_engine.h"

#include "core/base/progress.h"
#include "core/playback/level_match.h"
#include "tests/support/fake_audio_output.h"
#include "tests/support/test_paths.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

/// A decoder without files: "VALUE" is a constant of that value, 0.5 s long; "VALUE SECONDS" so long; "missing" is a
/// fault; "slow VALUE" waits until it is let through or stopped.
class FakeDecoder
{
public:
    std::atomic<int> calls{0};
    std::atomic<int> cancelled{0};
    std::atomic<bool> letThrough{false};
    std::atomic<double> gain{1.0};

    AudioBuffer operator()(const fs::path& file, int rate, double maxSeconds, const std::stop_token& stop)
    {
        ++calls;
        QStringList words = QString::fromStdString(file.filename().string()).split(' ');
        if (words[0] == "missing")
            throw Error(Fault::NotFound, file, "no such file");
        if (words[0] == "odd")
            throw std::runtime_error("something else");
        if (words[0] == "slow") {
            while (!letThrough && !stop.stop_requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (stop.stop_requested()) {
                ++cancelled;
                throw Cancelled{};
            }
            words.removeFirst();
        }
        const double seconds = std::min(maxSeconds, words.size() > 1 ? words[1].toDouble() : 0.5);
        return {rate, 1, std::vector<float>(std::size_t(seconds * rate), float(words[0].toDouble() * gain))};
    }
};

/// An engine on a fake device, ready.
struct Bench {
    test::FakeAudio audio;
    FakeDecoder decoder;
    AuditionEngine engine{[this](const auto& file, int rate, double seconds, const auto& stop) {
                              return decoder(file, rate, seconds, stop);
                          },
                          [this] { return audio.output(); }};
    QSignalSpy started{&engine, &AuditionEngine::started};
    QSignalSpy finished{&engine, &AuditionEngine::finished};
    QSignalSpy failed{&engine, &AuditionEngine::failed};

    Bench() { engine.setLevelMatch(false); }
    [[nodiscard]] bool ready()
    {
        return QTest::qWaitFor([this] { return engine.state() == AuditionState::Ready; }, test::kPatience);
    }
    /// Whether this value is what comes out, now or soon.
    [[nodiscard]] bool hears(float value)
    {
        return QTest::qWaitFor([&] {
            const std::vector<float> played = audio.played();
            return !played.empty() && std::abs(played.back() - value) < 1e-6F;
        });
    }
    [[nodiscard]] bool heard(float value) const
    {
        const std::vector<float> played = audio.played();
        return std::any_of(played.begin(), played.end(), [&](float one) { return std::abs(one - value) < 1e-6F; });
    }
};

} // namespace

class AuditionEngineTest : public QObject
{
    Q_OBJECT
private slots:
    void playsWhatWasAskedFor()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.play("0.25");
        QVERIFY(bench.hears(0.25F));
        QCOMPARE(bench.started.count(), 1);
        QCOMPARE(bench.started.first().first().value<fs::path>(), fs::path("0.25"));
        QCOMPARE(bench.engine.currentFile(), fs::path("0.25"));
        QVERIFY(bench.engine.isPlaying());
        QTRY_COMPARE(bench.finished.count(), 1);
        QVERIFY(!bench.engine.isPlaying());
        QVERIFY(bench.hears(0.0F));
    }

    void aPlayBeforeTheDeviceIsReadyIsKept()
    {
        Bench bench;
        QCOMPARE(bench.engine.state(), AuditionState::Starting);
        bench.engine.play("0.5");
        bench.engine.play("0.25");
        QVERIFY(bench.hears(0.25F));
        QVERIFY(!bench.heard(0.5F));
    }

    void aSecondPlayNeedsNoDecoderAndStartsWithinTheCall()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.play("0.25");
        QVERIFY(bench.hears(0.25F));
        const int calls = bench.decoder.calls;
        bench.audio.forget();
        bench.engine.play("0.25");
        QCOMPARE(bench.started.count(), 2); // no event loop in between
        QVERIFY(bench.hears(0.25F));
        QCOMPARE(bench.decoder.calls.load(), calls);
    }

    void prefetchMakesTheFirstPlayInstant()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.prefetch("0.25");
        QTRY_COMPARE(bench.decoder.calls.load(), 1);
        QTest::qWait(300); // it is decoded at once; nothing says when that has arrived
        bench.engine.play("0.25");
        QCOMPARE(bench.started.count(), 1);
        QCOMPARE(bench.decoder.calls.load(), 1);
        QVERIFY(!bench.heard(0.5F));
    }

    void theNewestWinsOverSlowOnes()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.play("slow 0.5");
        QTRY_COMPARE(bench.decoder.calls.load(), 1);
        bench.engine.play("slow 0.6");
        bench.engine.play("0.25");
        QVERIFY(bench.hears(0.25F));
        QCOMPARE(bench.decoder.cancelled.load(), 1); // the middle one never began
        QCOMPARE(bench.started.count(), 1);
        bench.decoder.letThrough = true;
        QTest::qWait(50);
        QVERIFY(!bench.heard(0.5F) && !bench.heard(0.6F));
        QCOMPARE(bench.failed.count(), 0);
    }

    void whatPlaysGoesOnUntilTheNextIsThere()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.setLoop(true);
        bench.engine.play("0.25");
        QVERIFY(bench.hears(0.25F));
        bench.engine.play("slow 0.5");
        QTest::qWait(50);
        QVERIFY(bench.hears(0.25F));
        bench.decoder.letThrough = true;
        QVERIFY(bench.hears(0.5F));
        QCOMPARE(bench.finished.count(), 0);
    }

    void aFileThatCannotBePlayedStopsNothing_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("missing") << "missing" << Fault::NotFound;
        QTest::newRow("any exception") << "odd" << Fault::DecoderFailed;
    }
    void aFileThatCannotBePlayedStopsNothing()
    {
        QFETCH(QString, file);
        QFETCH(Fault, fault);
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.setLoop(true);
        bench.engine.play("0.25");
        QVERIFY(bench.hears(0.25F));
        bench.engine.play(file.toStdString());
        QTRY_COMPARE(bench.failed.count(), 1);
        QCOMPARE(bench.failed.first().at(0).value<fs::path>(), fs::path(file.toStdString()));
        QCOMPARE(bench.failed.first().at(1).value<Fault>(), fault);
        QVERIFY(bench.engine.isPlaying());
        QVERIFY(bench.hears(0.25F));
        QCOMPARE(bench.finished.count(), 0);
    }

    void aPrefetchThatFailsSaysNothing()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.prefetch("missing");
        QTRY_COMPARE(bench.decoder.calls.load(), 1);
        QTest::qWait(20);
        QCOMPARE(bench.failed.count(), 0);
    }

    void stopAndToggle()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.toggle(); // nothing to play yet
        QCOMPARE(bench.started.count(), 0);
        bench.engine.setLoop(true);
        bench.engine.play("0.25");
        QVERIFY(bench.hears(0.25F));
        bench.engine.stop();
        QCOMPARE(bench.finished.count(), 1);
        QVERIFY(!bench.engine.isPlaying());
        QVERIFY(bench.hears(0.0F));
        bench.engine.stop();
        QCOMPARE(bench.finished.count(), 1);
        bench.engine.toggle();
        QVERIFY(bench.hears(0.25F));
        bench.engine.toggle();
        QVERIFY(bench.hears(0.0F));
        QCOMPARE(bench.finished.count(), 2);
    }

    void stopForgetsWhatIsBeingDecoded()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.play("slow 0.5");
        QTRY_COMPARE(bench.decoder.calls.load(), 1);
        bench.engine.stop();
        QTRY_COMPARE(bench.decoder.cancelled.load(), 1);
        bench.decoder.letThrough = true;
        QTest::qWait(50);
        QCOMPARE(bench.started.count(), 0);
        QVERIFY(!bench.heard(0.5F));
    }

    void positionRunsFromWhereItBegan()
    {
        Bench bench;
        QVERIFY(bench.ready());
        QList<double> positions;
        connect(&bench.engine, &AuditionEngine::positionChanged, this, [&](double at) { positions.append(at); });
        bench.engine.play("0.25 1.0", 0.4);
        QTRY_COMPARE(bench.finished.count(), 1);
        QVERIFY(positions.size() >= 3);
        QVERIFY(positions.first() >= 0.4);
        QVERIFY(positions.last() <= 1.0);
        QVERIFY(std::is_sorted(positions.begin(), positions.end()));
        // 0.6 s were played, not a whole one.
        const auto played = bench.audio.played();
        const auto sounding = std::count_if(played.begin(), played.end(), [](float one) { return one != 0.0F; });
        QVERIFY(std::abs(int(sounding) - 28800) <= 1);
    }

    void aPositionThatIsNoneIsTheBeginningOrTheEnd()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.play("0.25", -3.0);
        QVERIFY(bench.hears(0.25F));
        bench.engine.play("0.25", 17.0);
        QTRY_COMPARE(bench.finished.count(), 1);
        bench.engine.play("0.25", std::nan(""));
        QVERIFY(bench.hears(0.25F));
    }

    void ofALongFileTheBeginningSoundsBeforeTheRestIsDecoded()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.audio.setFramesFree(9600); // a hundred times as fast as sound
        bench.engine.play("0.25 20");
        QTRY_COMPARE_WITH_TIMEOUT(bench.finished.count(), 1, 10'000);
        QCOMPARE(bench.decoder.calls.load(), 2);
        QCOMPARE(bench.started.count(), 1);
        const auto played = bench.audio.played();
        const auto sounding = std::count_if(played.begin(), played.end(), [](float one) { return one != 0.0F; });
        QVERIFY2(std::abs(int(sounding) - 20 * 48000) <= 1, qPrintable(QString::number(sounding)));
        // Kept as a whole: no further decoding.
        bench.engine.play("0.25 20", 15.0);
        QCOMPARE(bench.started.count(), 2);
        QTRY_COMPARE(bench.finished.count(), 2);
        QCOMPARE(bench.decoder.calls.load(), 2);
    }

    void farIntoALongFileIsPlayedFromThere()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.play("0.25 400", 399.5);
        QVERIFY(bench.hears(0.25F));
        QTRY_COMPARE(bench.finished.count(), 1);
        QCOMPARE(bench.failed.count(), 0);
    }

    void aChangedFileIsDecodedAnew()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "0.25", "old");
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.setLoop(true);
        bench.engine.play(folder / "0.25");
        QVERIFY(bench.hears(0.25F));
        test::writeBytes(folder / "0.25", "newer");
        bench.decoder.gain = 2.0;
        bench.engine.play(folder / "0.25");
        QVERIFY(bench.hears(0.5F));
        QCOMPARE(bench.failed.count(), 0);
    }

    void volumeMuteAndLevelMatchReachTheDevice()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.setLoop(true);
        bench.engine.setVolume(0.5F);
        bench.engine.play("0.5");
        QVERIFY(bench.hears(0.25F));
        bench.engine.setMuted(true);
        QVERIFY(bench.hears(0.0F));
        bench.engine.setMuted(false);
        bench.engine.setVolume(7.0F);
        QCOMPARE(bench.engine.volume(), 1.0F);
        QVERIFY(bench.hears(0.5F));
        bench.engine.setLevelMatch(true);
        const float gain = levelMatchGain({48000, 2, std::vector<float>(48000, 0.5F)});
        QVERIFY(std::abs(gain - 1.0F) > 0.1F);
        QVERIFY(bench.hears(0.5F * gain));
        QVERIFY(bench.engine.levelMatch() && bench.engine.loop() && !bench.engine.isMuted());
    }

    void statesHaveWords_data()
    {
        QTest::addColumn<bool>("server");
        QTest::addColumn<bool>("device");
        QTest::addColumn<bool>("broken");
        QTest::addColumn<AuditionState>("state");
        QTest::addColumn<QString>("word");
        QTest::newRow("no server") << false << true << false << AuditionState::NoServer << "server";
        QTest::newRow("no device") << true << false << false << AuditionState::NoDevice << "no sound device";
        QTest::newRow("does not open") << true << true << true << AuditionState::Lost << "gone";
        QTest::newRow("well") << true << true << false << AuditionState::Ready << "";
    }
    void statesHaveWords()
    {
        QFETCH(bool, server);
        QFETCH(bool, device);
        QFETCH(bool, broken);
        QFETCH(AuditionState, state);
        QFETCH(QString, word);
        test::FakeAudio audio;
        audio.setServer(server);
        audio.setBroken(broken);
        if (!device)
            audio.setDevices({});
        FakeDecoder decoder;
        AuditionEngine engine([&](const auto& file, int rate, double seconds,
                                  const auto& stop) { return decoder(file, rate, seconds, stop); },
                              [&] { return audio.output(); });
        QTRY_COMPARE(engine.state(), state);
        QVERIFY(engine.stateText().contains(word));
        QCOMPARE(engine.stateText().isEmpty(), state == AuditionState::Ready);
        engine.play("0.25");
        engine.prefetch("0.5");
        engine.toggle();
        engine.stop();
        if (state != AuditionState::Ready)
            QCOMPARE(decoder.calls.load(), 0);
    }

    void losingTheDeviceEndsTheSoundAndTheNextPlayIsHeard()
    {
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.setLoop(true);
        bench.engine.play("0.25");
        QVERIFY(bench.hears(0.25F));
        bench.audio.setBroken(true);
        QTRY_COMPARE(bench.engine.state(), AuditionState::Lost);
        QCOMPARE(bench.finished.count(), 1);
        bench.engine.play("0.5"); // not kept for later
        bench.audio.setBroken(false);
        QTRY_COMPARE(bench.engine.state(), AuditionState::Ready);
        bench.audio.forget();
        QTest::qWait(50);
        QVERIFY(!bench.heard(0.5F) && !bench.heard(0.25F));
        bench.engine.play("0.5");
        QVERIFY(bench.hears(0.5F));
    }

    void anotherRateDecodesAnewAndGoesOnFromThere()
    {
        Bench bench;
        QVERIFY(bench.ready());
        double reached = 0.0;
        connect(&bench.engine, &AuditionEngine::positionChanged, this, [&](double at) { reached = at; });
        bench.engine.play("0.25 5");
        QTRY_VERIFY(reached > 0.1);
        bench.audio.setSampleRate(44100);
        bench.audio.setDevices({{"two", QStringLiteral("Two"), true}});
        const double before = reached;
        QTRY_COMPARE(bench.started.count(), 2);
        QVERIFY(bench.hears(0.25F));
        QTest::qWait(100);
        QVERIFY(reached >= before);
        QVERIFY(bench.engine.isPlaying());
        QCOMPARE(bench.engine.devices().size(), 1);
        QCOMPARE(bench.engine.devices().first().name, QStringLiteral("Two"));
    }

    void theChosenDeviceIsOpened()
    {
        Bench bench;
        bench.audio.setDevices({{"a", "A", true}, {"b", "B", false}});
        bench.engine.setDevice("b");
        QTRY_COMPARE(bench.audio.openDevice(), QByteArray("b"));
        QCOMPARE(bench.engine.device(), QByteArray("b"));
    }

    void goesAtAnyMoment()
    {
        for (int turn = 0; turn < 20; ++turn) {
            Bench bench;
            bench.engine.play(turn % 2 == 0 ? "0.25" : "slow 0.5");
            bench.engine.prefetch("slow 0.6");
            QTest::qWait(turn);
            bench.engine.setDevice("none");
        }
        Bench bench;
        QVERIFY(bench.ready());
        bench.engine.play("slow 0.5");
        bench.engine.prefetch("slow 0.6");
        QTest::qWait(5);
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::AuditionEngineTest)
#include "audition_engine_test.moc"
