// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with the folders of a library: several on one map, gone, moved and back.

#include "tests/ui/window/kept_window.h"
#include "ui/dialogs/folders_dialog.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

#include <cstring>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

class FoldersTest : public KeptWindowTest
{
    Q_OBJECT
protected:
    void prepare() override
    {
        m_root = *m_scratch / "here/tones";
        m_other = *m_scratch / "there/more";
        writeTones(m_root, 8);
        for (int i = 0; i < 6; ++i)
            writeWav(m_other / ("m" + std::to_string(i) + ".wav"), tone(300.0 + 40.0 * i, 0.5, 44100));
    }

private slots:
    void aSecondFolderIsAddedOrOpened()
    {
        std::map<std::string, Bits> places;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            places = placesOf(*s.session().map());
            drop(s, m_other);
            QVERIFY(!s.session().isRunning());
            QVERIFY(s.window.banner()->isVisible());
            QVERIFY(choice(s, QStringLiteral("Open it")) != nullptr);
            QTest::mouseClick(choice(s, QStringLiteral("Add it")), Qt::LeftButton);
            QVERIFY(s.rests());
            isWhole(s, places);
            QVERIFY(s.window.windowTitle().contains(QStringLiteral("tones and 1 more")));
            // A folder within is not asked for: it can only be opened.
            drop(s, m_root / "low");
            QVERIFY(s.session().isRunning());
            QVERIFY(s.rests());
            QCOMPARE(s.session().map()->samples.size(), 8U);
        }
        // By either of its folders.
        for (const fs::path& folder : {m_root, m_other}) {
            Opened s(*m_scratch);
            QVERIFY(s.opens(folder));
            QCOMPARE(s.session().counts().heard, std::size_t(0));
            isWhole(s, places);
            QCOMPARE(s.session().home(), m_root);
        }
        Opened s(*m_scratch);
        s.window.openLast();
        QVERIFY(s.rests());
        isWhole(s, places);
        // All of them are watched.
        writeWav(m_other / "m6.wav", tone(600.0, 0.5, 44100));
        QTRY_COMPARE_WITH_TIMEOUT(s.session().map()->samples.size(), 31U, 30000);
        writeWav(m_root / "low/another.wav", tone(250.0, 0.5, 44100));
        QTRY_COMPARE_WITH_TIMEOUT(s.session().map()->samples.size(), 32U, 30000);
    }

    void aDroppedFolderCanBeOpenedByItself()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        drop(s, m_other);
        QTest::mouseClick(choice(s, QStringLiteral("Open it")), Qt::LeftButton);
        QVERIFY(s.rests());
        QCOMPARE(s.session().map()->samples.size(), 6U);
        QCOMPARE(s.session().home(), m_other);
    }

    void whatCannotBeAddedChangesNothing()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        for (const fs::path& folder : {m_root / "low", *m_scratch / "none"}) {
            s.window.banner()->hide();
            s.window.addFolder(folder);
            QVERIFY(s.rests());
            QVERIFY2(s.window.banner()->isVisible(), folder.c_str());
            QCOMPARE(s.session().folders().size(), std::size_t(1));
            QCOMPARE(s.session().map()->samples.size(), 24U);
            QVERIFY(s.session().canChangeFolders());
        }
        s.window.banner()->hide();
        s.window.addFolder(m_root); // is there
        QVERIFY(s.rests());
        QVERIFY(!s.window.banner()->isVisible());
        QCOMPARE(s.session().folders().size(), std::size_t(1));
    }

    void aFolderAroundTheFirstIsAdded()
    {
        const fs::path around = m_root.parent_path();
        for (const char* name : {"before.wav", "u/upon.wav"}) {
            fs::create_directories((around / name).parent_path());
            writeWav(around / name, tone(440.0 + std::strlen(name), 0.4, 44100));
        }
        const auto isWholeAround = [&](Opened& s, const std::map<std::string, Bits>& places) {
            QCOMPARE(s.session().folders().size(), std::size_t(1));
            QVERIFY(s.session().folders()[0].path == around);
            QCOMPARE(s.session().root(), around);
            const auto now = placesOf(*s.session().map());
            QCOMPARE(now.size(), std::size_t(26));
            for (const auto& [path, place] : places)
                QVERIFY2(now.at("tones/" + path) == place, path.c_str());
            for (int i = 0; i < 26; ++i)
                QVERIFY(fs::exists(s.session().pathOf(i)));
            QCOMPARE(missing(s), 0);
            const int favourite = indexOf(*s.session().map(), "tones/low/low_103.wav");
            QVERIFY(s.session().marks().isFavourite(s.session().fileOf(favourite)));
            QCOMPARE(libraries(), std::size_t(1));
        };
        std::map<std::string, Bits> places;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            places = placesOf(*s.session().map());
            s.session().setFavourite({indexOf(*s.session().map(), "low/low_103.wav")}, true);
            drop(s, around);
            QVERIFY(choice(s, QStringLiteral("Open it")) != nullptr);
            QTest::mouseClick(choice(s, QStringLiteral("Add it")), Qt::LeftButton);
            QVERIFY(s.rests());
            QVERIFY(!s.window.banner()->isVisible());
            QCOMPARE(s.session().counts().heard, std::size_t(2)); // nothing of what was known
            QCOMPARE(s.session().counts().added, std::size_t(2));
            QCOMPARE(s.session().counts().moved + s.session().counts().missing, std::size_t(0));
            isWholeAround(s, places);
        }
        // By either of them.
        for (const fs::path& folder : {m_root, around}) {
            Opened s(*m_scratch);
            QVERIFY(s.opens(folder));
            QCOMPARE(s.session().counts().heard, std::size_t(0));
            isWholeAround(s, places);
        }
    }

    void aDriveThatCameBackElsewhereIsKnown()
    {
        std::map<std::string, Bits> places;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            places = placesOf(*s.session().map());
            s.session().setFavourite({3}, true);
            QVERIFY(s.opens(m_other));
        }
        QCOMPARE(libraries(), std::size_t(2));
        const fs::path copied = *m_scratch / "copied";
        fs::copy(m_root, copied, fs::copy_options::recursive);
        const fs::path now = *m_scratch / "media/stick/tones";
        fs::create_directories(now.parent_path());
        {
            // A copy is not it.
            Opened s(*m_scratch);
            QVERIFY(s.opens(copied));
            QCOMPARE(s.session().counts().heard, std::size_t(24));
        }
        fs::remove_all(copied);
        for (const fs::directory_entry& entry : fs::directory_iterator(*m_scratch / "libraries")) {
            if (entry.path().filename().string().starts_with("copied"))
                fs::remove(entry.path());
        }
        QCOMPARE(libraries(), std::size_t(2));
        fs::rename(m_root, now);
        Opened s(*m_scratch);
        QSignalSpy known(&s.session(), &MapSession::knownElsewhere);
        s.window.openFolder(now);
        QTRY_COMPARE(known.size(), 1);
        QVERIFY(!s.session().isRunning());
        QCOMPARE(libraries(), std::size_t(2));
        QVERIFY(s.window.banner()->isVisible());
        QVERIFY(s.window.banner()->text().contains(displayText(m_root)));
        QVERIFY(choice(s, QStringLiteral("Make a new library")) != nullptr);
        QTest::mouseClick(choice(s, QStringLiteral("It is now here")), Qt::LeftButton);
        QVERIFY(s.rests());
        QCOMPARE(libraries(), std::size_t(2));
        QVERIFY(placesOf(*s.session().map()) == places);
        QCOMPARE(s.session().counts().heard, std::size_t(0));
        QCOMPARE(missing(s), 0);
        QVERIFY(s.session().marks().isFavourite(s.session().fileOf(3)));
        QCOMPARE(s.session().folders().size(), std::size_t(1));
        QVERIFY(s.session().folders()[0].path == now);
        // From now on it is known there.
        QVERIFY(s.opens(m_other));
        QVERIFY(s.opens(now));
        QCOMPARE(known.size(), 1);
        QVERIFY(placesOf(*s.session().map()) == places);
    }

    void aNewLibraryIsMadeIfTheUserWants()
    {
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
        }
        const fs::path now = *m_scratch / "now";
        fs::rename(m_root, now);
        // Three in four are enough, and fewer are not: 24 sounds, of which six, then seven are others.
        Opened s(*m_scratch);
        QSignalSpy known(&s.session(), &MapSession::knownElsewhere);
        const auto change = [&](int number) {
            writeWav(now / ("low/low_" + std::to_string(number) + ".wav"), tone(3000.0 + number, 0.31, 44100));
        };
        for (int number = 100; number < 106; ++number)
            change(number);
        s.window.openFolder(now);
        QTRY_COMPARE(known.size(), 1);
        change(106);
        QVERIFY(s.opens(now));
        QCOMPARE(known.size(), 1);
        QCOMPARE(libraries(), std::size_t(2));
        QCOMPARE(s.session().counts().heard, std::size_t(24));
    }

    void aFolderIsAddedWhileTheFirstIsHeard()
    {
        writeTones(m_root, 150, 2.0);
        Opened s(*m_scratch);
        s.window.openFolder(m_root);
        QTRY_VERIFY_WITH_TIMEOUT(s.session().progress().step == Step::Analyse && s.session().progress().done > 10,
                                 60000);
        s.window.addFolder(m_other);
        QVERIFY(s.rests());
        QCOMPARE(s.session().folders().size(), std::size_t(2));
        QCOMPARE(s.session().map()->samples.size(), 456U);
    }

    void aRemovedFolderIsKept()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.addFolder(m_other);
        QVERIFY(s.rests());
        const auto places = placesOf(*s.session().map());
        s.window.actions().folders->trigger();
        auto* dialog = s.window.findChild<FoldersDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QTRY_VERIFY(buttonFor(*dialog, QStringLiteral("Remove"), m_other) != nullptr);
        QTest::mouseClick(buttonFor(*dialog, QStringLiteral("Remove"), m_other), Qt::LeftButton);
        QVERIFY(s.rests());
        QVERIFY(placesOf(*s.session().map()) == places);
        QCOMPARE(missing(s), 6);
        QVERIFY(s.window.banner()->isVisible());
        QTRY_VERIFY(buttonFor(*dialog, QStringLiteral("Remove"), m_root) != nullptr);
        QVERIFY(!buttonFor(*dialog, QStringLiteral("Remove"), m_root)->isEnabled()); // the last one stays
        // Nothing about it is looked at; hearing one says why it cannot be, once.
        s.window.banner()->hide();
        s.window.selection().set({indexOf(*s.session().map(), "there/more/m1.wav")});
        s.window.actions().playAgain->trigger();
        QVERIFY(s.window.banner()->isVisible());
        s.window.banner()->hide();
        s.window.actions().playAgain->trigger();
        QVERIFY(!s.window.banner()->isVisible());
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QCOMPARE(missing(s), 6);
        QVERIFY(!s.window.banner()->isVisible());

        QTRY_VERIFY(buttonFor(*dialog, QStringLiteral("Put back"), m_other) != nullptr);
        QTest::mouseClick(buttonFor(*dialog, QStringLiteral("Put back"), m_other), Qt::LeftButton);
        QVERIFY(s.rests());
        QCOMPARE(missing(s), 0);
        QVERIFY(placesOf(*s.session().map()) == places);
        QCOMPARE(s.session().counts().heard, std::size_t(0));

        QTRY_VERIFY(buttonFor(*dialog, QStringLiteral("Remove"), m_other) != nullptr);
        QTest::mouseClick(buttonFor(*dialog, QStringLiteral("Remove"), m_other), Qt::LeftButton);
        QVERIFY(s.rests());
        QPushButton* forget = choice(s, QStringLiteral("Forget for good"));
        QVERIFY(forget != nullptr);
        QTest::mouseClick(forget, Qt::LeftButton);
        QVERIFY(s.rests());
        QCOMPARE(s.session().folders().size(), std::size_t(1));
        QCOMPARE(s.session().map()->samples.size(), 24U);
        QVERIFY(fs::exists(m_other / "m1.wav"));
    }

    /// The map of before stays where nothing can be heard any more; its sounds are told by the folders that are left.
    void aFolderIsForgottenAndTheOtherHoldsNoSound()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.addFolder(m_other);
        QVERIFY(s.rests());
        QCOMPARE(s.session().folders().size(), std::size_t(2));
        s.window.showFolders();
        for (const fs::directory_entry& entry : fs::directory_iterator(m_other))
            writeBytes(entry.path(), "no sound at all");
        QSignalSpy nothing(&s.session(), &MapSession::nothingFound);
        s.session().forgetFolder(s.session().folders()[0].id);
        QTRY_COMPARE_WITH_TIMEOUT(nothing.size(), 1, 60000);
        QCOMPARE(s.session().map()->samples.size(), 30U);
        QCOMPARE(s.session().folders().size(), std::size_t(1));
        QVERIFY(s.session().folderOf("there/more/m1.wav") == s.session().folders().data());
        QVERIFY(s.session().folderOf("here/tones/low/low_100.wav") == nullptr);
    }

    void theFirstFolderCanGo()
    {
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            s.window.addFolder(m_other);
            QVERIFY(s.rests());
            s.window.removeFolder(s.session().folders()[0].id);
            QVERIFY(s.rests());
            QCOMPARE(missing(s), 24);
            QCOMPARE(s.session().home(), m_other);
        }
        Opened s(*m_scratch);
        s.window.openLast();
        QVERIFY(s.rests());
        QCOMPARE(s.session().home(), m_other);
        QCOMPARE(missing(s), 24);
        QVERIFY(s.opens(m_root)); // who opens it wants it
        QCOMPARE(missing(s), 0);
    }

    void aDriveThatIsSomewhereElseNow()
    {
        const fs::path moved = *m_scratch / "media/tones";
        std::map<std::string, Bits> places;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            places = placesOf(*s.session().map());
            fs::create_directories(moved.parent_path());
            fs::rename(m_root, moved);
            s.window.actions().rescan->trigger();
            QVERIFY(s.rests());
            QCOMPARE(missing(s), 24);
            QVERIFY(choice(s, QStringLiteral("It is now at…")) != nullptr);
            const RootId root = s.session().folders()[0].id;
            // Not any folder is taken for it.
            s.window.moveFolder(root, m_other);
            QVERIFY(s.rests());
            QVERIFY(s.window.banner()->isVisible());
            QVERIFY(choice(s, QStringLiteral("It is now at…")) != nullptr);
            QCOMPARE(s.session().folders()[0].path, m_root);
            s.window.moveFolder(root, moved);
            QVERIFY(s.rests());
            QVERIFY(!s.window.banner()->isVisible());
            QCOMPARE(s.session().counts().heard, std::size_t(0));
            QCOMPARE(missing(s), 0);
            QVERIFY(placesOf(*s.session().map()) == places);
            QCOMPARE(s.session().home(), moved);
            QVERIFY(fs::exists(s.session().pathOf(0)));
        }
        for (const fs::path& folder : {moved, m_root}) {
            Opened s(*m_scratch);
            QVERIFY(s.opens(folder));
            QCOMPARE(s.session().counts().heard, std::size_t(0));
            QVERIFY(placesOf(*s.session().map()) == places);
            QCOMPARE(missing(s), 0);
        }
    }

    void aLinkLeadsToTheSameLibrary()
    {
        const fs::path link = *m_scratch / "link";
        fs::create_directory_symlink(m_root, link);
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
        }
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(link));
            QCOMPARE(s.session().counts().heard, std::size_t(0));
            QCOMPARE(s.session().folders().size(), std::size_t(1));
            s.window.addFolder(link);
            QVERIFY(s.rests());
            QCOMPARE(s.session().folders().size(), std::size_t(1));
            QVERIFY(!s.window.banner()->isVisible());
        }
        QCOMPARE(libraries(), std::size_t(1));
    }

    void aFolderWithoutSoundsLeavesNothing()
    {
        fs::create_directories(*m_scratch / "empty");
        {
            Opened s(*m_scratch);
            s.window.openFolder(*m_scratch / "empty");
            QTRY_VERIFY(s.window.banner()->isVisible());
            QVERIFY(s.opens(m_root));
            QCOMPARE(libraries(), std::size_t(1));
            s.window.openFolder(*m_scratch / "empty");
            QTRY_VERIFY(!s.session().isRunning());
        }
        QCOMPARE(libraries(), std::size_t(1));
        // Sounds that come into it are kept.
        {
            Opened s(*m_scratch);
            s.window.openFolder(*m_scratch / "empty");
            QTRY_VERIFY(s.window.banner()->isVisible());
            QTest::qWait(2000); // until it is watched
            writeWav(*m_scratch / "empty/a.wav", tone(250.0, 0.5, 44100));
            QTRY_VERIFY_WITH_TIMEOUT(s.session().map() && s.session().map()->samples.size() == 1, 30000);
        }
        QCOMPARE(libraries(), std::size_t(2));
    }

    void whatIsCancelledAtOnceIsStillOpen()
    {
        Opened s(*m_scratch);
        s.window.openFolder(m_root);
        s.window.actions().cancel->trigger();
        QTRY_VERIFY(!s.session().isRunning());
        s.window.actions().rescan->setEnabled(true);
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QCOMPARE(s.session().map()->samples.size(), 24U);
    }

