// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/npy.h"
#include "core/features/timbre_features.h"
#include "core/library/map_csv.h"
#include "tests/app/cli_run.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <csignal>
#include <set>

using namespace otozu;
using test::runCli;
namespace fs = std::filesystem;

class CliMapTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_scratch.emplace(); }
    void cleanup() { m_scratch.reset(); }

    void mapsAFolder()
    {
        test::makeSounds(folder(), 40);
        test::writeBytes(fs::path(folder()) / "broken.wav", "no sound");
        test::writeBytes(fs::path(folder()) / "beat.m4a", "xxxxftypM4A ");
        test::writeBytes(fs::path(folder()) / "notes.txt", "other");
        fs::copy_file(fs::path(folder()) / "tones/1000.wav", fs::path(folder()) / "copy of, 1000.wav");
        const auto run = runCli({"map", folder(), "--csv", out("m.csv"), "--json", out("m.json"), "--npy", out("m.npy"),
                                 "--png", out("m.png"), "--zip", out("m.zip"), "--folder", out("sorted")});
        QCOMPARE(run.code, 0);
        const QJsonObject json = run.object();
        QCOMPARE(json["files"].toInt(), 43);
        QCOMPARE(json["analysed"].toInt(), 41);
        QCOMPARE(json["other"].toInt(), 1);
        QCOMPARE(json["profile"].toString(), QString("timbre"));
        QCOMPARE(json["metric"].toString(), QString("euclidean"));
        QCOMPARE(json["seed"].toInt(), 42);
        QVERIFY(json["threads"].toInt() >= 1);
        QVERIFY(json["clusters"].toInt() >= 1);
        const QStringList steps{"analyse", "cluster", "export", "layout", "neighbours", "scan"};
        QCOMPARE(json["times"].toObject().keys(), steps);
        const QJsonObject shares = json["serial_share"].toObject();
        QCOMPARE(shares.keys(), steps);
        for (const auto& share : shares)
            QVERIFY(share.toDouble(-1.0) >= 0.0 && share.toDouble() <= 1.0);
        QCOMPARE(shares["scan"].toDouble(), 1.0); // by one thread, whatever there are
        QVERIFY(shares["analyse"].toDouble() < 1.0);
        QVERIFY(!json["instruction_set"].toString().isEmpty());
        const QJsonArray skipped = json["skipped"].toArray();
        QCOMPARE(skipped.size(), 2);
        QCOMPARE(skipped[0].toObject()["path"].toString(), QString("beat.m4a"));
        QCOMPARE(skipped[0].toObject()["fault"].toString(), QString("UnsupportedFormat"));
        QCOMPARE(skipped[1].toObject()["fault"].toString(), QString("NotAudio"));
        QVERIFY(skipped[1].toObject()["reason"].toString().size() > 10);
        QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(test::readBytes(out("m.json")))).object(), json);

        const MapCsv map = readMapCsv(out("m.csv"));
        QCOMPARE(map.samples.size(), std::size_t(41));
        QCOMPARE(int(map.clusters.size()), json["clusters"].toInt());
        const QJsonArray names = json["names"].toArray();
        QCOMPARE(names.size(), json["clusters"].toInt());
        for (std::size_t c = 0; c < map.clusters.size(); ++c) {
            QCOMPARE(names[int(c)].toObject()["name"].toString(), QString::fromStdString(map.clusters[c].name));
            QCOMPARE(names[int(c)].toObject()["sounds"].toInt(), int(map.clusters[c].size));
        }
        QVERIFY(std::is_sorted(map.samples.begin(), map.samples.end(),
                               [](const auto& a, const auto& b) { return a.path.string() < b.path.string(); }));
        QCOMPARE(map.samples[0].path.string(), std::string("copy of, 1000.wav"));
        QCOMPARE(map.samples[0].label, std::string());
        QCOMPARE(map.samples[1].label, std::string("noises"));
        for (const SampleRecord& sample : map.samples) {
            if (sample.path == "tones/1000.wav") {
                QCOMPARE(sample.duplicateOf, 0);
                QCOMPARE(sample.seconds, 0.2);
            }
        }
        for (std::size_t i = 1; i < map.clusters.size(); ++i)
            QVERIFY(map.clusters[i - 1].size >= map.clusters[i].size);
        QCOMPARE(readNpy<float>(out("m.npy")).rows(), std::size_t(41));
        QCOMPARE(readNpy<float>(out("m.npy")).cols(), TimbreFeatures::kWidth);
        QVERIFY(test::readBytes(out("m.png")).starts_with("\x89PNG\r\n"));
        QVERIFY(test::readBytes(out("m.zip")).starts_with("PK\3\4"));
        QCOMPARE(test::filesBelow(out("sorted")).size(), qsizetype(42));

        // From the saved map again, it is the same zip.
        const auto again = runCli({"export", out("m.csv"), "--in", folder(), "--zip", out("again.zip")});
        QCOMPARE(again.code, 0);
        QCOMPARE(again.object()["files"].toInt(), 41);
        QVERIFY(test::readBytes(out("again.zip")) == test::readBytes(out("m.zip")));
    }

    void threadsAndLocaleChangeNoByte_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("article") << "article";
        QTest::newRow("timbre") << "timbre";
    }
    void threadsAndLocaleChangeNoByte()
    {
        QFETCH(QString, profile);
        const std::string asked = profile.toStdString();
        test::makeSounds(folder(), 60);
        QCOMPARE(runCli({"map", folder(), "--profile", asked, "--threads", "1", "--csv", out("1.csv"), "--zip",
                         out("1.zip"), "--png", out("1.png"), "--npy", out("1.npy")})
                     .code,
                 0);
        QCOMPARE(runCli({"map", folder(), "--profile", asked, "--threads", "2", "--csv", out("2.csv"), "--zip",
                         out("2.zip"), "--png", out("2.png"), "--npy", out("2.npy")},
                        {"LC_ALL=de_DE.UTF-8"})
                     .code,
                 0);
        for (const char* ending : {".csv", ".zip", ".png", ".npy"})
            QVERIFY2(test::readBytes(out("1") + ending) == test::readBytes(out("2") + ending), ending);
    }

    void profilesBringTheirDefaultsAndOptionsWin()
    {
        test::makeSounds(folder(), 40);
        const auto mapped = [this](std::vector<std::string> options) {
            options.insert(options.begin(), {"map", folder(), "--csv", out("p.csv"), "--quiet"});
            const auto run = runCli(options);
            return run.code == 0 ? run.object()["profile"].toString().toStdString() + test::readBytes(out("p.csv"))
                                 : std::string();
        };
        const std::string timbre = mapped({"--profile", "timbre"});
        QVERIFY(timbre.starts_with("timbre"));
        QCOMPARE(mapped({}), timbre);
        QVERIFY(mapped({"--profile", "article"}).starts_with("article"));
        const std::string wider = mapped({"--neighbors", "20", "--profile", "timbre"});
        QCOMPARE(mapped({"--profile", "timbre", "--neighbors", "20"}), wider);
        QVERIFY(wider.starts_with("timbre") && wider != timbre);
        QVERIFY(mapped({"--profile", "timbre", "--seconds", "0.05"}) != timbre);
    }

    void smallFolders_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 3, 14})
            QTest::addRow("%d files, 15 neighbours", count) << count;
    }

    void smallFolders()
    {
        QFETCH(int, count);
        test::makeSounds(folder(), count);
        const auto run = runCli({"map", folder(), "--neighbors", "15", "--csv", out("m.csv"), "--quiet"});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.err.isEmpty(), run.err.constData());
        const MapCsv map = readMapCsv(out("m.csv"));
        QCOMPARE(map.samples.size(), std::size_t(count));
        QVERIFY(map.clusters.size() <= std::size_t(count < 14 ? 1 : 2)); // tones and noises
        if (count == 1) {
            QCOMPARE(map.samples[0].x, 0.0F);
            QCOMPARE(map.samples[0].y, 0.0F);
        }
    }

    void twoEqualFiles()
    {
        fs::create_directories(folder());
        test::writeWav(fs::path(folder()) / "a.wav", test::tone(440.0, 0.1));
        fs::copy_file(fs::path(folder()) / "a.wav", fs::path(folder()) / "b.wav");
        QCOMPARE(runCli({"map", folder(), "--csv", out("m.csv")}).code, 0);
        QVERIFY(QByteArray::fromStdString(test::readBytes(out("m.csv"))).endsWith(",0.100,a.wav\n"));
    }

    void nothingToAnalyse_data()
    {
        QTest::addColumn<bool>("broken");
        QTest::newRow("empty folder") << false;
        QTest::newRow("only what is no sound") << true;
    }

    void nothingToAnalyse()
    {
        QFETCH(bool, broken);
        fs::create_directories(folder());
        if (broken)
            test::writeBytes(fs::path(folder()) / "a.wav", "no sound");
        test::writeBytes(out("m.csv"), "old");
        const auto run = runCli({"map", folder(), "--csv", out("m.csv")});
        QCOMPARE(run.code, 3);
        QCOMPARE(run.object()["files"].toInt(-1), broken ? 1 : 0);
        QCOMPARE(run.object()["analysed"].toInt(-1), 0);
        QCOMPARE(test::readBytes(out("m.csv")), std::string("old"));
        QVERIFY(run.err.contains("no sound"));
    }

    void namesOfAnyBytes()
    {
        fs::create_directories(folder());
        const std::vector<std::string> names{"caf\xE9.wav", "太鼓.wav", "a\nb.wav", "\"q\".wav", "-n.wav"};
        for (std::size_t i = 0; i < names.size(); ++i)
            test::writeWav(fs::path(folder()) / names[i], test::tone(200.0 + 50.0 * double(i), 0.1));
        test::writeBytes(fs::path(folder()) / "x\xFF.wav", "no sound");
        const auto run = runCli({"map", folder(), "--csv", out("m.csv"), "--folder", out("sorted")});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.object()["skipped"].toArray()[0].toObject()["path"].toString(), QString("x%FF.wav"));
        std::set<std::string> paths;
        const MapCsv map = readMapCsv(out("m.csv"));
        for (const SampleRecord& sample : map.samples)
            paths.insert(sample.path.string());
        QCOMPARE(paths, (std::set<std::string>{"caf%E9.wav", "太鼓.wav", "a\nb.wav", "\"q\".wav", "-n.wav"}));
        QCOMPARE(map.clusters.size(), 1U);
        const QString name = QString::fromStdString(map.clusters[0].name);
        const QStringList sorted = test::filesBelow(out("sorted"));
        QCOMPARE(sorted, (QStringList{"manifest.csv", name + "/-n.wav", name + "/_q_.wav", name + "/a_b.wav",
                                      name + "/caf%E9.wav", name + "/太鼓.wav"}));
        const auto again = runCli({"export", out("m.csv"), "--in", folder(), "--folder", out("again")});
        QCOMPARE(again.code, 0);
        QCOMPARE(test::filesBelow(out("again")), sorted);
    }

    void aMetricThatTellsNothingIsRefused()
    {
        test::makeSounds(folder(), 30);
        test::writeBytes(out("m.csv"), "old");
        const auto run = runCli({"map", folder(), "--metric", "dice", "--csv", out("m.csv")});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("metric"), run.err.constData());
        QCOMPARE(test::readBytes(out("m.csv")), std::string("old"));
        QCOMPARE(runCli({"map", folder(), "--profile", "article", "--metric", "soft-dice"}).code, 0);
    }

    void anInterruptionLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C while listening") << QByteArray("Listening") << SIGINT;
        QTest::newRow("SIGTERM in the layout") << QByteArray("Laying out") << SIGTERM;
        QTest::newRow("Ctrl-C while zipping") << QByteArray("Writing the zip") << SIGINT;
    }

    void anInterruptionLeavesNothing()
    {
        QFETCH(QByteArray, step);
        QFETCH(int, signal);
        test::makeSounds(folder(), 40);
        for (int i = 0; i < 4; ++i) // enough to be busy for a while
            test::writeWav(fs::path(folder()) / ("long" + std::to_string(i) + ".wav"), test::noise(60.0, 44100, 2, 7));
        fs::create_directories(out("results"));
        test::writeBytes(out("results/m.zip"), "old");
        const auto run = test::interruptCli(
            {"map", folder(), "--epochs", "100000", "--zip", out("results/m.zip"), "--json", out("results/m.json")},
            step, signal);
        if (step == "Writing the zip" && run.code != 130)
            QSKIP("the zip was faster than the signal");
        QCOMPARE(run.code, 130);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(test::filesBelow(out("results")), QStringList{"m.zip"});
        QCOMPARE(test::readBytes(out("results/m.zip")), std::string("old"));
    }

    void theCorpusIsMappedWhole()
    {
        if (test::corpus().empty())
            QSKIP("the corpus is not beside the project");
        const auto run = runCli({"map", test::corpus(), "--csv", out("m.csv"), "--folder", out("sorted"), "--quiet"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.object()["files"].toInt(), 741);
        QCOMPARE(run.object()["analysed"].toInt(), 739);
        for (const QJsonValue& skipped : run.object()["skipped"].toArray())
            QCOMPARE(skipped["fault"].toString(), QString("UnsupportedFormat"));
        QCOMPARE(test::filesBelow(out("sorted")).size(), qsizetype(740));
    }

private:
    [[nodiscard]] std::string folder() const { return (*m_scratch / "sounds").string(); }
    [[nodiscard]] std::string out(const std::string& name) const { return (*m_scratch / name).string(); }

    std::optional<test::ScratchFolder> m_scratch;
};

QTEST_GUILESS_MAIN(CliMapTest)
#include "cli_map_test.moc"
