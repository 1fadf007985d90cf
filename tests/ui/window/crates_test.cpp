// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Crates: folders of the user's that sounds are dropped on.

#include "tests/support/file_size_limit.h"
#include "tests/ui/menus.h"
#include "tests/ui/window/kept_window.h"
#include "ui/drag/sample_drag.h"
#include "ui/map/map_widget.h"
#include "ui/panels/crate_list.h"
#include "ui/panels/crate_panel.h"
#include "ui/panels/group_list.h"
#include "ui/panels/similar_list.h"
#include "ui/panels/similar_panel.h"
#include "ui/table/sample_table.h"
#include "ui/window/application_setup.h"
#include "ui/window/panels.h"
#include "ui/window/progress_strip.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

namespace
{

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

CratePanel& cratesOf(Opened& s)
{
    return *s.window.panels()->crates();
}

/// What the tile says below the name.
QString countOf(Opened& s, int crate)
{
    return cratesOf(s).list()->model()->index(crate, 0).data(CrateModel::CountRole).toString();
}

/// Moves files over a crate and drops them there. @return false: it was not let.
bool drop(Opened& s, int crate, const std::vector<fs::path>& files, Qt::DropActions offered = Qt::CopyAction)
{
    CrateList& list = *cratesOf(s).list();
    const std::unique_ptr<QMimeData> data(mimeDataOfFiles(std::vector<NativePath>(files.begin(), files.end())));
    const QPoint at = list.visualRect(list.model()->index(crate, 0)).center();
    QDragEnterEvent enter(at, offered, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list.viewport(), &enter);
    QDragMoveEvent move(at, offered, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list.viewport(), &move);
    if (!enter.isAccepted() || !move.isAccepted() || move.dropAction() != Qt::CopyAction) {
        QDragLeaveEvent leave;
        QApplication::sendEvent(list.viewport(), &leave);
        return false;
    }
    QDropEvent event(at, offered, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list.viewport(), &event);
    return event.isAccepted() && event.dropAction() == Qt::CopyAction;
}

/// Texts of the menu that `open` shows, those of menus in it too. @param deed  is triggered, if it is there.
QStringList menuOf(const std::function<void()>& open, const QString& deed = {})
{
    QStringList texts;
    const bool seen = withMenu(open, [&](QMenu& menu) {
        QAction* wanted = nullptr;
        const std::function<void(const QMenu&)> read = [&](const QMenu& in) {
            for (QAction* action : in.actions()) {
                if (action->isSeparator() && action->text().isEmpty())
                    continue;
                texts << (action->isEnabled() ? action->text() : QStringLiteral("- ") + action->text());
                if (!deed.isEmpty() && action->text() == deed)
                    wanted = action;
                if (action->menu() != nullptr)
                    read(*action->menu());
            }
        };
        read(menu);
        menu.close(); // first, as a click does
        if (wanted != nullptr)
            wanted->trigger();
    });
    return seen ? texts : QStringList(QStringLiteral("no menu"));
}

} // namespace

class CratesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        prepareWindows();
        loadTranslations(*qApp);
    }
    void init()
    {
        m_scratch.emplace();
        m_root = *m_scratch / "sounds";
        m_best = *m_scratch / "best of";
        fs::create_directories(m_best);
        writeTones(m_root, 8);
    }
    void cleanup() { m_scratch.reset(); }

    void whatIsDroppedIsCopied()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.addCrate(m_best / "");
        QVERIFY(cratesOf(s).isVisible());
        QCOMPARE(cratesOf(s).crates(), (std::vector<Crate>{{"best of", m_best}}));
        QTRY_COMPARE(countOf(s, 0), QStringLiteral("0 files"));
        const fs::path outside = *m_scratch / "other/low_100.wav";
        writeBytes(outside, "from elsewhere");
        const std::string bytes = readBytes(m_root / "low/low_100.wav");
        QVERIFY(drop(s, 0, {s.session().pathOf(0), m_root / "low/low_100.wav", outside}));
        QTRY_VERIFY(s.window.banner()->text().startsWith(QStringLiteral("3 sounds copied to the crate best of.")));
        QVERIFY(s.window.banner()->text().contains(QStringLiteral("1 got a number")));
        QCOMPARE(readBytes(m_best / "low_100.wav"), bytes);
        QCOMPARE(readBytes(m_best / "low_100 (2).wav"), std::string("from elsewhere"));
        QCOMPARE(readBytes(m_root / "low/low_100.wav"), bytes);
        QTRY_COMPARE(countOf(s, 0), QStringLiteral("3 files"));
        // The same again, and from the crate itself.
        QVERIFY(drop(s, 0, {m_root / "low/low_100.wav", outside, m_best / "low_100 (2).wav"}));
        QTRY_COMPARE(s.window.banner()->text(),
                     QStringLiteral("3 sounds were in the crate best of already: nothing was copied."));
        QVERIFY(choice(s, QStringLiteral("Undo")) == nullptr);
        QCOMPARE(namesIn(m_best).size(), std::size_t(3));
        // One is new: it alone can be taken back.
        QVERIFY(drop(s, 0, {m_root / "low/low_100.wav", m_root / "mid/mid_103.wav"}, Qt::CopyAction | Qt::MoveAction));
        QTRY_VERIFY(s.window.banner()->text().startsWith(QStringLiteral("1 sound copied to the crate best of. 1 was "
                                                                        "there already.")));
        QVERIFY(s.window.actions().undoExport->text().contains(QStringLiteral("best of")));
        QVERIFY(choice(s, QStringLiteral("Undo")) != nullptr);
        choice(s, QStringLiteral("Undo"))->click();
        QTRY_VERIFY(s.window.banner()->text().startsWith(QStringLiteral("1 copied file removed again from ")));
        QVERIFY(s.window.banner()->text().contains(QStringLiteral("best of")));
        QCOMPARE(namesIn(m_best).size(), std::size_t(3));
        QVERIFY(fs::exists(m_root / "mid/mid_103.wav"));
        QTRY_COMPARE(countOf(s, 0), QStringLiteral("3 files"));
        // An offer to move is no offer.
        QVERIFY(!drop(s, 0, {m_root / "mid/mid_103.wav"}, Qt::MoveAction));
    }

    void dropsWaitForEachOther()
    {
        const fs::path second = *m_scratch / "second";
        fs::create_directories(second);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.addCrate(m_best);
        s.window.addCrate(second);
        QTRY_COMPARE(countOf(s, 1), QStringLiteral("0 files"));
        std::vector<fs::path> all;
        for (int i = 0; i < 24; ++i)
            all.push_back(s.session().pathOf(i));
        QVERIFY(drop(s, 0, all));
        QVERIFY(drop(s, 1, {all[0], all[1]}));
        QVERIFY(drop(s, 0, {all[0], all[1]}));
        QTRY_COMPARE(s.window.banner()->text(),
                     QStringLiteral("2 sounds were in the crate best of already: nothing was copied."));
        QCOMPARE(namesIn(m_best).size(), std::size_t(24));
        QCOMPARE(namesIn(second).size(), std::size_t(2));
    }

    void aCopyCanBeStopped()
    {
        const fs::path many = *m_scratch / "many";
        std::vector<fs::path> files;
        for (int i = 0; i < 4000; ++i) {
            files.push_back(many / (std::to_string(10000 + i) + ".wav"));
            writeBytes(files.back(), std::string(2000, char(i)));
        }
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.addCrate(m_best);
        QTRY_COMPARE(countOf(s, 0), QStringLiteral("0 files"));
        QVERIFY(drop(s, 0, files));
        QVERIFY(drop(s, 0, {m_root / "low/low_100.wav"}));
        const auto cancel = [&] { return visibleButton(*s.window.progressStrip(), QStringLiteral("Cancel")); };
        QTRY_VERIFY(cancel() != nullptr);
        QVERIFY(!s.session().isRunning());
        cancel()->click();
        QTRY_VERIFY(s.window.banner()->text().startsWith(QStringLiteral("Stopped. ")));
        const auto copied = namesIn(m_best);
        QVERIFY(copied.size() < files.size());
        QVERIFY(!copied.contains("low_100.wav")); // What waited is given up too.
        for (const std::string& name : copied)
            QCOMPARE(fs::file_size(m_best / name), std::uintmax_t(2000));
        QVERIFY(s.window.banner()->text().contains(QLocale().toString(qulonglong(copied.size()))));
    }

    void theyAreKept()
    {
        const fs::path second = *m_scratch / "second";
        fs::create_directories(second);
        writeBytes(second / "mine.wav", "mine");
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            s.window.addCrate(m_best);
            s.window.addCrate(second);
            s.window.addCrate(second);
            QVERIFY(s.window.banner()->text().contains(QStringLiteral("already")));
            QCOMPARE(cratesOf(s).crates().size(), std::size_t(2));
        }
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            QCOMPARE(s.session().crates(), (std::vector<Crate>{{"best of", m_best}, {"second", second}}));
            // By keys alone.
            s.window.panels()->showCratesDock();
            s.window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&s.window));
            CrateList& list = *cratesOf(s).list();
            list.setFocus();
            QTest::keyClick(&list, Qt::Key_Home);
            QTest::keyClick(&list, Qt::Key_F2);
            auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
            QVERIFY(editor != nullptr && list.isAncestorOf(editor));
            QTest::keyClicks(editor, QStringLiteral("Hits & more"));
            QTest::keyClick(editor, Qt::Key_Return);
            QTRY_COMPARE(s.session().crates()[0].name, std::string("Hits & more"));
            QCOMPARE(cratesOf(s).crates()[0].name, std::string("Hits & more"));
            QTest::keyClick(&list, Qt::Key_Right);
            QTest::keyClick(&list, Qt::Key_Delete);
            QCOMPARE(cratesOf(s).crates().size(), std::size_t(1));
            QCOMPARE(readBytes(second / "mine.wav"), std::string("mine")); // The folder stays.
        }
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QCOMPARE(s.session().crates(), (std::vector<Crate>{{"Hits & more", m_best}}));
    }

    void aDriveThatIsOffIsGrey()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.addCrate(m_best);
        QTRY_COMPARE(countOf(s, 0), QStringLiteral("0 files"));
        const QModelIndex tile = cratesOf(s).list()->model()->index(0, 0);
        fs::rename(m_best, *m_scratch / "unplugged");
        // Nobody has looked yet: it is found out by the copy, and no folder is made.
        QVERIFY(drop(s, 0, {m_root / "low/low_100.wav"}));
        QTRY_VERIFY(s.window.banner()->text().contains(QStringLiteral("best of")));
        QVERIFY(!fs::exists(m_best));
        QTRY_COMPARE(countOf(s, 0), QStringLiteral("not there"));
        QVERIFY(tile.data(CrateModel::IsGoneRole).toBool());
        QVERIFY(tile.data(Qt::ToolTipRole).toString().contains(QStringLiteral("is not there")));
        QVERIFY(!drop(s, 0, {m_root / "low/low_100.wav"}));
        s.window.selection().set({1}, 1);
        const QStringList menu = menuOf([&] { s.window.actions().copyToCrate->trigger(); });
        QVERIFY2(menu.contains(QStringLiteral("- &1  best of (not there)")), qPrintable(menu.join('\n')));
        fs::rename(*m_scratch / "unplugged", m_best);
        QTRY_COMPARE_WITH_TIMEOUT(countOf(s, 0), QStringLiteral("0 files"), 10000); // by itself
        QVERIFY(drop(s, 0, {m_root / "low/low_100.wav"}));
        QTRY_VERIFY(fs::exists(m_best / "low_100.wav"));
    }

    void theyAreInTheMenus()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QTRY_VERIFY(s.session().map()->similar); // A menu closes when a map comes.
        s.window.addCrate(m_best);
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        const auto context = [](QWidget& on, QPoint at) {
            return [&on, at] {
                QContextMenuEvent event(QContextMenuEvent::Mouse, at, on.mapToGlobal(at));
                QApplication::sendEvent(&on, &event);
            };
        };
        const QString crate = QStringLiteral("&1  best of");
        s.window.selection().set({2, 5, 7}, 5);
        // The key.
        s.window.map()->setFocus();
        QStringList menu = menuOf([&] { QTest::keyClick(s.window.map(), Qt::Key_C); }, crate);
        QVERIFY2(menu.contains(crate), qPrintable(menu.join('\n')));
        QTRY_COMPARE(namesIn(m_best).size(), std::size_t(3));
        QTRY_VERIFY(choice(s, QStringLiteral("Undo")) != nullptr);
        // The map.
        QTRY_VERIFY(s.window.map()->isSettled());
        menu = menuOf([&] { emit s.window.map()->customContextMenuRequested(s.window.map()->pixelOf(5).toPoint()); });
        QVERIFY2(menu.contains(QStringLiteral("Copy 3 sounds to a crate")), qPrintable(menu.join('\n')));
        QVERIFY(menu.contains(QStringLiteral("Copy 3 sounds to a folder…")));
        QVERIFY(menu.contains(crate));
        // The table, a row of the selection.
        SampleTable& table = *s.window.panels()->table();
        s.window.panels()->showTable();
        menu =
            menuOf([&] { emit table.menuRequested(table.files().rowOfSample(5), table.mapToGlobal(QPoint(20, 60))); });
        QVERIFY2(menu.contains(QStringLiteral("Copy 3 sounds to a crate")) && menu.contains(crate),
                 qPrintable(menu.join('\n')));
        // The clusters: a row is the selection then.
        GroupList& groups = *s.window.panels()->groups();
        menu = menuOf(context(*groups.viewport(), groups.visualRect(groups.model()->index(0, 0)).center()));
        const auto members = groups.groups()[0].members.size();
        QVERIFY2(menu.contains(QStringLiteral("Copy %1 sounds to a crate").arg(members)), qPrintable(menu.join('\n')));
        // What is similar: that one, beside the selection.
        s.window.selection().set({2, 5, 7}, 5);
        auto* similar = s.window.panels()->similar()->findChild<SimilarList*>();
        QTRY_COMPARE(similar->sounds().size(), std::size_t(20));
        const fs::path first = s.session().pathOf(similar->sounds()[0].sample);
        fs::remove_all(m_best);
        fs::create_directories(m_best);
        menu =
            menuOf(context(*similar->viewport(), similar->visualRect(similar->model()->index(0, 0)).center()), crate);
        QVERIFY2(menu.contains(QStringLiteral("Copy 1 sound to a crate")), qPrintable(menu.join('\n')));
        QTRY_COMPARE(namesIn(m_best), std::set<std::string>{first.filename().string()});
        QCOMPARE(s.window.selection().indices(), (std::vector<int>{2, 5, 7}));
        // The crate's own.
        s.window.panels()->showCratesDock();
        CrateList& list = *cratesOf(s).list();
        menu = menuOf(context(*list.viewport(), list.visualRect(list.model()->index(0, 0)).center()),
                      QStringLiteral("Copy 3 sounds here"));
        QVERIFY2(menu.contains(QStringLiteral("Rename…")), qPrintable(menu.join('\n')));
        QTRY_COMPARE(namesIn(m_best).size(), std::size_t(4));
    }

    void aCrateInTheLibraryHoldsDuplicates()
    {
        const fs::path inside = m_root / "best";
        fs::create_directories(inside);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QCOMPARE(s.session().map()->samples.size(), std::size_t(24));
        s.window.addCrate(inside);
        s.window.selection().set(
            {indexOf(*s.session().map(), "low/low_102.wav"), indexOf(*s.session().map(), "high/high_101.wav")});
        s.window.copySelectionToCrate(0);
        QTRY_VERIFY(s.window.banner()->text().startsWith(QStringLiteral("2 sounds copied")));
        s.window.actions().rescan->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(s.session().map()->samples.size() == 26 && !s.session().isRunning(), 60000);
        const MapResult& map = *s.session().map();
        QCOMPARE(map.families.size(), std::size_t(2));
        for (const char* name : {"low_102.wav", "high_101.wav"}) {
            const int copy = indexOf(map, std::string("best/") + name);
            const SoundFamily* family = familyWith(map.families, copy);
            QVERIFY(family != nullptr);
            QCOMPARE(family->members.size(), std::size_t(2));
            for (const SoundFamily::Member& member : family->members) {
                QVERIFY(member.exact);
                QVERIFY(map.samples[std::size_t(member.sample)].path.filename() == name);
            }
        }
        // Undone, they leave the map with the next look, as other files that are gone.
        QVERIFY(s.window.actions().undoExport->isEnabled());
        s.window.actions().undoExport->trigger();
        QTRY_VERIFY(namesIn(inside).empty());
    }

    void whatCannotBeKeptGoesBack()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.addCrate(m_best);
        QTest::qWait(100);
        const FileSizeLimit full(1);
        QSignalSpy failed(&s.session(), &MapSession::failed);
        s.window.addCrate(*m_scratch / "second");
        QCOMPARE(cratesOf(s).crates().size(), std::size_t(2));
        QTRY_VERIFY(!failed.isEmpty());
        QTRY_COMPARE(cratesOf(s).crates(), (std::vector<Crate>{{"best of", m_best}}));
    }

    void aReadOnlyLibraryStillCopies()
    {
        Opened first(*m_scratch);
        QVERIFY(first.opens(m_root));
        first.window.addCrate(m_best);
        QTest::qWait(100);
        Opened second(*m_scratch);
        QVERIFY(second.opens(m_root));
        second.window.panels()->showCratesDock();
        QCOMPARE(cratesOf(second).crates().size(), std::size_t(1));
        const auto* add = visibleButton(cratesOf(second), QStringLiteral("Add crate…"));
        QVERIFY(add != nullptr && !add->isEnabled());
        QCOMPARE(add->toolTip(), readOnlyText(ReadOnlyReason::OtherProgram));
        second.window.addCrate(m_scratch->path());
        QTest::keyClick(cratesOf(second).list(), Qt::Key_Delete);
        QCOMPARE(cratesOf(second).crates().size(), std::size_t(1));
        QVERIFY(drop(second, 0, {m_root / "low/low_100.wav"}));
        QTRY_VERIFY(fs::exists(m_best / "low_100.wav"));
    }

private:
    std::optional<ScratchFolder> m_scratch;
    fs::path m_root;
    fs::path m_best;
};

QTEST_MAIN(CratesTest)
#include "crates_test.moc"
