// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/heard_sound.h"
#include "core/audio/sound_hash.h"
#include "core/base/fault.h"
#include "core/demo/demo_pack.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/compare_sounds.h"
#include "core/pipeline/feature_scaler.h"
#include "tests/support/sound_files.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <set>

using namespace otozu;

namespace
{

AudioBuffer scaled(AudioBuffer sound, float gain)
{
    for (float& value : sound.samples)
        value *= gain;
    return sound;
}

AudioBuffer later(AudioBuffer sound, double seconds)
{
    const auto values = std::size_t(seconds * sound.sampleRate) * std::size_t(sound.channels);
    sound.samples.insert(sound.samples.begin(), values, 0.0F);
    return sound;
}

/// Sounds in memory with hashes and scaled vectors.
struct Library {
    explicit Library(std::vector<AudioBuffer> all) : sounds(std::move(all))
    {
        FileAnalyser analyser(Profile::Timbre, 0.0);
        Matrix<float> features(sounds.size(), analyser.width());
        for (std::size_t i = 0; i < sounds.size(); ++i) {
            analyser.analyse(sounds[i], features.row(i));
            hashes.push_back(soundHash(hearSound(sounds[i], {})));
        }
        rows = scaleFeatures(std::move(features), Profile::Timbre, Metric::Euclidean, pool);
    }
    void compare(SoundComparisons& known, const std::stop_token& stop = {})
    {
        loads = 0;
        const SoundLoader load = [this](std::size_t sample) {
            ++loads;
            if (unreadable.contains(sample))
                throw Error(Fault::Vanished, "gone", "gone");
            return trimmedSound(sounds[sample]);
        };
        compareSounds(hashes, rows, load, known, pool, stop);
    }

    ThreadPool pool{2};
    std::vector<AudioBuffer> sounds;
    std::vector<ContentHash> hashes;
    Matrix<float> rows;
    std::set<std::size_t> unreadable;
    std::atomic<int> loads = 0;
};

/// 40 drums and notes; then of the first a copy to the bit, one at half the level, and one that is later; of the
/// second, one at half the level.
std::vector<AudioBuffer> sounds()
{
    std::vector<AudioBuffer> all;
    for (const DemoSound& sound : demoPlan({.count = 40}))
        all.push_back(synthesise(sound));
    for (const AudioBuffer& copy : {all[0], scaled(all[0], 0.5F), later(all[0], 0.3), scaled(all[1], 0.5F)})
        all.push_back(copy);
    return all;
}

std::vector<SoundFamily> expected()
{
    return {{{{0, true}, {40, true}, {41, false}, {42, false}}}, {{{1, true}, {43, false}}}};
}

} // namespace

class CompareSoundsTest : public QObject
{
    Q_OBJECT
private slots:
    void copiesAreFoundAmongOthers()
    {
        Library library(sounds());
        SoundComparisons known;
        library.compare(known);
        QCOMPARE(soundFamilies(library.hashes, known), expected());
        // All is settled: nothing is decoded again.
        const SoundComparisons before = known;
        library.compare(known);
        QCOMPARE(library.loads.load(), 0);
        QCOMPARE(known, before);
    }

    void newcomersAreComparedAlone()
    {
        std::vector<AudioBuffer> all = sounds();
        const AudioBuffer last = all.back();
        all.pop_back();
        Library before(all);
        SoundComparisons known;
        before.compare(known);
        QCOMPARE(soundFamilies(before.hashes, known).size(), std::size_t(1));
        all.push_back(last);
        Library after(all);
        after.compare(known);
        QCOMPARE(soundFamilies(after.hashes, known), expected());
        QVERIFY(after.loads.load() > 0 && after.loads.load() <= 18); // it and its eight nearest
    }

