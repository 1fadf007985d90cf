// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/stored_library.h"

#include "core/library/memory_store.h"
#include "tests/core/library/store_contract.h"
#include "tests/core/qt/library_texts.h"
#include "tests/support/test_paths.h"

#include <QCoreApplication>
#include <QTest>
#include <chrono>
#include <set>
#include <thread>

using namespace otozu;
namespace fs = std::filesystem;

class StoredLibraryTest : public test::StoreContract
{
    Q_OBJECT
protected:
    void makeStore() override
    {
        m_library.reset();
        m_folder = std::make_unique<test::ScratchFolder>();
        m_library = std::make_unique<StoredLibrary>(path());
    }
    LibraryStore& store() override { return *m_library; }
    void reopen() override
    {
        const auto access = m_library->isReadOnly() ? StoredLibrary::Access::Read : StoredLibrary::Access::Write;
        m_library.reset();
        m_library = std::make_unique<StoredLibrary>(path(), access);
    }
    void makeReadOnly() override
    {
        m_library.reset();
        m_library = std::make_unique<StoredLibrary>(path(), StoredLibrary::Access::Read);
    }

private:
    [[nodiscard]] fs::path path() const { return *m_folder / "library.otozu"; }
    [[nodiscard]] std::set<std::string> filesBeside() const
    {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(m_folder->path()))
            names.insert(entry.path().filename().string());
        return names;
    }

    std::unique_ptr<test::ScratchFolder> m_folder;
    std::unique_ptr<StoredLibrary> m_library;

