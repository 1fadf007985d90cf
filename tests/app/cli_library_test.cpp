// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/library/library_flags.h"
#include "core/library/map_csv.h"
#include "core/qt/stored_library.h"
#include "tests/app/cli_run.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <chrono>
#include <csignal>
#include <optional>
#include <set>
#include <thread>

using namespace otozu;
using test::runCli;
namespace fs = std::filesystem;

/// Stored libraries, through the real program and SQLite.
class CliLibraryTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_scratch.emplace(); }
    void cleanup() { m_scratch.reset(); }

    void theFirstMapIsThatWithoutALibrary_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("timbre") << "timbre";
        QTest::newRow("article") << "article";
    }
    void theFirstMapIsThatWithoutALibrary()
    {
        QFETCH(QString, profile);
        const std::string asked = profile.toStdString();
        test::makeSounds(folder(), 60);
        test::writeBytes(fs::path(folder()) / "broken.wav", "no sound");
        test::writeBytes(fs::path(folder()) / "notes.txt", "other");
        fs::copy_file(fs::path(folder()) / "tones/1000.wav", fs::path(folder()) / "copy.wav");
        const auto without = runCli({"map", folder(), "--profile", asked, "--csv", out("0.csv"), "--npy", out("0.npy"),
                                     "--descriptors", out("0.json"), "--folder", out("0")});
        const auto with = mapped({folder(), "--profile", asked, "--npy", out("1.npy"), "--descriptors", out("1.json"),
                                  "--folder", out("1")});
        QCOMPARE(with.code, 0);
        const QJsonObject library = with.object()["library"].toObject();
        QCOMPARE(library["heard"].toInt(), 61);
        const QStringList steps{"analyse", "cluster", "compare", "export", "index", "layout", "neighbours", "scan"};
        QCOMPARE(with.object()["times"].toObject().keys(), steps);
        QCOMPARE(library["laid_out"].toInt(), 61);
        QCOMPARE(library["failed"].toInt(), 1);
        QCOMPARE(library["read_only"], QJsonValue(false));
        QCOMPARE(csv(), test::readBytes(out("0.csv")));
        QCOMPARE(test::readBytes(out("1.npy")), test::readBytes(out("0.npy")));
        QCOMPARE(test::readBytes(out("1.json")), test::readBytes(out("0.json")));
        QCOMPARE(test::filesBelow(out("1")), test::filesBelow(out("0")));
        for (const char* same : {"files", "other", "analysed", "skipped", "clusters", "names", "profile", "metric"})
            QCOMPARE(with.object()[same], without.object()[same]);
        // Again, and without the folder's name: nothing is done.
        const std::string before = csv();
        for (const bool named : {true, false}) {
            std::vector<std::string> arguments{"--profile", asked};
            if (named)
                arguments.insert(arguments.begin(), folder());
            const auto again = mapped(arguments);
            QCOMPARE(again.code, 0);
            QCOMPARE(again.object()["library"].toObject()["heard"].toInt(-1), 0);
            QCOMPARE(again.object()["library"].toObject()["placed"].toInt(-1), 0);
            QCOMPARE(csv(), before);
        }
    }

    void aPausedLibraryGoesOn()
    {
        test::makeSounds(folder(), 30);
        QCOMPARE(mapped({folder()}).code, 0);
        {
            StoredLibrary stored(library(), StoredLibrary::Access::Write);
            setPaused(stored, true);
        }
        QCOMPARE(runCli({"library", library(), "--status"}).object()["paused"], QJsonValue(true));
        test::makeSounds(fs::path(folder()) / "more", 40);
        const auto on = mapped({folder()});
        QCOMPARE(on.code, 0);
        QVERIFY(on.object()["library"].toObject()["heard"].toInt() >= 10);
        QCOMPARE(on.object()["library"].toObject()["paused"], QJsonValue(false));
        QCOMPARE(runCli({"library", library(), "--status"}).object()["paused"], QJsonValue(false));
        QVERIFY(runCli({"map", "--help"}).out.contains("paused"));
    }

    void aRootThatMovedIsSaidSo()
    {
        test::makeSounds(folder(), 30);
        QCOMPARE(mapped({folder()}).code, 0);
        const std::string before = csv();
        const std::string moved = out("drive = E");
        fs::rename(folder(), moved);
        fs::create_directories(out("wrong"));
        QVERIFY(runCli({"library", library(), "--root", folder() + "=" + out("wrong")}).code != 0);
        QVERIFY(runCli({"library", library(), "--root", out("none") + "=" + moved}).code != 0);
        QVERIFY(runCli({"library", library(), "--root", moved}).code != 0);
        const auto done = runCli({"library", library(), "--root", folder() + "=" + moved, "--rescan"});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.object()["heard"].toInt(-1), 0);
        QCOMPARE(done.object()["gone"].toInt(-1), 0);
        QCOMPARE(done.object()["roots"].toArray()[0].toObject()["path"].toString().toStdString(), moved);
        QCOMPARE(mapped({}).code, 0);
        QCOMPARE(csv(), before);
        // And back again, with a = in the old name.
        fs::rename(moved, folder());
        QCOMPARE(runCli({"library", library(), "--root", moved + "=" + folder()}).code, 0);
        QCOMPARE(mapped({folder()}).code, 0);
        QCOMPARE(csv(), before);
    }

    void nothingToHearLeavesNoLibrary()
    {
        fs::create_directories(folder());
        QVERIFY(mapped({folder()}).code != 0);
        QVERIFY(!fs::exists(library()));
    }

    void knownPointsStay()
    {
        test::makeSounds(folder(), 60);
        QCOMPARE(mapped({folder()}).code, 0);
        const std::set<std::string> before = places();
        test::makeSounds(fs::path(folder()) / "more", 90);
        for (int i = 0; i < 60; ++i) // they are copies
            fs::remove(fs::path(folder()) / "more" / (i % 2 == 0 ? "tones" : "noises") /
                       (std::to_string(1000 + i) + ".wav"));
        const auto run = mapped({});
        QCOMPARE(run.object()["library"].toObject()["placed"].toInt(), 30);
        QCOMPARE(run.object()["analysed"].toInt(), 90);
        const std::set<std::string> after = places();
        QVERIFY(std::ranges::includes(after, before));
        // From nothing.
        QCOMPARE(runCli({"map", folder(), "--csv", out("0.csv")}).code, 0);
        const auto relaid = mapped({"--relayout"});
        QCOMPARE(relaid.code, 0);
        QCOMPARE(csv(), test::readBytes(out("0.csv")));
        QVERIFY(relaid.object()["library"].toObject()["travel"].toObject()["points"].toInt() == 90);
        QVERIFY(relaid.object()["library"].toObject()["can_undo_map"].toBool());
    }

    void theDiskChanges_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("counted"); // and nothing else
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("stay"); // of 40 known places, under whatever name
        QTest::newRow("renamed file") << "rename"
                                      << "moved" << 1 << 40;
        QTest::newRow("renamed folder") << "rename folder"
                                        << "moved" << 20 << 40;
        QTest::newRow("two exchanged") << "exchange"
                                       << "moved" << 2 << 40;
        QTest::newRow("other content, same path") << "rewrite"
                                                  << "changed" << 1 << 39;
        QTest::newRow("other content, same size, clock set back") << "rewrite in the past"
                                                                  << "changed" << 1 << 39;
        QTest::newRow("clock set back") << "touch in the past"
                                        << "" << 0 << 40;
        QTest::newRow("deleted") << "delete"
                                 << "missing" << 1 << 40;
        QTest::newRow("unplugged") << "unplug"
                                   << "" << 0 << 40;
        QTest::newRow("emptied, which is no mount point") << "empty"
                                                          << "missing" << 40 << 40;
    }
    void theDiskChanges()
    {
        QFETCH(QString, what);
        QFETCH(QString, counted);
        QFETCH(int, count);
        QFETCH(int, stay);
        test::makeSounds(folder(), 40);
        QCOMPARE(mapped({folder()}).code, 0);
        const auto before = xy();
        const std::string csvBefore = csv();
        const fs::path tones = fs::path(folder()) / "tones";
        const fs::path file = tones / "1004.wav";
        const auto past = fs::last_write_time(file) - std::chrono::hours(24 * 365 * 30);
        if (what == "rename") {
            fs::rename(file, fs::path(folder()) / "renamed.wav");
        } else if (what == "rename folder") {
            fs::rename(tones, fs::path(folder()) / "other");
        } else if (what == "exchange") {
            fs::rename(file, tones / "x");
            fs::rename(tones / "1006.wav", file);
            fs::rename(tones / "x", tones / "1006.wav");
        } else if (what == "rewrite") {
            test::writeWav(file, test::noise(0.11, 22050, 1, 99));
        } else if (what == "rewrite in the past") {
            const auto size = fs::file_size(file);
            std::string bytes = test::readBytes(file);
            for (std::size_t i = 100; i < bytes.size(); i += 2)
                bytes[i] = char(bytes[i] ^ char(i * 7));
            test::writeBytes(file, bytes);
            QCOMPARE(fs::file_size(file), size);
            fs::last_write_time(file, past);
        } else if (what == "touch in the past") {
            fs::last_write_time(file, past);
        } else if (what == "delete") {
            fs::remove(file);
        } else if (what == "unplug" || what == "empty") {
            fs::rename(folder(), out("unplugged"));
            if (what == "empty")
                fs::create_directory(folder());
        }
        const auto run = mapped({});
        QCOMPARE(run.code, 0);
        const QJsonObject library = run.object()["library"].toObject();
        for (const char* kind : {"added", "changed", "moved", "missing", "found"})
            QVERIFY2(library[kind].toInt(-1) == (counted == kind ? count : 0), kind);
        QCOMPARE(library["heard"].toInt(), counted == "changed" ? 1 : 0);
        QCOMPARE(run.object()["analysed"].toInt(), 40);
        std::multiset<std::string> same;
        const auto after = xy();
        std::ranges::set_intersection(before, after, std::inserter(same, same.end()));
        QCOMPARE(int(same.size()), stay);
        if (what == "unplug" || what == "empty") {
            QCOMPARE(library["offline_roots"].toInt(), what == "unplug" ? 1 : 0);
            QCOMPARE(library["gone"].toInt(), 40);
            if (what == "empty")
                fs::remove(folder());
            fs::rename(out("unplugged"), folder());
            const auto back = mapped({});
            QCOMPARE(back.object()["library"].toObject()["offline_roots"].toInt(), 0);
            QCOMPARE(back.object()["library"].toObject()["heard"].toInt(), 0);
            QCOMPARE(csv(), csvBefore);
        }
    }

    void severalFolders()
    {
        test::makeSounds(out("a"), 30);
        test::makeSounds(out("b/c"), 60);
        for (int i = 0; i < 30; ++i)
            fs::remove(fs::path(out("b/c")) / (i % 2 == 0 ? "tones" : "noises") / (std::to_string(1000 + i) + ".wav"));
        QCOMPARE(mapped({out("a")}).code, 0);
        const auto run = mapped({out("b/c"), "--folder", out("sorted")});
        QCOMPARE(run.code, 0); // `sorted` lies beside both
        QCOMPARE(run.object()["library"].toObject()["roots"].toArray().size(), 2);
        QCOMPARE(run.object()["analysed"].toInt(), 60);
        QCOMPARE(test::filesBelow(out("sorted")).size(), qsizetype(61));
        const MapCsv map = readMapCsv(out("m.csv"));
        QCOMPARE(map.samples.front().path.string(), std::string("a/noises/1001.wav"));
        QCOMPARE(map.samples.front().label, std::string("noises"));
        QCOMPARE(map.samples.back().path.string().substr(0, 10), std::string("b/c/tones/"));
        QCOMPARE(mapped({"--folder", out("b/c/sorted")}).code, 2);
        QCOMPARE(mapped({out("a/tones")}).code, 2); // within a root
        // Around one: it takes its place, and nothing is heard again.
        const auto around = mapped({out("b")});
        QCOMPARE(around.code, 0);
        const QJsonObject kept = around.object()["library"].toObject();
        QCOMPARE(kept["roots"].toArray().size(), 2);
        QCOMPARE(kept["roots"].toArray()[1].toObject()["path"].toString().toStdString(), out("b"));
        QCOMPARE(kept["heard"].toInt() + kept["added"].toInt() + kept["moved"].toInt() + kept["missing"].toInt(), 0);
        QCOMPARE(around.object()["analysed"].toInt(), 60);
    }

    void killedAtAnyMomentItGoesOn()
    {
        QCOMPARE(runCli({"demo", folder(), "--count", "240", "--quiet"}).code, 0);
        QCOMPARE(runCli({"map", folder(), "--quiet", "--csv", out("0.csv")}).code, 0);
        const auto begin = std::chrono::steady_clock::now();
        QCOMPARE(mapped({folder(), "--quiet"}).code, 0);
        const auto whole = std::chrono::steady_clock::now() - begin;
        QCOMPARE(csv(), test::readBytes(out("0.csv")));
        removeLibrary();

        Random random(2026);
        int killed = 0;
        int hadKept = 0;
        int interruptedListening = 0;
        for (int maps = 0; killed < 50 || maps == 0;) {
            std::size_t before = 0;
            {
                test::CliProcess process({"map", folder(), "--library", library(), "--quiet", "--csv", out("m.csv")});
                std::this_thread::sleep_for(whole * random.uniform(0.02, 0.98));
                before = heard();
                if (!process.kill()) {
                    QCOMPARE(process.wait(), 0);
                    QCOMPARE(csv(), test::readBytes(out("0.csv")));
                    ++maps;
                    removeLibrary();
                    continue;
                }
                ++killed;
            }
            if (!fs::exists(library()))
                continue;
            const auto status = runCli({"library", library(), "--status"});
            QVERIFY2(status.code == 0, status.err.constData());
            const auto kept = std::size_t(status.object()["analysed"].toInt());
            QVERIFY2(kept >= before, qPrintable(QString("%1 after %2").arg(kept).arg(before)));
            hadKept += before > 0 ? 1 : 0;
            interruptedListening += kept < 240 ? 1 : 0;
        }
        QVERIFY2(hadKept >= 10, qPrintable(QString::number(hadKept)));
        QVERIFY2(interruptedListening >= 10, qPrintable(QString::number(interruptedListening)));
        QCOMPARE(mapped({folder(), "--quiet"}).code, 0);
        QCOMPARE(csv(), test::readBytes(out("0.csv")));
    }

    void killedWhileItGrowsItGoesOn()
    {
        QCOMPARE(runCli({"demo", out("demo"), "--count", "160", "--quiet"}).code, 0);
        fs::create_directories(folder());
        const QStringList sounds = test::filesBelow(out("demo"));
        const auto bring = [&](qsizetype first, qsizetype last) {
            for (const QString& name : sounds.mid(first, last - first)) {
                const fs::path target = fs::path(folder()) / name.toStdString();
                fs::create_directories(target.parent_path());
                fs::copy_file(fs::path(out("demo")) / name.toStdString(), target);
            }
        };
        bring(0, 80);
        QCOMPARE(mapped({folder(), "--quiet"}).code, 0);
        const std::set<std::string> known = places();
        fs::copy_file(library(), out("before.otozu"));
        bring(80, sounds.size());
        const auto begin = std::chrono::steady_clock::now();
        QCOMPARE(mapped({}).object()["library"].toObject()["placed"].toInt(), int(sounds.size()) - 80);
        const auto whole = std::chrono::steady_clock::now() - begin;
        const std::string undisturbed = csv();
        QVERIFY(std::ranges::includes(places(), known));

        Random random(5);
        for (int killed = 0, maps = 0; killed < 12 || maps == 0;) {
            if (!fs::exists(library()))
                fs::copy_file(out("before.otozu"), library());
            test::CliProcess process({"map", "--library", library(), "--quiet", "--csv", out("m.csv")});
            std::this_thread::sleep_for(whole * random.uniform(0.02, 0.98));
            if (process.kill()) {
                ++killed;
                continue;
            }
            QCOMPARE(process.wait(), 0);
            QCOMPARE(csv(), undisturbed);
            ++maps;
            removeLibrary();
        }
        if (!fs::exists(library()))
            fs::copy_file(out("before.otozu"), library());
        QCOMPARE(mapped({}).code, 0);
        QCOMPARE(csv(), undisturbed);
    }

    void anInterruptionKeepsWhatWasHeard()
    {
        test::makeSounds(folder(), 40);
        for (int i = 0; i < 4; ++i) // enough to be busy for a while
            test::writeWav(fs::path(folder()) / ("long" + std::to_string(i) + ".wav"), test::noise(90.0, 44100, 2, 7));
        const auto run =
            test::interruptCli({"map", folder(), "--library", library(), "--epochs", "100000"}, "Laying out", SIGINT);
        QCOMPARE(run.code, 130);
        QVERIFY(run.out.isEmpty());
        const QJsonObject status = runCli({"library", library()}).object();
        QCOMPARE(status["analysed"].toInt(), 44);
        QCOMPARE(status["vectors"].toArray()[0].toObject()["rows"].toInt(), 44);
        QCOMPARE(mapped({folder()}).object()["library"].toObject()["heard"].toInt(-1), 0);
    }

    void whileAnotherWrites()
    {
        test::makeSounds(folder(), 30);
        QCOMPARE(mapped({folder()}).code, 0);
        const std::string before = csv();
        test::writeWav(fs::path(folder()) / "new.wav", test::tone(999.0, 0.1));
        {
            const StoredLibrary writer(library(), StoredLibrary::Access::Write);
            QVERIFY(!writer.isReadOnly());
            const auto run = mapped({folder()});
            QCOMPARE(run.code, 0);
            QVERIFY(run.err.contains(readOnlyText(ReadOnlyReason::OtherProgram).toUtf8()));
            QCOMPARE(run.object()["library"].toObject()["read_only"], QJsonValue(true));
            QCOMPARE(csv(), before);
            for (const auto& changes :
                 {mapped({"--relayout"}), mapped({out("")}), // another folder
                  runCli({"library", library(), "--rescan"}), runCli({"library", library(), "--vacuum"})}) {
                QCOMPARE(changes.code, 4);
                QVERIFY(changes.err.contains(readOnlyText(ReadOnlyReason::OtherProgram).toUtf8()));
                QVERIFY(!changes.err.contains("permission"));
            }
            QCOMPARE(runCli({"library", library(), "--status"}).code, 0);
        }
        QCOMPARE(mapped({}).object()["library"].toObject()["placed"].toInt(), 1);
    }

    void looksAfterALibrary()
    {
        test::makeSounds(folder(), 30);
        test::writeBytes(fs::path(folder()) / "broken.wav", "no sound");
        QCOMPARE(mapped({folder(), "--seed", "7"}).code, 0);
        const auto status = runCli({"library", library()});
        QCOMPARE(status.code, 0);
        QCOMPARE(status.object()["files"].toInt(), 31);
        QCOMPARE(status.object()["analysed"].toInt(), 30);
        QCOMPARE(status.object()["failed"].toInt(), 1);
        QVERIFY(status.object()["bytes"].toInteger() > 10000);
        QCOMPARE(status.object()["roots"].toArray()[0].toObject()["path"].toString().toStdString(), folder());
        const std::string before = csv();
        test::writeWav(fs::path(folder()) / "new.wav", test::tone(999.0, 0.1));
        const auto rescan = runCli({"library", library(), "--rescan", "--vacuum"});
        QCOMPARE(rescan.code, 0);
        QCOMPARE(rescan.object()["added"].toInt(), 1);
        QCOMPARE(rescan.object()["placed"].toInt(), 1); // with the settings of the map
        QCOMPARE(rescan.object()["laid_out"].toInt(-1), 0);
        QCOMPARE(rescan.object()["unreadable"].toInt(-1), 0);
        const auto retry = runCli({"library", library(), "--retry"});
        QCOMPARE(retry.object()["unreadable"].toInt(), 1);
        QCOMPARE(mapped({"--seed", "7"}).object()["library"].toObject()["laid_out"].toInt(-1), 0);
        QCOMPARE(mapped({"--seed", "8"}).object()["library"].toObject()["laid_out"].toInt(), 31);
    }

    void whatIsNoLibraryIsLeftAlone_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"text", "cut short", "empty", "another database"})
            QTest::newRow(what) << what;
    }
    void whatIsNoLibraryIsLeftAlone()
    {
        QFETCH(QString, what);
        test::makeSounds(folder(), 10);
        if (what == "cut short") {
            QCOMPARE(mapped({folder()}).code, 0);
            const std::string bytes = test::readBytes(library());
            test::writeBytes(library(), bytes.substr(0, bytes.size() / 2));
        } else if (what == "text") {
            test::writeBytes(library(), std::string(10000, 'x'));
        } else if (what == "another database") {
            std::string bytes = "SQLite format 3";
            bytes.resize(8192, '\0');
            test::writeBytes(library(), bytes);
        } else {
            test::writeBytes(library(), "");
        }
        const std::string before = test::readBytes(library());
        if (what == "empty") {
            QVERIFY(before.empty());
        }
        for (const std::vector<std::string>& arguments :
             {std::vector<std::string>{"map", folder(), "--library", library()},
              {"library", library(), "--rescan"},
              {"library", library()}}) {
            const auto run = runCli(arguments);
            if (what == "empty" && arguments[0] == "map")
                continue; // may be taken for a new one
            QVERIFY2(run.code != 0, qPrintable(QString::fromStdString(arguments[0])));
            QVERIFY(run.err.contains("otozu-cli: "));
            QVERIFY(run.out.isEmpty());
            QCOMPARE(test::readBytes(library()), before);
        }
    }

    void whatCannotBe_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no folder") << QStringList{"map"};
        QTest::newRow("no such folder") << QStringList{"map", "@none", "--library", "@x.otozu"};
        QTest::newRow("new, without a folder") << QStringList{"map", "--library", "@x.otozu"};
        QTest::newRow("relayout of nothing") << QStringList{"map", "@", "--relayout"};
        QTest::newRow("both") << QStringList{"map", "@", "--library", "@x.otozu", "--no-library"};
        QTest::newRow("no such library") << QStringList{"library", "@x.otozu", "--rescan"};
        QTest::newRow("status of none") << QStringList{"library", "@x.otozu"};
    }
    void whatCannotBe()
    {
        QFETCH(QStringList, arguments);
        std::vector<std::string> words;
        for (QString word : arguments)
            words.push_back(word.replace("@", QString::fromStdString(out(""))).toStdString());
        const auto run = runCli(words);
        QCOMPARE(run.code, 2);
        QVERIFY(!run.err.isEmpty());
        QVERIFY(!fs::exists(out("x.otozu")));
    }

