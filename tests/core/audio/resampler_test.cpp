// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/resampler.h"

#include "core/audio/block_resampler.h"
#include "core/base/random.h"
#include "tests/support/sound_files.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <thread>
#include <vector>

#include <soxr.h>

using namespace otozu;

class ResamplerTest : public QObject
{
    Q_OBJECT
private slots:
    void lengthIsRoundedUp_data()
    {
        QTest::addColumn<std::size_t>("frames");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<std::size_t>("expected"); // by hand: ceil(frames * to / from)
        QTest::newRow("half") << std::size_t(44100) << 44100 << 22050 << std::size_t(22050);
        QTest::newRow("half of an odd count") << std::size_t(5) << 44100 << 22050 << std::size_t(3);
        QTest::newRow("one frame") << std::size_t(1) << 96000 << 22050 << std::size_t(1);
        QTest::newRow("one second of 48 kHz") << std::size_t(48000) << 48000 << 22050 << std::size_t(22050);
        QTest::newRow("48 kHz and a frame") << std::size_t(48001) << 48000 << 22050 << std::size_t(22051);
        QTest::newRow("up") << std::size_t(3) << 8000 << 22050 << std::size_t(9);
        QTest::newRow("same") << std::size_t(7) << 22050 << 22050 << std::size_t(7);
        QTest::newRow("nothing") << std::size_t(0) << 44100 << 22050 << std::size_t(0);
    }
    void lengthIsRoundedUp()
    {
        QFETCH(std::size_t, frames);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(std::size_t, expected);
        QCOMPARE(resampledFrames(frames, from, to), expected);
        QCOMPARE(resample(std::vector<float>(frames, 0.1F), from, to).size(), expected);
    }

    void lengthsDoNotOverflow()
    {
        QCOMPARE(resampledFrames(std::size_t(1) << 60U, 768000, 1000), (std::size_t(1) << 60U) / 768 + 1);
    }

