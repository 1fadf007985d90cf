// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/heard_sound.h"
#include "core/audio/mono.h"
#include "core/base/fault.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "tests/support/allocations.h"
#include "tests/support/faults.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <sndfile.h>

using namespace otozu;
using otozu::test::readBytes;
using otozu::test::ScratchFolder;
using otozu::test::writeBytes;

namespace
{

constexpr HearOptions kWhole{.seconds = 30.0, .sections = 8, .sectionSeconds = 3.0};

/// Noise after a pause, in which every stretch differs from every other.
AudioBuffer noiseAfterPause(double seconds, int rate, int channels)
{
    AudioBuffer sound = test::noise(seconds, rate, channels);
    const auto pause = std::ptrdiff_t(1.5 * rate) * channels;
    std::fill(sound.samples.begin(), sound.samples.begin() + pause, 0.0F);
    return sound;
}

bool same(const HeardSound& a, const HeardSound& b)
{
    const auto sameSection = [](const SoundSection& left, const SoundSection& right) {
        return left.start == right.start && left.samples == right.samples;
    };
    return a.totalFrames == b.totalFrames && a.sampleRate == b.sampleRate && a.channels == b.channels &&
           a.beginning.channels == b.beginning.channels && a.beginning.samples == b.beginning.samples &&
           std::ranges::equal(a.sections, b.sections, sameSection);
}

} // namespace

