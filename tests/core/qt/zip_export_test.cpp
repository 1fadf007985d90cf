// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/zip_export.h"

#include "core/qt/zip_writer.h"
#include "tests/support/test_paths.h"

#include <QDateTime>
#include <QTest>
#include <chrono>
#include <cstdlib>
#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

#include <unistd.h>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

struct Extracted {
    QByteArray bytes;
    int method = 0;
    QDateTime time;
};

/// Everything in a zip, read by QuaZip, which checks each entry's CRC at its end.
QMap<QString, Extracted> extract(const fs::path& path)
{
    QMap<QString, Extracted> files;
    QuaZip zip(QString::fromStdString(path.string()));
    if (!zip.open(QuaZip::mdUnzip))
        return files;
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFile file(&zip);
        QuaZipFileInfo64 info;
        if (!zip.getCurrentFileInfo(&info) || !file.open(QIODevice::ReadOnly))
            return {};
        Extracted extracted{file.readAll(), info.method, info.dateTime};
        file.close();
        if (file.getZipError() != UNZ_OK || extracted.bytes.size() != qsizetype(info.uncompressedSize))
            return {};
        files.insert(info.name, extracted);
    }
    return files;
}

/// Sound-like bytes: they compress somewhat.
std::string noise(std::size_t size, std::uint32_t seed)
{
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) {
        seed = seed * 1664525U + 1013904223U;
        bytes[i] = char(seed >> 24 & (i % 2 == 0 ? 0xFFU : 0x07U));
    }
    return bytes;
}

using Files = std::vector<std::pair<std::string, std::string>>;

struct Fixture {
    test::ScratchFolder scratch;
    fs::path root = scratch / "library";
    fs::path zip = scratch / "out.zip";
    Files files;

    explicit Fixture(Files contents) : files(std::move(contents))
    {
        for (const auto& [path, bytes] : files)
            test::writeBytes(root / path, bytes);
    }

    [[nodiscard]] ExportPlan plan() const
    {
        std::vector<SampleRecord> samples;
        for (const auto& [path, bytes] : files) {
            SampleRecord sample;
            sample.path = path;
            sample.bytes = bytes.size();
            sample.cluster = std::int32_t(samples.size() % 2);
            samples.push_back(sample);
        }
        const std::vector<ClusterInfo> clusters{{"cluster_1", 0}, {"cluster_2", 0}};
        return makeExportPlan(root, samples, clusters);
    }

    [[nodiscard]] std::vector<std::string> namesBeside() const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(scratch.path()))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
};

Fixture mixedFixture()
{
    return Fixture({{"a/Kick.wav", noise(5000, 1)},
                    {"b/x.wav", noise(1, 2)},
                    {"c/kick.wav", noise(70000, 3)},
                    {"empty.wav", ""},
                    {"大太鼓.WAV", noise(3U << 20, 4)},
                    {"loop.flac", noise(9000, 5)},
                    {"long.aif", noise((4U << 20) + 12345, 6)}, // above one go: blocks
                    {"long.Mp3", noise(9U << 20, 7)},
                    {"blocks.wav", noise(8U << 20, 8)},
                    {"silence.wav", std::string(6U << 20, '\0')}});
}

} // namespace

