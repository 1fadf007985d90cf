// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demo_pack.h"
#include "core/features/analyse_file.h"
#include "core/features/features_key.h"
#include "core/library/memory_store.h"
#include "core/pipeline/compare_sounds.h"
#include "core/pipeline/library_analysis.h"
#include "core/pipeline/library_scan.h"
#include "core/pipeline/similar_in_library.h"
#include "core/pipeline/similar_index.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <fstream>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::ScratchFolder;

namespace
{

AudioBuffer scaled(AudioBuffer sound, float gain)
{
    for (float& value : sound.samples)
        value *= gain;
    return sound;
}

/// Two roots with demo sounds; of one of them two copies: to the bit as FLAC, and softer.
struct Library {
    Library()
    {
        std::size_t number = 0;
        for (const DemoSound& sound : demoPlan({.count = 30})) {
            const fs::path path = folder / (number++ % 2 == 0 ? "one" : "two") / sound.path;
            fs::create_directories(path.parent_path());
            test::writeWav(path, synthesise(sound), 16);
        }
        kick = folder / "one/Kicks/kick_001.wav";
        fs::create_directories(folder / "two/copies");
        test::writeFlac(folder / "two/copies/same.flac", inSixteenBits(), 16);
        test::writeWav(folder / "two/copies/softer.wav", scaled(inSixteenBits(), 0.5F), 24);
        store.addRoot(folder / "one");
        store.addRoot(folder / "two");
        update();
    }
    void update()
    {
        MapObserver observer;
        (void)lookAtRoots(store, {}, observer);
        (void)analysePending(store, Profile::Timbre, 0.0, true, pool, {}, observer);
    }
    [[nodiscard]] AudioBuffer inSixteenBits() const { return decodeFile(kick).sound; }
    std::vector<SimilarSound> similar(SimilarRequest request) { return similarInLibrary(store, request, pool).value(); }

    ScratchFolder scratch;
    fs::path folder = scratch / "sounds";
    fs::path kick;
    MemoryStore store;
    ThreadPool pool{2};
};

std::vector<std::string> pathsOf(const std::vector<SimilarSound>& sounds)
{
    std::vector<std::string> paths;
    for (const SimilarSound& sound : sounds) {
        paths.push_back(sound.path.generic_string());
        for (const fs::path& copy : sound.copies)
            paths.push_back("= " + copy.generic_string());
    }
    return paths;
}

} // namespace

class SimilarInLibraryTest : public QObject
{
    Q_OBJECT
private slots:
    void copiesAreFolded()
    {
        Library library;
        const auto all = pathsOf(library.similar({.file = library.kick, .count = 3, .fold = false}));
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(all[0], std::string("two/copies/same.flac"));
        QCOMPARE(all[1], std::string("two/copies/softer.wav"));
        // As long as nobody has compared them, equal sounds alone are known to be one.
        QCOMPARE(pathsOf(library.similar({.file = library.kick, .count = 3}))[1], all[1]);
        compareStoredSounds(library.store, featuresKey(Profile::Timbre, 0.0), library.pool);
        const auto folded = pathsOf(library.similar({.file = library.kick, .count = 2}));
        QCOMPARE(folded, (std::vector<std::string>{all[0], "= " + all[1], all[2]}));
        // Of everything.
        const auto every = library.similar({.file = library.kick, .count = 1000});
        QCOMPARE(every.size(), std::size_t(30)); // 32 files without itself and one copy
        QCOMPARE(library.similar({.file = library.kick, .count = 1000, .fold = false}).size(), std::size_t(31));
    }

    void theStoredVectorIsTakenWhereTheFileIsAsItWas()
    {
        Library library;
        const auto before = pathsOf(library.similar({.file = library.kick, .count = 5, .fold = false}));
        const fs::path elsewhere = library.scratch / "elsewhere.wav";
        fs::copy_file(library.kick, elsewhere);
        const auto asNew = pathsOf(library.similar({.file = elsewhere, .count = 6, .fold = false}));
        QCOMPARE(asNew.front(), std::string("one/Kicks/kick_001.wav"));
        QCOMPARE(std::vector<std::string>(asNew.begin() + 1, asNew.end()), before);
        // Overwritten with another sound: that is what is asked about, though the library does not know yet.
        const fs::path hat =
            library.folder / "two/Hats" / fs::directory_iterator(library.folder / "two/Hats")->path().filename();
        fs::copy_file(hat, library.kick, fs::copy_options::overwrite_existing);
        const auto other = library.similar({.file = library.kick, .count = 1, .fold = false});
        QCOMPARE(other.front().path, hat.lexically_relative(library.folder));
        QCOMPARE(other.front().distance, 0.0F);
    }

    void weightsGiveWhatAllVectorsGive()
    {
        Library library;
        const SimilarityWeights same{.timbre = 2.0, .envelope = 2.0, .pitch = 0.0}; // only their relation counts
        QCOMPARE(pathsOf(library.similar({.file = library.kick, .weights = same, .count = 12})),
                 pathsOf(library.similar({.file = library.kick, .count = 12})));
        const auto byNote = library.similar({.file = library.kick, .weights = {0.0, 0.0, 1.0}, .count = 40});
        QCOMPARE(byNote.size(), std::size_t(31));
        for (std::size_t i = 1; i < byNote.size(); ++i)
            QVERIFY(byNote[i - 1].distance <= byNote[i].distance);
    }

    void theIndexIsKept()
    {
        Library library;
        const std::string features = featuresKey(Profile::Timbre, 0.0);
        int made = 0;
        const auto ask = [&] {
            (void)similarInLibrary(library.store, {.file = library.kick}, library.pool, {}, [&] { ++made; });
        };
        ask();
        ask();
        QCOMPARE(made, 1);
        fs::remove(library.folder / "two/copies/same.flac");
        library.update();
        ask();
        QCOMPARE(made, 2);
        refreshSimilarIndex(library.store, features, library.pool);
        fs::remove(library.folder / "two/copies/softer.wav");
        library.update();
        refreshSimilarIndex(library.store, features, library.pool);
        ask();
        QCOMPARE(made, 2);
        for (const SimilarSound& sound : library.similar({.file = library.kick, .count = 100}))
            QVERIFY(fs::exists(library.folder / sound.path));
        // A library that may not be written to is asked all the same.
        library.store.setValue("similar sounds " + features, {});
        library.store.setReadOnly(true);
        ask();
        QCOMPARE(made, 3);
    }

    void nothingToFind()
    {
        MemoryStore empty;
        ThreadPool pool(1);
        const ScratchFolder folder;
        test::writeWav(folder / "a.wav", test::tone(440.0, 0.2));
        QVERIFY(!similarInLibrary(empty, {.file = folder / "a.wav"}, pool));
        QVERIFY(!similarInLibrary(empty, {.file = folder / "a.wav", .weights = {1.0, 0.5, 0.0}}, pool));
        QVERIFY_EXCEPTION_THROWN((void)similarInLibrary(empty, {.file = folder / "none.wav"}, pool), Error);
    }
};

QTEST_GUILESS_MAIN(SimilarInLibraryTest)
#include "similar_in_library_test.moc"
