// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several programs with one library, and programs that are killed.

#include "core/base/random.h"
#include "core/library/memory_store.h"
#include "core/qt/stored_library.h"
#include "tests/core/qt/library_texts.h"
#include "tests/support/test_paths.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <thread>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

/// Another program with the library.
class LibraryUser
{
public:
    LibraryUser(const QString& task, const fs::path& library, int first = 0)
    {
        m_process.start(QStringLiteral(OTOZU_LIBRARY_USER),
                        {task, QString::fromStdString(library.string()), QString::number(first)});
    }
    ~LibraryUser() { kill(); }

    /// The next line that it says; empty if it ends first.
    QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(60'000)) {
        }
        return m_process.readLine().trimmed();
    }
    /// As kill -9. @return  the number of the last line that it has said since; -1 without one.
    int kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        int last = -1;
        while (m_process.canReadLine())
            last = m_process.readLine().trimmed().toInt();
        return last;
    }

private:
    QProcess m_process;
};

/// What a library of its own says to a program that opens it.
QByteArray reasonOf(const fs::path& library)
{
    return LibraryUser(QStringLiteral("open"), library).line();
}

const QByteArray kOther = QByteArray::number(int(ReadOnlyReason::OtherProgram));

} // namespace

class StoredLibraryProcessesTest : public QObject
{
    Q_OBJECT
private slots:
    void oneWritesTheOthersLook()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        MemoryStore twin;
        StoredLibrary writer(path);
        QCOMPARE(reasonOf(path), kOther);
        {
            StoredLibrary reader(path);
            QVERIFY(!writer.isReadOnly() && reader.isReadOnly());
            QCOMPARE(reader.readOnlyReason(), ReadOnlyReason::OtherProgram);
            QVERIFY(!readOnlyText(reader.readOnlyReason()).isEmpty());
            for (int step = 0; step < 12; ++step) {
                const auto revision = reader.revision();
                test::takeLibraryStep(twin, step);
                test::takeLibraryStep(writer, step);
                QCOMPARE(test::textOf(reader), test::textOf(twin));
                QCOMPARE(reader.revision(), writer.revision());
                QVERIFY(reader.revision() != revision || step % 6 != 1);
            }
            QVERIFY_EXCEPTION_THROWN(test::takeLibraryStep(reader, 0), std::logic_error);
            QVERIFY_EXCEPTION_THROWN(reader.vacuum(), std::logic_error);
        }
        // That one of this process is closed takes nothing from the other: not its locks, or the next program that
        // closes the library would remove the log under it. With an empty log, too.
        for (const int upTo : {24, 36}) {
            QCOMPARE(reasonOf(path), kOther);
            for (int step = upTo - 12; step < upTo; ++step) {
                test::takeLibraryStep(twin, step);
                test::takeLibraryStep(writer, step);
            }
            QVERIFY(fs::exists(folder / "library-wal"));
            QCOMPARE(test::textOf(StoredLibrary(path)), test::textOf(twin));
            writer.vacuum();
            QCOMPARE(fs::file_size(folder / "library-wal"), std::uintmax_t(0));
            QCOMPARE(test::textOf(StoredLibrary(path)), test::textOf(twin));
        }
    }

    void whoLooksKeepsNobodyFromWriting()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        {
            const StoredLibrary made(path);
        }
        const StoredLibrary reader(path, StoredLibrary::Access::Read);
        QCOMPARE(reader.readOnlyReason(), ReadOnlyReason::Asked);
        QCOMPARE(reasonOf(path), QByteArray("writes"));
        StoredLibrary writer(path);
        QVERIFY(!writer.isReadOnly());
        test::takeLibraryStep(writer, 0);
        QCOMPARE(reader.roots().size(), std::size_t(1));
    }

    void aKilledWriterBlocksNobody()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        LibraryUser other(QStringLiteral("hold"), path);
        QCOMPARE(other.line(), QByteArray("writes"));
        QVERIFY(StoredLibrary(path).isReadOnly());
        other.kill();
        QVERIFY(fs::exists(folder / "library-lock"));
        StoredLibrary library(path);
        QVERIFY(!library.isReadOnly());
        test::takeLibraryStep(library, 0);
        QCOMPARE(library.roots().size(), std::size_t(1));
    }

    void oneOfManyGetsToWrite()
    {
        const test::ScratchFolder folder;
        const fs::path path = folder / "library"; // made by whoever comes first
        for (int round = 0; round < 5; ++round) {
            std::vector<std::unique_ptr<LibraryUser>> users;
            for (int i = 0; i < 6; ++i)
                users.push_back(std::make_unique<LibraryUser>(QStringLiteral("hold"), path));
            int writers = 0;
            for (const auto& user : users) {
                const QByteArray line = user->line();
                QVERIFY2(line == "writes" || line == kOther, line.constData());
                writers += line == "writes" ? 1 : 0;
            }
            QCOMPARE(writers, 1);
        }
        QVERIFY(!StoredLibrary(path).isReadOnly());
    }

    void aLinkIsTheLibraryThatItLeadsTo_data()
    {
        QTest::addColumn<bool>("isHeldByTheLink");
        QTest::newRow("the library is held") << false;
        QTest::newRow("the link is held") << true;
    }
    void aLinkIsTheLibraryThatItLeadsTo()
    {
        QFETCH(bool, isHeldByTheLink);
        const test::ScratchFolder folder;
        fs::create_directories(folder / "far");
        const fs::path path = folder / "far" / "library";
        const fs::path link = folder / "link";
        fs::create_symlink("far/library", link);
        {
            const StoredLibrary made(path);
        }
        MemoryStore twin;
        StoredLibrary writer(isHeldByTheLink ? link : path);
        QVERIFY(!writer.isReadOnly());
        QVERIFY(writer.path() == (isHeldByTheLink ? link : path));
        QCOMPARE(reasonOf(link), kOther);
        QCOMPARE(reasonOf(path), kOther);
        for (int step = 0; step < 12; ++step) {
            test::takeLibraryStep(twin, step);
            test::takeLibraryStep(writer, step);
        }
        // Also what is in the log only.
        QCOMPARE(test::textOf(StoredLibrary(link, StoredLibrary::Access::Read)), test::textOf(twin));
        QCOMPARE(test::textOf(StoredLibrary(path, StoredLibrary::Access::Read)), test::textOf(twin));
        QCOMPARE(writer.status().bytes, fs::file_size(path) + fs::file_size(folder / "far" / "library-wal"));
    }

    void killedAtAnyMomentItLosesNoStep_data()
    {
        QTest::addColumn<QString>("task");
        QTest::newRow("anything") << "steps";
        QTest::newRow("what was heard") << "hear";
    }
    void killedAtAnyMomentItLosesNoStep()
    {
        QFETCH(QString, task);
        const auto take = task == "hear" ? test::takeHistoryStep : test::takeLibraryStep;
        const test::ScratchFolder folder;
        const fs::path path = folder / "library";
        MemoryStore twin;
        if (task == "hear") { // there must be files
            StoredLibrary library(path);
            for (int step = 0; step < 12; ++step) {
                test::takeLibraryStep(library, step);
                test::takeLibraryStep(twin, step);
            }
        }
        Random random(20);
        int taken = 0; // steps that are in the library and in the twin
        int longest = 0;
        for (int round = 0; round < 20; ++round) {
            int said = taken;
            {
                LibraryUser user(task, path, taken);
                for (auto lines = random.below(25); lines > 0; --lines)
                    said = user.line().toInt() + 1;
                QElapsedTimer moment;
                moment.start();
                const auto wait = qint64(random.below(20'000'000)); // ns
                while (moment.nsecsElapsed() < wait)
                    std::this_thread::yield();
                said = std::max(said, user.kill() + 1);
            }
            const StoredLibrary library(path);
            QVERIFY(!library.isReadOnly());
            const QString text = test::textOf(library);
            longest = std::max(longest, said - taken);
            for (; taken < said; ++taken)
                take(twin, taken);
            // The step that it was at is there as a whole or not at all.
            if (text != test::textOf(twin))
                take(twin, taken++);
            QCOMPARE(text, test::textOf(twin));
        }
        QVERIFY(taken > 50 && longest > 3);
    }
};

QTEST_GUILESS_MAIN(StoredLibraryProcessesTest)
#include "stored_library_processes_test.moc"
