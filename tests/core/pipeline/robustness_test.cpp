// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decoder.h"
#include "core/audio/scan.h"
#include "core/demo/demo_pack.h"
#include "core/features/analyse_file.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/pipeline/feature_scaler.h"
#include "core/pipeline/map_request.h"
#include "tests/support/changed_sounds.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

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

/// Writes a changed copy of a sound. The file's name says what it is.
struct Change {
    const char* name;
    std::function<void(const AudioBuffer& sound, const fs::path& file)> write;
    double nearest = 0.95; ///< Share of copies whose nearest neighbour is their sound, at least,
    double near = 0.99;    ///< and of those that have it among their ten nearest.
};

const std::vector<Change>& changes()
{
    static const std::vector<Change> all{
        {"20 dB louder.wav",
         [](const auto& sound, const auto& file) { test::writeWav(file, scaled(sound, 10.0F), -32); }},
        {"20 dB softer.wav",
         [](const auto& sound, const auto& file) { test::writeWav(file, scaled(sound, 0.1F), 16); }},
        {"0.1 s later.wav", [](const auto& sound, const auto& file) { test::writeWav(file, padded(sound, 0.1), 24); }},
        {"0.5 s later.wav", [](const auto& sound, const auto& file) { test::writeWav(file, padded(sound, 0.5), 24); }},
        {"1 s later.flac", [](const auto& sound, const auto& file) { test::writeFlac(file, padded(sound, 1.0), 24); }},
        {"2 s later.wav", [](const auto& sound, const auto& file) { test::writeWav(file, padded(sound, 2.0), 24); }},
        {"8 bit.wav", [](const auto& sound, const auto& file) { test::writeWav(file, sound, 8); }, 0.7,
         0.97}, // its noise is heard
        {"16 bit.aiff", [](const auto& sound, const auto& file) { test::writeAiff(file, sound, 16); }},
        {"24 bit.wav", [](const auto& sound, const auto& file) { test::writeWav(file, sound, 24); }},
        {"32 bit.wav", [](const auto& sound, const auto& file) { test::writeWav(file, sound, 32); }},
        {"float.wav", [](const auto& sound, const auto& file) { test::writeWav(file, sound, -32); }},
        {"flac.flac", [](const auto& sound, const auto& file) { test::writeFlac(file, scaled(sound, 0.5F), 16); }},
        {"vorbis.ogg", [](const auto& sound, const auto& file) { test::writeOgg(file, monoOf(sound)); }},
        {"layer 3.mp3", [](const auto& sound, const auto& file) { test::writeMp3(file, atRate(sound, 44100)); }},
        {"opus.opus", [](const auto& sound, const auto& file) { test::writeOpus(file, atRate(sound, 48000)); }, 0.9},
        {"96 kHz.flac", [](const auto& sound, const auto& file) { test::writeFlac(file, atRate(sound, 96000), 24); }},
        {"48 kHz.aiff", [](const auto& sound, const auto& file) { test::writeAiff(file, atRate(sound, 48000), 24); }},
        {"22.05 kHz.wav", [](const auto& sound, const auto& file) { test::writeWav(file, atRate(sound, 22050), 16); }},
        {"8 kHz.wav", [](const auto& sound, const auto& file) { test::writeWav(file, atRate(sound, 8000), 16); }, 0.65,
         0.9}, // nothing above 4 kHz
        {"mono.wav", [](const auto& sound, const auto& file) { test::writeWav(file, monoOf(sound), 16); }},
        {"both sides.wav", [](const auto& sound, const auto& file) { test::writeWav(file, onBothSides(sound), 16); }},
    };
    return all;
}

std::vector<AudioBuffer> demoSounds()
{
    std::vector<AudioBuffer> sounds;
    for (const DemoSound& sound : demoPlan({.count = 120}))
        sounds.push_back(synthesise(sound));
    return sounds;
}

/// Every fifth of the corpus, none longer than eight seconds.
std::vector<AudioBuffer> corpusSounds()
{
    std::vector<AudioBuffer> sounds;
    const ScanResult scan = scanFolder(test::corpus(), {}, {});
    for (std::size_t i = 0; i < scan.files.size(); i += 5) {
        try {
            DecodedSound sound = decodeFile(test::corpus() / scan.files[i].path, {});
            if (sound.seconds() <= 8.0 && sound.sound.channels <= 2)
                sounds.push_back(std::move(sound.sound));
        } catch (const Error&) {
            continue; // some of the corpus cannot be read
        }
    }
    return sounds;
}