private:
    static void drop(Opened& s, const fs::path& folder)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(qStringOfPath(folder))});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&s.window, &enter);
        QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&s.window, &event);
    }
    static int missing(Opened& s)
    {
        return int(std::ranges::count_if(s.session().map()->samples, &SampleRecord::missing));
    }
    static QAbstractButton* buttonFor(const QWidget& in, const QString& text, const fs::path& folder)
    {
        for (auto* button : in.findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text() == text && button->accessibleName().endsWith(displayText(folder)))
                return button;
        return nullptr;
    }
    /// Both folders are on the map, and the sounds of the first where they were.
    void isWhole(Opened& s, const std::map<std::string, Bits>& places) const
    {
        QCOMPARE(s.session().folders().size(), std::size_t(2));
        QCOMPARE(s.session().root(), m_scratch->path());
        const auto now = placesOf(*s.session().map());
        QCOMPARE(now.size(), std::size_t(30));
        for (const auto& [path, place] : places)
            QVERIFY2(now.at("here/tones/" + path) == place, path.c_str());
        for (int i = 0; i < 30; ++i)
            QVERIFY(fs::exists(s.session().pathOf(i)));
        QCOMPARE(missing(s), 0);
    }
    [[nodiscard]] std::size_t libraries() const
    {
        std::size_t count = 0;
        for (const fs::directory_entry& entry : fs::directory_iterator(*m_scratch / "libraries"))
            count += entry.path().extension() == ".otozu" ? 1 : 0;
        return count;
    }

    fs::path m_other;
};

QTEST_MAIN(FoldersTest)
#include "folders_test.moc"
