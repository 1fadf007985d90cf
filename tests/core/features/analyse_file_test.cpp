// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/scan.h"
#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/features/analyse_file.h"
#include "core/features/feature_extractor.h"
#include "tests/core/features/golden_signals.h"
#include "tests/support/faults.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

using namespace otozu;
using otozu::test::ScratchFolder;

class AnalyseFileTest : public QObject
{
    Q_OBJECT
private slots:
    void aFileAtTheProfilesRateIsTakenAsItIs()
    {
        const ScratchFolder folder;
        const AudioBuffer sound{22050, 1, test::goldenSignal("chirp")};
        test::writeWav(folder / "chirp.wav", sound, -32);
        FileAnalyser analyser(Profile::Article, 5.0);
        std::vector<float> row(analyser.width());
        const auto info = analyser.analyse(folder / "chirp.wav", row);
        QCOMPARE(info.totalFrames, std::uint64_t(110'250));
        QCOMPARE(info.seconds(), 5.0);
        QVERIFY(!(info.sound == ContentHash{}));
        test::writeAiff(folder / "chirp.aiff", sound, -32);
        QCOMPARE(analyser.analyse(folder / "chirp.aiff", row).sound, info.sound);
        QCOMPARE(info.format, std::string("WAV"));
        std::vector<float> direct(analyser.width());
        makeFeatureExtractor(Profile::Article, 5.0)->compute(sound.samples, direct);
        QCOMPARE(row, direct);
    }

    void longFilesGiveWhatTheirWholeGives_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::newRow("44.1 kHz stereo") << 44100 << 2;
        QTest::newRow("48 kHz") << 48000 << 1;
        QTest::newRow("8 kHz") << 8000 << 3;
        QTest::newRow("22.05 kHz") << 22050 << 2;
    }
    void longFilesGiveWhatTheirWholeGives()
    {
        QFETCH(int, rate);
        QFETCH(int, channels);
        const ScratchFolder folder;
        const auto sound = test::noise(4.0, rate, channels);
        test::writeWav(folder / "long.wav", sound, -32);
        FileAnalyser analyser(Profile::Article, 1.0);
        std::vector<float> row(analyser.width());
        const auto info = analyser.analyse(folder / "long.wav", row);
        QCOMPARE(info.seconds(), 4.0);
        QCOMPARE(info.sampleRate, rate);
        QCOMPARE(info.channels, channels);
        std::vector<float> whole(analyser.width());
        analyser.analyse(sound, whole);
        QCOMPARE(row, whole);
    }

    void longFilesAreHeardToTheirEnd_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::newRow("44.1 kHz stereo") << 44100 << 2;
        QTest::newRow("22.05 kHz") << 22050 << 1;
        QTest::newRow("8 kHz") << 8000 << 2;
    }
    void longFilesAreHeardToTheirEnd()
    {
        QFETCH(int, rate);
        QFETCH(int, channels);
        const ScratchFolder folder;
        FileAnalyser analyser(Profile::Timbre, 0.0);
        const auto rowOf = [&](const AudioBuffer& sound) {
            test::writeWav(folder / "sound.wav", sound, -32);
            std::vector<float> row(analyser.width());
            const SoundInfo info = analyser.analyse(folder / "sound.wav", row);
            std::vector<float> fromMemory(analyser.width());
            analyser.analyse(sound, fromMemory);
            return info.totalFrames == sound.frames() && row == fromMemory ? row : std::vector<float>();
        };
        const auto distance = [](const std::vector<float>& a, const std::vector<float>& b) {
            float sum = 0.0F;
            for (std::size_t i = 0; i < a.size(); ++i)
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            return std::sqrt(sum);
        };
        // A chord for 40 s; as long again; 40 s of noise after it; all of it after a pause.
        AudioBuffer sound = test::tone(300.0, 40.0, rate, channels);
        const AudioBuffer other = test::tone(455.0, 40.0, rate, channels);
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            sound.samples[i] = 0.5F * (sound.samples[i] + other.samples[i]);
        std::fill_n(sound.samples.begin(), rate / 10 * channels, 0.0F);
        AudioBuffer repeated = sound;
        repeated.samples.insert(repeated.samples.end(), sound.samples.begin(), sound.samples.end());
        AudioBuffer changed = sound;
        const AudioBuffer noise = test::noise(40.0, rate, channels);
        changed.samples.insert(changed.samples.end(), noise.samples.begin(), noise.samples.end());
        AudioBuffer late = changed;
        late.samples.insert(late.samples.begin(), std::size_t(2) * std::size_t(rate * channels), 0.0F);

        const auto half = rowOf(sound);
        const auto whole = rowOf(changed);
        QVERIFY(!half.empty() && !whole.empty());
        QVERIFY(distance(half, rowOf(repeated)) < 10.0F);
        QVERIFY(distance(half, whole) > 200.0F);
        QCOMPARE(rowOf(late), whole);
        // Those who ask for a beginning get that.
        FileAnalyser brief(Profile::Timbre, 30.0);
        std::vector<float> beginning(brief.width());
        std::vector<float> beginningOfHalf(brief.width());
        brief.analyse(changed, beginning);
        brief.analyse(sound, beginningOfHalf);
        QCOMPARE(beginning, beginningOfHalf);
    }

