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

    void faultsAreNamed()
    {
        const ScratchFolder folder;
        QCOMPARE(mkfifo((folder / "pipe").c_str(), 0600), 0);
        QCOMPARE(faultOf([&] { (void)contentHash(folder / "pipe"); }), int(Fault::NotRegular));
        QCOMPARE(faultOf([&] { (void)contentHash(folder.path()); }), int(Fault::NotRegular));
        QCOMPARE(faultOf([&] { (void)contentHash(folder / "missing"); }), int(Fault::Vanished));
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