class ZipExportTest : public QObject
{
    Q_OBJECT
private slots:
    void everyFileComesBack()
    {
        const Fixture f = mixedFixture();
        const ExportPlan plan = f.plan();
        const auto old = fs::file_time_type::clock::now() - std::chrono::hours(5000);
        fs::last_write_time(f.root / "a/Kick.wav", old);
        ThreadPool pool(2);
        const ExportSummary summary = exportToZip(plan, f.zip, pool);
        QCOMPARE(summary.files, f.files.size());
        QCOMPARE(summary.bytes, plan.bytes);
        QVERIFY(summary.failed.empty());

        const auto files = extract(f.zip);
        QCOMPARE(std::size_t(files.size()), f.files.size() + 1);
        for (const ExportEntry& entry : plan.entries) {
            const Extracted file = files.value(QString::fromStdString(entry.exported()));
            QVERIFY2(file.bytes.toStdString() == test::readBytes(f.root / entry.source), entry.exported().c_str());
            const QString ending = QString::fromStdString(entry.source.extension().string()).toLower();
            const bool stored = ending == ".flac" || ending == ".mp3" || entry.bytes <= 1;
            QCOMPARE(file.method, stored ? 0 : 8);
        }
        QCOMPARE(files.value("manifest.csv").bytes.toStdString(), manifestText(plan.entries));
        QVERIFY(files.contains("cluster_1/大太鼓.WAV"));
        QVERIFY(files.contains("cluster_1/kick (2).wav"));
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(
            fs::file_time_type::clock::to_sys(fs::last_write_time(f.root / "a/Kick.wav")).time_since_epoch());
        QVERIFY(std::abs(files.value("cluster_1/Kick.wav").time.toSecsSinceEpoch() - seconds.count()) <= 2);
    }

    void threadsChangeNoByte()
    {
        const Fixture f = mixedFixture();
        std::string first;
        for (const int threads : {1, 2, 5}) {
            ThreadPool pool(threads);
            (void)exportToZip(f.plan(), f.zip, pool);
            const std::string bytes = test::readBytes(f.zip);
            if (first.empty())
                first = bytes;
            QVERIFY(bytes == first);
        }
    }

    void aVanishedSourceIsReportedAndTheRestGoesOn()
    {
        const Fixture f({{"a.wav", noise(100, 1)}, {"b.wav", noise(100, 2)}, {"c.wav", noise(100, 3)}});
        fs::remove(f.root / "b.wav");
        ThreadPool pool(2);
        ExportProgress last;
        const auto summary = exportToZip(f.plan(), f.zip, pool, {}, [&](const ExportProgress& p) { last = p; });
        QCOMPARE(summary.failed.size(), std::size_t(1));
        QVERIFY(summary.failed[0].fault == Fault::Vanished);
        QCOMPARE(summary.failed[0].path.string(), std::string("b.wav"));
        const auto files = extract(f.zip);
        QCOMPARE(files.keys(), (QStringList{"cluster_1/a.wav", "cluster_1/c.wav", "manifest.csv"}));
        QVERIFY(!files.value("manifest.csv").bytes.contains("b.wav"));
        QCOMPARE(last.files, last.totalFiles);
        QCOMPARE(last.bytes, last.totalBytes);
    }

    void aFileThatShrinksHalfWayIsLeftOut()
    {
        // Larger than a batch, so that its beginning is written before its end is read.
        const Fixture f({{"a.wav", noise(100, 1)}, {"b.wav", std::string(80U << 20, 'x')}, {"c.wav", noise(100, 3)}});
        ThreadPool pool(2);
        bool cut = false;
        const auto summary = exportToZip(f.plan(), f.zip, pool, {}, [&](const ExportProgress& progress) {
            if (!cut && progress.bytes > (33U << 20)) {
                fs::resize_file(f.root / "b.wav", 40U << 20);
                cut = true;
            }
        });
        QVERIFY(cut);
        const auto files = extract(f.zip);
        QCOMPARE(files.value("cluster_1/a.wav").bytes.toStdString(), noise(100, 1));
        QCOMPARE(files.value("cluster_1/c.wav").bytes.toStdString(), noise(100, 3));
        QCOMPARE(summary.failed.size(), std::size_t(1));
        QVERIFY(summary.failed[0].fault == Fault::ReadFailed);
        QVERIFY(!files.contains("cluster_2/b.wav"));
    }

