// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/atomic_file.h"

#include "tests/support/file_size_limit.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

std::size_t entriesOf(const fs::path& folder)
{
    return std::size_t(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

template <typename Action>
bool failsWith(Fault fault, const fs::path& path, Action action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.fault == fault && error.path == path;
    }
    return false;
}

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT
private slots:
    void appearsWhenCommitted_data()
    {
        QTest::addColumn<bool>("synced");
        QTest::newRow("to the disk") << true;
        QTest::newRow("unsynced") << false;
    }

    void appearsWhenCommitted()
    {
        QFETCH(bool, synced);
        const test::ScratchFolder folder;
        const fs::path path = folder / "a.csv";
        {
            AtomicFile file(path);
            file.write("one ");
            file.write("two", 3);
            file.write(nullptr, 0);
            QVERIFY(!fs::exists(path));
            QCOMPARE(file.path(), path);
            QCOMPARE(file.temporaryPath().parent_path(), folder.path());
            QVERIFY(file.temporaryPath().filename().string().starts_with("."));
            if (synced)
                file.commit();
            else
                file.commitUnsynced();
            QCOMPARE(test::readBytes(path), std::string("one two"));
        }
        QCOMPARE(test::readBytes(path), std::string("one two"));
        QCOMPARE(entriesOf(folder.path()), std::size_t(1));
    }

    void leavesNothingWithoutCommit()
    {
        const test::ScratchFolder folder;
        {
            AtomicFile file(folder / "a.csv");
            file.write("half");
        }
        QCOMPARE(entriesOf(folder.path()), std::size_t(0));
    }

    void keepsTheOldContentUntilCommit()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "a.csv", "old");
        {
            AtomicFile file(folder / "a.csv");
            file.write("new");
            QCOMPARE(test::readBytes(folder / "a.csv"), std::string("old"));
        }
        QCOMPARE(test::readBytes(folder / "a.csv"), std::string("old"));
        AtomicFile file(folder / "a.csv");
        file.write("new");
        file.commit();
        QCOMPARE(test::readBytes(folder / "a.csv"), std::string("new"));
        QCOMPARE(entriesOf(folder.path()), std::size_t(1));
    }

    void keepsTheOldContentOnAFullDisk()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "a.csv";
        test::writeBytes(path, "old");
        {
            const test::FileSizeLimit limit(4096);
            QVERIFY(failsWith(Fault::DiskFull, path, [&] {
                AtomicFile file(path);
                const std::string block(100000, 'x');
                file.write(block);
                file.commit();
            }));
            // So little that it stays in the buffer until the end.
            QVERIFY(failsWith(Fault::DiskFull, path, [&] {
                AtomicFile file(path);
                setvbuf(file.stream(), nullptr, _IOFBF, 65536);
                file.write(std::string(5000, 'x'));
                file.commit();
            }));
        }
        QCOMPARE(test::readBytes(path), std::string("old"));
        QCOMPARE(entriesOf(folder.path()), std::size_t(1));
    }

    void saysWhyItCannotStart()
    {
        const test::ScratchFolder folder;
        QVERIFY(failsWith(Fault::NotFound, folder / "none/a", [&] { AtomicFile file(folder / "none/a"); }));
        fs::create_directory(folder / "sub");
        QVERIFY(failsWith(Fault::NotRegular, folder / "sub", [&] { AtomicFile file(folder / "sub"); }));
        QVERIFY(failsWith(Fault::NotRegular, folder / "sub/", [&] { AtomicFile file(folder / "sub/"); }));
        test::writeBytes(folder / "file", "x");
        QVERIFY(failsWith(Fault::NotFound, folder / "file/a", [&] { AtomicFile file(folder / "file/a"); }));
        QCOMPARE(entriesOf(folder.path()), std::size_t(2));
    }

    void saysThatAFolderIsClosed()
    {
        if (geteuid() == 0)
            QSKIP("the superuser may write anywhere");
        const test::ScratchFolder folder;
        fs::create_directory(folder / "closed");
        fs::permissions(folder / "closed", fs::perms::owner_read | fs::perms::owner_exec);
        QVERIFY(failsWith(Fault::NoPermission, folder / "closed/a", [&] { AtomicFile file(folder / "closed/a"); }));
    }

    void neverReplacesADevice()
    {
        const test::ScratchFolder folder;
        const fs::path pipe = folder / "pipe";
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(failsWith(Fault::NotRegular, pipe, [&] { AtomicFile file(pipe); }));
        QVERIFY(fs::is_fifo(pipe));
        QVERIFY(failsWith(Fault::NotRegular, "/dev/full", [&] { AtomicFile file("/dev/full"); }));
        QVERIFY(fs::is_character_file("/dev/full"));
    }

    void replacesTheFileThatALinkNames()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "real/a.csv", "old");
        fs::create_symlink(folder / "real/a.csv", folder / "link.csv");
        AtomicFile file(folder / "link.csv");
        file.write("new");
        file.commit();
        QVERIFY(fs::is_symlink(folder / "link.csv"));
        QCOMPARE(test::readBytes(folder / "real/a.csv"), std::string("new"));
        QCOMPARE(entriesOf(folder / "real"), std::size_t(1));
    }

    void aNewNameIsNeverTakenFromAnother()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "a.wav", "mine");
        fs::create_symlink("nowhere", folder / "b.wav");
        AtomicFile file(folder / "a.wav");
        file.write("new");
        QVERIFY(!file.commitAsNew(folder / "a.wav"));
        QVERIFY(!file.commitAsNew(folder / "b.wav"));
        QVERIFY(file.commitAsNew(folder / "c.wav"));
        QCOMPARE(test::readBytes(folder / "a.wav"), std::string("mine"));
        QVERIFY(fs::is_symlink(folder / "b.wav"));
        QCOMPARE(test::readBytes(folder / "c.wav"), std::string("new"));
        QCOMPARE(entriesOf(folder.path()), std::size_t(3));
    }

    void takesTheLongestNames()
    {
        const test::ScratchFolder folder;
        const std::string name(255, 'n');
        AtomicFile file(folder / name);
        file.write("x");
        file.commit();
        QVERIFY(fs::exists(folder / name));
    }
};

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
