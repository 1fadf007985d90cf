// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_scan.h"

#include "core/library/memory_store.h"
#include "tests/support/faults.h"
#include "tests/support/privileges.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::ScratchFolder;
using otozu::test::writeBytes;

namespace
{

class Progresses : public MapObserver
{
public:
    void progressed(const Progress& progress) override
    {
        m_steps.push_back(progress.step);
        done.push_back(progress.done);
    }
    [[nodiscard]] bool allScan() const
    {
        return std::ranges::all_of(m_steps, [](Step step) { return step == Step::Scan; });
    }
    std::vector<std::size_t> done;

private:
    std::vector<Step> m_steps;
};

/// Folders on the disk, and a library of them.
struct Library {
    ScratchFolder folder;
    MemoryStore store;
    Progresses observer;

    RootId addRoot(const char* name)
    {
        fs::create_directories(folder / name);
        return store.addRoot(folder / name);
    }
    void write(const char* path, const std::string& bytes, int minutes = 0) const
    {
        writeBytes(folder / path, bytes);
        setTime(path, minutes);
    }
    void setTime(const char* path, int minutes) const
    {
        fs::last_write_time(folder / path, fs::file_time_type() + std::chrono::minutes(minutes));
    }
    void rename(const char* from, const char* to) const
    {
        fs::create_directories((folder / to).parent_path());
        fs::rename(folder / from, folder / to);
    }
    std::optional<bool> mounted = false; ///< Every folder that is looked at.
    LibraryScan look()
    {
        return lookAtRoots(store, {}, observer, [this](const fs::path&) { return mounted; });
    }
    /// As if all pending files had been listened to.
    void hear()
    {
        std::map<RootId, fs::path> folders;
        for (const StoredRoot& root : store.roots())
            folders[root.id] = root.path;
        std::vector<HeardFile> heard;
        for (StoredFile file : store.files()) {
            if (file.state != FileState::Pending)
                continue;
            file.state = FileState::Analysed;
            file.edges = edgeHash(folders.at(file.root) / file.record.path);
            file.record.seconds = 1.0;
            heard.push_back({file, {float(file.id)}});
        }
        store.addHeard("test", heard);
    }
    LibraryScan lookAndHear()
    {
        LibraryScan scan = look();
        hear();
        return scan;
    }
    [[nodiscard]] StoredFile at(RootId root, const std::string& path) const
    {
        for (const StoredFile& file : store.files()) {
            if (file.root == root && file.record.path.native() == path)
                return file;
        }
        return {};
    }
    [[nodiscard]] FileId idOf(RootId root, const std::string& path) const { return at(root, path).id; }
};

/// Added, changed, moved, missing, found.
std::vector<std::size_t> countsOf(const LibraryScan& scan)
{
    return {scan.added, scan.changed, scan.moved, scan.missing, scan.found};
}
using Counts = std::vector<std::size_t>;

} // namespace

