// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/npy.h"
#include "core/base/random.h"
#include "core/features/timbre_features.h"
#include "tests/core/features/golden_signals.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

using namespace otozu;

namespace
{

constexpr int kRate = 22050;
constexpr std::size_t kPatch = TimbreFeatures::kPatch;
constexpr std::size_t kCepstraBegin = kPatch + TimbreFeatures::kEnvelope;
constexpr std::size_t kModulationBegin = kCepstraBegin + TimbreFeatures::kCepstra;
constexpr std::size_t kShapeBegin = kModulationBegin + TimbreFeatures::kModulation;

/// Four sections of sound after half a second of silence, as in tests/data/features/make_timbre.py.
std::vector<float> longSignal()
{
    std::vector<float> signal(std::size_t(13.5 * kRate), 0.0F);
    for (std::size_t n = 0; n < signal.size(); ++n) {
        const double t = double(n) / kRate - 0.5;
        if (t >= 0.0)
            signal[n] = float(std::sin(2.0 * std::numbers::pi * (200.0 + 40.0 * std::floor(t)) * t) *
                              (0.3 + 0.2 * std::cos(2.0 * std::numbers::pi * 0.4 * t)));
    }
    return signal;
}

std::vector<float> signalOf(const QString& name)
{
    return name == "long" ? longSignal() : test::goldenSignal(name.toStdString());
}

std::vector<float> rowOf(const std::vector<float>& mono, double seconds = 30.0)
{
    TimbreFeatures features(seconds);
    std::vector<float> row(features.width(), 77.0F);
    features.compute(mono, row);
    return row;
}

float largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    float largest = 0.0F;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

} // namespace

class TimbreFeaturesTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithTheReference_data()
    {
        QTest::addColumn<QString>("signal");
        for (const char* signal : {"chirp", "burst", "tone", "long"})
            QTest::newRow(signal) << signal;
    }
    /// tests/data/features holds what NumPy gives.
    void agreesWithTheReference()
    {
        QFETCH(QString, signal);
        const auto reference = readNpy<float>(test::data("features/timbre_" + signal.toStdString() + ".npy"));
        const auto row = rowOf(signalOf(signal));
        QCOMPARE(row.size(), reference.values().size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            // Roots, logs and counts; MFCCs, in which single precision is felt far below the peak; logs; dB and bands.
            const float allowed = i < kCepstraBegin      ? 1e-3F
                                  : i < kModulationBegin ? 0.05F
                                  : i < kShapeBegin      ? 2e-3F
                                                         : 0.02F;
            const auto text = QStringLiteral("value %1: %2, not %3").arg(i).arg(row[i]).arg(reference.values()[i]);
            QVERIFY2(std::abs(row[i] - reference.values()[i]) <= allowed, qPrintable(text));
        }
    }

    void anObjectKeepsNoTrace()
    {
        TimbreFeatures features(30.0);
        QCOMPARE(features.sampleRate(), kRate);
        QCOMPARE(features.width(), std::size_t(509));
        std::vector<float> row(features.width());
        for (const char* signal : {"long", "burst", "tone", "long"}) {
            features.compute(signalOf(signal), row);
            QCOMPARE(row, rowOf(signalOf(signal)));
        }
    }

    void levelMakesNoDifference_data()
    {
        QTest::addColumn<QString>("signal");
        QTest::addColumn<double>("gain");
        for (const char* signal : {"chirp", "burst", "tone", "long"}) {
            for (const double gain : {0.001, 0.1, 0.3, 10.0})
                QTest::addRow("%s x %g", signal, gain) << signal << gain;
        }
    }
    void levelMakesNoDifference()
    {
        QFETCH(QString, signal);
        QFETCH(double, gain);
        auto sound = signalOf(signal);
        const auto row = rowOf(sound);
        for (float& value : sound)
            value *= float(gain);
        QVERIFY(largestDifference(rowOf(sound), row) <= 0.02F);
    }

    void silenceBeforeMakesNoDifference_data()
    {
        QTest::addColumn<QString>("signal");
        QTest::addColumn<int>("samples");
        for (const char* signal : {"chirp", "burst", "tone", "long"}) {
            for (const int samples : {1, 100, 4410, 2 * kRate})
                QTest::addRow("%s after %d", signal, samples) << signal << samples;
        }
    }
    void silenceBeforeMakesNoDifference()
    {
        QFETCH(QString, signal);
        QFETCH(int, samples);
        auto sound = signalOf(signal);
        sound.insert(sound.begin(), std::size_t(kBeforeAny), 0.0F);
        const auto row = rowOf(sound);
        sound.insert(sound.begin(), std::size_t(samples), 0.0F);
        QCOMPARE(rowOf(sound), row);
    }

    void silenceAfterHardlyMatters()
    {
        // Up to six seconds there is one section, so nothing else is heard; MFCC frames after the end are left out.
        auto sound = test::goldenSignal("burst");
        sound.resize(22050);
        const auto row = rowOf(sound);
        sound.resize(5 * 22050);
        QCOMPARE(rowOf(sound), row);
    }

    void everythingIsFinite_data()
    {
        QTest::addColumn<QString>("sound");
        for (const char* sound : {"nothing", "silence", "one sample", "two samples", "click", "late click", "offset",
                                  "faint", "smallest", "huge", "square", "noise of a minute"})
            QTest::newRow(sound) << sound;
    }
    void everythingIsFinite()
    {
        QFETCH(QString, sound);
        const auto row = rowOf(made(sound));
        QVERIFY(std::ranges::all_of(row, [](float value) { return std::isfinite(value); }));
        QVERIFY(
            std::all_of(row.begin(), row.begin() + kPatch, [](float value) { return value >= 0.0F && value <= 1.0F; }));
        const bool silent = sound == "nothing" || sound == "silence";
        QCOMPARE(*std::max_element(row.begin(), row.begin() + kPatch), silent ? 0.0F : 1.0F);
    }

    void longSoundsAreHeardToTheEnd()
    {
        auto sound = longSignal();
        const auto row = rowOf(sound);
        Random random(1);
        for (std::size_t n = sound.size() - 22050; n < sound.size(); ++n)
            sound[n] = 0.3F * float(random.uniform(-1.0, 1.0));
        QVERIFY(largestDifference(rowOf(sound), row) > 5.0F);
        // Not beyond the seconds asked for.
        const auto start = rowOf(sound, 6.0);
        sound.resize(std::size_t(6) * kRate);
        QCOMPARE(rowOf(sound), start);
    }

    /// Sections side by side are what a sound of their length gives.
    void sectionsAreTheSound()
    {
        Random random(5);
        std::vector<float> sound(std::size_t(12) * kRate);
        for (float& value : sound)
            value = 0.3F * float(random.uniform(-1.0, 1.0));
        std::vector<std::vector<float>> sections;
        for (std::size_t i = 0; i < 4; ++i)
            sections.emplace_back(sound.begin() + std::ptrdiff_t(i * 3 * kRate),
                                  sound.begin() + std::ptrdiff_t((i + 1) * 3 * kRate));
        TimbreFeatures features(0.0);
        std::vector<float> row(features.width());
        features.computeSections(sections, row);
        QCOMPARE(row, rowOf(sound, 0.0));
        QCOMPARE(row, rowOf(sound, 30.0));
        // How loud, and however little there is.
        for (auto& section : sections) {
            for (float& value : section)
                value *= 0.25F;
        }
        std::vector<float> softer(features.width());
        features.computeSections(sections, softer);
        QCOMPARE(softer, row);
        for (const std::size_t length : {std::size_t(0), std::size_t(1), std::size_t(500)}) {
            features.computeSections(std::vector<std::vector<float>>(1, std::vector<float>(length, 0.5F)), row);
            QCOMPARE(row, rowOf(std::vector<float>(length, 0.5F)));
        }
    }

    void differentSoundsDiffer()
    {
        QVERIFY(largestDifference(rowOf(signalOf("burst")), rowOf(signalOf("tone"))) > 20.0F);
    }

    void mistakesThrow()
    {
        QCOMPARE(makeFeatureExtractor(Profile::Timbre, 30.0)->width(), TimbreFeatures::kWidth);
        QCOMPARE(makeFeatureExtractor(Profile::Timbre, 0.0)->sections(), std::size_t(8));
        QCOMPARE(makeFeatureExtractor(Profile::Timbre, 30.0)->sections(), std::size_t(0));
        for (const double seconds : {-1.0, 4000.0, std::nan("")})
            QVERIFY_EXCEPTION_THROWN((void)makeFeatureExtractor(Profile::Timbre, seconds), std::invalid_argument);
        TimbreFeatures features(30.0);
        std::vector<float> tooSmall(TimbreFeatures::kWidth - 1);
        QVERIFY_EXCEPTION_THROWN(features.compute({}, tooSmall), std::invalid_argument);
        TimbreFeatures whole(0.0);
        std::vector<float> row(TimbreFeatures::kWidth);
        const std::vector<std::vector<float>> sections(9, std::vector<float>(3 * kRate, 0.1F));
        QVERIFY_EXCEPTION_THROWN(whole.computeSections({}, row), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(whole.computeSections(sections, row), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(features.computeSections(std::span(sections).first(1), row), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(makeFeatureExtractor(Profile::Article, 5.0)->computeSections(sections, row),
                                 std::invalid_argument);
    }

private:
    /// More than is kept before an onset, so that more changes nothing.
    static constexpr int kBeforeAny = 64;

    static std::vector<float> made(const QString& what)
    {
        std::vector<float> sound;
        if (what == "nothing")
            return sound;
        if (what == "one sample")
            return {0.5F};
        if (what == "two samples")
            return {0.5F, -0.5F};
        sound.assign(what == "noise of a minute" ? std::size_t(60) * kRate : 10'000, 0.0F);
        Random random(3);
        for (std::size_t n = 0; n < sound.size(); ++n) {
            const auto noise = float(random.uniform(-1.0, 1.0));
            if (what == "offset")
                sound[n] = 0.25F;
            else if (what == "faint")
                sound[n] = 1e-8F * noise;
            else if (what == "smallest")
                sound[n] = n % 7 == 0 ? 1e-45F : 0.0F;
            else if (what == "huge")
                sound[n] = 3e38F * noise;
            else if (what == "square")
                sound[n] = n / 50 % 2 == 0 ? 1.0F : -1.0F;
            else if (what == "noise of a minute")
                sound[n] = noise;
        }
        if (what == "click")
            sound.front() = 1.0F;
        if (what == "late click")
            sound.back() = -1.0F;
        return sound;
    }
};

QTEST_GUILESS_MAIN(TimbreFeaturesTest)
#include "timbre_features_test.moc"
