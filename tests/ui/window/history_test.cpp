// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What was heard is kept and listed; what was chosen can be walked back and forth.

#include "tests/ui/window/kept_window.h"
#include "ui/map/map_widget.h"
#include "ui/panels/similar_list.h"
#include "ui/window/panels.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

namespace
{

std::vector<FileId> filesOf(Opened& s, const std::vector<int>& samples)
{
    std::vector<FileId> files;
    for (const int sample : samples)
        files.push_back(s.session().fileOf(sample));
    return files;
}

std::vector<int> listed(Opened& s)
{
    std::vector<int> samples;
    for (const SimilarSample& sound : s.window.panels()->history()->sounds())
        samples.push_back(sound.sample);
    return samples;
}

int clusterOf(Opened& s, int sample)
{
    return s.session().map()->samples[std::size_t(sample)].cluster;
}

/// The first sample that is so; -1: none.
template <typename IsSo>
int indexIn(Opened& s, IsSo isSo)
{
    for (int sample = 0; sample < int(s.session().map()->samples.size()); ++sample) {
        if (isSo(sample))
            return sample;
    }
    return -1;
}

bool hears(Opened& s, int sample)
{
    emit s.window.map()->hearRequested(sample);
    return QTest::qWaitFor([&] { return s.engine.isPlaying() && s.engine.currentFile() == s.session().pathOf(sample); },
                           kPatience);
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindows(); }
    void init()
    {
        m_scratch.emplace();
        m_root = *m_scratch / "sounds";
        writeTones(m_root, 8);
    }
    void cleanup() { m_scratch.reset(); }