    void stoppingLeavesNothingAndTheOldStays()
    {
        const Fixture f({{"a.wav", noise(100, 1)}, {"b.wav", noise(20U << 20, 2)}, {"c.wav", noise(60U << 20, 3)}});
        test::writeBytes(f.zip, "old");
        ThreadPool pool(2);
        std::stop_source stop;
        bool cancelled = false;
        try {
            (void)exportToZip(f.plan(), f.zip, pool, stop.get_token(), [&](const ExportProgress& progress) {
                if (progress.bytes > (3U << 20))
                    stop.request_stop();
            });
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        QCOMPARE(test::readBytes(f.zip), std::string("old"));
        QCOMPARE(f.namesBeside(), (std::vector<std::string>{"library", "out.zip"}));
    }

    void aFullDiskIsToldAndLeavesNothing()
    {
        if (geteuid() != 0)
            QSKIP("only root can mount a small file system");
        const Fixture f({{"a.wav", noise(100, 1)}, {"b.flac", noise(3U << 20, 2)}});
        const fs::path small = f.scratch / "small";
        fs::create_directory(small);
        if (std::system(("mount -t tmpfs -o size=1m tmpfs " + small.string() + " 2>/dev/null").c_str()) != 0)
            QSKIP("this machine does not let us mount");
        ThreadPool pool(2);
        Fault fault = Fault::Internal;
        try {
            (void)exportToZip(f.plan(), small / "out.zip", pool);
        } catch (const Error& error) {
            fault = error.fault;
        }
        const bool empty = fs::is_empty(small);
        QVERIFY(std::system(("umount " + small.string()).c_str()) == 0);
        QVERIFY(fault == Fault::DiskFull);
        QVERIFY(empty);
    }

    void targetsThatCannotBe()
    {
        const Fixture f(Files{{"a.wav", "x"}});
        ThreadPool pool(1);
        QVERIFY_EXCEPTION_THROWN((void)exportToZip(f.plan(), f.scratch / "no/out.zip", pool), Error);
        QVERIFY_EXCEPTION_THROWN((void)exportToZip(f.plan(), f.root, pool), Error);
    }

    void anEmptyPlanGivesAManifest()
    {
        const Fixture f(Files{});
        ThreadPool pool(1);
        QCOMPARE(exportToZip(f.plan(), f.zip, pool).files, std::size_t(0));
        QCOMPARE(extract(f.zip).keys(), QStringList{"manifest.csv"});
    }

    void largeEntriesAskForZip64AndNoMore_data()
    {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<int>("version"); // "needed to extract" by the format's description, APPNOTE 4.4.3.2
        QTest::addColumn<bool>("extra");  // the ZIP64 field in the directory
        QTest::newRow("small") << quint64(1000) << 20 << false;
        QTest::newRow("2 GiB") << (quint64(2) << 30) << 20 << false;
        QTest::newRow("5 GiB") << (quint64(5) << 30) << 45 << true;
    }

    void largeEntriesAskForZip64AndNoMore()
    {
        QFETCH(quint64, bytes);
        QFETCH(int, version);
        QFETCH(bool, extra);
        const test::ScratchFolder folder;
        ZipWriter writer(folder / "a.zip");
        writer.begin({"name", true, bytes, -1}); // no time field
        writer.write(std::string("packed"));
        writer.end(7);
        writer.commit();
        const QByteArray zip = QByteArray::fromStdString(test::readBytes(folder / "a.zip"));
        const qsizetype directory = zip.indexOf("PK\1\2");
        QVERIFY(directory > 0);
        QCOMPARE(int(zip[4]), version);
        QCOMPARE(int(zip[directory + 6]), version);
        // Header 1, eight bytes: the size before compression; the other sizes fit.
        const QByteArray field = QByteArray("\1\0\x08\0", 4) + QByteArray("\0\0\0\x40\1\0\0\0", 8);
        QCOMPARE(zip.mid(directory).contains(field), extra);
    }

    void moreEntriesThanTheOldFormatHolds()
    {
        const test::ScratchFolder folder;
        {
            ZipWriter writer(folder / "many.zip");
            for (int i = 0; i < 70000; ++i) {
                writer.begin({std::to_string(i), false, 0, 0});
                writer.end(0);
            }
            writer.commit();
        }
        QuaZip zip(QString::fromStdString((folder / "many.zip").string()));
        QVERIFY(zip.open(QuaZip::mdUnzip));
        QCOMPARE(zip.getEntriesCount(), 70000);
        QVERIFY(zip.setCurrentFile("69999"));
    }
};

QTEST_GUILESS_MAIN(ZipExportTest)
#include "zip_export_test.moc"
