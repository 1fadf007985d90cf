// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/cli_run.h"
#include "tests/support/privileges.h"
#include "tests/support/test_paths.h"

#include <QTest>

using namespace otozu;
using test::runCli;
namespace fs = std::filesystem;

class CliArgumentsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { test::makeSounds(m_scratch / "sounds", 4); }

    void saysItsVersion()
    {
        const auto run = runCli({"--version"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("otozu-cli 0.1.0\n"));
        QCOMPARE(runCli({"map", "--help"}).code, 0);
    }

    void refusesWrongArguments_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word"); // that the message must hold
        const auto row = [](const char* arguments, const char* word) {
            QTest::newRow(arguments[0] == '\0' ? "nothing" : arguments)
                << QString(arguments).split(' ', Qt::SkipEmptyParts) << QString(word);
        };
        row("", "subcommand");
        row("mapp x", "mapp");
        row("map", "FOLDER");
        row("map SOUNDS --bogus", "--bogus");
        row("map SOUNDS --neighbors 1", "--neighbors");
        row("map SOUNDS --neighbors -5", "--neighbors");
        row("map SOUNDS --neighbors 2.5", "--neighbors");
        row("map SOUNDS --neighbors", "--neighbors");
        row("map SOUNDS --threads 0", "--threads");
        row("map SOUNDS --threads -1", "--threads");
        row("map SOUNDS --threads 1000", "--threads");
        row("map SOUNDS --k-max 0", "--k-max");
        row("map SOUNDS --min-cluster 0", "--min-cluster");
        row("map SOUNDS --significance 0.3", "--significance");
        row("map SOUNDS --significance nan", "--significance");
        row("map SOUNDS --seconds nan", "--seconds");
        row("map SOUNDS --seconds 0", "--seconds");
        row("map SOUNDS --seconds inf", "--seconds");
        row("map SOUNDS --seconds 5s", "--seconds");
        row("map SOUNDS --seconds 0,5", "--seconds");
        row("map SOUNDS --min-dist -0.1", "--min-dist");
        row("map SOUNDS --min-dist 2", "--min-dist");
        row("map SOUNDS --epochs 0", "--epochs");
        row("map SOUNDS --seed -1", "--seed");
        row("map SOUNDS --seed 99999999999999999999", "--seed");
        row("map SOUNDS --metric taxicab", "taxicab");
        row("map SOUNDS --label middle", "middle");
        row("map SOUNDS --metric soft-dice", "article");
        row("map SOUNDS --profile timbre --metric soft-dice", "article");
        row("map SOUNDS --profile other", "other");
        row("map SOUNDS --library x.otozu --no-library", "--no-library");
        row("map SOUNDS --relayout", "--library");
        row("map SOUNDS --csv OUT/a.wav", "sound");
        row("map SOUNDS --csv OUT/a --json OUT/../out/a", "two outputs");
        row("map SOUNDS --folder SOUNDS/sorted", "mix");
        row("map /nonexistent/folder", "/nonexistent/folder");
        row("library x.otozu", "x.otozu");
        row("library x.otozu --status", "x.otozu");
        row("similar SOUNDS/tones/1000.wav --in SOUNDS/tones/1000.wav", "1000.wav");
        row("similar SOUNDS/tones/1000.wav --in SOUNDS --weights loudness=1", "loudness=1");
        row("similar SOUNDS/tones/1000.wav --in SOUNDS --weights pitch", "'pitch'");
        row("similar SOUNDS/tones/1000.wav --in SOUNDS --weights timbre=1,", "''");
        row("similar SOUNDS/tones/1000.wav --in SOUNDS --weights pitch=x", "'x'");
        row("similar SOUNDS/tones/1000.wav --in SOUNDS --weights timbre=-1", "-1");
        row("similar SOUNDS/tones/1000.wav --in SOUNDS --weights timbre=0,envelope=0", "must count");
        row("similar SOUNDS/tones/1000.wav --in SOUNDS --profile article --weights pitch=1", "timbre");
        row("similar /nonexistent.wav --in SOUNDS", "/nonexistent.wav");
        row("similar SOUNDS/tones/1000.wav --in /nonexistent", "/nonexistent");
        row("features --npy OUT/x.npy", "FILE");
        row("features SOUNDS/tones/1000.wav", "--npy");
        row("embed /nonexistent.npy --out OUT/x.npy", "/nonexistent.npy");
        row("embed SOUNDS/tones/1000.wav --out OUT/x.npy", "npy");
        row("cluster SOUNDS/tones/1000.wav --out OUT/x.npy", "npy");
        row("evaluate SOUNDS/tones/1000.wav", "map");
        row("evaluate /nonexistent.csv", "/nonexistent.csv");
        row("export /nonexistent.csv --in SOUNDS --zip OUT/x.zip", "/nonexistent.csv");
        row("export /nonexistent.csv --in SOUNDS", "--zip");
        row("demo OUT/demo --count 0", "--count");
    }

    void refusesWrongArguments()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        fs::create_directories(m_scratch / "out");
        std::vector<std::string> words;
        for (QString argument : arguments) {
            argument.replace("SOUNDS", QString::fromStdString((m_scratch / "sounds").string()));
            argument.replace("OUT", QString::fromStdString((m_scratch / "out").string()));
            words.push_back(argument.toStdString());
        }
        const auto run = runCli(words);
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains(word.toUtf8()), run.err.constData());
        QVERIFY2(run.out.isEmpty(), run.out.constData());
        QVERIFY(test::filesBelow(m_scratch / "out").isEmpty());
    }

    void refusesOutputsBeforeTheWork_data()
    {
        QTest::addColumn<QByteArray>("option");
        QTest::addColumn<QByteArray>("path");
        for (const char* option : {"--csv", "--json", "--npy", "--png", "--zip", "--folder"}) {
            QTest::addRow("%s, no such folder", option) << QByteArray(option) << QByteArray("missing/deep/out");
            QTest::addRow("%s, no permission", option) << QByteArray(option) << QByteArray("locked/out");
        }
        for (const char* option : {"--csv", "--json", "--npy", "--png", "--zip"})
            QTest::addRow("%s, a folder", option) << QByteArray(option) << QByteArray("folder");
        QTest::newRow("--folder, a file") << QByteArray("--folder") << QByteArray("file");
        QTest::newRow("a device") << QByteArray("--csv") << QByteArray("/dev/null");
    }

    void refusesOutputsBeforeTheWork()
    {
        QFETCH(QByteArray, option);
        QFETCH(QByteArray, path);
        const test::ScratchFolder folder;
        test::writeBytes(folder / "file", "old");
        fs::create_directories(folder / "folder");
        fs::create_directories(folder / "locked");
        fs::permissions(folder / "locked", fs::perms::owner_read | fs::perms::owner_exec);
        const std::string target = path.startsWith('/') ? path.toStdString() : (folder / path.toStdString()).string();
        test::CliRun run;
        {
            const test::WithoutPrivileges plain;
            run = runCli({"map", (m_scratch / "sounds").string(), option.toStdString(), target});
        }
        fs::permissions(folder / "locked", fs::perms::owner_all);
        QCOMPARE(run.code, 4);
        QVERIFY2(run.err.contains(target.c_str()), run.err.constData());
        QVERIFY2(!run.err.contains("Listening"), run.err.constData());
        QVERIFY(run.out.isEmpty());
        QCOMPARE(test::filesBelow(folder.path()), QStringList{"file"});
        QCOMPARE(test::readBytes(folder / "file"), std::string("old"));
        QVERIFY(fs::is_character_file("/dev/null"));
    }

    void aFullStandardOutputIsToldToo()
    {
        if (!fs::exists("/dev/full"))
            QSKIP("no /dev/full here");
        const QByteArray command = QByteArray(OTOZU_CLI " map ") + (m_scratch / "sounds").c_str() +
                                   " --quiet --epochs 5 >/dev/full 2>/dev/null";
        const int status = std::system(command.constData());
        QCOMPARE(WEXITSTATUS(status), 4);
    }

private:
    test::ScratchFolder m_scratch;
};

QTEST_GUILESS_MAIN(CliArgumentsTest)
#include "cli_arguments_test.moc"
