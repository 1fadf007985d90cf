// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine on a real sound server: what is heard is recorded from the null sink and recognised.

#include "core/audio/decode_at_rate.h"
#include "core/base/fault.h"
#include "tests/support/desktop.h"
#include "tests/support/sound_files.h"
#include "tests/support/sound_recorder.h"
#include "tests/support/test_paths.h"
#include "ui/audition/audition_engine.h"
#include "ui/audition/qt_audio_output.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numbers>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace otozu
{
namespace
{

using Clock = test::Recording::Clock;
using std::chrono::milliseconds;

const std::array<double, 6> kTones{440.0, 620.0, 880.0, 1240.0, 1760.0, 2480.0};

QByteArray pactl(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("pactl"), arguments);
    process.waitForFinished(10'000);
    return process.exitCode() == 0 ? process.readAllStandardOutput().trimmed() : QByteArray();
}

/// A sink of its own, gone with the object.
class Sink
{
public:
    explicit Sink(const char* name)
        : m_module(pactl({QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
                          QStringLiteral("sink_name=") + QString::fromLatin1(name), QStringLiteral("rate=48000"),
                          QStringLiteral("channels=2"), QStringLiteral("format=float32le")}))
    {
    }
    ~Sink() { remove(); }
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    [[nodiscard]] bool isThere() const { return !m_module.isEmpty(); }
    void remove()
    {
        if (!m_module.isEmpty())
            pactl({QStringLiteral("unload-module"), QString::fromLatin1(m_module)});
        m_module.clear();
    }

private:
    QByteArray m_module;
};

double inMilliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

/// Steps over the limit from sound to sound. Those from and to digital silence are drop-outs of a busy machine's
/// server.
int stepsOver(float limit, std::span<const float> samples)
{
    const auto isSilent = [&](std::size_t from) {
        const auto some = samples.subspan(from, 4);
        return std::all_of(some.begin(), some.end(), [](float one) { return one == 0.0F; });
    };
    int steps = 0;
    for (std::size_t i = 4; i + 4 < samples.size(); ++i) {
        if (std::abs(samples[i] - samples[i - 1]) > limit && !isSilent(i - 4) && !isSilent(i))
            ++steps;
    }
    return steps;
}

/// The median over pieces of 10 ms: a drop-out on a busy machine shifts the tone's phase, but spoils a piece or two
/// only.
double steadyAmplitude(std::span<const float> samples, double hz)
{
    constexpr std::size_t kPiece = 480;
    std::vector<double> amplitudes;
    for (std::size_t at = 0; at + kPiece <= samples.size(); at += kPiece)
        amplitudes.push_back(test::toneAmplitude(samples.subspan(at, kPiece), hz));
    if (amplitudes.empty())
        return 0.0;
    const auto middle = amplitudes.begin() + std::ptrdiff_t(amplitudes.size() / 2);
    std::ranges::nth_element(amplitudes, middle);
    return *middle;
}

} // namespace

class RealSoundTest : public QObject
{
    Q_OBJECT
public:
    /// The child of withoutAServerItSaysSoAndDoesNotHang().
    static int runWithoutServer()
    {
        AuditionEngine engine(decodeAtRate);
        if (!QTest::qWaitFor([&] { return engine.state() != AuditionState::Starting; }))
            return 1;
        engine.play("/nonexistent.wav");
        engine.stop();
        QTest::qWait(1500);
        const bool good = engine.state() == AuditionState::NoServer && !engine.stateText().isEmpty();
        std::puts(good ? "NoServer, and on" : "another state");
        return good ? 0 : 1;
    }

private:
    test::ScratchFolder m_folder;

    [[nodiscard]] std::filesystem::path tone(std::size_t which) const
    {
        return m_folder / ("tone" + std::to_string(which) + ".wav");
    }
    [[nodiscard]] std::unique_ptr<AuditionEngine> engine() const
    {
        auto made = std::make_unique<AuditionEngine>(decodeAtRate);
        made->setLevelMatch(false);
        return made;
    }

    static void prefetchAndWait(AuditionEngine& engine, const std::filesystem::path& file)
    {
        engine.prefetch(file);
        QTest::qWait(50);
    }

private slots:
    void initTestCase()
    {
        OTOZU_NEED(missingSound());
        QVERIFY2(!pactl({QStringLiteral("info")}).isEmpty(), "the sound server does not answer");
        // Loops of whole waves, at another rate than the sink's, and one that is not at all the loudest.
        for (std::size_t i = 0; i < kTones.size(); ++i)
            test::writeWav(tone(i), test::tone(kTones[i], 0.12, i % 2 == 0 ? 44100 : 48000, i % 2 == 0 ? 1 : 2), 24);
    }

    void everyClickIsHeardAsItsOwnTone()
    {
        test::SoundRecorder recorder;
        const auto engine = this->engine();
        QTRY_COMPARE(engine->state(), AuditionState::Ready);
        for (std::size_t i = 0; i < kTones.size(); ++i)
            prefetchAndWait(*engine, tone(i));
        recorder.forget();
        std::vector<Clock::time_point> clicks;
        for (int turn = 0; turn < 24; ++turn) {
            clicks.push_back(Clock::now());
            engine->play(tone(std::size_t(turn * 5) % kTones.size()));
            QTest::qWait(180);
        }
        const test::Recording heard = recorder.recordingUntilNow();
        const auto onsets = test::findOnsets(heard.samples);
        QCOMPARE(onsets.size(), clicks.size());
        std::vector<double> delays;
        for (std::size_t turn = 0; turn < clicks.size(); ++turn) {
            const auto found = test::recogniseTone(heard.part(onsets[turn], 4800), kTones);
            QVERIFY2(found.has_value(), qPrintable(QString::number(turn)));
            QCOMPARE(*found, kTones[turn * 5 % kTones.size()]);
            delays.push_back(inMilliseconds(heard.timeOf(onsets[turn]) - clicks[turn]));
        }
        std::sort(delays.begin(), delays.end());
        qInfo("click to sound: median %.1f ms, longest %.1f ms", delays[delays.size() / 2], delays.back());
    }

    void aFileNeverHeardBeforeIsDecodedAndHeard()
    {
        test::SoundRecorder recorder;
        const auto engine = this->engine();
        QSignalSpy finished(engine.get(), &AuditionEngine::finished);
        engine->play(tone(3)); // even before the device is open
        QTRY_COMPARE(finished.count(), 1);
        const test::Recording heard = recorder.recordingUntilNow();
        const auto onsets = test::findOnsets(heard.samples);
        QCOMPARE(onsets.size(), std::size_t(1));
        QCOMPARE(test::recogniseTone(heard.part(onsets[0], 4800), kTones), std::optional(kTones[3]));
        const double amplitude = steadyAmplitude(heard.part(onsets[0] + 480, 4320), kTones[3]);
        QVERIFY2(std::abs(amplitude - 0.5) < 0.05, qPrintable(QString::number(amplitude)));
    }

    void retriggerTwentyTimesASecondHasNoClick()
    {
        test::SoundRecorder recorder;
        const auto engine = this->engine();
        QTRY_COMPARE(engine->state(), AuditionState::Ready);
        for (std::size_t i = 0; i < 2; ++i)
            prefetchAndWait(*engine, tone(i));
        QSignalSpy started(engine.get(), &AuditionEngine::started);
        recorder.forget();
        std::vector<Clock::time_point> clicks;
        for (int turn = 0; turn < 60; ++turn) {
            clicks.push_back(Clock::now());
            engine->play(tone(std::size_t(turn % 2)));
            QTest::qWait(50);
        }
        QCOMPARE(started.count(), 60);
        QTest::qWait(100);
        const test::Recording heard = recorder.recordingUntilNow();
        // Waves of 620 Hz and 440 Hz at half scale, one in its fade in and one in its fade out; a click is far steeper.
        const float limit =
            0.5F * (2.0F * std::numbers::pi_v<float> * (620.0F + 440.0F) / 48000.0F + 1.0F / 48.0F + 1.0F / 192.0F);
        const int steep = stepsOver(limit, heard.part(heard.indexOf(clicks.front()), heard.samples.size()));
        // Without fades nearly all of the 60 would be.
        QVERIFY2(steep <= 6, qPrintable(QString::number(steep)));
        int served = 0;
        for (std::size_t turn = 0; turn < clicks.size(); ++turn) {
            // The second half of the time between two clicks belongs to the newer one alone.
            const auto from = heard.indexOf(clicks[turn] + milliseconds(22));
            const std::array<double, 2> pair{kTones[0], kTones[1]};
            if (test::recogniseTone(heard.part(from, 1300), pair) == kTones[turn % 2])
                ++served;
        }
        QVERIFY2(served >= 57, qPrintable(QString::number(served))); // a busy machine may blur one or another
    }

    void volumeIsHeard()
    {
        test::SoundRecorder recorder;
        const auto engine = this->engine();
        QTRY_COMPARE(engine->state(), AuditionState::Ready);
        engine->setVolume(0.25F);
        engine->setLoop(true);
        engine->play(tone(1));
        QTest::qWait(300);
        const auto at = Clock::now();
        QTest::qWait(200);
        const test::Recording heard = recorder.recordingUntilNow();
        const double amplitude = steadyAmplitude(heard.part(heard.indexOf(at), 9600), kTones[1]);
        QVERIFY2(std::abs(amplitude - 0.125) < 0.03, qPrintable(QString::number(amplitude)));
        engine->stop();
        QTest::qWait(100);
        const auto silence = Clock::now();
        QTest::qWait(100);
        const test::Recording rest = recorder.recordingUntilNow();
        QVERIFY(test::findOnsets(rest.part(rest.indexOf(silence), 4800)).empty());
    }

    void afterTheDeviceWasLetGoAClickIsHeard()
    {
        test::SoundRecorder recorder;
        const auto engine = this->engine();
        QTRY_COMPARE(engine->state(), AuditionState::Ready);
        engine->prefetch(tone(2));
        const auto corked = [] {
            return pactl({QStringLiteral("list"), QStringLiteral("sink-inputs")}).contains("Corked: yes");
        };
        QVERIFY(!corked());
        QTRY_VERIFY_WITH_TIMEOUT(corked(), 10'000);
        recorder.forget();
        engine->play(tone(2));
        QTest::qWait(300);
        QVERIFY(!corked());
        const test::Recording heard = recorder.recordingUntilNow();
        const auto onsets = test::findOnsets(heard.samples);
        QCOMPARE(onsets.size(), std::size_t(1));
        QCOMPARE(test::recogniseTone(heard.part(onsets[0], 4800), kTones), std::optional(kTones[2]));
    }

    void aDeviceThatGoesIsReplacedAndTakenAgain()
    {
        auto own = std::make_unique<Sink>("otozu_other");
        QVERIFY(own->isThere());
        const auto engine = this->engine();
        engine->setDevice("otozu_other");
        QTRY_COMPARE(engine->state(), AuditionState::Ready);
        QTRY_VERIFY(engine->devices().size() >= 2);
        {
            test::SoundRecorder recorder("otozu_other");
            engine->play(tone(0));
            QTest::qWait(300);
            const test::Recording heard = recorder.recordingUntilNow();
            QCOMPARE(test::recogniseTone(heard.part(test::findOnsets(heard.samples).at(0), 4800), kTones),
                     std::optional(kTones[0]));
        }
        const auto before = engine->devices().size();
        own.reset();
        QTRY_COMPARE_WITH_TIMEOUT(engine->devices().size(), before - 1, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(engine->state(), AuditionState::Ready, 10'000);
        {
            test::SoundRecorder recorder;
            engine->play(tone(1));
            QTest::qWait(300);
            const test::Recording heard = recorder.recordingUntilNow();
            const auto onsets = test::findOnsets(heard.samples);
            QCOMPARE(onsets.size(), std::size_t(1));
            QCOMPARE(test::recogniseTone(heard.part(onsets[0], 4800), kTones), std::optional(kTones[1]));
        }
        const Sink again("otozu_other");
        QTRY_COMPARE_WITH_TIMEOUT(engine->devices().size(), before, 10'000);
        QTest::qWait(100);
        test::SoundRecorder recorder("otozu_other");
        engine->play(tone(2));
        QTest::qWait(300);
        const test::Recording heard = recorder.recordingUntilNow();
        const auto onsets = test::findOnsets(heard.samples);
        QCOMPARE(onsets.size(), std::size_t(1));
        QCOMPARE(test::recogniseTone(heard.part(onsets[0], 4800), kTones), std::optional(kTones[2]));
    }

    void withoutAServerItSaysSoAndDoesNotHang()
    {
        // Qt asks for the server once in a program's life, so that this needs a program of its own.
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PULSE_SERVER"), QStringLiteral("unix:/nonexistent/pulse"));
        environment.insert(QStringLiteral("OTOZU_TEST_NO_SERVER"), QStringLiteral("1"));
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.readAllStandardOutput().trimmed(), QByteArray("NoServer, and on"));
        QCOMPARE(program.exitCode(), 0);
    }

    void deviceFormats_data()
    {
        QTest::addColumn<QAudioFormat::SampleFormat>("sample");
        QTest::addColumn<int>("channels");
        QTest::addColumn<QByteArray>("bytes"); // by hand, little-endian
        QTest::newRow("int16 stereo") << QAudioFormat::Int16 << 2 << QByteArray::fromHex("0040 00c0 ff7f 0080");
        QTest::newRow("uint8 stereo") << QAudioFormat::UInt8 << 2 << QByteArray::fromHex("c0 40 ff 00");
        QTest::newRow("int32 mono") << QAudioFormat::Int32 << 1 << QByteArray::fromHex("00000000 00000000");
        QTest::newRow("float, four channels") << QAudioFormat::Float << 4
                                              << QByteArray::fromHex("0000003f 000000bf 00000000 00000000"
                                                                     "0000803f 000080bf 00000000 00000000");
    }
    void deviceFormats()
    {
        QFETCH(QAudioFormat::SampleFormat, sample);
        QFETCH(int, channels);
        QFETCH(QByteArray, bytes);
        QAudioFormat format;
        format.setSampleRate(48000);
        format.setChannelCount(channels);
        format.setSampleFormat(sample);
        const std::array<float, 4> frames{0.5F, -0.5F, 1.0F, -1.0F};
        QByteArray converted(2 * format.bytesPerFrame(), '?');
        convertForDevice(frames.data(), 2, format, converted.data());
        QCOMPARE(converted, bytes);
    }
};

} // namespace otozu

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet("OTOZU_TEST_NO_SERVER"))
        return otozu::RealSoundTest::runWithoutServer();
    otozu::RealSoundTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "real_sound_test.moc"
