// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/instruction_set.h"
#include "core/base/npy.h"
#include "core/features/timbre_features.h"
#include "tests/app/cli_run.h"
#include "tests/support/csv_table.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>

using namespace otozu;
using test::runCli;
namespace fs = std::filesystem;

class CliNumbersTest : public QObject
{
    Q_OBJECT
private slots:
    void precisionIsThatOfScikitLearn_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < int(test::CsvTable(test::data("evaluation/precision.csv")).rows()); ++row)
            QTest::addRow("row %d", row) << row;
    }

    void precisionIsThatOfScikitLearn()
    {
        QFETCH(int, row);
        const test::CsvTable points(test::data("evaluation/points.csv"));
        const test::CsvTable expected(test::data("evaluation/precision.csv"));
        std::string csv = "path,x,y,label\n";
        for (std::size_t i = 0; i < points.rows(); ++i)
            csv += "f/" + points.text(i, "pack") + "__" + std::to_string(i) + ".wav," + points.text(i, "x") + "," +
                   points.text(i, "y") + "," + points.text(i, "label") + "\n";
        test::writeBytes(m_scratch / "points.csv", csv);
        const auto at = std::size_t(row);
        const auto run = runCli({"evaluate", (m_scratch / "points.csv").string(), "--label", "csv", "--k",
                                 expected.text(at, "k"), "--pack", "^(.*)__"});
        QCOMPARE(run.code, 0);
        const bool packs = expected.number(at, "packs") != 0.0;
        const QJsonObject found = run.object()[packs ? "precision_other_packs" : "precision"].toObject();
        QVERIFY(std::abs(found["macro"].toDouble() - expected.number(at, "macro")) < 1e-12);
        QVERIFY(std::abs(found["micro"].toDouble() - expected.number(at, "micro")) < 1e-12);
        for (const char* label : {"hat", "kick", "snare"})
            QVERIFY(std::abs(found["labels"][label]["precision"].toDouble() - expected.number(at, label)) < 1e-12);
    }

    void agreementIsThatOfScikitLearn()
    {
        const test::CsvTable partitions(test::data("evaluation/partitions.csv"));
        const test::CsvTable expected(test::data("evaluation/agreement.csv"));
        std::map<std::string, std::string> csvs;
        for (std::size_t i = 0; i < partitions.rows(); ++i) {
            if (partitions.number(i, "b") >= 0) // the column holds no negative clusters
                csvs[partitions.text(i, "case")] += "l" + partitions.text(i, "a") + "/" + std::to_string(i) +
                                                    ".wav,0,0," + partitions.text(i, "b") + "\n";
        }
        for (std::size_t i = 0; i < expected.rows(); ++i) {
            if (expected.text(i, "case") == "renamed")
                continue; // its names are negative
            test::writeBytes(m_scratch / "p.csv", "path,x,y,cluster\n" + csvs[expected.text(i, "case")]);
            const auto run = runCli({"evaluate", (m_scratch / "p.csv").string()});
            QCOMPARE(run.code, 0);
            QVERIFY(std::abs(run.object()["ami"].toDouble() - expected.number(i, "ami")) < 1e-9);
            QVERIFY(std::abs(run.object()["ari"].toDouble() - expected.number(i, "ari")) < 1e-9);
        }
    }

    void trustworthinessIsThatOfScikitLearn()
    {
        const Matrix<float> places = readNpy<float>(test::data("evaluation/trust_y.npy"));
        std::string csv = "path,x,y\n";
        for (std::size_t i = 0; i < places.rows(); ++i)
            csv += QString("a/%1.wav,%2,%3\n")
                       .arg(i)
                       .arg(places(i, 0), 0, 'g', 9)
                       .arg(places(i, 1), 0, 'g', 9)
                       .toStdString();
        test::writeBytes(m_scratch / "t.csv", csv);
        const auto run = runCli(
            {"evaluate", (m_scratch / "t.csv").string(), "--features", test::data("evaluation/trust_x.npy").string()});
        QCOMPARE(run.code, 0);
        const test::CsvTable expected(test::data("evaluation/trust.csv"));
        for (std::size_t i = 0; i < expected.rows(); ++i) {
            if (expected.text(i, "k") == "15")
                QVERIFY(std::abs(run.object()["trustworthiness"].toDouble() - expected.number(i, "trustworthiness")) <
                        1e-9);
        }
        test::writeBytes(m_scratch / "short.csv", "path,x,y\na,0,0\n");
        QCOMPARE(runCli({"evaluate", (m_scratch / "short.csv").string(), "--features",
                         test::data("evaluation/trust_x.npy").string()})
                     .code,
                 2);
    }

    void badPatternsAreRefused()
    {
        test::writeBytes(m_scratch / "m.csv", "path,x,y\na/b.wav,0,0\n");
        for (const char* pattern : {"(", "nogroup"})
            QCOMPARE(runCli({"evaluate", (m_scratch / "m.csv").string(), "--pack", pattern}).code, 2);
        QCOMPARE(runCli({"evaluate", (m_scratch / "m.csv").string(), "--label", "csv"}).code, 2);
    }

    void featuresComeInArgumentOrder()
    {
        test::makeSounds(m_scratch / "s", 4);
        test::writeBytes(m_scratch / "bad\xE9.wav", "no sound");
        const std::string a = (m_scratch / "s/tones/1002.wav").string();
        const std::string b = (m_scratch / "s/tones/1000.wav").string();
        const std::string bad = (m_scratch / "bad\xE9.wav").string();
        const std::string npy = (m_scratch / "f.npy").string();
        const auto run = runCli({"features", a, bad, b, "--npy", npy});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.object()["rows"].toArray(), (QJsonArray{a.c_str(), b.c_str()}));
        QCOMPARE(run.object()["skipped"].toArray().size(), 1);
        QVERIFY(run.object()["skipped"].toArray()[0].toObject()["path"].toString().endsWith("bad%E9.wav"));
        const Matrix<float> both = readNpy<float>(npy);
        QCOMPARE(both.rows(), std::size_t(2));
        QCOMPARE(runCli({"features", b, "--npy", npy}).code, 0);
        const Matrix<float> alone = readNpy<float>(npy);
        QVERIFY(std::equal(alone.row(0).begin(), alone.row(0).end(), both.row(1).begin()));
        QCOMPARE(runCli({"features", bad, "--npy", npy}).code, 3);
        QVERIFY(readNpy<float>(npy) == alone);
        QCOMPARE(run.object()["profile"].toString(), QString("timbre"));
        QVERIFY(run.object()["seconds"].isNull()); // the whole
        QCOMPARE(both.cols(), TimbreFeatures::kWidth);
        int width = 0;
        for (const auto& block : run.object()["blocks"].toArray()) {
            width += block.toObject()["width"].toInt();
            QVERIFY(block.toObject()["weight"].toDouble() > 0.0);
        }
        QCOMPARE(width, int(TimbreFeatures::kWidth));
        const auto article = runCli({"features", b, a, "--npy", npy, "--profile", "article"});
        QCOMPARE(article.code, 0);
        QCOMPARE(article.object()["width"].toInt(), 128 * 108);
        QVERIFY(article.object()["blocks"].toArray().isEmpty());
        QCOMPARE(article.object()["profile"].toString(), QString("article"));
        QCOMPARE(article.object()["seconds"].toDouble(), 5.0);
        QCOMPARE(readNpy<float>(npy).rows(), std::size_t(2));
        QCOMPARE(readNpy<float>(npy).cols(), std::size_t(128 * 108));
    }

    void describesSounds()
    {
        test::writeWav(m_scratch / "tone.wav", test::tone(440.0, 1.0));
        test::writeBytes(m_scratch / "none.wav", "no sound");
        const std::string tone = (m_scratch / "tone.wav").string();
        const auto run = runCli({"describe", tone, (m_scratch / "none.wav").string(), tone});
        QCOMPARE(run.code, 0);
        QVERIFY(run.err.contains("none.wav"));
        const QJsonArray sounds = run.json().array();
        QCOMPARE(sounds.size(), 2);
        QCOMPARE(sounds[0], sounds[1]);
        const QJsonObject sound = sounds[0].toObject();
        QCOMPARE(sound["path"].toString().toStdString(), tone);
        QCOMPARE(sound["seconds"].toDouble(), 1.0);
        QCOMPARE(sound["note"].toString(), QString("A4"));
        QVERIFY(std::abs(sound["pitch_hz"].toDouble() - 440.0) < 1.0);
        QCOMPARE(sound["loop"], QJsonValue(false));
        for (const char* missing : {"bpm", "bpm_confidence", "key", "key_confidence"})
            QVERIFY(sound.contains(missing) && sound[missing].isNull());
        for (const char* there : {"loudness_lufs", "peak_dbfs", "brightness_hz", "noisiness", "attack_seconds"})
            QVERIFY(sound[there].isDouble());
        QCOMPARE(runCli({"describe", (m_scratch / "none.wav").string()}).code, 3);
    }

    void mapWritesDescriptors()
    {
        test::makeSounds(m_scratch / "d", 6);
        const std::string json = (m_scratch / "d.json").string();
        // The profile article describes nothing unless asked.
        const auto run = runCli({"map", (m_scratch / "d").string(), "--profile", "article", "--descriptors", json});
        QCOMPARE(run.code, 0);
        const QJsonArray sounds = QJsonDocument::fromJson(QByteArray::fromStdString(test::readBytes(json))).array();
        QCOMPARE(sounds.size(), run.object()["analysed"].toInt());
        for (const QJsonValue sound : sounds)
            QVERIFY(sound["path"].isString() && sound["brightness_hz"].isDouble());
    }

    void embedsAndClustersRows()
    {
        const std::string rows = test::data("golden/gmeans_blobs36_x.npy").string();
        const std::string places = (m_scratch / "places.npy").string();
        const std::string groups = (m_scratch / "groups.npy").string();
        const auto embed = runCli({"embed", rows, "--out", places, "--epochs", "50", "--threads", "2"});
        QCOMPARE(embed.code, 0);
        const Matrix<float> embedded = readNpy<float>(places);
        QCOMPARE(embedded.cols(), std::size_t(2));
        QCOMPARE(int(embedded.rows()), embed.object()["rows"].toInt());
        QCOMPARE(embed.object()["serial_share"].toObject().keys(), (QStringList{"layout", "neighbours", "read"}));
        const auto cluster = runCli({"cluster", rows, "--out", groups});
        QCOMPARE(cluster.code, 0);
        QCOMPARE(cluster.object()["clusters"].toInt(), 30); // 36 blobs, at the cap
        QCOMPARE(readNpy<std::int32_t>(groups).rows(), embedded.rows());
        QCOMPARE(runCli({"cluster", rows, "--out", groups, "--k-max", "7"}).object()["clusters"].toInt(), 7);
    }

    void aLesserInstructionSetGivesTheSameRows()
    {
        const std::string rows = test::data("golden/gmeans_blobs36_x.npy").string();
        const std::string places = (m_scratch / "lesser.npy").string();
        std::vector<std::string> bytes;
        for (const InstructionSet set : supportedInstructionSets()) {
            const std::string name(nameOf(set));
            const auto run = runCli({"--instruction-set", name, "embed", rows, "--out", places, "--epochs", "50"});
            QCOMPARE(run.code, 0);
            QCOMPARE(run.object()["instruction_set"].toString().toStdString(), name);
            bytes.push_back(test::readBytes(places));
        }
        QCOMPARE(std::ranges::count(bytes, bytes.front()), std::ptrdiff_t(bytes.size()));
        QCOMPARE(runCli({"--instruction-set", "x86-64-v9", "embed", rows, "--out", places}).code, 2);
    }

    void badRowsAreRefused()
    {
        const std::string file = (m_scratch / "bad.npy").string();
        const std::string out = (m_scratch / "bad-out.npy").string();
        const auto refused = [&](const Matrix<float>& rows, const char* command) {
            writeNpy(file, rows);
            return runCli({command, file, "--out", out}).code == 2 && !fs::exists(out);
        };
        Matrix<float> rows(40, 3, 1.0F);
        rows(3, 1) = std::nanf("");
        QVERIFY(refused(rows, "embed"));
        QVERIFY(refused(rows, "cluster"));
        QVERIFY(refused(Matrix<float>(0, 3), "embed"));
        QVERIFY(refused(Matrix<float>(0, 3), "cluster"));
    }

    void theMostSimilarComeFirst_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("article") << "article";
        QTest::newRow("timbre") << "timbre";
    }
    void theMostSimilarComeFirst()
    {
        QFETCH(QString, profile);
        const std::string asked = profile.toStdString();
        const test::ScratchFolder scratch;
        const fs::path folder = scratch / "similar";
        fs::create_directories(folder);
        for (const int hz : {220, 440, 445, 3000})
            test::writeWav(folder / (std::to_string(hz) + ".wav"), test::tone(hz, 0.5, 22050));
        test::writeWav(folder / "noise.wav", test::noise(0.5, 22050));
        const auto run = runCli({"similar", (folder / "440.wav").string(), "--in", folder.string(), "-n", "3",
                                 "--profile", asked, "--quiet"});
        QCOMPARE(run.code, 0);
        const QJsonArray list = run.json().array();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[0].toObject()["path"].toString(), QString("445.wav"));
        for (int i = 1; i < 3; ++i)
            QVERIFY(list[i - 1].toObject()["distance"].toDouble() <= list[i].toObject()["distance"].toDouble());
        // A copy elsewhere is another file: then its twin is at distance 0.
        fs::copy_file(folder / "440.wav", scratch / "elsewhere.wav");
        const auto twin =
            runCli({"similar", (scratch / "elsewhere.wav").string(), "--in", folder.string(), "--profile", asked});
        QCOMPARE(twin.json().array().size(), 5);
        QCOMPARE(twin.json().array()[0].toObject()["path"].toString(), QString("440.wav"));
        QCOMPARE(twin.json().array()[0].toObject()["distance"].toDouble(-1.0), 0.0);
        fs::create_directories(scratch / "none");
        QCOMPARE(runCli({"similar", (folder / "440.wav").string(), "--in", (scratch / "none").string()}).code, 3);
    }

    void whatCountsCanBeChosen()
    {
        const test::ScratchFolder scratch;
        const fs::path folder = scratch / "weights";
        fs::create_directories(folder);
        const auto fading = [](AudioBuffer sound, double seconds) {
            for (std::size_t n = 0; n < sound.samples.size(); ++n)
                sound.samples[n] *= float(std::exp(-double(n) / (seconds * sound.sampleRate)));
            return sound;
        };
        const auto write = [&](const std::string& name, const AudioBuffer& sound) {
            test::writeWav(folder / (name + ".wav"), sound);
        };
        // Its note that fades more slowly; its envelope with another note; noises.
        write("note", fading(test::tone(440.0, 1.0, 22050), 0.6));
        write("envelope", fading(test::tone(587.3, 1.0, 22050), 0.15));
        for (int i = 0; i < 6; ++i)
            write("noise" + std::to_string(i), fading(test::noise(1.0, 22050, 1, std::uint64_t(i)), 0.05 + 0.1 * i));
        test::writeWav(scratch / "asked.wav", fading(test::tone(440.0, 1.0, 22050), 0.15));
        const auto first = [&](std::vector<std::string> options) {
            options.insert(options.begin(), {"similar", (scratch / "asked.wav").string(), "--in", folder.string(), "-n",
                                             "1", "--quiet"});
            return runCli(options).json().array()[0].toObject()["path"].toString();
        };
        QCOMPARE(first({"--weights", "timbre=0,envelope=0,pitch=1"}), QString("note.wav"));
        QCOMPARE(first({"--weights", "timbre=0,envelope=1"}), QString("envelope.wav"));
        QCOMPARE(first({"--weights", "timbre=1,envelope=1,pitch=0"}), first({}));
    }

    void exportsOnlyFromWithinTheFolder()
    {
        fs::create_directories(m_scratch / "lib");
        test::writeBytes(m_scratch / "lib/a.wav", "sound");
        test::writeBytes(m_scratch / "secret", "secret");
        const std::string csv = (m_scratch / "m.csv").string();
        const std::string lib = (m_scratch / "lib").string();
        const std::string sorted = (m_scratch / "sorted").string();
        for (const char* path : {"../secret", "/etc/passwd"}) {
            test::writeBytes(csv, std::string("path,x,y,cluster\n") + path + ",0,0,0\n");
            QCOMPARE(runCli({"export", csv, "--in", lib, "--folder", sorted}).code, 2);
        }
        test::writeBytes(csv, "path,x,y,cluster,cluster_name\na.wav,0,0,0,low kicks\ngone.wav,0,0,0,low kicks\n");
        const auto run = runCli({"export", csv, "--in", lib, "--folder", sorted});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.object()["files"].toInt(), 1);
        QCOMPARE(run.object()["skipped"].toArray()[0].toObject()["fault"].toString(), QString("Vanished"));
        QCOMPARE(test::filesBelow(sorted), (QStringList{"low kicks/a.wav", "manifest.csv"}));
        test::writeBytes(csv, "path,x,y,cluster\nelse.wav,0,0,0\n");
        QCOMPARE(runCli({"export", csv, "--in", lib, "--zip", (m_scratch / "x.zip").string()}).code, 2);
        test::writeBytes(csv, "path,x,y\na.wav,0,0\n");
        QCOMPARE(runCli({"export", csv, "--in", lib, "--zip", (m_scratch / "x.zip").string()}).code, 2);
        QVERIFY(!fs::exists(m_scratch / "x.zip"));
    }

    void writesTheDemoPack()
    {
        const auto run = runCli({"demo", (m_scratch / "demo").string(), "--count", "20", "--seed", "3"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.object()["files"].toInt(), 20);
        QCOMPARE(test::filesBelow(m_scratch / "demo").size(), qsizetype(20));
        const auto map = runCli({"map", (m_scratch / "demo").string(), "--quiet"});
        QCOMPARE(map.code, 0);
        QCOMPARE(map.object()["analysed"].toInt(), 20);
        test::writeBytes(m_scratch / "file", "x");
        QCOMPARE(runCli({"demo", (m_scratch / "file").string(), "--count", "20"}).code, 4);
    }

private:
    test::ScratchFolder m_scratch;
};

QTEST_GUILESS_MAIN(CliNumbersTest)
#include "cli_numbers_test.moc"