    void theRateOfAFileHardlyMatters()
    {
        FileAnalyser analyser(Profile::Article, 1.0);
        std::vector<float> low(analyser.width());
        std::vector<float> high(analyser.width());
        analyser.analyse(test::tone(1000.0, 1.0, 22050), low);
        analyser.analyse(test::tone(1000.0, 1.0, 96000, 2), high);
        for (std::size_t i = 0; i < low.size(); ++i) {
            // The ends differ: the resampler rings there.
            const std::size_t frame = i % 22;
            if (frame > 1 && frame < 20 && low[i] > -60.0F)
                QVERIFY(std::abs(low[i] - high[i]) < 0.05F);
        }
    }

    void descriptorsComeWithTheVectorWhereAskedFor()
    {
        const ScratchFolder folder;
        test::writeWav(folder / "tone.wav", test::tone(440.0, 1.2));
        FileAnalyser plain(Profile::Timbre, 0.0);
        FileAnalyser describing(Profile::Timbre, 0.0, true);
        std::vector<float> row(plain.width());
        std::vector<float> same(plain.width());
        QVERIFY(!plain.analyse(folder / "tone.wav", row).descriptors.loudness);
        const AnalysedFile found = describing.analyse(folder / "tone.wav", same);
        QCOMPARE(same, row);
        QVERIFY(found.descriptors.loudness && found.descriptors.peak && found.descriptors.brightness);
        QVERIFY(found.descriptors.pitch);
        QCOMPARE(found.descriptors.pitch->note, 69);
        QCOMPARE(found.format, std::string("WAV"));
        // Longer than is heard whole: of the beginning.
        test::writeWav(folder / "long.wav", test::tone(220.0, 40.0));
        QCOMPARE(describing.analyse(folder / "long.wav", row).descriptors.pitch->note, 57);
        FileAnalyser article(Profile::Article, 5.0, true);
        std::vector<float> picture(article.width());
        QCOMPARE(article.analyse(folder / "tone.wav", picture).descriptors.pitch->note, 69);
    }

    void faultsAndStopsPass()
    {
        const ScratchFolder folder;
        test::writeBytes(folder / "text.wav", "no sound");
        FileAnalyser analyser(Profile::Article, 1.0);
        std::vector<float> row(analyser.width(), 3.0F);
        QCOMPARE(test::faultOf([&] { analyser.analyse(folder / "text.wav", row); }), int(Fault::NotAudio));
        QCOMPARE(row, std::vector<float>(analyser.width(), 3.0F));
        test::writeWav(folder / "good.wav", test::tone(440.0, 0.1));
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(analyser.analyse(folder / "good.wav", row, source.get_token()), Cancelled);
    }

    void theCorpus()
    {
        const auto corpus = test::corpus();
        if (corpus.empty())
            QSKIP("the corpus is not beside the project");
        const auto scanned = scanFolder(corpus);
        QCOMPARE(scanned.files.size(), std::size_t(741));
        QVERIFY(scanned.skipped.empty());
        const auto [rows, faults] = analyseAll(corpus, scanned, 2);
        for (std::size_t i = 0; i < faults.size(); ++i) {
            const bool quirk = scanned.files[i].path.native().starts_with("quirks/");
            QCOMPARE(faults[i], quirk ? int(Fault::UnsupportedFormat) : -1);
            if (!quirk)
                QCOMPARE(*std::ranges::max_element(rows.row(i)), 0.0F);
        }
        QCOMPARE(std::ranges::count(faults, -1), 739);
        QVERIFY(analyseAll(corpus, scanned, 1).first == rows);
    }

private:
    static std::pair<Matrix<float>, std::vector<int>> analyseAll(const std::filesystem::path& folder,
                                                                 const ScanResult& scanned, int threads)
    {
        ThreadPool pool(threads);
        std::vector<FileAnalyser> analysers;
        for (int worker = 0; worker < threads; ++worker)
            analysers.emplace_back(Profile::Article, 5.0);
        Matrix<float> rows(scanned.files.size(), analysers.front().width());
        std::vector<int> faults(scanned.files.size());
        pool.forRanges(scanned.files.size(), 1, [&](std::size_t begin, std::size_t, int worker) {
            faults[begin] = test::faultOf(
                [&] { analysers[std::size_t(worker)].analyse(folder / scanned.files[begin].path, rows.row(begin)); });
        });
        return {std::move(rows), std::move(faults)};
    }
};

QTEST_GUILESS_MAIN(AnalyseFileTest)
#include "analyse_file_test.moc"
