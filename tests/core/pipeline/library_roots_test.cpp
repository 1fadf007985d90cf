// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_roots.h"

#include "core/base/mount_point.h"
#include "core/library/memory_store.h"
#include "core/pipeline/library_scan.h"
#include "tests/support/faults.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::faultOf;
using otozu::test::ScratchFolder;
using otozu::test::writeBytes;

class LibraryRootsTest : public QObject
{
    Q_OBJECT
private slots:
    void aLinkLeadsToTheSameFolder()
    {
        const ScratchFolder folder;
        fs::create_directories(folder / "real/inner");
        fs::create_directories(folder / "other");
        fs::create_directory_symlink(folder / "real", folder / "link");
        MemoryStore store;
        const RootId real = addFolder(store, folder / "real/");
        QCOMPARE(addFolder(store, folder / "link"), real);
        QCOMPARE(addFolder(store, folder / "link/inner/.."), real);
        QCOMPARE(store.roots().size(), std::size_t(1));
        QVERIFY(store.roots()[0].path == folder / "real");
        QCOMPARE(faultOf([&] { addFolder(store, folder / "link/inner"); }), int(Fault::FolderTaken));
        QCOMPARE(faultOf([&] { addFolder(store, folder / "real/inner"); }), int(Fault::FolderTaken));
        QCOMPARE(faultOf([&] { addFolder(store, folder / "none"); }), int(Fault::NotFound));
        QVERIFY(addFolder(store, folder / "other") != real);
        // One that was taken out comes back, by whichever path; until then it is in nobody's way.
        store.detachRoot(real);
        QVERIFY(addFolder(store, folder / "link/inner") != real);
        store.removeRoot(store.roots().back().id);
        QCOMPARE(addFolder(store, folder / "link"), real);
        QVERIFY(!store.roots()[0].removed);
        QCOMPARE(store.roots().size(), std::size_t(2));
    }

    void aFolderAroundRootsTakesTheirPlace()
    {
        const ScratchFolder folder;
        for (const char* name : {"all/deep/one", "all/two", "all/gone", "elsewhere", "beside"}) {
            fs::create_directories(folder / name);
            writeBytes(folder / name / "x.wav", std::string("sound of ") + name);
        }
        fs::create_directory_symlink(folder / "elsewhere", folder / "all/link");
        fs::create_directory_symlink(folder / "all/two", folder / "way");
        MemoryStore store;
        addFolder(store, folder / "all/deep/one");
        addFolder(store, folder / "way"); // its path is not in the folder, but the folder is
        addFolder(store, folder / "all/link");
        const RootId gone = addFolder(store, folder / "all/gone");
        const RootId beside = addFolder(store, folder / "beside");
        MapObserver observer;
        lookAtRoots(store, {}, observer);
        store.detachRoot(gone);
        std::vector<FileId> ids;
        for (const StoredFile& file : store.files())
            ids.push_back(file.id);
        QCOMPARE(ids.size(), std::size_t(5));
        const RootId all = addFolder(store, folder / "all");
        QCOMPARE(store.roots().size(), std::size_t(2));
        QCOMPARE(store.roots()[0].id, beside);
        std::vector<std::string> paths;
        for (const StoredFile& file : store.files(ids))
            paths.push_back(file.record.path.string());
        QCOMPARE(paths, (std::vector<std::string>{"deep/one/x.wav", "two/x.wav", "link/x.wav", "gone/x.wav", "x.wav"}));
        // A look finds everything where it is, and what was taken out again.
        const LibraryScan scan = lookAtRoots(store, {}, observer);
        QCOMPARE(scan.added + scan.changed + scan.moved + scan.missing, std::size_t(0));
        QCOMPARE(scan.found, std::size_t(1));
        QCOMPARE(addFolder(store, folder / "all"), all);
        QCOMPARE(faultOf([&] { addFolder(store, folder / "all/two"); }), int(Fault::FolderTaken));
        QCOMPARE(faultOf([&] { addFolder(store, folder / "way"); }), int(Fault::FolderTaken));
    }

    void whatWasTakenOutIsInNobodysWay()
    {
        const ScratchFolder folder;
        fs::create_directories(folder / "all/outer/inner");
        writeBytes(folder / "all/outer/inner/x.wav", "sound");
        MemoryStore store;
        const RootId outer = addFolder(store, folder / "all/outer");
        MapObserver observer;
        lookAtRoots(store, {}, observer);
        store.detachRoot(outer);
        addFolder(store, folder / "all/outer/inner");
        lookAtRoots(store, {}, observer); // it is the same file: it has moved into that
        QCOMPARE(faultOf([&] { addFolder(store, folder / "all/outer"); }), int(Fault::FolderTaken));
        addFolder(store, folder / "all");
        QCOMPARE(store.roots().size(), std::size_t(2));
        QVERIFY(store.roots()[0].id == outer && store.roots()[0].removed);
        const LibraryScan scan = lookAtRoots(store, {}, observer);
        QCOMPARE(scan.added + scan.changed + scan.moved + scan.missing, std::size_t(0));
        QCOMPARE(store.files().size(), std::size_t(1));
    }

