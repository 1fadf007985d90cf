// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/heard_sound.h"
#include "core/audio/sound_hash.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace otozu;
using otozu::test::ScratchFolder;

namespace
{

constexpr HearOptions kTimbre{.seconds = 30.0, .sections = 8, .sectionSeconds = 3.0};

/// Values that 16 bits hold.
AudioBuffer inSixteenBits(AudioBuffer sound)
{
    for (float& value : sound.samples)
        value = std::round(value * 32768.0F) / 32768.0F;
    return sound;
}

ContentHash hashOf(const std::filesystem::path& path, const HearOptions& options = kTimbre)
{
    return soundHash(hearFile(path, options));
}

using Writer = std::function<void(const std::filesystem::path&, const AudioBuffer&)>;

} // namespace

Q_DECLARE_METATYPE(Writer)

class SoundHashTest : public QObject
{
    Q_OBJECT
private slots:
    void theContainerDoesNotCount_data()
    {
        QTest::addColumn<Writer>("write");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* name, const QString& file, const Writer& write) {
            QTest::newRow(name) << write << file;
        };
        using Path = std::filesystem::path;
        row("WAV 24 bit", "b.wav", [](const Path& path, const AudioBuffer& s) { test::writeWav(path, s, 24); });
        row("WAV 32 bit", "b.wav", [](const Path& path, const AudioBuffer& s) { test::writeWav(path, s, 32); });
        row("WAV float", "b.wav", [](const Path& path, const AudioBuffer& s) { test::writeWav(path, s, -32); });
        row("WAV double", "b.wav", [](const Path& path, const AudioBuffer& s) { test::writeWav(path, s, -64); });
        row("AIFF 16 bit", "b.aiff", [](const Path& path, const AudioBuffer& s) { test::writeAiff(path, s, 16); });
        row("FLAC 16 bit", "b.flac", [](const Path& path, const AudioBuffer& s) { test::writeFlac(path, s, 16); });
        row("FLAC 24 bit", "b.flac", [](const Path& path, const AudioBuffer& s) { test::writeFlac(path, s, 24); });
    }
    void theContainerDoesNotCount()
    {
        QFETCH(Writer, write);
        QFETCH(QString, name);
        const ScratchFolder folder;
        // A short one, and one of which sections are heard.
        for (const double seconds : {0.5, 50.0}) {
            const AudioBuffer sound = inSixteenBits(test::noise(seconds, 11025, 2));
            test::writeWav(folder / "a.wav", sound, 16);
            write(folder / name.toStdString(), sound);
            QCOMPARE(hashOf(folder / name.toStdString()), hashOf(folder / "a.wav"));
        }
    }

    void whatIsHeardCounts_data()
    {
        QTest::addColumn<std::function<void(AudioBuffer&)>>("change");
        QTest::newRow("rate") << std::function([](AudioBuffer& sound) { sound.sampleRate = 11026; });
        QTest::newRow("channels") << std::function([](AudioBuffer& sound) { sound.channels = 1; });
        QTest::newRow("one sample") << std::function([](AudioBuffer& sound) { sound.samples[9] += 1.0F / 32768.0F; });
        QTest::newRow("a sample of a section") << std::function([](AudioBuffer& sound) {
            const HeardSound heard = hearSound(sound, kTimbre);
            const std::uint64_t frame = heard.sections.empty() ? 100 : heard.sections.back().start + 100;
            sound.samples[std::size_t(2 * frame)] = 0.75F;
        });
        QTest::newRow("silence at the end")
            << std::function([](AudioBuffer& sound) { sound.samples.resize(sound.samples.size() + 2); });
        QTest::newRow("level") << std::function([](AudioBuffer& sound) {
            for (float& value : sound.samples)
                value *= 0.5F;
        });
        QTest::newRow("sides") << std::function([](AudioBuffer& sound) {
            for (std::size_t i = 0; i < sound.samples.size(); i += 2)
                std::swap(sound.samples[i], sound.samples[i + 1]);
        });
    }
    void whatIsHeardCounts()
    {
        QFETCH(std::function<void(AudioBuffer&)>, change);
        for (const double seconds : {0.5, 50.0}) {
            AudioBuffer sound = test::noise(seconds, 11025, 2);
            const ContentHash before = soundHash(hearSound(sound, kTimbre));
            QCOMPARE(soundHash(hearSound(sound, kTimbre)), before);
            change(sound);
            QVERIFY(!(soundHash(hearSound(sound, kTimbre)) == before));
        }
    }

    void zerosHaveNoSign()
    {
        AudioBuffer sound = test::noise(0.2, 11025);
        std::fill_n(sound.samples.begin(), 100, 0.0F);
        const ContentHash before = soundHash(hearSound(sound, kTimbre));
        std::fill_n(sound.samples.begin(), 100, -0.0F);
        QVERIFY(std::signbit(sound.samples[5]));
        QCOMPARE(soundHash(hearSound(sound, kTimbre)), before);
    }

    void shortSoundsAreTheSameHoweverMuchMightBeHeard()
    {
        const HearOptions brief{.seconds = 5.0, .sections = 0, .sectionSeconds = 5.0};
        const AudioBuffer sound = test::noise(1.0, 11025);
        QCOMPARE(soundHash(hearSound(sound, brief)), soundHash(hearSound(sound, kTimbre)));
        const AudioBuffer longer = test::noise(6.0, 11025);
        QVERIFY(!(soundHash(hearSound(longer, brief)) == soundHash(hearSound(longer, kTimbre))));
    }
};

QTEST_GUILESS_MAIN(SoundHashTest)
#include "sound_hash_test.moc"
