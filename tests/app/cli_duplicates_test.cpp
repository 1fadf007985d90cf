// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decoder.h"
#include "core/demo/demo_pack.h"
#include "tests/app/cli_run.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <algorithm>

using namespace otozu;
using test::runCli;
namespace fs = std::filesystem;

namespace
{

QStringList pathsOf(const QJsonArray& list)
{
    QStringList paths;
    for (const QJsonValue& item : list) {
        paths << item["path"].toString();
        for (const QJsonValue& copy : item["copies"].toArray())
            paths << "= " + copy.toString();
    }
    return paths;
}

} // namespace

/// Sounds that are there more than once, and what is most like a sound, of folders and of libraries.
class CliDuplicatesTest : public QObject
{
    Q_OBJECT
private slots:
    /// Demo sounds; of the first kick the same in FLAC, a softer one in Ogg, and its very file again.
    void initTestCase()
    {
        for (const DemoSound& sound : demoPlan({.count = 30})) {
            const fs::path path = m_folder / sound.path;
            fs::create_directories(path.parent_path());
            const AudioBuffer made = synthesise(sound);
            test::writeWav(path, made, 16);
            if (path != m_kick)
                continue;
            const AudioBuffer written = decodeFile(path).sound;
            AudioBuffer softer = written;
            for (float& value : softer.samples)
                value *= 0.3F;
            fs::create_directories(m_folder / "copies");
            test::writeFlac(m_folder / "copies/a same.flac", written, 16);
            test::writeWav(m_folder / "copies/b softer.wav", softer, 24);
            fs::copy_file(path, m_folder / "copies/c file.wav");
        }
        QCOMPARE(runCli({"map", m_folder.string(), "--library", m_library, "--csv", m_csv}).code, 0);
    }

    void similarFoldsCopies_data()
    {
        QTest::addColumn<QString>("in");
        QTest::newRow("folder") << QString::fromStdString(m_folder.string());
        QTest::newRow("library") << QString::fromStdString(m_library);
    }
    void similarFoldsCopies()
    {
        QFETCH(QString, in);
        const auto listed = [&](std::vector<std::string> options) {
            options.insert(options.begin(), {"similar", m_kick.string(), "--in", in.toStdString(), "--quiet"});
            const auto run = runCli(options);
            return run.code == 0 ? run.json().array() : QJsonArray();
        };
        const QStringList all = pathsOf(listed({"-n", "4", "--all"}));
        QCOMPARE(all.mid(0, 3), (QStringList{"copies/a same.flac", "copies/c file.wav", "copies/b softer.wav"}));
        const QStringList folded{all[0], "= " + all[1], "= " + all[2], all[3]};
        QCOMPARE(pathsOf(listed({"-n", "2"})), folded);
        QCOMPARE(pathsOf(listed({"-n", "2", "--fold"})), folded);
        QCOMPARE(listed({"-n", "100"}).size(), 30); // of 33
        QCOMPARE(listed({"-n", "100", "--all"}).size(), 32);
        for (const auto& weights : {"timbre=1,envelope=0.3", "timbre=1,pitch=1"})
            QCOMPARE(listed({"-n", "100", "--all", "--weights", weights}).size(), 32);
    }

    void aLibraryAnswersAsItsFolder()
    {
        const std::string elsewhere = m_scratch / "elsewhere.wav";
        test::writeWav(elsewhere, test::tone(300.0, 0.3));
        for (const std::string& asked : {m_kick.string(), elsewhere}) {
            for (const char* weights : {"timbre=1", "timbre=1,envelope=0.3,pitch=0.5"}) {
                const auto answer = [&](const std::string& in) {
                    return runCli({"similar", asked, "--in", in, "-n", "100", "--weights", weights}).json();
                };
                QCOMPARE(answer(m_library), answer(m_folder.string()));
            }
        }
    }

    void whatCannotBeAsked()
    {
        QCOMPARE(runCli({"similar", m_kick.string(), "--in", m_kick.string()}).code, 2); // no library
        QCOMPARE(runCli({"similar", m_kick.string(), "--in", m_library, "--fold", "--all"}).code, 2);
        const auto otherwise = runCli({"similar", m_kick.string(), "--in", m_library, "--seconds", "2"});
        QCOMPARE(otherwise.code, 3);
        QVERIFY(otherwise.json().array().isEmpty());
    }

    void exportsTakeOneOrAll_data()
    {
        QTest::addColumn<QStringList>("from");
        QTest::addColumn<int>("one");
        const QString folder = QString::fromStdString(m_folder.string());
        QTest::newRow("folder") << QStringList{"map", folder} << 30;
        QTest::newRow("library") << QStringList{"map", "--library", QString::fromStdString(m_library)} << 30;
        QTest::newRow("csv: equal files alone")
            << QStringList{"export", QString::fromStdString(m_csv), "--in", folder} << 32;
    }
    void exportsTakeOneOrAll()
    {
        QFETCH(QStringList, from);
        QFETCH(int, one);
        const test::ScratchFolder scratch;
        const auto exported = [&](const char* duplicates) {
            std::vector<std::string> arguments;
            for (const QString& argument : from)
                arguments.push_back(argument.toStdString());
            const fs::path out = scratch / duplicates;
            arguments.insert(arguments.end(), {"--folder", out.string(), "--duplicates", duplicates, "--quiet"});
            if (runCli(arguments).code != 0)
                return -1;
            return int(std::ranges::count_if(fs::recursive_directory_iterator(out),
                                             [](const auto& entry) { return entry.is_regular_file(); })) -
                   1; // the manifest
        };
        QCOMPARE(exported("all"), 33);
        QCOMPARE(exported("one"), one);
    }

private:
    test::ScratchFolder m_scratch;
    fs::path m_folder = m_scratch / "sounds";
    fs::path m_kick = m_folder / "Kicks/kick_001.wav";
    std::string m_library = m_scratch / "library";
    std::string m_csv = m_scratch / "map.csv";
};

QTEST_GUILESS_MAIN(CliDuplicatesTest)
#include "cli_duplicates_test.moc"
