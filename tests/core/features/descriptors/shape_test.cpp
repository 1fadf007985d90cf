// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/attack_time.h"
#include "core/features/descriptors/energy_steps.h"
#include "core/features/descriptors/spectrum_shape.h"

#include "made_tones.h"

#include <QTest>

namespace otozu
{
namespace
{

struct Shape {
    float brightness;
    float noisiness;
};

/// With soft ends, as sounds have: switched on and off at once, any tone clicks.
Shape shapeOf(test::Sound sound)
{
    synth::swell(sound, std::min(0.005, double(sound.size()) / 22050.0 / 4.0), 0.01, 22050.0);
    SpectrumShape shape;
    shape.listen(sound);
    return {shape.brightness(), shape.noisiness()};
}

std::optional<float> attackOf(const test::Sound& sound)
{
    std::vector<float> steps;
    energySteps(sound, steps);
    return attackTime(sound, steps);
}

enum class Colour { White, Low, High, Band };

test::Sound colouredNoise(Colour colour, double cutoff)
{
    auto sound = test::whiteNoise(1.0);
    if (colour == Colour::White)
        return sound;
    synth::StateVariableFilter filter(22050.0, cutoff, colour == Colour::Band ? 3.0 : 0.7);
    for (float& sample : sound) {
        filter.put(sample);
        sample = colour == Colour::Low ? filter.low() : colour == Colour::High ? filter.high() : filter.band();
    }
    return sound;
}

/// A tone whose amplitude rises in a straight line over `rise` seconds and then stays or falls.
test::Sound ramp(double hz, double rise, double seconds, bool falls)
{
    auto sound = test::sine(hz, seconds, 0.8);
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double t = double(i) / 22050.0;
        sound[i] *= float(t < rise ? t / rise : falls ? std::exp(-(t - rise) / 0.3) : 1.0);
    }
    return sound;
}

} // namespace

class ShapeTest : public QObject
{
    Q_OBJECT
private slots:
    void brightness_data()
    {
        QTest::addColumn<test::Sound>("sound");
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("tolerance");
        for (const double hz : {100.0, 440.0, 1000.0, 5000.0, 10000.0})
            QTest::addRow("sine of %g Hz", hz) << test::sine(hz, 0.5) << hz << 0.03 * hz + 2.0;
        QTest::newRow("two sines, midway")
            << test::sum(test::sine(1000.0, 0.5), test::sine(3000.0, 0.5)) << 2000.0 << 60.0;
        // Magnitudes 2 and 1: (2 * 1000 + 4000) / 3.
        QTest::newRow("the stronger draws it")
            << test::sum(test::sine(1000.0, 0.5), test::sine(4000.0, 0.5, 0.25)) << 2000.0 << 60.0;
        QTest::newRow("white noise, the middle") << test::whiteNoise(2.0) << 22050.0 / 4.0 << 100.0;
        QTest::newRow("shorter than a frame") << test::sine(2000.0, 0.02) << 2000.0 << 300.0;
    }
    void brightness()
    {
        QFETCH(test::Sound, sound);
        QFETCH(double, hz);
        QFETCH(double, tolerance);
        const double found = double(shapeOf(sound).brightness);
        QVERIFY2(std::abs(found - hz) <= tolerance, qPrintable(QString::number(found)));
    }

    void noiseOfAnyColourIsNoise()
    {
        const std::array sounds{colouredNoise(Colour::White, 0.0), colouredNoise(Colour::Low, 300.0),
                                colouredNoise(Colour::High, 7000.0), colouredNoise(Colour::Band, 1500.0)};
        for (const auto& sound : sounds)
            QVERIFY2(shapeOf(sound).noisiness > 0.8F, qPrintable(QString::number(double(shapeOf(sound).noisiness))));
    }

    void tonesAreNot()
    {
        const std::array sounds{test::sine(60.0, 1.0),
                                test::sine(440.0, 1.0),
                                test::sine(9000.0, 1.0),
                                test::saw(110.0, 1.0),
                                test::saw(880.0, 1.0),
                                test::chord({48.0, 55.0, 64.0}, 1.0),
                                test::decaying(test::saw(220.0, 1.0), 0.1)};
        for (const auto& sound : sounds)
            QVERIFY2(shapeOf(sound).noisiness < 0.15F, qPrintable(QString::number(double(shapeOf(sound).noisiness))));
    }

    void moreNoiseIsNoisier()
    {
        float before = -1.0F;
        for (const double gain : {0.0, 0.1, 0.3, 1.0, 3.0}) {
            const float now = shapeOf(test::sum(test::saw(220.0, 1.0), test::whiteNoise(1.0), gain)).noisiness;
            QVERIFY(now > before);
            before = now;
        }
    }

    void attack_data()
    {
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("rise");
        QTest::addColumn<bool>("falls");
        for (const bool falls : {false, true}) {
            for (const double rise : {0.005, 0.02, 0.1, 0.5})
                QTest::addRow("%g s, %s", rise, falls ? "then falls" : "then stays") << 1000.0 << rise << falls;
        }
        QTest::newRow("a bass") << 60.0 << 0.2 << false;
    }
    void attack()
    {
        QFETCH(double, hz);
        QFETCH(double, rise);
        QFETCH(bool, falls);
        const auto found = attackOf(ramp(hz, rise, 1.5, falls));
        QVERIFY(found);
        // 10 to 90 % of a straight line; a level is reached at the next crest, half a period later at most.
        QVERIFY2(std::abs(double(*found) - 0.8 * rise) < 0.06 * rise + 0.5 / hz + 1e-4,
                 qPrintable(QString::number(double(*found))));
    }

    void suddenSoundsHaveAShortAttack()
    {
        QVERIFY(*attackOf(test::whiteNoise(1.0)) < 0.002F);
        QVERIFY(*attackOf(test::decaying(test::sine(1000.0, 1.0), 0.05)) < 0.002F);
        test::Sound click(2205, 0.0F);
        click[1000] = 1.0F;
        QCOMPARE(*attackOf(click), 1.0F / 22050.0F);
    }

    void energyIsSummedInSteps()
    {
        for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 1000U}) {
            const test::Sound sound(size, 0.5F);
            std::vector<float> steps;
            energySteps(sound, steps);
            QCOMPARE(steps.size(), (size + 63) / 64);
            float sum = 0.0F;
            for (const float step : steps)
                sum += step;
            QCOMPARE(sum, 0.25F * float(size));
        }
    }

    void silenceHasNoAttack() { QVERIFY(!attackOf(test::Sound(1000, 0.0F)) && !attackOf({})); }

    void silenceBeforeMakesNoDifference()
    {
        auto late = test::Sound(22050, 0.0F);
        const auto sound = ramp(500.0, 0.05, 0.5, true);
        test::append(late, sound);
        QVERIFY(std::abs(*attackOf(late) - *attackOf(sound)) < 0.001F);
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::ShapeTest)
#include "shape_test.moc"
