// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A library can be looked at where nothing can be written: on a full disk, on one that is only to be read.

#include "core/qt/stored_library.h"
#include "tests/core/qt/library_texts.h"
#include "tests/support/faults.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/privileges.h"
#include "tests/support/small_disk.h"
#include "tests/support/test_paths.h"

#include <QProcess>
#include <QTest>
#include <map>
#include <memory>
#include <optional>
#include <sys/stat.h>

using namespace otozu;
namespace fs = std::filesystem;
using Access = StoredLibrary::Access;

namespace
{

/// All files of a folder with anything in them: SQLite leaves empty ones where there is no room for more, and what it
/// began of its index of the log, which says nothing.
std::map<std::string, std::string> contentsOf(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.file_size() > 3)
            contents[entry.path().filename().string()] = test::readBytes(entry.path());
    }
    return contents;
}

/// A library after steps, closed.
void makeLibrary(const fs::path& path, int steps = 12)
{
    StoredLibrary library(path);
    test::takeSteps(library, 0, steps);
}

/// What a killed program leaves of a library after steps, if SQLite's index of the log is lost as well.
void leaveKilled(const fs::path& path, int steps = 12)
{
    const test::ScratchFolder folder;
    StoredLibrary library(folder / "library");
    test::takeSteps(library, 0, steps);
    for (const char* part : {"", "-wal"})
        fs::copy_file((folder / "library").string() + part, path.string() + part);
}

/// What another program with the library says first.
QByteArray saidBy(QProcess& program, const char* task, const fs::path& library)
{
    program.start(QStringLiteral(OTOZU_LIBRARY_USER),
                  {QString::fromLatin1(task), QString::fromStdString(library.string()), QStringLiteral("0")});
    while (!program.canReadLine() && program.waitForReadyRead(60'000)) {
    }
    return program.readLine().trimmed();
}

QByteArray reasonOf(const fs::path& library)
{
    QProcess program;
    const QByteArray said = saidBy(program, "open", library);
    program.waitForFinished();
    return said;
}

QByteArray numberOf(ReadOnlyReason reason)
{
    return QByteArray::number(int(reason));
}

} // namespace

class StoredLibraryLookTest : public QObject
{
    Q_OBJECT
private slots:
    void onAFullDisk_data()
    {
        QTest::addColumn<bool>("ofItsOwn");
        QTest::addColumn<bool>("wasKilled");
        QTest::newRow("nothing may grow") << false << false;
        QTest::newRow("nothing may grow, killed") << false << true;
        QTest::newRow("full") << true << false;
        QTest::newRow("full, killed") << true << true;
    }

    void onAFullDisk()
    {
        QFETCH(bool, ofItsOwn);
        QFETCH(bool, wasKilled);
        const test::SmallDisk disk("4m");
        if (ofItsOwn && !disk.isThere())
            QSKIP("a small disk of its own cannot be mounted here");
        const test::ScratchFolder folder;
        const fs::path path = (ofItsOwn ? disk.path() : folder.path()) / "library";
        wasKilled ? leaveKilled(path) : makeLibrary(path);
        {
            std::optional<test::FileSizeLimit> limit;
            ofItsOwn ? disk.fill() : (void)limit.emplace(0);
            const auto before = contentsOf(path.parent_path());
            for (const Access access : {Access::Create, Access::Write, Access::Read}) {
                StoredLibrary library(path, access);
                QCOMPARE(library.readOnlyReason(),
                         access == Access::Read ? ReadOnlyReason::Asked : ReadOnlyReason::DiskFull);
                QCOMPARE(test::textOf(library), test::textAfter(12));
                QVERIFY(library.status().files > 0);
                QVERIFY_EXCEPTION_THROWN(library.setCrates({}), std::logic_error);
                // Others can look at the same time.
                const StoredLibrary second(path);
                QCOMPARE(second.readOnlyReason(), ReadOnlyReason::DiskFull);
                QCOMPARE(test::textOf(second), test::textAfter(12));
                if (ofItsOwn)
                    QCOMPARE(reasonOf(path), numberOf(ReadOnlyReason::DiskFull));
            }
            QVERIFY(contentsOf(path.parent_path()) == before);
        }
        disk.makeRoom();
        StoredLibrary library(path);
        QVERIFY(!library.isReadOnly());
        QCOMPARE(test::textOf(library), test::textAfter(12));
        test::takeSteps(library, 12, 18);
        QCOMPARE(test::textOf(library), test::textAfter(18));
    }

