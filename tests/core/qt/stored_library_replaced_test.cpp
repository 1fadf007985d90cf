// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of libraries that are put back from copies, replaced while they are open, or beside which lies another's log.

#include "core/base/random.h"
#include "core/qt/fault_texts.h"
#include "core/qt/stored_library.h"
#include "core/qt/stored_library_schema.h"
#include "tests/core/qt/library_texts.h"
#include "tests/support/faults.h"
#include "tests/support/test_paths.h"

#include <QProcess>
#include <QTest>
#include <map>
#include <memory>

using namespace otozu;
namespace fs = std::filesystem;
using Access = StoredLibrary::Access;

namespace
{

fs::path beside(const fs::path& library, const char* what)
{
    return library.string() + what;
}

std::map<std::string, std::string> contentsOf(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::directory_iterator(folder))
        contents[entry.path().filename().string()] = test::readBytes(entry.path());
    return contents;
}

/// Replaces a file by a copy of another, as careful programs do: under its name there is always one of the two.
void replaceBy(const fs::path& file, const fs::path& by)
{
    fs::copy_file(by, beside(file, "-new"), fs::copy_options::overwrite_existing);
    fs::rename(beside(file, "-new"), file);
}

/// What another program says that opens it: see library_user.cpp.
QByteArray saidByAnother(const fs::path& library)
{
    QProcess program;
    program.start(QStringLiteral(OTOZU_LIBRARY_USER),
                  {QStringLiteral("open"), QString::fromStdString(library.string())});
    program.waitForFinished(60'000);
    return program.readAllStandardOutput().trimmed();
}

} // namespace

class StoredLibraryReplacedTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder.emplace();
        m_path = *m_folder / "library";
    }
    void cleanup() { m_folder.reset(); }

    void changesAreRefusedWhenTheFileIsAnother_data()
    {
        QTest::addColumn<QByteArray>("what");
        for (const char* what :
             {"replaced", "removed", "moved away", "the folder moved", "log removed", "index removed"})
            QTest::newRow(what) << QByteArray(what);
    }
    void changesAreRefusedWhenTheFileIsAnother()
    {
        QFETCH(QByteArray, what);
        const fs::path folder = *m_folder / "folder";
        fs::create_directory(folder);
        m_path = folder / "library";
        {
            StoredLibrary made(m_path);
            test::takeSteps(made, 0, 6);
        }
        fs::copy_file(m_path, *m_folder / "copy");
        StoredLibrary library(m_path);
        test::takeSteps(library, 6, 12);
        if (what == "replaced")
            replaceBy(m_path, *m_folder / "copy");
        else if (what == "removed")
            fs::remove(m_path);
        else if (what == "moved away")
            fs::rename(m_path, *m_folder / "elsewhere");
        else if (what == "the folder moved")
            fs::rename(folder, *m_folder / "elsewhere");
        else
            fs::remove(beside(m_path, what == "log removed" ? "-wal" : "-shm"));
        for (int again = 0; again < 3; ++again) {
            QCOMPARE(faultName(Fault(test::faultOf([&] { library.setCrates({}); }))), QString("LibraryReplaced"));
            QCOMPARE(faultName(Fault(test::faultOf([&] { library.vacuum(); }))), QString("LibraryReplaced"));
        }
        QVERIFY(!faultText(Fault::LibraryReplaced).isEmpty());
        QCOMPARE(test::textOf(library), test::textAfter(12)); // as it was, to be looked at
    }

    void whatReplacesAnOpenLibraryStaysAsItIs()
    {
        {
            StoredLibrary made(m_path);
            test::takeSteps(made, 0, 6);
        }
        const fs::path copy = *m_folder / "copy";
        fs::copy_file(m_path, copy);
        const std::string before = test::readBytes(copy);
        {
            auto library = std::make_unique<StoredLibrary>(m_path);
            test::takeSteps(*library, 6, 12);
            library->vacuum(); // all is in the file, so the copy is of a state before the log that comes
            test::takeSteps(*library, 12, 18);
            replaceBy(m_path, copy);
            QCOMPARE(test::faultOf([&] { test::takeSteps(*library, 18, 19); }), int(Fault::LibraryReplaced));
            // Others find a log that is not of this file, while it is in use and when it is no longer.
            QCOMPARE(saidByAnother(m_path), QByteArray("ForeignLog"));
            library->removeAtEnd();
            library.reset();
            QCOMPARE(saidByAnother(m_path), QByteArray("ForeignLog"));
            QVERIFY(test::readBytes(m_path) == before);
        }
        fs::rename(beside(m_path, "-wal"), *m_folder / "aside");
        StoredLibrary library(m_path);
        QVERIFY(!library.isReadOnly());
        QCOMPARE(test::textOf(library), test::textAfter(6));
    }

    void aLogOfAnotherIsNeverApplied_data()
    {
        QTest::addColumn<QByteArray>("which");
        for (const char* which : {"other library", "later", "earlier", "of a copy that went on", "other program"})
            QTest::newRow(which) << QByteArray(which);
    }
    void aLogOfAnotherIsNeverApplied()
    {
        QFETCH(QByteArray, which);
        const fs::path other = *m_folder / "other";
        {
            StoredLibrary library(m_path);
            test::takeSteps(library, 0, 12);
        }
        if (which == "other library") {
            StoredLibrary library(other);
            test::takeSteps(library, 0, 24);
            library.vacuum();
            test::takeSteps(library, 24, 30);
            fs::copy_file(beside(other, "-wal"), beside(m_path, "-wal"));
        } else if (which == "later") {
            fs::copy_file(m_path, other);
            StoredLibrary library(other);
            test::takeSteps(library, 12, 18);
            library.vacuum();
            test::takeSteps(library, 18, 24);
            fs::copy_file(beside(other, "-wal"), beside(m_path, "-wal"));
        } else if (which == "earlier") {
            StoredLibrary library(m_path);
            test::takeSteps(library, 12, 18);
            fs::copy_file(beside(m_path, "-wal"), *m_folder / "log");
            library.vacuum();
            test::takeSteps(library, 18, 24);
            library.vacuum();
            fs::copy_file(m_path, other);
            m_path = other;
            fs::copy_file(*m_folder / "log", beside(m_path, "-wal"));
        } else if (which == "of a copy that went on") {
            fs::copy_file(m_path, other);
            {
                StoredLibrary library(other);
                test::takeSteps(library, 12, 18);
                library.vacuum();
                test::takeSteps(library, 18, 20);
                fs::copy_file(beside(other, "-wal"), *m_folder / "log");
            }
            {
                StoredLibrary library(m_path);
                test::takeSteps(library, 12, 18); // the same, but not that one
            }
            fs::copy_file(*m_folder / "log", beside(m_path, "-wal"));
        } else {
            LibrarySchema first = librarySchema();
            first.steps.resize(1); // had no marks
            StoredLibrary library(other, Access::Create, first);
            test::takeSteps(library, 0, 1);
            fs::copy_file(beside(other, "-wal"), beside(m_path, "-wal"));
        }
        QVERIFY(fs::file_size(beside(m_path, "-wal")) > 0);
        const auto before = contentsOf(m_folder->path());
        for (const Access access : {Access::Create, Access::Write, Access::Read})
            QCOMPARE(faultName(Fault(test::faultOf([&] { const StoredLibrary library(m_path, access); }))),
                     QString("ForeignLog"));
        QVERIFY(contentsOf(m_folder->path()) == before);
        fs::remove(beside(m_path, "-wal"));
        QCOMPARE(test::textOf(StoredLibrary(m_path)), test::textAfter(which == "earlier" ? 24
                                                                      : which[3] == 'a'  ? 18
                                                                                         : 12));
    }

    /// Whenever a library and its log are copied, in this order or that, all is there or nothing is mixed.
    void aLogOfItsOwnIsAlwaysApplied()
    {
        Random random(5);
        const fs::path killed = *m_folder / "killed";
        auto library = std::make_unique<StoredLibrary>(m_path);
        int merged = 0;
        int refused = 0;
        std::string oldFile = test::readBytes(m_path);
        for (int step = 0; step < 90; ++step) {
            test::takeLibraryStep(*library, step);
            if (random.below(9) == 0)
                library->vacuum();
            if (random.below(15) == 0) {
                library.reset();
                library = std::make_unique<StoredLibrary>(m_path);
            }
            // As a kill leaves it now.
            for (const char* part : {"", "-wal"}) {
                if (fs::exists(beside(m_path, part)))
                    fs::copy_file(beside(m_path, part), beside(killed, part), fs::copy_options::overwrite_existing);
            }
            const bool hasLog = fs::exists(beside(killed, "-wal")) && fs::file_size(beside(killed, "-wal")) > 0;
            merged += hasLog ? 0 : 1;
            QCOMPARE(test::textOf(StoredLibrary(killed)), test::textAfter(step + 1));
            QVERIFY(!fs::exists(beside(killed, "-wal")));
            // An older file with the log of now: it is what it leads to, or not opened.
            if (hasLog) {
                test::writeBytes(killed, oldFile);
                fs::copy_file(beside(m_path, "-wal"), beside(killed, "-wal"));
                const int fault =
                    test::faultOf([&] { QCOMPARE(test::textOf(StoredLibrary(killed)), test::textAfter(step + 1)); });
                QVERIFY2(fault == -1 || fault == int(Fault::ForeignLog), qPrintable(faultName(Fault(fault))));
                refused += fault == -1 ? 0 : 1;
                fs::remove(beside(killed, "-wal"));
            }
            if (random.below(20) == 0)
                oldFile = test::readBytes(m_path);
        }
        QVERIFY2(refused > 10 && refused < 80 && merged > 1, qPrintable(QString("%1 %2").arg(refused).arg(merged)));
    }

    /// Wherever the log ends: after a power cut anything may be missing from it.
    void aLogThatWasCutShortIsOfItsOwn()
    {
        const fs::path killed = *m_folder / "killed";
        StoredLibrary library(m_path);
        test::takeSteps(library, 0, 6);
        library.vacuum();
        test::takeSteps(library, 6, 12);
        const std::string log = test::readBytes(beside(m_path, "-wal"));
        Random random(6);
        for (int round = 0; round < 60; ++round) {
            fs::copy_file(m_path, killed, fs::copy_options::overwrite_existing);
            std::string cut = log.substr(0, random.below(log.size() + 1));
            if (round % 2 == 1 && !cut.empty()) // or was never written
                cut.resize(log.size(), '\0');
            test::writeBytes(beside(killed, "-wal"), cut);
            QCOMPARE(test::faultOf([&] { (void)test::textOf(StoredLibrary(killed)); }), -1);
        }
    }

private:
    std::optional<test::ScratchFolder> m_folder;
    fs::path m_path;
};

QTEST_GUILESS_MAIN(StoredLibraryReplacedTest)
#include "stored_library_replaced_test.moc"