private slots:
    void leavesOneFileWhenClosed()
    {
        QVERIFY(filesBeside().contains("library.otozu-lock"));
        test::takeLibraryStep(*m_library, 0);
        QVERIFY(filesBeside().contains("library.otozu-wal"));
        m_library.reset();
        QCOMPARE(filesBeside(), std::set<std::string>{"library.otozu"});
        m_library = std::make_unique<StoredLibrary>(path(), StoredLibrary::Access::Read);
        QVERIFY(!store().roots().empty());
        m_library.reset();
        QCOMPARE(filesBeside(), std::set<std::string>{"library.otozu"});
    }

    void keepsWhatItsTwinKeeps()
    {
        MemoryStore twin;
        for (int step = 0; step < 60; ++step) {
            test::takeLibraryStep(twin, step);
            test::takeLibraryStep(store(), step);
            if (step % 7 == 0)
                reopen();
            QCOMPARE(test::textOf(store()), test::textOf(twin));
        }
        QVERIFY(store().files().size() > 200 && store().map() && store().canUndoMap());
    }

    void isUsedOnOneThreadAfterTheOther()
    {
        MemoryStore twin;
        for (int step = 0; step < 12; ++step) {
            test::takeLibraryStep(twin, step);
            std::thread([&] { test::takeLibraryStep(store(), step); }).join();
        }
        const QString expected = test::textOf(twin);
        QCOMPARE(test::textOf(store()), expected);
        std::thread([&] { m_library.reset(); }).join();
        std::thread([&] { m_library = std::make_unique<StoredLibrary>(path()); }).join();
        QVERIFY(!store().isReadOnly());
        QCOMPARE(test::textOf(store()), expected);
    }

    void takesAnyFileName_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("spaces") << QByteArray(" my library ");
        QTest::newRow("what URIs are made of") << QByteArray("a?mode=memory&b#c%41:d;e=f");
        QTest::newRow("line break") << QByteArray("a\nb");
        QTest::newRow("no UTF-8") << QByteArray("caf\xE9.otozu");
        QTest::newRow("emoji") << QByteArray("\xF0\x9F\xA5\x81");
        QTest::newRow("250 bytes") << QByteArray(240, 'x');
    }

    void takesAnyFileName()
    {
        QFETCH(QByteArray, name);
        const fs::path odd = m_folder->path() / name.toStdString();
        for (int i = 0; i < 2; ++i) {
            StoredLibrary library(odd);
            QVERIFY(!library.isReadOnly());
            QCOMPARE(library.roots().size(), std::size_t(i));
            library.addRoot("/sounds");
        }
        QCOMPARE(filesBeside(), (std::set<std::string>{name.toStdString(), "library.otozu", "library.otozu-lock",
                                                       "library.otozu-shm", "library.otozu-wal"}));
        QVERIFY(StoredLibrary::isLibrary(odd));
    }

    void tellsWhatItHolds()
    {
        for (int step = 0; step < 32; ++step)
            test::takeLibraryStep(store(), step);
        LibraryStatus expected;
        for (const StoredFile& file : store().files()) {
            ++expected.files;
            expected.missing += file.missing ? 1 : 0;
            expected.pending += file.state == FileState::Pending ? 1 : 0;
            expected.analysed += file.state == FileState::Analysed ? 1 : 0;
            expected.failed += file.state == FileState::Failed ? 1 : 0;
        }
        QVERIFY(expected.missing > 0 && expected.pending > 0 && expected.analysed > 0 && expected.failed > 0);
        const LibraryStatus status = m_library->status();
        QCOMPARE(status.files, expected.files);
        QCOMPARE(status.missing, expected.missing);
        QCOMPARE(status.pending, expected.pending);
        QCOMPARE(status.analysed, expected.analysed);
        QCOMPARE(status.failed, expected.failed);
        QCOMPARE(status.roots, std::size_t(1));
        QCOMPARE(status.schema, 4);
        QCOMPARE(status.kinds.size(), std::size_t(1));
        QCOMPARE(status.kinds[0].rows, store().heardAs(status.kinds[0].features).size());
        QCOMPARE(status.kinds[0].width, std::size_t(200));
        QVERIFY(status.bytes >= fs::file_size(path()) && status.bytes > 200'000);
    }

    void vacuumGivesRoomBack()
    {
        for (int step = 0; step < 60; ++step)
            test::takeLibraryStep(store(), step);
        store().removeRoot(store().roots()[0].id);
        store().setValue("index", {});
        const QString before = test::textOf(store());
        const auto full = m_library->status().bytes;
        m_library->vacuum();
        QVERIFY(m_library->status().bytes < full / 2);
        QCOMPARE(test::textOf(store()), before);
        makeReadOnly();
        QVERIFY_EXCEPTION_THROWN(m_library->vacuum(), std::logic_error);
    }

    void everyReasonHasWordsOfItsOwn()
    {
        std::set<QString> words;
        for (int reason = 0; reason <= int(ReadOnlyReason::DiskFull); ++reason)
            words.insert(readOnlyText(ReadOnlyReason(reason)));
        QCOMPARE(words.size(), std::size_t(ReadOnlyReason::DiskFull) + 1);
        QVERIFY(readOnlyText(ReadOnlyReason::None).isEmpty());
    }

    void removesWhatIsWorthNothing()
    {
        const test::ScratchFolder folder;
        const fs::path file = folder / "new.otozu";
        {
            StoredLibrary library(file);
            library.addRoot("/sounds");
            library.removeAtEnd();
            QVERIFY(fs::exists(file));
            StoredLibrary second(file);
            second.removeAtEnd(); // it is not its to remove
        }
        QVERIFY(fs::is_empty(folder.path()));
        {
            StoredLibrary library(file);
            StoredLibrary second(file);
            second.removeAtEnd();
        }
        QVERIFY(fs::exists(file));
    }

    void tidiesUpAfterTheKilled()
    {
        const test::ScratchFolder folder;
        const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
        // A process of this number cannot be; this one is running.
        const std::string dead = "99999999";
        const std::string running = std::to_string(QCoreApplication::applicationPid());
        const std::set<std::string> stale{".a-1f.otozu." + dead + "-1.part", ".a-1f.otozu." + dead + "-1.part-wal",
                                          ".a\n.otozu." + dead + "-12.part-journal"};
        const std::set<std::string> others{".a.otozu." + running + "-1.part", ".a.wav." + dead + "-1.part",
                                           "a.otozu." + dead + "-1.part", ".a.otozu." + dead + "-1.part-other"};
        for (const auto* names : {&stale, &others}) {
            for (const std::string& name : *names) {
                test::writeBytes(folder / name, "x");
                fs::last_write_time(folder / name, old);
            }
        }
        test::writeBytes(folder / (".b.otozu." + dead + "-1.part"), "x"); // just now
        const StoredLibrary library(folder / "new.otozu");
        for (const std::string& name : stale)
            QVERIFY2(!fs::exists(folder / name), name.c_str());
        for (const std::string& name : others)
            QVERIFY2(fs::exists(folder / name), name.c_str());
        QVERIFY(fs::exists(folder / (".b.otozu." + dead + "-1.part")));
    }

    void findsTheLibraryOfAFolder()
    {
        const test::ScratchFolder folder;
        const fs::path libraries = folder / "libraries";
        fs::create_directories(libraries);
        for (const char* name : {"a", "b", "c"})
            fs::create_directories(folder / name);
        fs::create_directory_symlink(folder / "a", folder / "link to a");
        fs::create_directory_symlink(folder / "b", folder / "link to b");
        const auto own = [&](const char* name) { return libraries / defaultLibraryPath(folder / name).filename(); };
        QCOMPARE(libraryOf(folder / "a", libraries), own("a"));
        test::writeBytes(libraries / "broken.otozu", "no library");
        RootId c = 0;
        {
            StoredLibrary library(own("a"));
            library.addRoot(folder / "a");
            library.addRoot(folder / "b");
            c = library.addRoot(folder / "c");
        }
        for (const char* name : {"a", "b", "c", "link to a", "link to b"})
            QCOMPARE(libraryOf(folder / name, libraries), own("a"));
        QCOMPARE(libraryOf(folder / "a/within", libraries), own("a/within"));
        {
            StoredLibrary library(own("a"));
            library.detachRoot(c);
            library.moveRoot(library.roots()[1].id, "/elsewhere");
        }
        QCOMPARE(libraryOf(folder / "c", libraries), own("c"));
        QCOMPARE(libraryOf(folder / "b", libraries), own("b"));
        QCOMPARE(libraryOf("/elsewhere", libraries), own("a"));
        // One of its own comes first.
        StoredLibrary library(own("link to a"));
        QCOMPARE(libraryOf(folder / "link to a", libraries), own("link to a"));
        QCOMPARE(libraryOf(folder / "a", libraries), own("a"));
    }

    void everyFolderHasItsLibrary()
    {
        const test::ScratchFolder data;
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(data.path().string()));
        QCOMPARE(librariesFolder(), data / "otozu" / "libraries");
        std::set<fs::path> paths;
        const std::vector<std::string> folders{"/",
                                               "/sounds",
                                               "/a/sounds",
                                               "/sounds 2",
                                               "/caf\xE9",
                                               "/caf%E9",
                                               "/a\nb/c:d",
                                               "/" + std::string(3000, 'x'),
                                               "/" + std::string(3001, 'x')};
        for (const std::string& folder : folders) {
            const fs::path library = defaultLibraryPath(folder);
            QCOMPARE(library.parent_path(), librariesFolder());
            QCOMPARE(library, defaultLibraryPath(folder + "/"));
            QVERIFY(library.filename().string().size() <= 150);
            paths.insert(library);
        }
        QCOMPARE(paths.size(), folders.size());
        const std::string name = defaultLibraryPath("/home/me/Drum Hits").filename().string();
        QVERIFY2(name.starts_with("Drum Hits-") && name.ends_with(".otozu"), name.c_str());
        StoredLibrary library(*paths.begin()); // the folder for it is made
        QVERIFY(!library.isReadOnly());
    }
};

QTEST_GUILESS_MAIN(StoredLibraryTest)
#include "stored_library_test.moc"
