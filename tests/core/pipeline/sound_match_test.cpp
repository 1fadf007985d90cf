// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decoder.h"
#include "core/audio/scan.h"
#include "core/demo/demo_pack.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/compare_sounds.h"
#include "core/pipeline/feature_scaler.h"
#include "tests/support/changed_sounds.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::atRate;
using otozu::test::monoOf;
using otozu::test::onBothSides;
using otozu::test::padded;
using otozu::test::scaled;
using otozu::test::ScratchFolder;

namespace
{

AudioBuffer faded(AudioBuffer sound, double seconds)
{
    for (std::size_t n = 0; n < sound.samples.size(); ++n)
        sound.samples[n] *=
            float(std::exp(-double(n / std::size_t(sound.channels)) / (seconds * double(sound.sampleRate))));
    return sound;
}

AudioBuffer mixed(AudioBuffer sound, const AudioBuffer& other, float gain)
{
    for (std::size_t n = 0; n < std::min(sound.samples.size(), other.samples.size()); ++n)
        sound.samples[n] += gain * other.samples[n];
    return sound;
}

using Writer = std::function<void(const AudioBuffer&, const fs::path&)>;

/// Other files of the same recording.
struct Copy {
    const char* name;
    Writer write;
    double found = 0.98; ///< Share that is recognised, at least.
};

const std::vector<Copy>& copies()
{
    static const std::vector<Copy> all{
        {"12 dB louder.wav", [](const auto& s, const auto& file) { test::writeWav(file, scaled(s, 4.0F), -32); }},
        {"12 dB softer.wav", [](const auto& s, const auto& file) { test::writeWav(file, scaled(s, 0.25F), 24); }},
        {"24 bit.wav", [](const auto& s, const auto& file) { test::writeWav(file, scaled(s, 0.999F), 24); }},
        {"16 bit.flac", [](const auto& s, const auto& file) { test::writeFlac(file, scaled(s, 0.5F), 16); }},
        {"vorbis.ogg", [](const auto& s, const auto& file) { test::writeOgg(file, scaled(monoOf(s), 0.7F)); }, 0.85},
        {"layer 3.mp3", [](const auto& s, const auto& file) { test::writeMp3(file, scaled(atRate(s, 44100), 0.7F)); },
         0.9},
        {"48 kHz.wav",
         [](const auto& s, const auto& file) { test::writeWav(file, scaled(atRate(s, 48000), 0.5F), 24); }},
        {"44.1 kHz.wav",
         [](const auto& s, const auto& file) { test::writeWav(file, scaled(atRate(s, 44100), 0.5F), 24); }},
        {"0.5 s later.wav", [](const auto& s, const auto& file) { test::writeWav(file, padded(s, 0.5), 24); }},
        {"silence around.wav",
         [](const auto& s, const auto& file) { test::writeWav(file, padded(s, 0.1234, 1.0), 24); }},
        {"mono.wav", [](const auto& s, const auto& file) { test::writeWav(file, monoOf(s), 24); }},
        {"both sides.wav", [](const auto& s, const auto& file) { test::writeWav(file, onBothSides(s), 24); }},
    };
    return all;
}

/// Some of the demo's, which are drums and notes.
std::vector<AudioBuffer> demoSounds()
{
    std::vector<AudioBuffer> sounds;
    for (const DemoSound& sound : demoPlan({.count = 60}))
        sounds.push_back(synthesise(sound));
    return sounds;
}

std::vector<AudioBuffer> corpusSounds(std::size_t step)
{
    std::vector<AudioBuffer> sounds;
    const ScanResult scan = scanFolder(test::corpus(), {}, {});
    for (std::size_t i = 0; i < scan.files.size(); i += step) {
        try {
            DecodedSound sound = decodeFile(test::corpus() / scan.files[i].path, {});
            if (sound.seconds() <= 8.0 && sound.sound.channels <= 2 && trimmedSound(sound.sound))
                sounds.push_back(std::move(sound.sound));
        } catch (const Error&) {
            continue; // some of the corpus cannot be read
        }
    }
    return sounds;
}

} // namespace

