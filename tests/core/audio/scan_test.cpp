// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/scan.h"
#include "tests/support/faults.h"
#include "tests/support/privileges.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::faultOf;
using otozu::test::ScratchFolder;
using otozu::test::writeBytes;

namespace
{

std::vector<std::string> pathsOf(const ScanResult& result)
{
    std::vector<std::string> paths;
    for (const auto& file : result.files)
        paths.push_back(file.path.native());
    return paths;
}

std::vector<std::pair<std::string, int>> skipsOf(const ScanResult& result)
{
    std::vector<std::pair<std::string, int>> skips;
    for (const auto& skip : result.skipped)
        skips.emplace_back(skip.path.native(), int(skip.fault));
    return skips;
}

using Paths = std::vector<std::string>;
using Skips = std::vector<std::pair<std::string, int>>;

} // namespace

class ScanTest : public QObject
{
    Q_OBJECT
private slots:
    void findsSoundsAndCountsTheRest()
    {
        const ScratchFolder folder;
        for (const char* name : {"b.wav", "B.WAV", "a/z.mp3", "a.wav", "a/b/c/d.flac", "ä.ogg"})
            writeBytes(folder / name, "12345");
        for (const char* name : {"x.txt", "a/._b.wav", "a/cover.jpg", ".DS_Store"})
            writeBytes(folder / name, "");
        writeBytes(folder / "song.m4a", "");
        writeBytes(folder / "a/loop.RX2", "");
        fs::create_directories(folder / "empty/er");
        const auto result = scanFolder(folder.path());
        // By bytes: '.' before '/', capitals before small letters, UTF-8 last.
        QCOMPARE(pathsOf(result), (Paths{"B.WAV", "a.wav", "a/b/c/d.flac", "a/z.mp3", "b.wav", "ä.ogg"}));
        for (const auto& file : result.files)
            QCOMPARE(file.bytes, std::uint64_t(5));
        QCOMPARE(result.other, std::size_t(4));
        QCOMPARE(skipsOf(result),
                 (Skips{{"a/loop.RX2", int(Fault::UnsupportedFormat)}, {"song.m4a", int(Fault::UnsupportedFormat)}}));
    }

