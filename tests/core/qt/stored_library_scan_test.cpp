// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_analysis.h"
#include "core/pipeline/library_scan.h"
#include "core/qt/stored_library.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace otozu;

namespace
{

using Places = std::map<std::string, FileId>; ///< Those of missing files begin with `-`.

Places placesOf(const LibraryStore& store)
{
    Places places;
    for (const StoredFile& file : store.files())
        places[(file.missing ? "-" : "") + std::to_string(file.root) + '/' + file.record.path.native()] = file.id;
    return places;
}

} // namespace

/// What a look at the disk finds out, kept in a file and read again from it.
class StoredLibraryScanTest : public QObject
{
    Q_OBJECT
private slots:
    void identitiesGoWithSounds_data()
    {
        QTest::addColumn<QList<QByteArray>>("renames");  // from, to, from, to …
        QTest::addColumn<QList<QByteArray>>("expected"); // places of a, b, c
        using Names = QList<QByteArray>;
        QTest::newRow("nothing") << Names{} << Names{"1/a.wav", "1/b.wav", "2/c.wav"};
        QTest::newRow("renamed") << Names{"one/a.wav", "one/A.wav"} << Names{"1/A.wav", "1/b.wav", "2/c.wav"};
        QTest::newRow("into another root")
            << Names{"one/a.wav", "two/x/a.wav"} << Names{"2/x/a.wav", "1/b.wav", "2/c.wav"};
        QTest::newRow("exchanged") << Names{"one/a.wav", "one/t", "one/b.wav", "one/a.wav", "one/t", "one/b.wav"}
                                   << Names{"1/b.wav", "1/a.wav", "2/c.wav"};
        QTest::newRow("in a circle of two roots")
            << Names{"one/a.wav", "one/t", "two/c.wav", "one/a.wav", "one/b.wav", "two/c.wav", "one/t", "one/b.wav"}
            << Names{"1/b.wav", "2/c.wav", "1/a.wav"};
        QTest::newRow("overwritten") << Names{"one/b.wav", "one/a.wav"} << Names{"-1/b.wav", "1/a.wav", "2/c.wav"};
        QTest::newRow("overwritten from another root")
            << Names{"two/c.wav", "one/a.wav"} << Names{"-2/c.wav", "1/b.wav", "1/a.wav"};
        QTest::newRow("overwritten, and another one where it was")
            << Names{"one/b.wav", "one/a.wav", "two/c.wav", "one/b.wav", "elsewhere.wav", "two/c.wav"}
            << Names{"-1/a.wav.~1~", "1/a.wav", "1/b.wav"};
        QTest::newRow("no UTF-8") << Names{"one/b.wav", "one/\xff\xfe.wav"}
                                  << Names{"1/a.wav", "1/\xff\xfe.wav", "2/c.wav"};
        QTest::newRow("gone") << Names{"one/b.wav", "elsewhere"} << Names{"1/a.wav", "-1/b.wav", "2/c.wav"};
        QTest::newRow("a root is gone") << Names{"one", "elsewhere"} << Names{"1/a.wav", "1/b.wav", "2/c.wav"};
    }
    void identitiesGoWithSounds()
    {
        QFETCH(QList<QByteArray>, renames);
        QFETCH(QList<QByteArray>, expected);
        const test::ScratchFolder folder;
        fs::create_directories(folder / "one");
        fs::create_directories(folder / "two/x");
        int minutes = 0;
        const std::vector<std::string> names{"one/a.wav", "one/b.wav", "two/c.wav"};
        for (const std::string& name : names) {
            test::writeWav(folder / name, test::tone(200.0 + 100.0 * minutes, 0.1));
            fs::last_write_time(folder / name, fs::file_time_type() + std::chrono::minutes(++minutes));
        }
        test::writeWav(folder / "two/stays.wav", test::tone(1000.0, 0.1));
        test::writeWav(folder / "elsewhere.wav", test::tone(900.0, 0.1)); // not known
        MapObserver silent;
        ThreadPool pool(2);
        const auto analyse = [&](StoredLibrary& library) {
            return analysePending(library, Profile::Article, 0.1, false, pool, {}, silent).heard;
        };
        std::vector<FileId> ids;
        UserMarks marks;
        StoredMap map;
        {
            StoredLibrary library(folder / "library.otozu");
            library.addRoot(folder / "one");
            library.addRoot(folder / "two");
            lookAtRoots(library, {}, silent);
            QCOMPARE(analyse(library), std::size_t(4));
            const Places places = placesOf(library);
            for (const char* place : {"1/a.wav", "1/b.wav", "2/c.wav"})
                ids.push_back(places.at(place));
            for (const FileId id : ids) {
                library.addTag(std::vector{id}, "tag of " + std::to_string(id));
                map.places.push_back({.file = id, .x = float(id)});
            }
            marks = library.marks();
            library.setMap(map, false);
        }
        std::size_t added = 0;
        for (qsizetype i = 0; i < renames.size(); i += 2) {
            added += renames[i] == "elsewhere.wav" ? 1 : 0;
            fs::rename(folder / renames[i].toStdString(), folder / renames[i + 1].toStdString());
        }
        {
            StoredLibrary library(folder / "library.otozu");
            lookAtRoots(library, {}, silent);
            QCOMPARE(analyse(library), added); // all others are known
        }
        StoredLibrary library(folder / "library.otozu");
        const Places places = placesOf(library);
        QCOMPARE(places.size(), 4 + added);
        QVERIFY(library.marks() == marks);
        const auto kept = library.map();
        QVERIFY(kept && std::ranges::equal(kept->places, map.places, {}, &StoredPlace::file, &StoredPlace::file));
        QVERIFY(std::ranges::equal(kept->places, map.places, {}, &StoredPlace::x, &StoredPlace::x));
        for (std::size_t i = 0; i < ids.size(); ++i)
            QCOMPARE(places.at(expected[qsizetype(i)].toStdString()), ids[i]);
        const std::int64_t before = library.revision();
        lookAtRoots(library, {}, silent);
        QCOMPARE(library.revision(), before); // nothing is new
    }
};

QTEST_GUILESS_MAIN(StoredLibraryScanTest)
#include "stored_library_scan_test.moc"
