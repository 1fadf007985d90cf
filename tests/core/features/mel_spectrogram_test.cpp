// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/npy.h"
#include "core/base/random.h"
#include "core/features/article_features.h"
#include "core/features/decibel.h"
#include "core/features/mel_filterbank.h"
#include "core/features/mel_spectrogram.h"
#include "tests/core/features/golden_signals.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

using namespace otozu;

class MelSpectrogramTest : public QObject
{
    Q_OBJECT
private slots:
    void hzToMelAndBack_data()
    {
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("mel"); // by hand from Slaney's formula
        QTest::newRow("zero") << 0.0 << 0.0;
        QTest::newRow("linear part") << 440.0 << 6.6;
        QTest::newRow("break") << 1000.0 << 15.0;
        QTest::newRow("log part") << 6400.0 << 42.0;
    }
    void hzToMelAndBack()
    {
        QFETCH(double, hz);
        QFETCH(double, mel);
        QVERIFY(std::abs(hzToMel(hz) - mel) < 1e-12);
        QVERIFY(std::abs(melToHz(mel) - hz) < 1e-9);
    }

    void bandEdgesAreLibrosas()
    {
        const auto wanted = readNpy<double>(test::data("golden/mel_band_edges_hz_130.npy"));
        const auto edges = melFrequencies(130, 0.0, 11025.0);
        QCOMPARE(edges.size(), wanted.rows());
        for (std::size_t i = 0; i < edges.size(); ++i)
            QVERIFY(std::abs(edges[i] - wanted(i, 0)) <= 1e-9 * wanted(i, 0));
    }

    void filterbankIsLibrosas()
    {
        const auto wanted = readNpy<float>(test::data("golden/mel_filterbank_128x1025.npy"));
        const MelFilterbank bank(22050, 2048, 128, 0.0, 11025.0);
        const auto dense = bank.dense();
        QCOMPARE(dense.rows(), wanted.rows());
        QCOMPARE(dense.cols(), wanted.cols());
        std::size_t nonZero = 0;
        for (std::size_t i = 0; i < wanted.values().size(); ++i) {
            QVERIFY(std::abs(dense.values()[i] - wanted.values()[i]) <= 1e-7F);
            nonZero += dense.values()[i] != 0.0F;
        }
        QCOMPARE(nonZero, std::size_t(2018));
    }

    void spectrogramsAreLibrosas_data()
    {
        QTest::addColumn<QString>("signal");
        QTest::addColumn<bool>("article");
        for (const char* signal : {"chirp", "burst", "tone"}) {
            QTest::addRow("%s, f16sym", signal) << signal << true;
            QTest::addRow("%s, f32per", signal) << signal << false;
        }
    }
    void spectrogramsAreLibrosas()
    {
        QFETCH(QString, signal);
        QFETCH(bool, article);
        auto samples = test::goldenSignal(signal.toStdString());
        if (article)
            roundToHalf(samples);
        MelSpectrogram spectrogram({.window = article ? Window::SymmetricHann : Window::PeriodicHann});
        auto got = spectrogram.compute(samples);
        const auto golden = [&](const char* what) {
            return readNpy<float>(test::data(
                QString("golden/mel_%1_%2_%3.npy").arg(signal, article ? "f16sym" : "f32per", what).toStdString()));
        };
        const auto power = golden("power");
        QCOMPARE(got.rows(), power.rows());
        QCOMPARE(got.cols(), power.cols());
        const float loudest = std::ranges::max(power.values());
        float worst = 0.0F;
        for (std::size_t i = 0; i < power.values().size(); ++i)
            worst = std::max(worst, std::abs(got.values()[i] - power.values()[i]) / loudest);
        QVERIFY2(worst <= 1e-4F, qPrintable(QString::number(worst)));
        const auto db = golden("db");
        powerToDb(got.values());
        float worstLoud = 0.0F;
        float worstSoft = 0.0F;
        for (std::size_t i = 0; i < db.values().size(); ++i) {
            const float difference = std::abs(got.values()[i] - db.values()[i]);
            if (db.values()[i] > -60.0F)
                worstLoud = std::max(worstLoud, difference);
            else if (db.values()[i] > -75.0F)
                worstSoft = std::max(worstSoft, difference);
        }
        qInfo("power %g, dB %g above -60, %g above -75", double(worst), double(worstLoud), double(worstSoft));
        QVERIFY(worstLoud <= 0.01F);
        QVERIFY(worstSoft <= 0.1F);
    }