class SoundMatchTest : public QObject
{
    Q_OBJECT
private slots:
    void copiesAreRecognised_data()
    {
        QTest::addColumn<QString>("sounds");
        QTest::addColumn<int>("copy");
        for (const char* sounds : {"demo", "corpus"}) {
            for (int copy = 0; copy < int(copies().size()); ++copy)
                QTest::addRow("%s: %s", sounds, copies()[std::size_t(copy)].name) << sounds << copy;
        }
    }
    void copiesAreRecognised()
    {
        QFETCH(QString, sounds);
        QFETCH(int, copy);
        if (sounds == "corpus" && test::corpus().empty())
            QSKIP("the corpus is not there");
        if (m_name != sounds)
            m_sounds = sounds == "corpus" ? corpusSounds(15) : demoSounds();
        m_name = sounds;
        const Copy& changed = copies()[std::size_t(copy)];
        const ScratchFolder folder;
        std::size_t found = 0;
        for (const AudioBuffer& sound : m_sounds) {
            changed.write(sound, folder / changed.name);
            const auto original = trimmedSound(sound);
            const auto other = trimmedSound(folder / changed.name);
            const bool same = original && other && isSameSound(*original, *other);
            if (same)
                QVERIFY(isSameSound(*other, *original));
            found += same ? 1 : 0;
        }
        const double share = double(found) / double(m_sounds.size());
        if (share < 1.0)
            qInfo("%zu of %zu", found, m_sounds.size());
        QVERIFY(share >= changed.found);
    }

    void othersAreNot_data()
    {
        QTest::addColumn<std::function<AudioBuffer(const AudioBuffer&)>>("change");
        const auto row = [](const char* name, auto change) {
            QTest::newRow(name) << std::function<AudioBuffer(const AudioBuffer&)>(change);
        };
        row("half as long", [](AudioBuffer sound) {
            sound.samples.resize(sound.samples.size() / 2);
            return sound;
        });
        row("twice", [](AudioBuffer sound) {
            const std::vector<float> once = sound.samples;
            sound.samples.insert(sound.samples.end(), once.begin(), once.end());
            return sound;
        });
        row("1 % slower", [](const AudioBuffer& sound) {
            AudioBuffer slow = atRate(sound, 44541);
            slow.sampleRate = 44100;
            return slow;
        });
        row("shorter decay", [](const AudioBuffer& sound) { return faded(sound, 0.15); });
        row("backwards", [](const AudioBuffer& sound) {
            AudioBuffer back = monoOf(sound);
            std::ranges::reverse(back.samples);
            return back;
        });
        row("an echo",
            [](const AudioBuffer& sound) { return mixed(padded(sound, 0.0, 0.2), padded(sound, 0.2), 0.3F); });
        row("a soft hat with it", [](const AudioBuffer& sound) {
            return mixed(monoOf(sound), faded(test::noise(1.0, sound.sampleRate, 1, 5), 0.05), 0.3F);
        });
    }
    void othersAreNot()
    {
        QFETCH(std::function<AudioBuffer(const AudioBuffer&)>, change);
        // Three decaying partials and some noise: a drum.
        AudioBuffer sound = faded(test::tone(180.0, 0.8), 0.3);
        sound = mixed(sound, faded(test::tone(391.0, 0.8), 0.2), 0.5F);
        sound = mixed(sound, faded(test::noise(0.8), 0.1), 0.3F);
        const auto original = trimmedSound(sound);
        QVERIFY(isSameSound(*original, *original));
        const auto other = trimmedSound(change(sound));
        QVERIFY(!isSameSound(*original, *other));
        QVERIFY(!isSameSound(*other, *original));
    }

    void anotherTakeOfNoiseIsNot()
    {
        const auto a = trimmedSound(faded(test::noise(0.5, 44100, 1, 3), 0.1));
        const auto b = trimmedSound(faded(test::noise(0.5, 44100, 1, 4), 0.1));
        QVERIFY(!isSameSound(*a, *b));
        QVERIFY(mismatchOf(*a, *b).whole > 1.5);
    }

    void whatCannotBeCompared()
    {
        QVERIFY(!trimmedSound(AudioBuffer{44100, 1, std::vector<float>(1000)}));
        QVERIFY(!trimmedSound(AudioBuffer{8000, 1, std::vector<float>(8000 * 61, 0.5F)}));
        QVERIFY(!trimmedSound(AudioBuffer{44100, 1, {}}));
        const auto click = trimmedSound(AudioBuffer{22050, 1, {0.0F, 0.5F, 0.0F}});
        QVERIFY(click && isSameSound(*click, *click));
    }

private:
    QString m_name;
    std::vector<AudioBuffer> m_sounds;
};

QTEST_GUILESS_MAIN(SoundMatchTest)
#include "sound_match_test.moc"