class LibraryScanTest : public QObject
{
    Q_OBJECT
private slots:
    void aFirstLookListsAll()
    {
        Library library;
        const RootId one = library.addRoot("one");
        const RootId two = library.addRoot("two");
        library.write("one/a.wav", "123", 5);
        library.write("one/x/b.wav", "4567", 6);
        library.write("one/c.m4a", "1");
        library.write("one/d.txt", "1");
        library.write("two/\xff\xfe.wav", "89");
        const LibraryScan scan = library.look();
        QCOMPARE(countsOf(scan), (Counts{4, 0, 0, 0, 0}));
        QCOMPARE(scan.files, std::size_t(3));
        QCOMPARE(scan.other, std::size_t(1));
        QCOMPARE(scan.roots.size(), std::size_t(2));
        QVERIFY(scan.roots[0].online && scan.roots[1].online);
        const StoredFile a = library.at(one, "a.wav");
        QVERIFY(a.id != 0);
        QCOMPARE(a.record.bytes, std::uint64_t(3));
        QCOMPARE(int(a.state), int(FileState::Pending));
        QCOMPARE(library.at(one, "x/b.wav").modified - a.modified, std::int64_t(60'000'000'000));
        QVERIFY(library.idOf(two, "\xff\xfe.wav") != 0);
        const StoredFile unreadable = library.at(one, "c.m4a");
        QCOMPARE(int(unreadable.state), int(FileState::Failed));
        QCOMPARE(int(unreadable.fault), int(Fault::UnsupportedFormat));
        QVERIFY(library.observer.allScan());
        QVERIFY(std::ranges::is_sorted(library.observer.done));
        QCOMPARE(library.observer.done.back(), std::size_t(3));
        // A second one changes nothing, heard or not.
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
        library.hear();
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
    }

    void noFileIsOpenedThatNeedNot()
    {
        Library library;
        const RootId root = library.addRoot("r");
        library.write("r/a.wav", "123");
        library.lookAndHear();
        library.write("r/new.wav", "4567"); // of another size than all that is gone
        for (const char* name : {"r/a.wav", "r/new.wav"})
            fs::permissions(library.folder / name, fs::perms::none);
        const test::WithoutPrivileges plainUser;
        QCOMPARE(countsOf(library.look()), (Counts{1, 0, 0, 0, 0}));
        QCOMPARE(int(library.at(root, "a.wav").state), int(FileState::Analysed));
    }

    void filesThatMoveKeepWhatIsKnown()
    {
        Library library;
        const RootId one = library.addRoot("one");
        const RootId two = library.addRoot("two");
        library.write("one/a.wav", "aaa");
        library.write("one/b.wav", "bbb");
        library.write("one/c.wav", "ccc");
        library.write("two/d.wav", "ddd");
        library.lookAndHear();
        const FileId a = library.idOf(one, "a.wav");
        const FileId b = library.idOf(one, "b.wav");
        library.store.addTag(std::vector{a}, "mine");
        library.rename("one/a.wav", "two/deep/A.WAV");
        library.rename("one/b.wav", "one/B.wav");
        const LibraryScan scan = library.look();
        QCOMPARE(countsOf(scan), (Counts{0, 0, 2, 0, 0}));
        QCOMPARE(library.idOf(two, "deep/A.WAV"), a);
        QCOMPARE(library.idOf(one, "B.wav"), b);
        QCOMPARE(library.store.files().size(), std::size_t(4));
        QCOMPARE(int(library.at(two, "deep/A.WAV").state), int(FileState::Analysed));
        QCOMPARE(library.store.heardAs("test").size(), std::size_t(4));
        QCOMPARE(library.store.marks().tags.size(), std::size_t(1));
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
    }

    void copiesAreNewFiles()
    {
        Library library;
        const RootId root = library.addRoot("r");
        library.write("r/b.wav", "bbb");
        library.lookAndHear();
        const FileId b = library.idOf(root, "b.wav");
        library.write("r/a.wav", "bbb");
        QCOMPARE(countsOf(library.look()), (Counts{1, 0, 0, 0, 0}));
        QCOMPARE(library.idOf(root, "b.wav"), b);
        QVERIFY(library.idOf(root, "a.wav") != b);
    }

    void exchangedNamesGoWithTheirSounds()
    {
        Library library;
        const RootId root = library.addRoot("r");
        library.write("r/a.wav", "aaa", 1);
        library.write("r/b.wav", "bbb", 2);
        library.lookAndHear();
        const FileId a = library.idOf(root, "a.wav");
        const FileId b = library.idOf(root, "b.wav");
        library.rename("r/a.wav", "r/t");
        library.rename("r/b.wav", "r/a.wav");
        library.rename("r/t", "r/b.wav");
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 2, 0, 0}));
        QCOMPARE(library.idOf(root, "a.wav"), b);
        QCOMPARE(library.idOf(root, "b.wav"), a);
    }

    void anOverwrittenFileIsMissing()
    {
        Library library;
        const RootId root = library.addRoot("r");
        library.write("r/a.wav", "aaa", 1);
        library.write("r/b.wav", "bbbb", 2);
        library.write("r/c.wav", "c", 2);
        library.lookAndHear();
        const FileId a = library.idOf(root, "a.wav");
        const FileId b = library.idOf(root, "b.wav");
        library.rename("r/b.wav", "r/a.wav");
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 1, 1, 0}));
        QCOMPARE(library.idOf(root, "a.wav"), b);
        QVERIFY(!library.at(root, "a.wav").missing);
        QCOMPARE(library.idOf(root, "b.wav"), a);
        QVERIFY(library.at(root, "b.wav").missing);
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
        // All is undone.
        library.rename("r/a.wav", "r/b.wav");
        library.write("r/a.wav", "aaa", 3);
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 2, 0, 0}));
        QCOMPARE(library.idOf(root, "a.wav"), a);
        QCOMPARE(library.idOf(root, "b.wav"), b);
        QVERIFY(!library.at(root, "a.wav").missing);
    }

    void otherContentIsHeardAgain_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("again");
        QTest::newRow("longer") << "other" << 20 << true;
        QTest::newRow("the same size") << "xyz" << 20 << true;
        QTest::newRow("the same size, the clock was set back") << "xyz" << 5 << true;
        QTest::newRow("longer, the same time") << "other" << 10 << true;
        QTest::newRow("touched") << "aaa" << 20 << false;
        QTest::newRow("touched, the clock was set back") << "aaa" << 5 << false;
    }
    void otherContentIsHeardAgain()
    {
        QFETCH(QString, content);
        QFETCH(int, minutes);
        QFETCH(bool, again);
        Library library;
        const RootId root = library.addRoot("r");
        library.write("r/a.wav", "aaa", 10);
        library.lookAndHear();
        const FileId a = library.idOf(root, "a.wav");
        library.store.setFavourite(std::vector{a}, true);
        library.write("r/a.wav", content.toStdString(), minutes);
        QCOMPARE(countsOf(library.look()), (Counts{0, std::size_t(again), 0, 0, 0}));
        const StoredFile file = library.at(root, "a.wav");
        QCOMPARE(file.id, a);
        QCOMPARE(int(file.state), int(again ? FileState::Pending : FileState::Analysed));
        QCOMPARE(library.store.heardAs("test").size(), std::size_t(!again));
        QCOMPARE(file.record.bytes, std::uint64_t(content.size()));
        QCOMPARE(library.store.marks().favourites, std::vector<FileId>{a});
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
    }

    void aRootThatIsNotThereKeepsAll_data()
    {
        QTest::addColumn<bool>("mountPoint");
        QTest::newRow("no folder") << false;
        QTest::newRow("an empty mount point") << true;
    }
    void aRootThatIsNotThereKeepsAll()
    {
        QFETCH(bool, mountPoint);
        Library library;
        const RootId drive = library.addRoot("drive");
        const RootId here = library.addRoot("here");
        library.write("drive/a.wav", "aaa");
        library.write("drive/b/c.wav", "cccc");
        library.write("here/a.wav", "a");
        library.mounted = mountPoint;
        library.lookAndHear();
        library.mounted = false;
        const std::vector<StoredFile> before = library.store.files();
        library.rename("drive", "elsewhere");
        if (mountPoint)
            writeBytes(library.folder / "drive/.keep", "");
        library.write("here/copy.wav", "aaa"); // of a sound on the drive: a new file
        const LibraryScan scan = library.look();
        QCOMPARE(countsOf(scan), (Counts{1, 0, 0, 0, 0}));
        QCOMPARE(scan.roots[0].online, false);
        QCOMPARE(scan.roots[0].fault.has_value(), !mountPoint);
        if (!mountPoint)
            QCOMPARE(int(*scan.roots[0].fault), int(Fault::NotFound));
        QVERIFY(scan.roots[1].online);
        QCOMPARE(library.store.roots()[0].online, false);
        for (const StoredFile& file : before) {
            QCOMPARE(library.idOf(file.root, file.record.path.native()), file.id);
            QVERIFY(!library.at(file.root, file.record.path.native()).missing);
        }
        QCOMPARE(library.store.heardAs("test").size(), std::size_t(3));
        library.look();
        QCOMPARE(library.store.roots()[0].online, false);

        fs::remove_all(library.folder / "drive");
        library.rename("elsewhere", "drive");
        fs::remove(library.folder / "drive/a.wav");
        const LibraryScan back = library.look();
        QCOMPARE(countsOf(back), (Counts{0, 0, 0, 1, 0}));
        QVERIFY(back.roots[0].online && library.store.roots()[0].online);
        QVERIFY(library.at(drive, "a.wav").missing);
        QVERIFY(!library.at(drive, "b/c.wav").missing);
        QVERIFY(library.idOf(here, "copy.wav") != 0);
    }

    void anEmptyRootIsThere()
    {
        Library library;
        library.addRoot("r");
        QVERIFY(library.look().roots[0].online);
        library.write("r/a.wav", "a");
        QCOMPARE(countsOf(library.look()), (Counts{1, 0, 0, 0, 0}));
    }

    void aFolderThatWasEmptiedIsThere_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("now");
        QTest::addColumn<bool>("online");
        // 1: a mount point, 0: not, -1: nobody knows.
        QTest::newRow("a folder") << 0 << 0 << true;
        QTest::newRow("a disk that hangs there") << 1 << 1 << true;
        QTest::newRow("a disk that is gone") << 1 << 0 << false;
        QTest::newRow("not known before") << -1 << 0 << false;
        QTest::newRow("not known before, a disk now") << -1 << 1 << true;
        QTest::newRow("not known now") << 1 << -1 << false;
        QTest::newRow("never known") << -1 << -1 << false;
    }
    void aFolderThatWasEmptiedIsThere()
    {
        QFETCH(int, before);
        QFETCH(int, now);
        QFETCH(bool, online);
        const auto asMounted = [](int value) { return value < 0 ? std::nullopt : std::optional(value > 0); };
        Library library;
        const RootId root = library.addRoot("r");
        library.write("r/a.wav", "aaa");
        library.mounted = asMounted(before);
        library.lookAndHear();
        library.mounted = asMounted(now);
        fs::remove(library.folder / "r/a.wav");
        const LibraryScan scan = library.look();
        QCOMPARE(scan.roots[0].online, online);
        QCOMPARE(library.store.roots()[0].online, online);
        QCOMPARE(library.at(root, "a.wav").missing, online);
        QVERIFY(library.at(root, "a.wav").state == FileState::Analysed);
        QCOMPARE(library.look().roots[0].online, online);
        library.write("r/a.wav", "aaa");
        QVERIFY(library.look().roots[0].online);
        QVERIFY(!library.at(root, "a.wav").missing);
    }

    void aDetachedRootIsNotLookedAt()
    {
        Library library;
        const RootId root = library.addRoot("r");
        library.addRoot("s");
        library.write("r/a.wav", "aaa");
        library.write("r/b.wav", "bbb");
        library.lookAndHear();
        const FileId a = library.idOf(root, "a.wav");
        library.store.detachRoot(root);
        library.write("r/new.wav", "n");
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
        QVERIFY(library.at(root, "a.wav").missing && library.at(root, "b.wav").missing);
        // What is found elsewhere is what it was.
        library.rename("r/a.wav", "s/else.wav");
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 1, 0, 0}));
        QCOMPARE(library.idOf(library.store.roots()[1].id, "else.wav"), a);
        // And so it is when the root comes back.
        library.store.addRoot(library.folder / "r");
        QCOMPARE(countsOf(library.look()), (Counts{1, 0, 0, 0, 1}));
        QVERIFY(!library.at(root, "b.wav").missing);
    }

    void missingFilesStayUntilTheyAreFound()
    {
        Library library;
        const RootId root = library.addRoot("r");
        library.write("r/a.wav", "aaa", 1);
        library.write("r/b.wav", "b");
        library.lookAndHear();
        const FileId a = library.idOf(root, "a.wav");
        fs::remove(library.folder / "r/a.wav");
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 1, 0}));
        QVERIFY(library.at(root, "a.wav").missing);
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
        library.write("r/a.wav", "aaa", 1);
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 1}));
        QCOMPARE(library.idOf(root, "a.wav"), a);
        QVERIFY(!library.at(root, "a.wav").missing);
        QCOMPARE(int(library.at(root, "a.wav").state), int(FileState::Analysed));
        fs::remove(library.folder / "r/a.wav");
        library.look();
        library.write("r/a.wav", "changed", 2);
        QCOMPARE(countsOf(library.look()), (Counts{0, 1, 0, 0, 0}));
        QCOMPARE(library.idOf(root, "a.wav"), a);
        QVERIFY(!library.at(root, "a.wav").missing);
        QCOMPARE(int(library.at(root, "a.wav").state), int(FileState::Pending));
    }

    void foldersThatMayNotBeListedKeepTheirFiles()
    {
        Library library;
        const RootId root = library.addRoot("r");
        library.write("r/shut/a.wav", "aaa");
        library.write("r/b.wav", "b");
        library.write("r/c.wav", "c");
        library.lookAndHear();
        fs::permissions(library.folder / "r/shut", fs::perms::none);
        fs::remove(library.folder / "r/c.wav");
        LibraryScan scan;
        {
            const test::WithoutPrivileges plainUser;
            scan = library.look();
        }
        fs::permissions(library.folder / "r/shut", fs::perms::owner_all);
        QCOMPARE(countsOf(scan), (Counts{0, 0, 0, 1, 0}));
        QCOMPARE(scan.unlisted.size(), std::size_t(1));
        QCOMPARE(scan.unlisted[0].path, library.folder / "r/shut");
        QCOMPARE(int(scan.unlisted[0].fault), int(Fault::NoPermission));
        QVERIFY(!library.at(root, "shut/a.wav").missing);
        QCOMPARE(library.store.files().size(), std::size_t(3)); // the folder is none
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
    }

    void aStopChangesNothing()
    {
        Library library;
        library.addRoot("r");
        library.write("r/a.wav", "aaa");
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(lookAtRoots(library.store, stop.get_token(), library.observer), Cancelled);
        QVERIFY(library.store.files().empty());
    }

    void aReadOnlyLibraryMayBeLookedAtIfNothingHasChanged()
    {
        Library library;
        library.addRoot("r");
        library.write("r/a.wav", "aaa");
        library.look();
        library.store.setReadOnly(true);
        QCOMPARE(countsOf(library.look()), (Counts{0, 0, 0, 0, 0}));
        library.write("r/b.wav", "aaa");
        QVERIFY_EXCEPTION_THROWN(library.look(), std::logic_error);
    }
};

QTEST_GUILESS_MAIN(LibraryScanTest)
#include "library_scan_test.moc"