    void nobodyWritesMeanwhile()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        makeLibrary(path);
        std::unique_ptr<StoredLibrary> looking;
        std::unique_ptr<StoredLibrary> second;
        {
            const test::FileSizeLimit limit(0);
            looking = std::make_unique<StoredLibrary>(path);
            second = std::make_unique<StoredLibrary>(path);
        }
        // There is room again; but what SQLite does not know of would be read while it is written.
        QCOMPARE(reasonOf(path), numberOf(ReadOnlyReason::OtherProgram));
        looking.reset();
        QCOMPARE(reasonOf(path), numberOf(ReadOnlyReason::OtherProgram));
        QCOMPARE(test::textOf(*second), test::textAfter(12));
        second.reset();
        QVERIFY(!fs::exists(folder / "library-lock"));
        QCOMPARE(reasonOf(path), QByteArray("writes"));
    }

    void besideAWriterOnAFullDisk()
    {
        const test::SmallDisk disk("4m");
        if (!disk.isThere())
            QSKIP("a small disk of its own cannot be mounted here");
        const fs::path path = disk / "library";
        StoredLibrary writer(path);
        test::takeSteps(writer, 0, 12);
        disk.fill();
        QCOMPARE(test::textOf(StoredLibrary(path)), test::textAfter(12));
        QCOMPARE(StoredLibrary(path).readOnlyReason(), ReadOnlyReason::OtherProgram);
        QCOMPARE(reasonOf(path), numberOf(ReadOnlyReason::OtherProgram));
        disk.makeRoom();
        test::takeSteps(writer, 12, 18);
        QCOMPARE(test::textOf(StoredLibrary(path)), test::textAfter(18));
    }

    void onADiskThatIsOnlyToBeRead_data()
    {
        QTest::addColumn<bool>("ofItsOwn");
        QTest::addColumn<bool>("wasKilled");
        QTest::newRow("folder") << false << false;
        QTest::newRow("folder, killed") << false << true;
        QTest::newRow("disk") << true << false;
        QTest::newRow("disk, killed") << true << true;
    }

    void onADiskThatIsOnlyToBeRead()
    {
        QFETCH(bool, ofItsOwn);
        QFETCH(bool, wasKilled);
        const test::SmallDisk disk("4m");
        const test::ScratchFolder folder;
        const fs::path path = (ofItsOwn ? disk.path() : folder.path()) / "library";
        wasKilled ? leaveKilled(path) : makeLibrary(path);
        if (ofItsOwn && (!disk.isThere() || !disk.makeReadOnly()))
            QSKIP("a disk of its own that is only to be read cannot be mounted here");
        // The file could be written to, were it not for the folder; or it could not.
        for (const mode_t mode : {mode_t(0666), mode_t(0444)}) {
            for (const char* part : {"", "-wal"})
                chmod((path.string() + part).c_str(), mode);
            chmod(path.parent_path().c_str(), 0555);
            const auto before = contentsOf(path.parent_path());
            {
                const test::WithoutPrivileges nobody;
                for (const Access access : {Access::Create, Access::Write, Access::Read}) {
                    StoredLibrary library(path, access);
                    const bool isAsked = access == Access::Read && mode == 0666 && !ofItsOwn;
                    QCOMPARE(library.readOnlyReason(), isAsked ? ReadOnlyReason::Asked : ReadOnlyReason::NotPermitted);
                    QCOMPARE(test::textOf(library), test::textAfter(12));
                    QCOMPARE(test::textOf(StoredLibrary(path)), test::textAfter(12));
                    QVERIFY_EXCEPTION_THROWN(library.setCrates({}), std::logic_error);
                }
            }
            QVERIFY(contentsOf(path.parent_path()) == before);
        }
        chmod(path.parent_path().c_str(), 0755);
    }

    /// One who may write does not see who only may look, and is not seen by SQLite either.
    void seesWhatOthersWriteMeanwhile_data()
    {
        QTest::addColumn<bool>("wasKilled");
        QTest::newRow("closed") << false;
        QTest::newRow("killed") << true;
    }
    void seesWhatOthersWriteMeanwhile()
    {
        QFETCH(bool, wasKilled);
        if (geteuid() != 0)
            QSKIP("takes two users");
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        wasKilled ? leaveKilled(path) : makeLibrary(path);
        for (const char* part : {"", "-wal"})
            chmod((path.string() + part).c_str(), 0644);
        std::optional<test::WithoutPrivileges> nobody;
        nobody.emplace();
        const StoredLibrary looking(path);
        QCOMPARE(looking.readOnlyReason(), ReadOnlyReason::NotPermitted);
        QCOMPARE(test::textOf(looking), test::textAfter(12));
        nobody.reset();
        {
            StoredLibrary writer(path);
            QVERIFY(!writer.isReadOnly());
            for (const int last : {18, 24, 60}) { // many enough for the log to be merged
                test::takeSteps(writer, last == 18 ? 12 : last == 24 ? 18 : 24, last);
                nobody.emplace();
                QCOMPARE(test::textOf(looking), test::textAfter(last));
                QCOMPARE(test::textOf(StoredLibrary(path)), test::textAfter(last));
                nobody.reset();
            }
        }
        nobody.emplace();
        QCOMPARE(test::textOf(looking), test::textAfter(60));
    }
};

QTEST_GUILESS_MAIN(StoredLibraryLookTest)
#include "stored_library_look_test.moc"
