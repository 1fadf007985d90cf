// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/map_csv.h"

#include "core/base/fault.h"
#include "core/library/cluster_names.h"
#include "core/library/csv_text.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <clocale>
#include <limits>
#include <locale>

using namespace otozu;

namespace
{

const char kHeader[] = "path,x,y,cluster,cluster_name,label,seconds,duplicate_of\n";

SampleRecord sample(const std::filesystem::path& path, float x, float y, std::int32_t cluster = 0)
{
    SampleRecord record;
    record.path = path;
    record.x = x;
    record.y = y;
    record.cluster = cluster;
    record.label = labelOf(path, LabelSource::Top);
    record.seconds = 0.5;
    return record;
}

QString problemOf(const QByteArray& text)
{
    try {
        (void)parseMapCsv(text.toStdString(), "map.csv");
        return "none";
    } catch (const Error& error) {
        return error.fault == Fault::BadInput ? QString::fromStdString(error.detail) : QString("another fault");
    }
}

} // namespace

class MapCsvTest : public QObject
{
    Q_OBJECT
private slots:
    void writesTheContractsColumns()
    {
        std::vector<SampleRecord> samples{sample("a.wav", 1.5F, -0.25F), sample("drums/kick.wav", 0.1F, 1e-7F, 1)};
        samples[1].duplicateOf = 0;
        samples[1].seconds = 1.0 / 3.0;
        const std::vector<ClusterInfo> clusters{{"cluster_1", 1}, {"cluster_2", 1}};
        QCOMPARE(mapCsvText(samples, clusters), std::string(kHeader) + "a.wav,1.5,-0.25,0,cluster_1,,0.500,\n"
                                                                       "drums/kick.wav,0.1,1e-07,1,cluster_2,drums,"
                                                                       "0.333,a.wav\n");
    }