    void whatIsHeardIsKept()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QTRY_COMPARE(s.engine.state(), AuditionState::Ready);
        QVERIFY(s.session().history().empty());
        for (const int sample : {3, 5, 9, 5})
            QVERIFY(hears(s, sample));
        QCOMPARE(s.session().history(), filesOf(s, {5, 9, 3}));
        QCOMPARE(listed(s), (std::vector<int>{5, 9, 3}));
        // What does not sound is not heard.
        fs::remove(m_root / "mid/mid_104.wav");
        QSignalSpy failed(&s.engine, &AuditionEngine::failed);
        emit s.window.map()->hearRequested(indexOf(*s.session().map(), "mid/mid_104.wav"));
        QTRY_VERIFY(!failed.isEmpty());
        QCOMPARE(s.session().history().size(), std::size_t(3));
        // It is on the disk within about a second, without a word of farewell.
        QTest::qWait(1500);
        Opened other(*m_scratch);
        QVERIFY(other.opens(m_root));
        QVERIFY(other.session().readOnly() != ReadOnlyReason::None);
        QCOMPARE(other.session().history(), s.session().history());
    }

    void whatIsHeardOfAnotherMapIsNotThisLibrarys()
    {
        const fs::path other = *m_scratch / "other";
        writeTones(other, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QTRY_COMPARE(s.engine.state(), AuditionState::Ready);
        QVERIFY(hears(s, 3)); // and is decoded: from now on it sounds at once
        QCOMPARE(listed(s), std::vector<int>{3});
        // The other folder's files are known, and the map is still the first one's.
        std::optional<std::vector<FileId>> heard;
        std::vector<int> shown;
        QSignalSpy started(&s.engine, &AuditionEngine::started);
        connect(&s.session(), &MapSession::listed, &s.window, [&](const LibraryFilesPtr& files) {
            if (files->base != other || heard)
                return;
            shown = listed(s);
            emit s.window.map()->hearRequested(3);
            heard = s.session().history();
        });
        s.window.openFolder(other);
        QTRY_VERIFY_WITH_TIMEOUT(heard.has_value(), 60000);
        QVERIFY(!started.isEmpty());
        QCOMPARE(*heard, std::vector<FileId>());
        QCOMPARE(shown, std::vector<int>());
        QVERIFY(s.rests());
        QVERIFY(s.opens(m_root));
        QCOMPARE(s.session().history(), filesOf(s, {3}));
        QCOMPARE(listed(s), std::vector<int>{3});
    }

    void theLastIsKeptAtTheEnd()
    {
        std::vector<FileId> before;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            QTRY_COMPARE(s.engine.state(), AuditionState::Ready);
            QVERIFY(hears(s, 7) && hears(s, 2));
            before = s.session().history();
            QCOMPARE(before, filesOf(s, {2, 7}));
        }
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QCOMPARE(s.session().history(), before);
        QTRY_COMPARE(listed(s), (std::vector<int>{2, 7}));
    }

    void theListHearsShowsAndLends()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QTRY_COMPARE(s.engine.state(), AuditionState::Ready);
        for (const int sample : {3, 5, 9})
            QVERIFY(hears(s, sample));
        s.window.panels()->showHistory(true);
        SimilarList& list = *s.window.panels()->history();
        QVERIFY(list.isVisible());
        const auto at = [&](int row) { return list.visualRect(list.model()->index(row, 0)).center(); };
        QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::NoModifier, at(2));
        QCOMPARE(s.window.selection().current(), 3);
        QTRY_VERIFY(s.engine.currentFile() == s.session().pathOf(3));
        QCOMPARE(listed(s), (std::vector<int>{9, 5, 3})); // Its order does not move under the hand.
        QTest::keyClick(&list, Qt::Key_Up);
        QTRY_VERIFY(s.engine.currentFile() == s.session().pathOf(5));
        QCOMPARE(s.window.selection().current(), 3);
        QCOMPARE(listed(s), (std::vector<int>{9, 5, 3}));
        QTest::mousePress(list.viewport(), Qt::LeftButton, Qt::NoModifier, at(0));
        QTest::mouseMove(list.viewport(), at(0) + QPoint(30, 6));
        QTest::mouseMove(list.viewport(), at(0) + QPoint(60, 12));
        QTest::mouseRelease(list.viewport(), Qt::LeftButton, Qt::NoModifier, at(0) + QPoint(60, 12));
        QCOMPARE(s.drag.dragged.size(), std::size_t(1));
        QCOMPARE(s.drag.dragged[0], std::vector<fs::path>{s.session().pathOf(9)});
        // A hidden one is not listed, and comes back.
        s.session().setHidden({5}, true);
        QCOMPARE(listed(s), (std::vector<int>{9, 3}));
        s.session().setHidden({5}, false);
        QCOMPARE(listed(s), (std::vector<int>{9, 5, 3}));
        // Nor is one whose cluster is hidden, unless hidden ones are shown.
        const int cluster = clusterOf(s, 5);
        std::vector<int> rest{9, 5, 3};
        std::erase_if(rest, [&](int sample) { return clusterOf(s, sample) == cluster; });
        s.session().setClustersHidden(s.session().map(), {cluster}, true);
        QTRY_COMPARE(listed(s), rest);
        s.window.actions().showHidden->trigger();
        QCOMPARE(listed(s), (std::vector<int>{9, 5, 3}));
        s.window.actions().showHidden->trigger();
        QCOMPARE(listed(s), rest);
    }

    void backAndForward()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QVERIFY(!s.window.actions().back->isEnabled());
        for (const int sample : {1, 12, 4, 20})
            s.window.selection().set({sample});
        s.window.map()->setFocus();
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(s.window.map(), key, Qt::AltModifier);
            return s.window.selection().current();
        };
        QCOMPARE(press(Qt::Key_Left), 4);
        QCOMPARE(press(Qt::Key_Left), 12);
        QCOMPARE(press(Qt::Key_Right), 4);
        // What is hidden is passed over.
        s.session().setHidden({12}, true);
        QCOMPARE(press(Qt::Key_Left), 1);
        QVERIFY(!s.window.actions().back->isEnabled());
        // Sounds keep their place in it when their numbers change.
        const FileId fourth = s.session().fileOf(4);
        writeWav(m_root / "a first.wav", tone(300.0, 0.4, 44100));
        s.window.actions().rescan->trigger();
        QVERIFY(s.rests());
        QCOMPARE(s.session().fileOf(press(Qt::Key_Right)), fourth);
        s.window.selection().set({8});
        QVERIFY(!s.window.actions().forward->isEnabled());
        QCOMPARE(s.session().fileOf(press(Qt::Key_Left)), fourth);
    }

    void aHiddenClusterIsPassedOver()
    {
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        const int other = indexIn(s, [&](int sample) { return clusterOf(s, sample) != clusterOf(s, 0); });
        QVERIFY(other > 0);
        for (const int sample : {1, other, 2})
            s.window.selection().set({sample});
        QVERIFY(clusterOf(s, 1) != clusterOf(s, other) && clusterOf(s, 2) != clusterOf(s, other));
        const int hidden = clusterOf(s, other);
        s.session().setClustersHidden(s.session().map(), {hidden}, true);
        QTRY_VERIFY(s.session().map()->clusters[std::size_t(hidden)].hidden);
        s.window.actions().back->trigger();
        QCOMPARE(s.window.selection().current(), 1);
    }

private:
    std::optional<ScratchFolder> m_scratch;
    fs::path m_root;
};

QTEST_MAIN(HistoryTest)
#include "history_test.moc"
