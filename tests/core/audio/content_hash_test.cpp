// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/content_hash.h"
#include "core/base/progress.h"
#include "tests/support/faults.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <string>

#include <sys/stat.h>

using namespace otozu;
using otozu::test::faultOf;
using otozu::test::ScratchFolder;
using otozu::test::writeBytes;

class ContentHashTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithThePublishedSum()
    {
        // The test vector of xxHash for no input: XXH3_128bits("", seed 0) = 99aa06d3014798d86001c324468d497f.
        const ScratchFolder folder;
        writeBytes(folder / "empty", "");
        const auto hash = contentHash(folder / "empty");
        QCOMPARE(hash.high, std::uint64_t(0x99aa06d3014798d8));
        QCOMPARE(hash.low, std::uint64_t(0x6001c324468d497f));
    }

    void isEqualForEqualBytesOnly()
    {
        const ScratchFolder folder;
        std::string bytes(700'000, 'x'); // more than two blocks
        writeBytes(folder / "a", bytes);
        writeBytes(folder / "b", bytes);
        bytes.back() = 'y';
        writeBytes(folder / "last", bytes);
        bytes.pop_back();
        writeBytes(folder / "shorter", bytes);
        const auto hash = contentHash(folder / "a");
        QVERIFY(hash == contentHash(folder / "b"));
        QVERIFY(hash != contentHash(folder / "last"));
        QVERIFY(hash != contentHash(folder / "shorter"));
    }

    void edgesAreSizeBeginningAndEnd()
    {
        // Of nothing it is the hash of eight zero bytes, which contentHash() gives for such a file.
        const ScratchFolder folder;
        writeBytes(folder / "empty", "");
        writeBytes(folder / "zeros", std::string(8, '\0'));
        QVERIFY(edgeHash(folder / "empty") == contentHash(folder / "zeros"));
        // 200,000 = 0x030d40 bytes: the ends, without the middle.
        std::string bytes;
        for (int i = 0; i < 200'000; ++i)
            bytes += char(i * 7 % 251);
        writeBytes(folder / "long", bytes);
        writeBytes(folder / "hashed",
                   std::string("\x40\x0d\x03\0\0\0\0\0", 8) + bytes.substr(0, 65536) + bytes.substr(200'000 - 65536));
        QVERIFY(edgeHash(folder / "long") == contentHash(folder / "hashed"));
        // Where the ends meet or overlap, every byte counts once.
        const std::string brief = bytes.substr(0, 100'000);
        writeBytes(folder / "brief", brief);
        writeBytes(folder / "hashed", std::string("\xa0\x86\x01\0\0\0\0\0", 8) + brief);
        QVERIFY(edgeHash(folder / "brief") == contentHash(folder / "hashed"));
    }

    void edgesDifferIfASizeOrAnEndDoes_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("changed");
        QTest::addColumn<bool>("differs");
        QTest::newRow("first") << 300'000 << 0 << true;
        QTest::newRow("last of the beginning") << 300'000 << 65'535 << true;
        QTest::newRow("first of the middle") << 300'000 << 65'536 << false;
        QTest::newRow("last of the middle") << 300'000 << 300'000 - 65'537 << false;
        QTest::newRow("first of the end") << 300'000 << 300'000 - 65'536 << true;
        QTest::newRow("last") << 300'000 << 299'999 << true;
        QTest::newRow("no middle") << 131'072 << 65'536 << true;
        QTest::newRow("the shortest with a middle") << 131'073 << 65'536 << false;
        QTest::newRow("one byte") << 1 << 0 << true;
        QTest::newRow("one byte more") << 300'000 << -1 << true;
    }
    void edgesDifferIfASizeOrAnEndDoes()
    {
        QFETCH(int, size);
        QFETCH(int, changed);
        QFETCH(bool, differs);
        const ScratchFolder folder;
        std::string bytes(std::size_t(size), 'x');
        writeBytes(folder / "a", bytes);
        if (changed < 0)
            bytes += 'x';
        else
            bytes[std::size_t(changed)] = 'y';
        writeBytes(folder / "b", bytes);
        QCOMPARE(edgeHash(folder / "a") != edgeHash(folder / "b"), differs);
    }

    void faultsAreNamed()
    {
        const ScratchFolder folder;
        QCOMPARE(mkfifo((folder / "pipe").c_str(), 0600), 0);
        QCOMPARE(faultOf([&] { (void)contentHash(folder / "pipe"); }), int(Fault::NotRegular));
        QCOMPARE(faultOf([&] { (void)contentHash(folder.path()); }), int(Fault::NotRegular));
        QCOMPARE(faultOf([&] { (void)contentHash(folder / "missing"); }), int(Fault::Vanished));
        QCOMPARE(faultOf([&] { (void)edgeHash(folder / "pipe"); }), int(Fault::NotRegular));
        QCOMPARE(faultOf([&] { (void)edgeHash(folder / "missing"); }), int(Fault::Vanished));
    }

    void aStopEndsIt()
    {
        const ScratchFolder folder;
        writeBytes(folder / "a", "1");
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)contentHash(folder / "a", source.get_token()), Cancelled);
    }
};

QTEST_GUILESS_MAIN(ContentHashTest)
#include "content_hash_test.moc"