    void quotes_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("written"); // by hand from RFC 4180 and the contract's %XX
        QTest::newRow("plain") << QByteArray("a b.wav") << QByteArray("a b.wav");
        QTest::newRow("comma") << QByteArray("a,b.wav") << QByteArray("\"a,b.wav\"");
        QTest::newRow("quote") << QByteArray("12\" mix.wav") << QByteArray("\"12\"\" mix.wav\"");
        QTest::newRow("only quotes") << QByteArray("\"\"") << QByteArray("\"\"\"\"\"\"");
        QTest::newRow("line feed") << QByteArray("a\nb.wav") << QByteArray("\"a\nb.wav\"");
        QTest::newRow("carriage return") << QByteArray("a\rb.wav") << QByteArray("\"a\rb.wav\"");
        QTest::newRow("both") << QByteArray("a\r\nb.wav") << QByteArray("\"a\r\nb.wav\"");
        QTest::newRow("Japanese") << QByteArray("太鼓/大太鼓.wav") << QByteArray("太鼓/大太鼓.wav");
        QTest::newRow("no UTF-8") << QByteArray("caf\xE9.wav") << QByteArray("caf%E9.wav");
        QTest::newRow("per cent sign") << QByteArray("100%.wav") << QByteArray("100%.wav");
    }

    void quotes()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, written);
        const std::vector<SampleRecord> samples{sample(path.toStdString(), 0.0F, 0.0F)};
        const std::vector<ClusterInfo> clusters{{"a,\"b\"", 1}};
        const std::string text = mapCsvText(samples, clusters);
        const auto line = QByteArray::fromStdString(text).mid(int(sizeof(kHeader)) - 1);
        QVERIFY2(line.startsWith(written + ",0,0,0,\"a,\"\"b\"\"\","), line.constData());
        const MapCsv back = parseMapCsv(text, "map.csv");
        QCOMPARE(back.samples.size(), std::size_t(1));
        const bool isText = !written.contains("%E9");
        QCOMPARE(back.samples[0].path.string(), (isText ? path : written).toStdString());
        QCOMPARE(back.samples[0].label, samples[0].label);
        QCOMPARE(back.clusters[0].name, clusters[0].name);
    }

    void coordinatesComeBackBitByBit()
    {
        std::vector<SampleRecord> samples;
        std::uint32_t bits = 1;
        for (int i = 0; i < 20000; ++i) {
            bits = bits * 1664525U + 1013904223U;
            float value = 0.0F;
            std::memcpy(&value, &bits, sizeof value);
            if (std::isfinite(value))
                samples.push_back(sample(std::to_string(i), value, -value));
        }
        samples.push_back(sample("max", std::numeric_limits<float>::max(), std::numeric_limits<float>::denorm_min()));
        const std::vector<ClusterInfo> clusters{{"cluster_1", 0}};
        const MapCsv back = parseMapCsv(mapCsvText(samples, clusters), "map.csv");
        QCOMPARE(back.samples.size(), samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            QCOMPARE(std::memcmp(&back.samples[i].x, &samples[i].x, sizeof(float)), 0);
            QCOMPARE(std::memcmp(&back.samples[i].y, &samples[i].y, sizeof(float)), 0);
        }
    }

    void theLocaleChangesNothing()
    {
        struct Comma : std::numpunct<char> {
            char do_decimal_point() const override { return ','; }
            char do_thousands_sep() const override { return '.'; }
            std::string do_grouping() const override { return "\3"; }
        };
        const std::vector<SampleRecord> samples{sample("a", 1234567.0F, 0.5F)};
        const std::vector<ClusterInfo> clusters{{"cluster_1", 1}};
        const std::string before = mapCsvText(samples, clusters);
        const std::locale old = std::locale::global(std::locale(std::locale(), new Comma));
        const std::string after = mapCsvText(samples, clusters);
        const MapCsv back = parseMapCsv(after, "map.csv");
        std::locale::global(old);
        QCOMPARE(after, before);
        QCOMPARE(back.samples[0].x, 1234567.0F);
    }

    void readsOtherProgramsTables()
    {
        const std::string text = "\xEF\xBB\xBFlabel,extra,y,x,path\r\n"
                                 "\"kick, low\",7,2.5,-1,\"a \"\"b\"\".wav\"\r\n"
                                 "\r\n"
                                 ",,0,1e3,b.wav";
        const MapCsv map = parseMapCsv(text, "map.csv");
        QCOMPARE(map.samples.size(), std::size_t(2));
        QCOMPARE(map.samples[0].path.string(), std::string("a \"b\".wav"));
        QCOMPARE(map.samples[0].label, std::string("kick, low"));
        QCOMPARE(map.samples[0].x, -1.0F);
        QCOMPARE(map.samples[0].y, 2.5F);
        QCOMPARE(map.samples[1].x, 1000.0F);
        QVERIFY(map.hasLabels);
        QVERIFY(!map.hasClusters);
        QVERIFY(map.clusters.empty());
    }

    void readsWhatItWrote()
    {
        std::vector<SampleRecord> samples{sample("a.wav", 1, 2, 1), sample("b/c.wav", 3, 4, 0),
                                          sample("b/d.wav", 5, 6, 1)};
        samples[2].duplicateOf = 0;
        const std::vector<ClusterInfo> clusters{{"cluster_1", 1}, {"cluster_2", 2}};
        const test::ScratchFolder folder;
        writeMapCsv(folder / "map.csv", samples, clusters);
        const MapCsv map = readMapCsv(folder / "map.csv");
        QCOMPARE(mapCsvText(map.samples, map.clusters), mapCsvText(samples, clusters));
        QCOMPARE(map.clusters[1].size, std::size_t(2));
        QCOMPARE(map.samples[2].duplicateOf, 0);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("empty") << QByteArray() << "not a map: the file is empty";
        QTest::newRow("no x") << QByteArray("path,y\n") << "line 1: there is no column 'x'";
        QTest::newRow("twice") << QByteArray("path,x,y,x\n") << "line 1: the column 'x' is there twice";
        QTest::newRow("short row") << QByteArray("path,x,y\na,1,2\nb,1\n")
                                   << "line 3: 2 fields where the first line has 3";
        QTest::newRow("no number") << QByteArray("path,x,y\na,1,2x\n") << "line 2: '2x' is no number for y";
        QTest::newRow("not finite") << QByteArray("path,x,y\na,nan,2\n") << "line 2: 'nan' is no number for x";
        QTest::newRow("too large") << QByteArray("path,x,y\na,1e99,2\n") << "line 2: '1e99' is no number for x";
        QTest::newRow("half a cluster") << QByteArray("path,x,y,cluster\na,1,2,1.5\n")
                                        << "line 2: '1.5' is no whole number for cluster";
        QTest::newRow("absurd cluster") << QByteArray("path,x,y,cluster\na,1,2,2000000000\n")
                                        << "line 2: '2000000000' is no cluster";
        QTest::newRow("two names") << QByteArray("path,x,y,cluster,cluster_name\na,1,2,0,k\nb,1,2,0,l\n")
                                   << "line 3: cluster 0 is called 'l' here and 'k' before";
        QTest::newRow("a path twice") << QByteArray("path,x,y\na,1,2\na,1,2\n") << "line 3: 'a' was there in line 2";
        QTest::newRow("no path") << QByteArray("path,x,y\n,1,2\n") << "line 2: a path is missing";
        QTest::newRow("open quote") << QByteArray("path,x,y\na,1,2\n\"b,1,2\n") << "line 3: a quote is never closed";
        QTest::newRow("lone quote") << QByteArray("path,x,y\na\"b,1,2\n")
                                    << "line 2: a quote stands inside a field that is not quoted";
        QTest::newRow("after a quote") << QByteArray("path,x,y\n\"a\"b,1,2\n")
                                       << "line 2: something follows a closing quote";
        QTest::newRow("lines in quotes count")
            << QByteArray("path,x,y\n\"a\nb\",1,2\nc,1,\n") << "line 4: '' is no number for y";
        QTest::newRow("no UTF-8") << QByteArray("path,x,y\n\xFF,1,2\n") << "not a map: the text is not UTF-8";
        QTest::newRow("binary") << QByteArray("RIFF\0\0\0\0WAVE", 12) << "line 1: there is no column 'path'";
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QByteArray, text);
        QTEST(problemOf(text), "problem");
    }

    void aMissingFileIsNotFound()
    {
        const test::ScratchFolder folder;
        QVERIFY_EXCEPTION_THROWN((void)readMapCsv(folder / "none.csv"), Error);
        QVERIFY_EXCEPTION_THROWN((void)readMapCsv(folder.path()), Error);
    }

    void findsFilesBehindWrittenPaths()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "caf\xE9.wav", "x");
        test::writeBytes(folder / "50%E9.wav", "x");
        QCOMPARE(pathInFolder(folder.path(), "caf%E9.wav").string(), std::string("caf\xE9.wav"));
        QCOMPARE(pathInFolder(folder.path(), "50%E9.wav").string(), std::string("50%E9.wav"));
        QCOMPARE(pathInFolder(folder.path(), "gone.wav").string(), std::string("gone.wav"));
        QVERIFY_EXCEPTION_THROWN((void)pathInFolder(folder.path(), "/etc/passwd"), Error);
        QVERIFY_EXCEPTION_THROWN((void)pathInFolder(folder.path(), "a/../../b"), Error);
    }

    void labelsAreFolderNames_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("top");
        QTest::addColumn<QByteArray>("parent");
        QTest::newRow("root") << QByteArray("a.wav") << QByteArray() << QByteArray();
        QTest::newRow("one") << QByteArray("kick/a.wav") << QByteArray("kick") << QByteArray("kick");
        QTest::newRow("three") << QByteArray("drums/808/kick/a.wav") << QByteArray("drums") << QByteArray("kick");
        QTest::newRow("no UTF-8") << QByteArray("\xE9/a.wav") << QByteArray("%E9") << QByteArray("%E9");
    }

    void labelsAreFolderNames()
    {
        QFETCH(QByteArray, path);
        QTEST(QByteArray::fromStdString(labelOf(path.toStdString(), LabelSource::Top)), "top");
        QTEST(QByteArray::fromStdString(labelOf(path.toStdString(), LabelSource::Parent)), "parent");
    }
};

QTEST_GUILESS_MAIN(MapCsvTest)
#include "map_csv_test.moc"