/// Loops of 40 s that change half way: longer than what is heard whole.
std::vector<AudioBuffer> longSounds()
{
    const std::vector<AudioBuffer> parts = demoSounds();
    std::vector<AudioBuffer> sounds;
    for (std::size_t i = 0; i < 24; ++i) {
        AudioBuffer sound{22050, 1, {}};
        for (std::size_t beat = 0; beat < 80; ++beat) {
            std::vector<float> hit =
                atRate(parts[(5 * i + beat % 4 + (beat < 40 ? 0 : 60)) % parts.size()], 22050).samples;
            hit.resize(11'025);
            sound.samples.insert(sound.samples.end(), hit.begin(), hit.end());
        }
        sounds.push_back(std::move(sound));
    }
    return sounds;
}

} // namespace

/// A copy of a sound that differs in what no listener would sort by lands beside it.
class RobustnessTest : public QObject
{
    Q_OBJECT
private slots:
    void copiesLandBesideTheirSound_data()
    {
        QTest::addColumn<QString>("sounds");
        QTest::addColumn<int>("change");
        const QStringList changesOfLong{"20 dB softer.wav", "2 s later.wav", "vorbis.ogg",
                                        "layer 3.mp3",      "48 kHz.aiff",   "both sides.wav"};
        for (const char* sounds : {"demo", "corpus", "long"}) {
            for (int change = 0; change < int(changes().size()); ++change) {
                const char* name = changes()[std::size_t(change)].name;
                if (sounds != QStringLiteral("long") || changesOfLong.contains(QLatin1String(name)))
                    QTest::addRow("%s: %s", sounds, name) << sounds << change;
            }
        }
    }
    void copiesLandBesideTheirSound()
    {
        QFETCH(QString, sounds);
        QFETCH(int, change);
        if (sounds == "corpus" && test::corpus().empty())
            QSKIP("the corpus is not there");
        if (m_sounds != sounds) {
            m_library = makeLibrary(sounds == "corpus" ? corpusSounds()
                                    : sounds == "demo" ? demoSounds()
                                                       : longSounds());
            m_sounds = sounds;
        }

        const Change& changed = changes()[std::size_t(change)];
        const ScratchFolder folder;
        const fs::path file = folder / changed.name;
        ThreadPool pool(2);
        FileAnalyser analyser(Profile::Timbre, m_seconds);
        Matrix<float> copies(m_library.sounds.size(), analyser.width());
        for (std::size_t i = 0; i < m_library.sounds.size(); ++i) {
            changed.write(m_library.sounds[i], file);
            analyser.analyse(file, copies.row(i));
            fs::remove(file);
        }
        copies = m_library.scaler->transform(std::move(copies), pool);

        std::size_t nearest = 0;
        std::size_t near = 0;
        for (std::size_t i = 0; i < copies.rows(); ++i) {
            const auto found = nearestTo(copies.row(i), m_library.rows, Metric::Euclidean, 10);
            nearest += std::size_t(std::size_t(found.front().index) == i);
            near += std::size_t(
                std::ranges::any_of(found, [i](const Neighbor& neighbor) { return std::size_t(neighbor.index) == i; }));
        }
        qInfo("%zu sounds: nearest %zu, among the ten nearest %zu", copies.rows(), nearest, near);
        QVERIFY(copies.rows() >= (sounds == "long" ? 24 : 100));
        QVERIFY(double(nearest) >= changed.nearest * double(copies.rows()));
        QVERIFY(double(near) >= changed.near * double(copies.rows()));
    }

private:
    struct Library {
        std::vector<AudioBuffer> sounds;
        Matrix<float> rows; // scaled
        std::unique_ptr<FeatureScaler> scaler;
    };

    static Library makeLibrary(std::vector<AudioBuffer> sounds)
    {
        ThreadPool pool(2);
        FileAnalyser analyser(Profile::Timbre, m_seconds);
        Matrix<float> rows(sounds.size(), analyser.width());
        for (std::size_t i = 0; i < sounds.size(); ++i)
            analyser.analyse(sounds[i], rows.row(i));
        auto scaler = std::make_unique<FeatureScaler>(rows, Profile::Timbre, Metric::Euclidean, pool);
        rows = scaler->transform(std::move(rows), pool);
        return {std::move(sounds), std::move(rows), std::move(scaler)};
    }

    inline static const double m_seconds = defaultRequest(Profile::Timbre).seconds;
    QString m_sounds; // what m_library holds
    Library m_library;
};

QTEST_GUILESS_MAIN(RobustnessTest)
#include "robustness_test.moc"
