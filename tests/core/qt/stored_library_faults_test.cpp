// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be wrong with the file of a library, the disk under it and the program around it.

#include "core/base/random.h"
#include "core/qt/fault_texts.h"
#include "core/qt/stored_library.h"
#include "core/qt/stored_library_schema.h"
#include "tests/core/qt/library_texts.h"
#include "tests/support/faults.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/privileges.h"
#include "tests/support/test_paths.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <map>
#include <optional>
#include <sys/mount.h>
#include <sys/stat.h>

using namespace otozu;
namespace fs = std::filesystem;
using Access = StoredLibrary::Access;

namespace
{

/// All files of a folder and what is in them.
std::map<std::string, std::string> contentsOf(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const bool plain = fs::is_regular_file(entry.symlink_status());
        contents[entry.path().filename().string()] = plain ? test::readBytes(entry.path()) : "";
    }
    return contents;
}

/// A library after some steps, closed.
void makeLibrary(const fs::path& path, int steps = 24)
{
    StoredLibrary library(path);
    test::takeSteps(library, 0, steps);
}

/// Runs statements on any SQLite file, past StoredLibrary. @return  the first value that the last one gives.
QVariant sql(const fs::path& path, const QStringList& statements)
{
    QVariant value;
    {
        auto db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        db.setDatabaseName(QString::fromStdString(path.string()));
        if (!db.open())
            qFatal("cannot open %s", path.c_str());
        for (const QString& statement : statements) {
            QSqlQuery query(db);
            if (!query.exec(statement))
                qFatal("%s", qPrintable(statement));
            value = query.next() ? query.value(0) : QVariant();
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
    return value;
}

/// The schema of this program and one step that is to come.
LibrarySchema laterSchema(std::vector<std::string> step)
{
    LibrarySchema schema = librarySchema();
    schema.steps.push_back(std::move(step));
    schema.readsFrom = schema.version();
    return schema;
}

const std::vector<std::string> kColour{"ALTER TABLE files ADD COLUMN colour INTEGER NOT NULL DEFAULT 7",
                                       "CREATE TABLE moods (file INTEGER PRIMARY KEY, mood BLOB)",
                                       "INSERT INTO moods SELECT id, path FROM files"};

} // namespace

class StoredLibraryFaultsTest : public QObject
{
    Q_OBJECT
private:
    /// @return  the fault of opening it, and checks that nothing was touched.
    int faultOfOpening(const test::ScratchFolder& folder, const fs::path& path, Access access = Access::Create)
    {
        const auto before = contentsOf(folder.path());
        const int fault = test::faultOf([&] { const StoredLibrary library(path, access); });
        if (contentsOf(folder.path()) != before)
            qFatal("opening %s touched something", path.c_str());
        return fault;
    }

private slots:
    void leavesOtherFilesAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("text") << QByteArray("path,x,y,cluster\n").repeated(100);
        QTest::newRow("a letter") << QByteArray("S");
        QTest::newRow("another version of SQLite") << QByteArray("SQLite format 2").leftJustified(4096, '\0');
        QTest::newRow("zeros") << QByteArray(65536, '\0');
    }

    void leavesOtherFilesAlone()
    {
        QFETCH(QByteArray, content);
        const test::ScratchFolder folder;
        const fs::path path = folder / "some.file";
        test::writeBytes(path, content.toStdString());
        for (const Access access : {Access::Create, Access::Write, Access::Read})
            QCOMPARE(faultOfOpening(folder, path, access), int(Fault::NotALibrary));
        QVERIFY(!StoredLibrary::isLibrary(path));
    }

    void leavesOtherDatabasesAlone_data()
    {
        QTest::addColumn<QStringList>("statements");
        const QString table = QStringLiteral("CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT)");
        QTest::newRow("of another program") << QStringList{table, "INSERT INTO files VALUES (1, 'photo.jpg')"};
        QTest::newRow("with a log") << QStringList{"PRAGMA journal_mode = WAL", table};
        QTest::newRow("empty") << QStringList{table, "DROP TABLE files"};
        QTest::newRow("of a program with an id") << QStringList{"PRAGMA application_id = 252006673", table};
    }

    void leavesOtherDatabasesAlone()
    {
        QFETCH(QStringList, statements);
        const test::ScratchFolder folder;
        const fs::path path = folder / "other.db";
        sql(path, statements);
        QCOMPARE(faultOfOpening(folder, path), int(Fault::NotALibrary));
        QVERIFY(!StoredLibrary::isLibrary(path));
    }

    void refusesWhatIsNoFile()
    {
        const test::ScratchFolder folder;
        fs::create_directory(folder / "folder");
        mkfifo((folder / "pipe").c_str(), 0600);
        fs::create_symlink("loop", folder / "loop");
        QCOMPARE(faultOfOpening(folder, folder / "folder"), int(Fault::NotRegular));
        QCOMPARE(faultOfOpening(folder, folder / "pipe"), int(Fault::NotRegular));
        QCOMPARE(faultOfOpening(folder, "/dev/null"), int(Fault::NotRegular));
        QCOMPARE(faultOfOpening(folder, folder / "loop", Access::Write), int(Fault::LinkLoop));
        QCOMPARE(faultOfOpening(folder, folder / "nothing", Access::Write), int(Fault::NotFound));
        QCOMPARE(faultOfOpening(folder, folder / "nothing", Access::Read), int(Fault::NotFound));
        QCOMPARE(faultOfOpening(folder, folder / "nowhere" / "library"), int(Fault::NotFound));
    }

    void refusesWhatWasCutShort_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("more"); // bytes
        QTest::newRow("a byte too few") << 1.0 << -1;
        QTest::newRow("a page too few") << 1.0 << -16384;
        QTest::newRow("half") << 0.5 << 0;
        QTest::newRow("the first page") << 0.0 << 16384;
        QTest::newRow("the header") << 0.0 << 100;
        QTest::newRow("less than the header") << 0.0 << 99;
        QTest::newRow("the first words") << 0.0 << 16;
    }

    void refusesWhatWasCutShort()
    {
        QFETCH(double, share);
        QFETCH(int, more);
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        makeLibrary(path);
        fs::resize_file(path, std::uintmax_t(std::int64_t(double(fs::file_size(path)) * share) + more));
        QCOMPARE(faultOfOpening(folder, path), int(Fault::DamagedLibrary));
        QCOMPARE(faultOfOpening(folder, path, Access::Read), int(Fault::DamagedLibrary));
        // A log beside it does not make it whole.
        {
            StoredLibrary other(folder / "other");
            test::takeLibraryStep(other, 0);
            fs::copy_file(folder / "other-wal", folder / "library-wal");
        }
        QCOMPARE(faultOfOpening(folder, path), int(Fault::DamagedLibrary));
    }

    void aMergeThatWasCutOffIsMadeUpFor()
    {
        // While the log is merged into it, the file may say that it is longer than it is yet: the rest is in the log.
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        std::string log;
        std::uintmax_t sizeBefore = 0;
        {
            StoredLibrary library(path);
            for (int step = 0; step < 24; ++step)
                test::takeLibraryStep(library, step);
            sizeBefore = fs::file_size(path);
            log = test::readBytes(folder / "library-wal");
        }
        QVERIFY(fs::file_size(path) > 2 * sizeBefore);
        fs::resize_file(path, sizeBefore + (fs::file_size(path) - sizeBefore) / 3);
        test::writeBytes(folder / "library-wal", log);
        const StoredLibrary library(path);
        QVERIFY(!library.isReadOnly());
        QCOMPARE(test::textOf(library), test::textAfter(24));
    }

    void noticesDamageInside()
    {
        Random random(1);
        int noticed = 0;
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        makeLibrary(path);
        const std::string whole = test::readBytes(path);
        for (int i = 0; i < 60; ++i) {
            // Whole pages of anything, also the first (but for its first 100 bytes, so that it looks like a library).
            std::string bytes = whole;
            const std::size_t page = i == 0 ? 0 : random.below(bytes.size() / 16384);
            for (std::size_t at = page == 0 ? 100 : page * 16384; at < (page + 1) * 16384; ++at)
                bytes[at] = char(random.next());
            test::writeBytes(path, bytes);
            const int fault = test::faultOf([&] {
                const StoredLibrary library(path, Access::Read);
                (void)test::textAfterSteps(library);
            });
            QVERIFY2(fault == -1 || fault == int(Fault::DamagedLibrary), qPrintable(faultName(Fault(fault))));
            noticed += fault == -1 ? 0 : 1;
            QCOMPARE(test::readBytes(path) == bytes, true);
        }
        // The others hit a free page, an index that is not asked, or bytes that could be anything: SQLite has no sums.
        QVERIFY2(noticed >= 30, qPrintable(QString::number(noticed)));
    }

    void bringsOlderLibrariesUpToDate()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        makeLibrary(path);
        LibrarySchema later = laterSchema(kColour);
        later.steps.push_back({"UPDATE files SET colour = colour + 1"});
        {
            StoredLibrary library(path, Access::Write, later);
            QVERIFY(!library.isReadOnly());
            QCOMPARE(library.status().schema, later.version());
            QCOMPARE(test::textOf(library), test::textAfter(24));
            test::takeLibraryStep(library, 24);
        }
        QCOMPARE(test::textOf(StoredLibrary(path, Access::Write, later)), test::textAfter(25));
        QVERIFY(sql(path, {"SELECT COUNT(*) FROM files WHERE colour = 8"}).toInt() > 0);
        QCOMPARE(sql(path, {"SELECT COUNT(*) FROM moods"}).toInt() > 0, true);
        // And one that is new has been through all steps.
        const StoredLibrary fresh(folder / "fresh", Access::Create, later);
        QCOMPARE(fresh.status().schema, later.version());
    }

    void readsWhatTheFirstVersionMade()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        LibrarySchema first = librarySchema();
        first.steps.resize(1);
        {
            // As the first version wrote them.
            StoredLibrary made(path, Access::Create, first);
        }
        (void)sql(path, {"INSERT INTO roots (path, online) VALUES (CAST('/sounds' AS BLOB), 0)"});
        for (const Access access : {Access::Read, Access::Write, Access::Read}) {
            StoredLibrary library(path, access);
            QCOMPARE(library.isReadOnly(), access == Access::Read);
            QCOMPARE(library.roots().size(), std::size_t(1));
            const StoredRoot root = library.roots()[0];
            QVERIFY(root.path == "/sounds" && !root.online && !root.removed && !root.mounted);
        }
        StoredLibrary library(path, Access::Write);
        QCOMPARE(library.status().schema, librarySchema().version());
        library.detachRoot(library.roots()[0].id);
        QVERIFY(library.roots()[0].removed);
    }

    void aStepThatFailsLeavesTheLibraryAsItWas()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        makeLibrary(path);
        const std::string before = test::readBytes(path);
        std::vector<std::string> wrong = kColour;
        wrong.push_back("INSERT INTO nothing VALUES (1)");
        QVERIFY(test::faultOf([&] { const StoredLibrary library(path, Access::Write, laterSchema(wrong)); }) >= 0);
        const StoredLibrary library(path);
        QVERIFY(!library.isReadOnly());
        QCOMPARE(library.status().schema, librarySchema().version());
        QCOMPARE(test::textOf(library), test::textAfter(24));
        QVERIFY(test::readBytes(path) == before);
        // Nor is one brought up to date that another program has open: it could not read it any more.
        QCOMPARE(test::faultOf([&] { const StoredLibrary other(path, Access::Write, laterSchema(kColour)); }),
                 int(Fault::NoPermission));
    }

    void looksAtNewerLibrariesOnly_data()
    {
        QTest::addColumn<bool>("inUse");
        QTest::newRow("closed") << false;
        QTest::newRow("in use") << true;
    }

    void looksAtNewerLibrariesOnly()
    {
        QFETCH(bool, inUse);
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        const LibrarySchema later = laterSchema(kColour);
        auto newer = std::make_unique<StoredLibrary>(path, Access::Create, later);
        for (int step = 0; step < 24; ++step)
            test::takeLibraryStep(*newer, step);
        if (!inUse)
            newer.reset();
        const std::string before = test::readBytes(path);
        const auto all = contentsOf(folder.path());
        for (const Access access : {Access::Create, Access::Read, Access::Write}) {
            StoredLibrary library(path, access);
            QVERIFY(library.isReadOnly());
            QCOMPARE(library.readOnlyReason(), ReadOnlyReason::NewerSchema);
            QCOMPARE(test::textOf(library), test::textAfter(24));
            QVERIFY_EXCEPTION_THROWN(library.setCrates({}), std::logic_error);
            QVERIFY(test::readBytes(path) == before);
        }
        if (!inUse)
            QVERIFY(contentsOf(folder.path()) == all);
    }

    void looksAtWhatANewerOneLeftWhenItWasKilled()
    {
        const test::ScratchFolder folder;
        const test::ScratchFolder after;
        {
            StoredLibrary newer(folder / "library", Access::Create, laterSchema(kColour));
            for (int step = 0; step < 24; ++step)
                test::takeLibraryStep(newer, step);
            for (const char* name : {"library", "library-wal"})
                fs::copy_file(folder / name, after / name);
        }
        const auto before = contentsOf(after.path());
        for (const Access access : {Access::Write, Access::Read}) {
            const StoredLibrary library(after / "library", access);
            QCOMPARE(library.readOnlyReason(), ReadOnlyReason::NewerSchema);
            QCOMPARE(test::textOf(library), test::textAfter(24));
        }
        auto now = contentsOf(after.path());
        now.erase("library-shm"); // says only where things are in the log
        QVERIFY(now == before);
    }

    void refusesNewerLibrariesThatItCannotRead()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        const auto later = laterSchema(
            {"DROP TABLE files", "UPDATE state SET number = " + std::to_string(librarySchema().version() + 1) +
                                     " WHERE name = 'readable_from'"});
        {
            const StoredLibrary library(path, Access::Create, later);
        }
        QCOMPARE(faultOfOpening(folder, path), int(Fault::NewerLibrary));
        QCOMPARE(faultOfOpening(folder, path, Access::Read), int(Fault::NewerLibrary));
    }

    void opensWhatMayNotBeWrittenTo_data()
    {
        QTest::addColumn<bool>("folderToo");
        QTest::newRow("file") << false;
        QTest::newRow("file and folder") << true;
    }

    void opensWhatMayNotBeWrittenTo()
    {
        QFETCH(bool, folderToo);
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        makeLibrary(path);
        const auto before = contentsOf(folder.path());
        chmod(folder.path().c_str(), folderToo ? 0555 : 0755);
        chmod(path.c_str(), 0444);
        {
            const test::WithoutPrivileges nobody;
            StoredLibrary library(path);
            QCOMPARE(library.readOnlyReason(), ReadOnlyReason::NotPermitted);
            QCOMPARE(test::textOf(library), test::textAfter(24));
            QVERIFY_EXCEPTION_THROWN(library.setCrates({}), std::logic_error);
        }
        QVERIFY(contentsOf(folder.path()) == before);
        chmod(folder.path().c_str(), 0555);
        chmod(path.c_str(), 0644);
        {
            const test::WithoutPrivileges nobody;
            const StoredLibrary library(path);
            QCOMPARE(library.readOnlyReason(), ReadOnlyReason::NotPermitted);
            QCOMPARE(test::faultOf([&] { const StoredLibrary other(folder / "new"); }), int(Fault::NoPermission));
        }
        chmod(path.c_str(), 0000);
        {
            const test::WithoutPrivileges nobody;
            QCOMPARE(test::faultOf([&] { const StoredLibrary library(path); }), int(Fault::NoPermission));
        }
        chmod(folder.path().c_str(), 0755);
    }

    void aFullDiskLosesNothing()
    {
        const test::ScratchFolder folder;
        fillUp(folder.path(), 600'000);
    }

    void aFullDiskOfItsOwnLosesNothing()
    {
        const test::ScratchFolder folder;
        if (mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=1500k") != 0)
            QSKIP("a small disk of its own cannot be mounted here");
        fillUp(folder.path(), std::nullopt);
        QCOMPARE(umount(folder.path().c_str()), 0);
    }

    void aFullDiskMakesNoHalfLibrary()
    {
        const test::ScratchFolder folder;
        {
            const test::FileSizeLimit limit(40'000);
            QCOMPARE(test::faultOf([&] { const StoredLibrary library(folder / "library"); }), int(Fault::DiskFull));
        }
        QVERIFY(contentsOf(folder.path()).empty());
        QVERIFY(!StoredLibrary(folder / "library").isReadOnly());
    }

    void saysWhichPartIsMissing()
    {
        const test::ScratchFolder folder;
        fs::copy_file(OTOZU_LIBRARY_USER, folder / "library_user");
        test::writeBytes(folder / "qt.conf", "[Paths]\nPlugins = /nowhere\n");
        QProcess program;
        program.start(QString::fromStdString((folder / "library_user").string()),
                      {QStringLiteral("open"), QString::fromStdString((folder / "library").string())});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.readAllStandardOutput(), QByteArray("MissingPart\n"));
        QVERIFY(!fs::exists(folder / "library"));
    }

private:
    /// Takes steps until the disk is full, then makes room. @param limit  what makes it full, if the disk is not small.
    void fillUp(const fs::path& folder, std::optional<rlim_t> limit)
    {
        const fs::path path = folder / "library";
        auto library = std::make_unique<StoredLibrary>(path);
        test::writeBytes(folder / "other", std::string(500'000, 'x'));
        int done = 0;
        int full = 0;
        {
            std::optional<test::FileSizeLimit> until;
            if (limit)
                until.emplace(*limit);
            while (full < 3 && done < 500) {
                const int fault = test::faultOf([&] { test::takeLibraryStep(*library, done); });
                if (fault == -1) {
                    ++done;
                    continue;
                }
                ++full; // and it stays so
                QCOMPARE(faultName(Fault(fault)), faultName(Fault::DiskFull));
                QCOMPARE(test::textOf(*library), test::textAfter(done));
            }
        }
        QCOMPARE(full, 3);
        QVERIFY(done > 1);
        fs::remove(folder / "other");
        test::takeLibraryStep(*library, done++); // there is room again
        library.reset();
        library = std::make_unique<StoredLibrary>(path);
        QVERIFY(!library->isReadOnly());
        QCOMPARE(test::textOf(*library), test::textAfter(done));
    }
};

QTEST_GUILESS_MAIN(StoredLibraryFaultsTest)
#include "stored_library_faults_test.moc"