    /// Columns in a batch with silent ones are those that their stretch of sound gives by itself.
    void silenceBetweenSoundsChangesNoFrame()
    {
        Random random(2);
        std::vector<float> samples(60 * 1024, 0.0F);
        for (std::size_t n = 0; n < samples.size(); ++n) {
            if (n / 1024 % 11 < 5 || n / 1024 == 40)
                samples[n] = float(random.uniform(-1.0, 1.0));
        }
        MelSpectrogram spectrogram;
        const auto whole = spectrogram.compute(samples);
        QCOMPARE(whole.cols(), std::size_t(61));
        std::size_t silent = 0;
        for (std::size_t frame = 1; frame < 59; ++frame) {
            // Its own frame 1, in another place of the batch.
            const auto part = MelSpectrogram().compute(std::span(samples).subspan((frame - 1) * 1024, 2048));
            for (std::size_t band = 0; band < 128; ++band)
                QCOMPARE(whole(band, frame), part(band, 1));
            silent += part(5, 1) == 0.0F;
        }
        QVERIFY(silent > 10);
    }

    void framesTouchingIsExact_data()
    {
        QTest::addColumn<int>("nFft");
        QTest::addColumn<int>("winLength");
        QTest::addColumn<int>("hopLength");
        QTest::newRow("as the article") << 2048 << 1024 << 1024;
        QTest::newRow("full window") << 512 << 512 << 128;
        QTest::newRow("odd window") << 512 << 301 << 100;
    }
    void framesTouchingIsExact()
    {
        QFETCH(int, nFft);
        QFETCH(int, winLength);
        QFETCH(int, hopLength);
        MelSpectrogram spectrogram(
            {.nFft = nFft, .hopLength = hopLength, .winLength = winLength, .window = Window::PeriodicHann, .nMels = 8});
        QCOMPARE(spectrogram.framesTouching(0), std::size_t(0));
        for (std::size_t samples = 1; samples < 3000; samples += 37) {
            // One sample at the end that sounds: its frames are the last that can.
            std::vector<float> signal(samples);
            signal.back() = 1.0F;
            const std::size_t frames = spectrogram.framesTouching(samples);
            Matrix<float> image(8, frames + 3);
            spectrogram.compute(signal, image.cols(), image.values());
            for (std::size_t frame = frames; frame < image.cols(); ++frame)
                QCOMPARE(image(4, frame), 0.0F);
            // The first value of a periodic window is 0: the very last frame may see the sample through that alone.
            QVERIFY(image(4, frames - 1) > 0.0F || image(4, frames - 2) > 0.0F);
        }
    }

    void edges()
    {
        MelSpectrogram spectrogram;
        QCOMPARE(spectrogram.compute({}).cols(), std::size_t(1));
        const auto silence = spectrogram.compute(std::vector<float>(5000, 0.0F));
        QCOMPARE(silence.cols(), std::size_t(5));
        QVERIFY(std::ranges::all_of(silence.values(), [](float value) { return value == 0.0F; }));
        std::vector<float> out(128);
        QVERIFY_EXCEPTION_THROWN(spectrogram.compute({}, 2, out), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(MelSpectrogram({.nFft = 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(MelSpectrogram({.nFft = 1023, .winLength = 512}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(MelSpectrogram({.nFft = 512}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(MelSpectrogram({.hopLength = 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(MelSpectrogram({.fMax = 12000.0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(MelSpectrogram({.fMin = 500.0, .fMax = 400.0}), std::invalid_argument);
    }

    void otherSizes()
    {
        // A tone lights the band that holds it, at any setting.
        for (const int nFft : {512, 1024, 4096}) {
            MelSpectrogram spectrogram({.sampleRate = 44100,
                                        .nFft = nFft,
                                        .hopLength = nFft / 4,
                                        .winLength = nFft,
                                        .nMels = 40,
                                        .fMin = 20.0,
                                        .fMax = 16000.0});
            std::vector<float> samples(44100);
            for (std::size_t n = 0; n < samples.size(); ++n)
                samples[n] = std::sin(2.0F * 3.14159265F * 3000.0F * float(n) / 44100.0F);
            const auto image = spectrogram.compute(samples);
            const auto edgesHz = melFrequencies(42, 20.0, 16000.0);
            std::size_t loudest = 0;
            for (std::size_t band = 0; band < 40; ++band)
                loudest = image(band, 20) > image(loudest, 20) ? band : loudest;
            QVERIFY(edgesHz[loudest] < 3000.0 && 3000.0 < edgesHz[loudest + 2]);
        }
    }
};

QTEST_GUILESS_MAIN(MelSpectrogramTest)
#include "mel_spectrogram_test.moc"