    /// A tone stays the tone that it is; one above half the new rate goes.
    void tones_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("error"); // worst difference from the exact tone, full scale
        QTest::newRow("44.1 kHz") << 44100 << 1000.0 << 2e-6;
        QTest::newRow("44.1 kHz, high") << 44100 << 9000.0 << 2e-6;
        QTest::newRow("48 kHz") << 48000 << 440.0 << 2e-6;
        QTest::newRow("96 kHz") << 96000 << 3000.0 << 2e-6;
        QTest::newRow("8 kHz") << 8000 << 1000.0 << 2e-6;
        QTest::newRow("44.1 kHz, above") << 44100 << 15000.0 << 2e-6;
        QTest::newRow("96 kHz, above") << 96000 << 30000.0 << 2e-6;
    }
    void tones()
    {
        QFETCH(int, from);
        QFETCH(double, hz);
        QFETCH(double, error);
        const auto got = resample(test::tone(hz, 1.0, from).samples, from, 22050);
        const auto wanted = test::tone(hz, 1.0, 22050).samples;
        QCOMPARE(got.size(), wanted.size());
        double worst = 0.0;
        for (std::size_t n = 2000; n + 2000 < got.size(); ++n) // the ends ring
            worst = std::max(worst, std::abs(double(got[n]) - (hz < 11025.0 ? double(wanted[n]) : 0.0)));
        qInfo("worst difference %g", worst);
        QVERIFY(worst < error);
    }

    void isAsLibsoxrMakesIt_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<bool>("byBlocks");
        QTest::addColumn<double>("decibel"); // the difference's energy beside the signal's, away from the ends
        QTest::newRow("44.1 kHz") << 44100 << true << -105.0;
        // Here libsoxr puts several filters in a row, which make up to 0.01 dB and 1 dB at the very edge of the band.
        QTest::newRow("88.2 kHz") << 88200 << true << -58.0;
        QTest::newRow("48 kHz") << 48000 << true << -58.0;
        QTest::newRow("96 kHz") << 96000 << true << -54.0;
        QTest::newRow("192 kHz") << 192000 << true << -52.0;
        QTest::newRow("32 kHz") << 32000 << true << -62.0;
        QTest::newRow("8 kHz") << 8000 << false << -300.0;
        QTest::newRow("44.056 kHz") << 44056 << false << -300.0;
    }
    void isAsLibsoxrMakesIt()
    {
        QFETCH(int, from);
        QFETCH(bool, byBlocks);
        QFETCH(double, decibel);
        QCOMPARE(BlockResampler::canDo(from, 22050), byBlocks);
        const auto noise = test::noise(1.3, from).samples;
        const auto got = resample(noise, from, 22050);
        std::vector<float> wanted(got.size());
        const auto quality = soxr_quality_spec(SOXR_HQ, 0);
        QVERIFY(!soxr_oneshot(from, 22050, 1, noise.data(), noise.size(), nullptr, wanted.data(), wanted.size(),
                              nullptr, nullptr, &quality, nullptr));
        double signal = 0.0;
        double difference = 0.0;
        for (std::size_t n = 300; n + 300 < got.size(); ++n) {
            signal += double(wanted[n]) * double(wanted[n]);
            difference += std::pow(double(got[n]) - double(wanted[n]), 2);
        }
        const double ratio = 10.0 * std::log10(difference / signal + 1e-31);
        qInfo("%.1f dB", ratio);
        QVERIFY(ratio < decibel);
    }

    void isTheLowPassByDefinition_data()
    {
        QTest::addColumn<int>("from");
        for (const int from : {32000, 44100, 48000, 96000})
            QTest::addRow("%d Hz", from) << from;
    }
    /// Convolution in double precision; the ends too, where libsoxr takes the first samples otherwise.
    void isTheLowPassByDefinition()
    {
        QFETCH(int, from);
        const auto noise = test::noise(0.15, from).samples;
        const auto got = resample(noise, from, 22050);
        const double ratio = 22050.0 / from;
        const double reach = 97.31; // of a Kaiser window with beta 13.054
        const auto lowPass = [&](double time) {
            const double place = 1.0 - time * time / (reach * reach);
            if (place <= 0.0)
                return 0.0;
            const double angle = std::numbers::pi * time;
            const double sinc = time == 0.0 ? 2.0 * 0.478436 : std::sin(2.0 * 0.478436 * angle) / angle;
            return ratio * sinc * std::cyl_bessel_i(0.0, 13.054 * std::sqrt(place)) / std::cyl_bessel_i(0.0, 13.054);
        };
        for (std::size_t m = 0; m < got.size(); m += m < 40 || m + 40 > got.size() ? 1 : 53) {
            double wanted = 0.0;
            for (std::size_t n = 0; n < noise.size(); ++n)
                wanted += double(noise[n]) * lowPass(double(m) - double(n) * ratio);
            QVERIFY(std::abs(double(got[m]) - wanted) < 1e-6);
        }
    }

    /// Where blocks meet nothing is heard: a tone across many of them, and a signal moved by a whole number of both
    /// rates' samples, give what one block gives.
    void blocksLeaveNoSeam()
    {
        Random random(3);
        std::vector<float> samples(48000);
        for (float& value : samples)
            value = float(random.uniform(-1.0, 1.0));
        const auto early = resample(samples, 48000, 22050);
        samples.insert(samples.begin(), 3200, 0.0F); // 1470 of the new rate
        const auto late = resample(samples, 48000, 22050);
        for (std::size_t n = 0; n < early.size(); ++n)
            QVERIFY(std::abs(early[n] - late[n + 1470]) < 2e-6F);
    }

    void threadsAndOrderChangeNoBit()
    {
        const std::vector<int> rates{44100, 48000, 96000, 32000, 88200, 192000, 176400, 8000};
        const auto run = [&](bool reversed) {
            std::vector<std::vector<float>> results(rates.size());
            for (int round = 0; round < 2; ++round) { // with what the first round left behind
                for (std::size_t i = 0; i < rates.size(); ++i) {
                    const std::size_t at = reversed ? rates.size() - 1 - i : i;
                    results[at] = resample(test::noise(0.3, rates[at]).samples, rates[at], 22050);
                }
            }
            return results;
        };
        const auto expected = run(false);
        std::vector<int> same(4, 0);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < same.size(); ++i)
                threads.emplace_back([&, i] { same[i] = run(i % 2 == 1) == expected; });
        }
        QCOMPARE(std::ranges::count(same, 1), 4);
    }

    void cuttingFirstWithTheMarginChangesNoBit_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<double>("seconds");
        for (const int from : {1000, 8000, 11025, 22051, 32000, 44056, 44100, 48000, 88200, 96000, 192000, 768000}) {
            for (const double seconds : {0.3, 1.0, 1.7})
                QTest::addRow("%d Hz, %.1f s", from, seconds) << from << seconds;
        }
    }
    void cuttingFirstWithTheMarginChangesNoBit()
    {
        QFETCH(int, from);
        QFETCH(double, seconds);
        Random random(7);
        std::vector<float> whole(std::size_t(from * (seconds + 5.0)));
        for (float& value : whole)
            value = float(random.uniform(-1.0, 1.0));
        const auto cut = std::span(whole).first(std::size_t(std::ceil((seconds + resampleMargin(from, 22050)) * from)));
        QVERIFY(cut.size() < whole.size());
        const auto kept = std::ptrdiff_t(seconds * 22050);
        const auto fromWhole = resample(whole, from, 22050);
        const auto fromCut = resample(cut, from, 22050);
        QVERIFY(std::ptrdiff_t(fromCut.size()) >= kept);
        QVERIFY(std::equal(fromCut.begin(), fromCut.begin() + kept, fromWhole.begin()));
    }

    void equalRatesCopy()
    {
        const std::vector<float> values{0.1F, -0.7F, 2.0F};
        QCOMPARE(resample(values, 44100, 44100), values);
    }

    void ratesMustBePositive()
    {
        QVERIFY_EXCEPTION_THROWN((void)resample({}, 0, 22050), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)resample({}, 22050, -1), std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(ResamplerTest)
#include "resampler_test.moc"
