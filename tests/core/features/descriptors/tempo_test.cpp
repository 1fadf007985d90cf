// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/tempo.h"

#include "core/audio/resampler.h"
#include "core/base/random.h"
#include "core/features/descriptors/describe_sound.h"
#include "core/features/descriptors/onset_envelope.h"

#include "made_loops.h"

#include <QTest>
#include <map>

namespace otozu
{
namespace
{

std::vector<TempoGuess> guessesFor(const AudioBuffer& audio, float gain = 1.0F)
{
    auto mono = resample(audio.samples, audio.sampleRate, 22050);
    float peak = 0.0F;
    for (float& sample : mono) {
        sample *= gain;
        peak = std::max(peak, std::abs(sample));
    }
    for (float& sample : mono)
        sample /= peak;
    OnsetEnvelope envelope;
    envelope.listen(mono);
    return guessTempo(pickOnsets(envelope), double(audio.frames()) / audio.sampleRate);
}

std::vector<Onset> regularOnsets(double bpm, int count, double jitter = 0.0)
{
    Random random(1);
    std::vector<Onset> onsets;
    for (int i = 0; i < count; ++i)
        onsets.push_back({i * 60.0 / bpm + random.uniform(-jitter, jitter), 20.0, 20.0, 20.0, 20.0});
    return onsets;
}

} // namespace

class TempoTest : public QObject
{
    Q_OBJECT
private slots:
    /// Within 1 % of the tempo they were played at; half or twice as fast is wrong.
    void sixtyLoops()
    {
        int right = 0;
        std::map<std::string, std::pair<int, int>> styles;
        for (const auto& loop : test::loopsOfKnownTempo(60, 1)) {
            const auto guesses = guessesFor(test::makeLoop(loop));
            const bool hit = !guesses.empty() && std::abs(guesses.front().bpm / loop.bpm - 1.0) <= 0.01;
            right += hit ? 1 : 0;
            auto& [hits, all] = styles[test::nameOf(loop.style)];
            hits += hit ? 1 : 0;
            ++all;
            if (!hit)
                qInfo("%s: %.2f BPM", test::describe(loop).c_str(), guesses.empty() ? 0.0 : guesses.front().bpm);
        }
        for (const auto& [style, score] : styles)
            qInfo("%s: %d of %d", style.c_str(), score.first, score.second);
        qInfo("%d of 60 right", right);
        QVERIFY(right >= 54);
    }

    /// Most loops are cut to a bar, and then the tempo is exact.
    void exactCutsGiveExactTempos()
    {
        int exact = 0;
        int all = 0;
        for (auto loop : test::loopsOfKnownTempo(24, 3)) {
            loop.tail = loop.cut = 0.0;
            const auto guesses = guessesFor(test::makeLoop(loop));
            const double off = guesses.empty() ? 1.0 : std::abs(guesses.front().bpm / loop.bpm - 1.0);
            exact += off < 0.0005 ? 1 : 0;
            ++all;
        }
        QVERIFY2(exact >= all * 9 / 10, qPrintable(QString::number(exact)));
    }

    void loudnessMakesNoDifference()
    {
        const auto loops = test::loopsOfKnownTempo(8, 4);
        for (const auto& loop : loops) {
            const auto audio = test::makeLoop(loop);
            QCOMPARE(guessesFor(audio, 0x1p-10F).front().bpm, guessesFor(audio).front().bpm);
        }
    }

    void regularOnsetsAreFoundWhateverTheLength()
    {
        for (const double bpm : {90.0, 113.0, 140.0}) {
            // The length says nothing: 0.37 of a beat is left over.
            const double seconds = (16.0 + 0.37) * 60.0 / bpm;
            for (const double jitter : {0.0, 0.008}) {
                const auto guesses = guessTempo(regularOnsets(bpm * 2.0, 33, jitter), seconds);
                QVERIFY2(std::abs(guesses.front().bpm / bpm - 1.0) < 0.01,
                         qPrintable(QString::number(guesses.front().bpm)));
            }
        }
    }

    void probabilitiesAddUp()
    {
        const auto guesses = guessTempo(regularOnsets(120.0, 16), 8.0);
        double sum = 0.0;
        for (std::size_t i = 0; i < guesses.size(); ++i) {
            sum += guesses[i].probability;
            QVERIFY(guesses[i].bpm >= 0.99 * kSlowestBpm && guesses[i].bpm <= 1.01 * kFastestBpm);
            QVERIFY(i == 0 || guesses[i].probability <= guesses[i - 1].probability);
        }
        QVERIFY(std::abs(sum - 1.0) < 1e-9);
    }

    void fewOnsetsHaveNoTempo()
    {
        QVERIFY(guessTempo({}, 2.0).empty());
        QVERIFY(guessTempo(regularOnsets(120.0, 2), 2.0).empty());
    }

    void theNameHelpsWhereItAgrees_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("bpm");
        // A loop of two bars at 128 BPM.
        QTest::newRow("no name") << "" << 128.0;
        QTest::newRow("said") << "Loop 128bpm.wav" << 128.0;
        QTest::newRow("said and near") << "Loop 129bpm.wav" << 129.0;
        QTest::newRow("bare number") << "House_128_Loop.wav" << 128.0;
        QTest::newRow("half, said") << "Loop_64bpm.wav" << 64.0;
        QTest::newRow("contradicted") << "Loop 97bpm.wav" << 128.0;
        QTest::newRow("a number that means something else") << "Kick Loop 101.wav" << 128.0;
    }
    void theNameHelpsWhereItAgrees()
    {
        QFETCH(QString, name);
        QFETCH(double, bpm);
        test::MadeLoop loop;
        loop.bpm = 128.0;
        const auto audio = test::makeLoop(loop);
        SoundDescriber describer;
        const auto found = describer.describe(resample(audio.samples, audio.sampleRate, 22050),
                                              double(audio.frames()) / audio.sampleRate, name.toStdString());
        QVERIFY(found.loop && found.tempo);
        QVERIFY2(std::abs(double(found.tempo->bpm) / bpm - 1.0) < 0.002,
                 qPrintable(QString::number(double(found.tempo->bpm))));
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::TempoTest)
#include "tempo_test.moc"