private:
    [[nodiscard]] std::string folder() const { return (*m_scratch / "sounds").string(); }
    [[nodiscard]] std::string out(const std::string& name) const { return (*m_scratch / name).string(); }
    [[nodiscard]] std::string library() const { return out("lib.otozu"); }
    [[nodiscard]] std::string csv() const { return test::readBytes(out("m.csv")); }

    [[nodiscard]] test::CliRun mapped(std::vector<std::string> arguments) const
    {
        fs::remove(out("m.csv"));
        arguments.insert(arguments.begin(), "map");
        for (const std::string& more : {std::string("--library"), library(), std::string("--csv"), out("m.csv")})
            arguments.push_back(more);
        return runCli(arguments);
    }

    void removeLibrary() const
    {
        for (const char* part : {"", "-wal", "-shm", "-lock"})
            fs::remove(library() + part);
    }

    /// Files of which a vector is kept, as another program sees it now.
    [[nodiscard]] std::size_t heard() const
    {
        try {
            return StoredLibrary(library(), StoredLibrary::Access::Read).status().analysed;
        } catch (const Error&) {
            return 0; // not there yet
        }
    }

    /// "path,x,y" of every row.
    [[nodiscard]] std::set<std::string> places() const
    {
        std::set<std::string> rows;
        for (const QString& line : QString::fromStdString(csv()).split('\n').mid(1))
            rows.insert(line.section(',', 0, 2).toStdString());
        return rows;
    }
    /// "x,y" of every row.
    [[nodiscard]] std::multiset<std::string> xy() const
    {
        std::multiset<std::string> rows;
        for (const QString& line : QString::fromStdString(csv()).split('\n', Qt::SkipEmptyParts).mid(1))
            rows.insert(line.section(',', 1, 2).toStdString());
        return rows;
    }

    std::optional<test::ScratchFolder> m_scratch;
};

QTEST_GUILESS_MAIN(CliLibraryTest)
#include "cli_library_test.moc"