    void whatCannotBeReadIsTriedAgain()
    {
        Library library(sounds());
        library.unreadable = {0, 41};
        SoundComparisons known;
        library.compare(known);
        QVERIFY(!known.isSettled(library.hashes[41]));
        QCOMPARE(soundFamilies(library.hashes, known).size(), std::size_t(2)); // the exact copy, and that of the second
        library.unreadable.clear();
        library.compare(known);
        QCOMPARE(soundFamilies(library.hashes, known), expected());
    }

    void theOrderOfFilesChangesTheHeadAlone()
    {
        std::vector<AudioBuffer> all = sounds();
        std::ranges::reverse(all);
        Library library(all);
        SoundComparisons known;
        library.compare(known);
        const std::vector<SoundFamily> families{{{{0, true}, {42, false}}},
                                                {{{1, true}, {2, false}, {3, false}, {43, false}}}};
        QCOMPARE(soundFamilies(library.hashes, known), families);
    }

    void howFarItIsIsTold()
    {
        const Library library(sounds());
        SoundComparisons known;
        ThreadPool pool{2};
        std::vector<Progress> told;
        std::size_t saves = 0;
        compareSounds(
            library.hashes, library.rows, [&](std::size_t sample) { return trimmedSound(library.sounds[sample]); },
            known, pool, {}, [&] { ++saves; }, [&](const Progress& progress) { told.push_back(progress); });
        QVERIFY(told.size() > 2);
        QCOMPARE(told.front().done, std::size_t(0));
        QCOMPARE(told.back().done, told.back().total);
        QCOMPARE(told.back().total, known.pairs().size());
        for (std::size_t i = 0; i < told.size(); ++i) {
            QCOMPARE(told[i].step, Step::Compare);
            QVERIFY(told[i].done <= told[i].total && told[i].total > 0);
            QVERIFY(i == 0 || told[i].done >= told[i - 1].done);
        }
        QVERIFY(saves > 0);
        // Nothing to do: nothing is told.
        told.clear();
        compareSounds(
            library.hashes, library.rows, [](std::size_t) { return std::nullopt; }, known, pool, {}, {},
            [&](const Progress& progress) { told.push_back(progress); });
        QVERIFY(told.empty());
    }

    void whatWasComparedBeforeAStopIsKept()
    {
        const Library library(sounds());
        SoundComparisons undisturbed;
        ThreadPool pool{1};
        const SoundLoader plain = [&](std::size_t sample) { return trimmedSound(library.sounds[sample]); };
        compareSounds(library.hashes, library.rows, plain, undisturbed, pool);

        SoundComparisons known;
        SoundComparisons saved;
        std::stop_source stop;
        std::size_t done = 0;
        QVERIFY_EXCEPTION_THROWN(compareSounds(
                                     library.hashes, library.rows, plain, known, pool, stop.get_token(),
                                     [&] { saved = known; },
                                     [&](const Progress& progress) {
                                         done = progress.done;
                                         if (done > 0)
                                             stop.request_stop();
                                     }),
                                 Cancelled);
        QVERIFY(done > 0 && done < undisturbed.pairs().size());
        QVERIFY(known.pairs().size() >= done && known.pairs().size() < undisturbed.pairs().size());
        QCOMPARE(saved, known);
        for (const auto& [pair, same] : known.pairs())
            QCOMPARE(undisturbed.pairs().at(pair), same);
        QVERIFY(std::ranges::none_of(library.hashes, [&](const auto& hash) { return known.isSettled(hash); }));
        compareSounds(library.hashes, library.rows, plain, known, pool);
        QCOMPARE(known, undisturbed);
    }

    void itStops()
    {
        Library library(sounds());
        SoundComparisons known;
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(library.compare(known, source.get_token()), Cancelled);
        QVERIFY_EXCEPTION_THROWN(
            compareSounds(
                library.hashes, Matrix<float>(3, 4), [](std::size_t) { return std::nullopt; }, known, library.pool),
            std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(CompareSoundsTest)
#include "compare_sounds_test.moc"