class HeardSoundTest : public QObject
{
    Q_OBJECT
private slots:
    void whereSectionsBegin_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<QList<int>>("starts"); // by hand, of sections of 3 frames, 8 at most
        QTest::newRow("nothing") << 0 << QList<int>{0};
        QTest::newRow("less than one") << 2 << QList<int>{0};
        QTest::newRow("one") << 5 << QList<int>{0};
        QTest::newRow("two") << 6 << QList<int>{0, 3};
        QTest::newRow("two with a rest") << 8 << QList<int>{0, 3};
        QTest::newRow("eight") << 26 << QList<int>{0, 3, 6, 9, 12, 15, 18, 21};
        QTest::newRow("steps of 3") << 96 << QList<int>{0, 12, 24, 39, 51, 63, 78, 90};
        QTest::newRow("steps of 6") << 97 << QList<int>{0, 12, 24, 36, 48, 60, 78, 90};
        QTest::newRow("steps of 96") << 1600 << QList<int>{0, 192, 384, 672, 864, 1056, 1344, 1536};
    }
    void whereSectionsBegin()
    {
        QFETCH(int, frames);
        QFETCH(QList<int>, starts);
        const auto found = sectionStarts(std::uint64_t(frames), 3, 8);
        QCOMPARE(QList<int>(found.begin(), found.end()), starts);
    }

    void sectionsLieEvenly()
    {
        constexpr std::uint64_t kLength = 100;
        for (std::uint64_t frames = kLength; frames < 100'000; frames += 1 + frames / 50) {
            for (const std::size_t most : {1, 3, 8}) {
                const auto starts = sectionStarts(frames, kLength, most);
                QCOMPARE(starts.size(), std::min<std::size_t>(most, frames / kLength));
                QCOMPARE(starts.front(), std::uint64_t(0));
                QVERIFY(starts.back() + kLength <= frames);
                for (std::size_t i = 1; i < starts.size(); ++i) {
                    QVERIFY(starts[i] >= starts[i - 1] + kLength);
                    const double even = double(frames - kLength) * double(i) / double(starts.size() - 1);
                    QVERIFY(double(starts[i]) <= even);
                    QVERIFY(even - double(starts[i]) <= std::max(double(kLength), double(frames) / 16.0) + 8.0);
                }
            }
        }
        for (const std::size_t most : {0, 9})
            QVERIFY_EXCEPTION_THROWN((void)sectionStarts(100, 10, most), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)sectionStarts(100, 0, 8), std::invalid_argument);
    }

    void everyFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("exact"); // the file holds the very samples
        QTest::newRow("wav float") << (SF_FORMAT_WAV | SF_FORMAT_FLOAT) << 22050 << 2 << true;
        QTest::newRow("wav double") << (SF_FORMAT_WAV | SF_FORMAT_DOUBLE) << 8000 << 1 << true;
        QTest::newRow("wav 16") << (SF_FORMAT_WAV | SF_FORMAT_PCM_16) << 44100 << 2 << false;
        QTest::newRow("wav 24") << (SF_FORMAT_WAV | SF_FORMAT_PCM_24) << 22050 << 3 << false;
        QTest::newRow("wav mu-law") << (SF_FORMAT_WAV | SF_FORMAT_ULAW) << 8000 << 1 << false;
        QTest::newRow("wav ima adpcm") << (SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM) << 22050 << 1 << false;
        QTest::newRow("rf64") << (SF_FORMAT_RF64 | SF_FORMAT_FLOAT) << 11025 << 2 << true;
        QTest::newRow("w64") << (SF_FORMAT_W64 | SF_FORMAT_PCM_16) << 11025 << 2 << false;
        QTest::newRow("aiff 24") << (SF_FORMAT_AIFF | SF_FORMAT_PCM_24) << 22050 << 2 << false;
        QTest::newRow("aifc float") << (SF_FORMAT_AIFF | SF_FORMAT_FLOAT) << 22050 << 2 << true;
        QTest::newRow("au") << (SF_FORMAT_AU | SF_FORMAT_PCM_16) << 22050 << 1 << false;
        QTest::newRow("flac 16") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16) << 22050 << 2 << false;
        QTest::newRow("flac 24") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_24) << 44100 << 1 << false;
        QTest::newRow("ogg") << (SF_FORMAT_OGG | SF_FORMAT_VORBIS) << 22050 << 2 << false;
        QTest::newRow("ogg 44.1 kHz") << (SF_FORMAT_OGG | SF_FORMAT_VORBIS) << 44100 << 1 << false;
        QTest::newRow("ogg 8 kHz") << (SF_FORMAT_OGG | SF_FORMAT_VORBIS) << 8000 << 1 << false;
        QTest::newRow("opus") << (SF_FORMAT_OGG | SF_FORMAT_OPUS) << 16000 << 2 << false;
        QTest::newRow("mp3") << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III) << 22050 << 2 << false;
    }
    /// What is looked up is what reading everything gives.
    void everyFormat()
    {
        QFETCH(int, format);
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(bool, exact);
        const ScratchFolder folder;
        const AudioBuffer sound = noiseAfterPause(100.3, rate, channels);
        test::writeSound(folder / "sound", sound, format);
        const HeardSound heard = hearFile(folder / "sound", kWhole);
        QVERIFY(same(heard, hearSound(decodeFile(folder / "sound").sound, kWhole)));
        QVERIFY(!exact || same(heard, hearSound(sound, kWhole)));
        QCOMPARE(heard.beginning.channels, channels);
        QCOMPARE(heard.beginning.frames(), std::size_t(30 * rate));
        QCOMPARE(heard.sections.size(), std::size_t(8));
        QVERIFY(std::abs(double(heard.sections.front().start) / rate - 1.5) < 0.05);
        for (const SoundSection& section : heard.sections)
            QCOMPARE(section.samples.size(), std::size_t(3 * rate));
        QVERIFY(heard.sections.back().start > std::uint64_t(90 * rate));
    }

    void asLongAsTheBeginning_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<int>("sections");
        QTest::newRow("shorter") << 1.0 << 0;
        QTest::newRow("as long") << 2.0 << 0;
        QTest::newRow("a little longer") << 2.05 << 4; // of 0.5 s
        QTest::newRow("twice as long") << 4.0 << 8;
    }
    void asLongAsTheBeginning()
    {
        QFETCH(double, seconds);
        QFETCH(int, sections);
        const ScratchFolder folder;
        const AudioBuffer sound = test::noise(seconds, 8000, 2);
        for (const int format : {SF_FORMAT_WAV | SF_FORMAT_FLOAT, SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
                                 SF_FORMAT_OGG | SF_FORMAT_VORBIS, SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM}) {
            test::writeSound(folder / "sound", sound, format);
            const HearOptions options{.seconds = 2.0, .sections = 8, .sectionSeconds = 0.5};
            const HeardSound heard = hearFile(folder / "sound", options);
            QVERIFY(same(heard, hearSound(decodeFile(folder / "sound").sound, options)));
            if ((format & SF_FORMAT_SUBMASK) == SF_FORMAT_IMA_ADPCM) // it comes in blocks
                continue;
            QCOMPARE(heard.totalFrames, std::uint64_t(sound.frames()));
            QCOMPARE(heard.sections.size(), std::size_t(sections));
            // The whole length is known without sections, too.
            const HeardSound beginning = hearFile(folder / "sound", {.seconds = 0.5, .sectionSeconds = 0.5});
            QCOMPARE(beginning.totalFrames, std::uint64_t(sound.frames()));
            QVERIFY(beginning.sections.empty());
        }
    }

    void headersThatPromiseMore_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const ScratchFolder folder;
        const AudioBuffer sound = noiseAfterPause(80.0, 8000, 1);
        const auto add = [&](const char* name, int format, double kept, const auto& change) {
            test::writeSound(folder / "sound", sound, format);
            std::string bytes = readBytes(folder / "sound");
            bytes.resize(std::size_t(kept * double(bytes.size())));
            change(bytes);
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        const auto nothing = [](std::string&) {};
        // A count of 0 in its header means that it is not known.
        const auto countless = [](std::string& flac) {
            flac[21] = char(flac[21] & '\xF0');
            std::fill(flac.begin() + 22, flac.begin() + 26, '\0');
        };
        const auto claim = [](std::string& wav) { std::fill(wav.begin() + 40, wav.begin() + 43, '\xFF'); };
        add("wav cut", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 0.83, nothing);
        add("wav that claims more", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1.0, claim);
        add("aiff cut", SF_FORMAT_AIFF | SF_FORMAT_PCM_24, 0.6, nothing);
        add("flac cut", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0.7, nothing);
        add("flac cut near the end", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0.999, nothing);
        add("flac cut near the beginning", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0.1, nothing);
        add("flac without a count", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 1.0, countless);
        add("flac without a count, cut", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0.6, countless);
        add("ogg cut", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.7, nothing);
        add("ogg cut near the end", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.999, nothing);
        add("mp3 cut", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 0.7, nothing);
    }
    void headersThatPromiseMore()
    {
        QFETCH(QByteArray, bytes);
        const ScratchFolder folder;
        writeBytes(folder / "cut", bytes.toStdString());
        const AudioBuffer read = decodeFile(folder / "cut").sound;
        const HeardSound heard = hearFile(folder / "cut", kWhole);
        qInfo("%zu frames, %zu sections", read.frames(), heard.sections.size());
        QVERIFY(same(heard, hearSound(read, kWhole)));
        QCOMPARE(heard.sections.empty(), read.frames() <= std::size_t(30 * read.sampleRate));
        // An intact file of that length.
        test::writeSound(folder / "intact", read, SF_FORMAT_WAV | SF_FORMAT_FLOAT);
        QVERIFY(same(heard, hearFile(folder / "intact", kWhole)));
    }

    /// However much is cut off or overwritten: finite sound in memory in good order, or an Error.
    void damagedFiles_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("wav") << (SF_FORMAT_WAV | SF_FORMAT_FLOAT);
        QTest::newRow("aiff") << (SF_FORMAT_AIFF | SF_FORMAT_PCM_24);
        QTest::newRow("flac") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
        QTest::newRow("ogg") << (SF_FORMAT_OGG | SF_FORMAT_VORBIS);
        QTest::newRow("mp3") << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III);
    }
    void damagedFiles()
    {
        QFETCH(int, format);
        const ScratchFolder folder;
        test::writeSound(folder / "whole", test::noise(2.0, 22050, 2), format);
        const std::string whole = readBytes(folder / "whole");
        Random random(1);
        int heardInSections = 0;
        for (int round = 0; round < 200; ++round) {
            std::string bytes = whole;
            if (round % 3 == 0)
                bytes.resize(random.below(bytes.size()));
            for (int i = 0; i < 1 + round % 7 && !bytes.empty(); ++i)
                bytes[random.below(bytes.size())] = char(random.below(256));
            writeBytes(folder / "damaged", bytes);
            try {
                const HearOptions options{.seconds = 0.3, .sections = 8, .sectionSeconds = 0.1};
                const HeardSound heard = hearFile(folder / "damaged", options);
                QVERIFY(heard.totalFrames > 0);
                heardInSections += int(!heard.sections.empty());
                for (const SoundSection& section : heard.sections) {
                    QVERIFY(!section.samples.empty());
                    QVERIFY(section.start + section.samples.size() <= heard.totalFrames);
                    QVERIFY(std::ranges::all_of(section.samples, [](float value) { return std::isfinite(value); }));
                }
            } catch (const Error&) {
                continue;
            }
        }
        QVERIFY(heardInSections > 50);
    }

    void whatIsNotFinite()
    {
        const ScratchFolder folder;
        AudioBuffer sound{8000, 1, std::vector<float>(std::size_t(8000) * 50, std::numeric_limits<float>::quiet_NaN())};
        test::writeWav(folder / "none.wav", sound, -32);
        QCOMPARE(test::faultOf([&] { (void)hearFile(folder / "none.wav", kWhole); }), int(Fault::NotFinite));
        sound.samples[8000 * 40] = 0.5F;
        test::writeWav(folder / "late.wav", sound, -32);
        const HeardSound heard = hearFile(folder / "late.wav", kWhole);
        QCOMPARE(heard.totalFrames, std::uint64_t(sound.frames()));
        // A silent beginning is passed over.
        QCOMPARE(heard.sections.size(), std::size_t(6));
        QCOMPARE(heard.sections.front().start, std::uint64_t(30 * 8000));
    }

    void aSoundThatBeginsLate()
    {
        AudioBuffer sound = test::noise(31.0, 8000, 1);
        std::fill_n(sound.samples.begin(), 8000 * 29, 0.0F);
        const HeardSound heard = hearSound(sound, kWhole);
        QCOMPARE(heard.sections.size(), std::size_t(1));
        QVERIFY(heard.sections.front().samples.size() < std::size_t(8000 * 3));
        QCOMPARE(heard.sections.front().start + heard.sections.front().samples.size(), std::uint64_t(8000 * 31));
        const ScratchFolder folder;
        test::writeWav(folder / "late.wav", sound, -32);
        QVERIFY(same(hearFile(folder / "late.wav", kWhole), heard));
        test::writeSound(folder / "late", sound, SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM);
        QVERIFY(same(hearFile(folder / "late", kWhole), hearSound(decodeFile(folder / "late").sound, kWhole)));
    }

    void silenceBeforeMovesTheSections()
    {
        AudioBuffer sound = test::noise(70.0, 8000, 1);
        const HeardSound heard = hearSound(sound, kWhole);
        sound.samples.insert(sound.samples.begin(), 16'000, 0.0F);
        const HeardSound later = hearSound(sound, kWhole);
        QCOMPARE(later.sections.size(), heard.sections.size());
        const std::uint64_t moved = later.sections.front().start;
        QVERIFY(moved > 15'900 && moved <= 16'000);
        for (std::size_t i = 1; i < heard.sections.size(); ++i)
            QVERIFY(later.sections[i].start - heard.sections[i].start <= 16'000);
    }

    void manyChannelsAreMixed()
    {
        const ScratchFolder folder;
        const AudioBuffer sound = test::noise(0.05, 48000, 64);
        test::writeWav(folder / "many.wav", sound, -32);
        const HeardSound heard = hearFile(folder / "many.wav", kWhole);
        QCOMPARE(heard.channels, 64);
        QCOMPARE(heard.beginning.channels, 1);
        QCOMPARE(heard.beginning.samples, toMono(sound));
        QVERIFY(same(heard, hearSound(sound, kWhole)));
    }

    void memoryIsThatOfWhatIsHeard_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("looked up") << (SF_FORMAT_WAV | SF_FORMAT_PCM_16);
        QTest::newRow("read to the end") << (SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM);
    }
    void memoryIsThatOfWhatIsHeard()
    {
        QFETCH(int, format);
        const ScratchFolder folder;
        test::writeSound(folder / "long", test::noise(600.0, 22050, 1), format);
        const test::Allocations allocations;
        const HeardSound heard = hearFile(folder / "long", kWhole);
        const std::size_t peak = allocations.peak();
        qInfo("%.1f MiB", double(peak) / 1048576.0);
        QVERIFY(heard.seconds() >= 600.0 && heard.seconds() < 600.1);
        QCOMPARE(heard.sections.size(), std::size_t(8));
        // 30 s twice, and 32 or 8 stretches of 3 s; the whole is 53 MB.
        QVERIFY(peak < std::size_t(22050) * 4 * 200);
        QVERIFY(peak > std::size_t(22050) * 4 * 54);
    }

    void aStopEndsIt()
    {
        const ScratchFolder folder;
        test::writeWav(folder / "x.wav", test::noise(1.0));
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)hearFile(folder / "x.wav", kWhole, source.get_token()), Cancelled);
    }

    void mistakesThrow()
    {
        const AudioBuffer sound = test::noise(0.1);
        for (const HearOptions& options :
             {HearOptions{.seconds = 0.0}, HearOptions{.seconds = -1.0}, HearOptions{.seconds = std::nan("")},
              HearOptions{.sections = 9}, HearOptions{.sectionSeconds = 0.0}, HearOptions{.sectionSeconds = 31.0}})
            QVERIFY_EXCEPTION_THROWN((void)hearSound(sound, options), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)hearSound({}, {}), std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(HeardSoundTest)
#include "heard_sound_test.moc"