    void aRootThatIsNotThereStaysARoot()
    {
        const ScratchFolder folder;
        fs::create_directories(folder / "drive");
        MemoryStore store;
        const RootId drive = addFolder(store, folder / "drive");
        fs::remove(folder / "drive");
        QCOMPARE(addFolder(store, folder / "drive"), drive);
    }

    void movesWhereItsSoundsAre()
    {
        const ScratchFolder folder;
        MemoryStore store;
        const RootId root = filled(store, folder, "old", 40);
        const std::vector<StoredFile> before = store.files();
        fs::rename(folder / "old", folder / "new");
        QCOMPARE(faultOf([&] { moveFolder(store, root, folder / "nowhere"); }), int(Fault::NotFound));
        QCOMPARE(faultOf([&] { moveFolder(store, root, folder.path()); }), int(Fault::OtherSounds));
        moveFolder(store, root, folder / "new/");
        QVERIFY(store.roots()[0].path == folder / "new");
        MapObserver observer;
        const LibraryScan scan = lookAtRoots(store, {}, observer);
        QCOMPARE(scan.added + scan.changed + scan.moved + scan.missing, std::size_t(0));
        QCOMPARE(store.files().size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY(store.files()[i].id == before[i].id && store.files()[i].record.path == before[i].record.path);
    }

    void looksAtWhatTheFilesHold()
    {
        const ScratchFolder folder;
        MemoryStore store;
        const RootId root = filled(store, folder, "old", 40);
        // The same names and sizes, with other sounds.
        for (int i = 0; i < 40; ++i)
            writeBytes(folder / "other" / (std::to_string(i) + ".wav"), std::string(std::size_t(i + 1), 'o'));
        QCOMPARE(faultOf([&] { moveFolder(store, root, folder / "other"); }), int(Fault::OtherSounds));
        QVERIFY(store.roots()[0].path == folder / "old");
        // A few that are gone or changed do not matter, many do.
        for (const int gone : {9, 20}) {
            const fs::path copy = folder / ("copy" + std::to_string(gone));
            fs::copy(folder / "old", copy, fs::copy_options::recursive);
            for (int i = 0; i < gone; ++i)
                fs::remove(copy / (std::to_string(i * 2) + ".wav"));
            QCOMPARE(faultOf([&] { moveFolder(store, root, copy); }), gone == 9 ? -1 : int(Fault::OtherSounds));
        }
        // A folder that is in the library by itself stays what it is.
        fs::create_directories(folder / "second");
        addFolder(store, folder / "second");
        fs::create_directory_symlink(folder / "second", folder / "link");
        QCOMPARE(faultOf([&] { moveFolder(store, root, folder / "second"); }), int(Fault::FolderTaken));
        QCOMPARE(faultOf([&] { moveFolder(store, root, folder / "link"); }), int(Fault::FolderTaken));
    }

    void knowsMountPoints()
    {
        const ScratchFolder folder;
        QVERIFY(!isMountPoint(folder / "none"));
#ifdef __linux__
        QCOMPARE(isMountPoint("/"), std::optional(true));
        fs::create_directories(folder / "plain");
        QCOMPARE(isMountPoint(folder / "plain"), std::optional(false));
        if (!fs::is_directory("/proc/self"))
            QSKIP("there is no /proc");
        QCOMPARE(isMountPoint("/proc"), std::optional(true));
        fs::create_directory_symlink("/proc", folder / "link");
        QCOMPARE(isMountPoint(folder / "link"), std::optional(true));
#endif
    }

private:
    /// A root with files of 1, 2 … bytes, as if they had been listened to.
    static RootId filled(MemoryStore& store, const ScratchFolder& folder, const char* name, int count)
    {
        for (int i = 0; i < count; ++i)
            writeBytes(folder / name / (std::to_string(i) + ".wav"), std::string(std::size_t(i + 1), 's'));
        const RootId root = addFolder(store, folder / name);
        MapObserver observer;
        (void)lookAtRoots(store, {}, observer);
        std::vector<HeardFile> heard;
        for (StoredFile file : store.files()) {
            file.state = FileState::Analysed;
            file.edges = edgeHash(folder / name / file.record.path);
            heard.push_back({file, {1.0F}});
        }
        store.addHeard("test", heard);
        return root;
    }
};

QTEST_GUILESS_MAIN(LibraryRootsTest)
#include "library_roots_test.moc"
