// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <QObject>
#include <memory>

namespace otozu::test
{

/// What LibraryStore promises, of whichever implementation a test derived from this makes.
class StoreContract : public QObject
{
    Q_OBJECT
protected:
    /// An empty library, which replaces the one before.
    virtual void makeStore() = 0;
    [[nodiscard]] virtual LibraryStore& store() = 0;
    /// Closes the library and opens it again, where that means anything.
    virtual void reopen() {}
    /// Until makeStore().
    virtual void makeReadOnly() = 0;

private:
    /// Everything in the library; the same before and after reopen().
    std::string everything();
    /// A root and three heard files in it, by their paths a, b and c.
    std::vector<FileId> addThree();
    FileId idOf(const std::filesystem::path& path);
    StoredFile fileOf(FileId id);

private slots:
    void init();
    void isEmptyAtFirst();
    void namesRootsForGood();
    void keepsWhatADetachedRootHeld();
    void movesRoots();
    void refusesRootsWithinRoots_data();
    void refusesRootsWithinRoots();
    void aRootComesAroundOthers();
    void refusesRootsThatAreNotAround();
    void forgetsARootWithAllThatHangsOnIt();
    void keepsEveryFact();
    void sortsFilesByTheBytesOfTheirPaths();
    void appliesWhatALookFound();
    void givesNoIdTwice();
    void aChangedFileIsToBeHeardAgain();
    void aMovedFileKeepsAllElse();
    void twoFilesMaySwapTheirPaths();
    void findsSingleFiles();
    void everyChangeIsARevision();
    void forgetsOnlyWhatIsMissing();
    void triesFailedFilesAgain();
    void keepsVectorsByKind();
    void givesRowsInAnyOrder();
    void whatWasHeardSaysOfWhichContent();
    void keepsMapsToTheBit();
    void undoesMaps();
    void bringsMapsUpToDate();
    void keepsValues();
    void keepsFlags();
    void keepsMarks();
    void keepsCratesInOrder();
    void keepsHistoryOnceEach();
    void refusedChangesChangeNothing_data();
    void refusedChangesChangeNothing();
    void aReadOnlyLibraryRefusesEveryChange();
};

} // namespace otozu::test