    void timesAreThoseOfTheContent()
    {
        const ScratchFolder folder;
        writeBytes(folder / "new.wav", "1");
        writeBytes(folder / "old.wav", "1");
        fs::create_symlink("new.wav", folder / "link.wav");
        const auto setTime = [&](const char* name, std::int64_t seconds, long nanoseconds) {
            const timespec times[2] = {{0, UTIME_OMIT}, {seconds, nanoseconds}};
            return utimensat(AT_FDCWD, (folder / name).c_str(), times, 0);
        };
        QCOMPARE(setTime("new.wav", 1'700'000'000, 123'456'789), 0);
        QCOMPARE(setTime("old.wav", -10, 500'000'000), 0); // before 1970
        const auto result = scanFolder(folder.path());
        QCOMPARE(pathsOf(result), (Paths{"link.wav", "new.wav", "old.wav"}));
        QCOMPARE(result.files[0].modified, std::int64_t(1'700'000'000'123'456'789));
        QCOMPARE(result.files[1].modified, std::int64_t(1'700'000'000'123'456'789));
        QCOMPARE(result.files[2].modified, std::int64_t(-9'500'000'000));
    }

    void anEmptyFolderIsNoError()
    {
        const ScratchFolder folder;
        const auto result = scanFolder(folder.path());
        QVERIFY(result.files.empty() && result.skipped.empty() && result.other == 0);
    }

    void namesMayBeAnyBytes()
    {
        const ScratchFolder folder;
        const std::string odd = "\xff\xfe kick\n.wav";
        writeBytes(folder / odd, "1");
        writeBytes(folder / ("\x80\x81/" + odd), "1");
        QCOMPARE(pathsOf(scanFolder(folder.path())), (Paths{"\x80\x81/" + odd, odd}));
    }

    void aFolderCalledLikeASoundIsAFolder()
    {
        const ScratchFolder folder;
        writeBytes(folder / "x.wav/y.wav", "1");
        QCOMPARE(pathsOf(scanFolder(folder.path())), (Paths{"x.wav/y.wav"}));
    }

    void whatIsNoRegularFileIsNeverOpened()
    {
        const ScratchFolder folder;
        // Opening a pipe without a writer would hang.
        QCOMPARE(mkfifo((folder / "pipe.wav").c_str(), 0600), 0);
        QCOMPARE(mkfifo((folder / "pipe").c_str(), 0600), 0);
        fs::create_symlink("pipe.wav", folder / "link.wav");
        fs::create_symlink("/dev/zero", folder / "zero.flac");
        const int server = socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const auto name = (folder / "socket.mp3").string();
        QVERIFY(name.copy(address.sun_path, sizeof(address.sun_path) - 1) == name.size());
        QCOMPARE(bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
        const auto result = scanFolder(folder.path());
        close(server);
        QVERIFY(result.files.empty());
        QCOMPARE(result.other, std::size_t(1));
        QCOMPARE(skipsOf(result), (Skips{{"link.wav", int(Fault::NotRegular)},
                                         {"pipe.wav", int(Fault::NotRegular)},
                                         {"socket.mp3", int(Fault::NotRegular)},
                                         {"zero.flac", int(Fault::NotRegular)}}));
    }

    void linksToFilesCountAsFiles()
    {
        const ScratchFolder folder;
        const ScratchFolder outside;
        writeBytes(outside / "real.dat", "123");
        writeBytes(folder / "a.wav", "1");
        fs::create_symlink(outside / "real.dat", folder / "far.wav");
        fs::create_symlink("a.wav", folder / "near.wav");
        fs::create_symlink("a.wav", folder / "near.txt");
        const auto result = scanFolder(folder.path());
        QCOMPARE(pathsOf(result), (Paths{"a.wav", "far.wav", "near.wav"}));
        QCOMPARE(result.files[1].bytes, std::uint64_t(3));
        QCOMPARE(result.other, std::size_t(1));
    }

    void linksThatLeadNowhereAreNamed()
    {
        const ScratchFolder folder;
        fs::create_symlink("missing.wav", folder / "gone.wav");
        fs::create_symlink("missing", folder / "gone");
        fs::create_symlink("self.wav", folder / "self.wav");
        fs::create_symlink("two.wav", folder / "one.wav");
        fs::create_symlink("one.wav", folder / "two.wav");
        fs::create_symlink("loop", folder / "loop");
        const auto result = scanFolder(folder.path());
        QCOMPARE(result.other, std::size_t(2));
        QCOMPARE(skipsOf(result), (Skips{{"gone.wav", int(Fault::Vanished)},
                                         {"one.wav", int(Fault::LinkLoop)},
                                         {"self.wav", int(Fault::LinkLoop)},
                                         {"two.wav", int(Fault::LinkLoop)}}));
        QVERIFY(result.unlisted.empty());
    }

    void loopsOfFoldersEnd()
    {
        const ScratchFolder folder;
        writeBytes(folder / "a/b/x.wav", "1");
        fs::create_directory_symlink("..", folder / "a/up");
        fs::create_directory_symlink(".", folder / "a/here");
        fs::create_directory_symlink(folder.path(), folder / "a/b/root");
        const auto result = scanFolder(folder.path());
        QCOMPARE(pathsOf(result), (Paths{"a/b/x.wav"}));
        QVERIFY(result.skipped.empty());
    }

    void aFolderWithTwoWaysGetsTheSamePathAlways()
    {
        // Real folders win over links; among links the first path wins, also over a link to a folder above it.
        const ScratchFolder outside;
        writeBytes(outside / "deep/er/s.wav", "1");
        writeBytes(outside / "deep/t.wav", "1");
        Paths expected{"m/er/s.wav", "m/t.wav", "real/r.wav", "z/u.wav"};
        for (const bool backwards : {false, true}) {
            const ScratchFolder folder;
            std::vector<std::pair<fs::path, fs::path>> links{
                {outside / "deep", "m"}, {outside / "deep/er", "n"}, {outside.path(), "z"}, {folder / "real", "a"}};
            if (backwards)
                std::ranges::reverse(links);
            for (const auto& [target, name] : links)
                fs::create_directory_symlink(target, folder / name.native());
            writeBytes(folder / "real/r.wav", "1");
            writeBytes(outside / "u.wav", "1");
            QCOMPARE(pathsOf(scanFolder(folder.path())), expected);
        }
    }

    void whatMayNotBeListedIsNamed()
    {
        const ScratchFolder folder;
        writeBytes(folder / "open/a.wav", "1");
        writeBytes(folder / "shut/b.wav", "1");
        writeBytes(folder / "noentry/c.wav", "1");
        fs::create_directory_symlink("noentry/d", folder / "through");
        fs::permissions(folder / "shut", fs::perms::none);
        fs::permissions(folder / "noentry", fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
        ScanResult result;
        int rootFault = -1;
        {
            const test::WithoutPrivileges plainUser;
            result = scanFolder(folder.path());
            rootFault = faultOf([&] { (void)scanFolder(folder / "shut"); });
        }
        fs::permissions(folder / "shut", fs::perms::owner_all);
        fs::permissions(folder / "noentry", fs::perms::owner_all);
        QCOMPARE(pathsOf(result), (Paths{"open/a.wav"}));
        QCOMPARE(skipsOf(result), (Skips{{"noentry/c.wav", int(Fault::NoPermission)},
                                         {"shut", int(Fault::NoPermission)},
                                         {"through", int(Fault::NoPermission)}}));
        QCOMPARE(result.unlisted, (std::vector<fs::path>{"noentry/c.wav", "shut", "through"}));
        QCOMPARE(rootFault, int(Fault::NoPermission));
    }

    void theFolderItselfMustBeThere()
    {
        const ScratchFolder folder;
        writeBytes(folder / "file", "1");
        fs::create_symlink("loop", folder / "loop");
        QCOMPARE(faultOf([&] { (void)scanFolder(folder / "missing"); }), int(Fault::NotFound));
        QCOMPARE(faultOf([&] { (void)scanFolder(folder / "file"); }), int(Fault::NotFound));
        QCOMPARE(faultOf([&] { (void)scanFolder(fs::path()); }), int(Fault::NotFound));
        QCOMPARE(faultOf([&] { (void)scanFolder(folder / "loop"); }), int(Fault::LinkLoop));
    }

    void manyFilesAreReportedOnTheWay()
    {
        const ScratchFolder folder;
        for (int i = 0; i < 2000; ++i)
            writeBytes(folder / ("d" + std::to_string(i % 7) + "/" + std::to_string(i) + ".wav"), "");
        std::vector<std::size_t> reports;
        const auto result = scanFolder(folder.path(), {}, [&](const Progress& progress) {
            QCOMPARE(int(progress.step), int(Step::Scan));
            reports.push_back(progress.done);
        });
        QCOMPARE(result.files.size(), std::size_t(2000));
        QVERIFY(std::ranges::is_sorted(pathsOf(result)));
        QVERIFY(std::ranges::is_sorted(reports));
        QVERIFY(reports.size() > 7);
        QCOMPARE(reports.back(), std::size_t(2000));
    }

    void aStopEndsIt()
    {
        const ScratchFolder folder;
        for (int i = 0; i < 600; ++i)
            writeBytes(folder / (std::to_string(i) + ".wav"), "");
        std::stop_source source;
        QVERIFY_EXCEPTION_THROWN(
            (void)scanFolder(folder.path(), source.get_token(), [&](const Progress&) { source.request_stop(); }),
            Cancelled);
    }
};

QTEST_GUILESS_MAIN(ScanTest)
#include "scan_test.moc"
