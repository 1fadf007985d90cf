// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Sounds that are there more than once, in the window.

#include "tests/support/changed_sounds.h"
#include "tests/support/fake_audio_output.h"
#include "tests/ui/menus.h"
#include "tests/ui/window/window_bench.h"
#include "ui/map/map_widget.h"
#include "ui/panels/family_list.h"
#include "ui/panels/family_model.h"
#include "ui/panels/similar_panel.h"
#include "ui/window/hover_cards.h"
#include "ui/window/panels.h"
#include "ui/window/progress_strip.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

namespace
{

/// 24 tones, and a noise five times: as it is in two folders, softer, in another container, and later.
void writeCopies(const fs::path& root)
{
    writeTones(root, 8);
    for (const char* folder : {"a", "b", "c", "d", "e"})
        fs::create_directories(root / folder);
    const AudioBuffer hit = noise(0.4);
    writeWav(root / "a/hit.wav", hit);
    writeWav(root / "b/hit copy.wav", hit);
    writeWav(root / "c/soft.wav", scaled(hit, 0.25F), 24);
    writeFlac(root / "d/hit.flac", hit);
    writeWav(root / "e/late.wav", padded(hit, 0.1));
}

struct Open {
    FakeAudio audio;
    WindowBench bench{[this] { return audio.output(); }};
    MainWindow& window = bench.window;
    fs::path root = bench.scratch / "sounds";

    Open()
    {
        writeCopies(root);
        window.openFolder(root);
    }
    bool ready()
    {
        const MapSession& session = window.session();
        return QTest::qWaitFor(
            [&] {
                return window.map() != nullptr && window.map()->isSettled() && !session.isRunning() &&
                       session.map()->similar != nullptr;
            },
            60000);
    }
    const MapResult& map() { return *window.session().map(); }
    int indexOf(const char* path)
    {
        const auto& samples = map().samples;
        return int(std::ranges::find(samples, SamplePath(path), &SampleRecord::path) - samples.begin());
    }
    std::vector<int> family()
    {
        return {indexOf("a/hit.wav"), indexOf("b/hit copy.wav"), indexOf("c/soft.wav"), indexOf("d/hit.flac"),
                indexOf("e/late.wav")};
    }
    void click(int sample)
    {
        QTest::mouseClick(window.map(), Qt::LeftButton, {}, window.map()->pixelOf(sample).toPoint());
    }
};

} // namespace

class DuplicatesTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        prepareWindows();
        Theme::instance().apply(ThemeMode::Dark);
    }

    void copiesAreOneDot()
    {
        Open s;
        QVERIFY(s.ready());
        QCOMPARE(s.map().samples.size(), 29U);
        QCOMPARE(s.map().families.size(), 1U);
        const std::vector<int> family = s.family();
        MapWidget& map = *s.window.map();
        for (const int sample : family)
            QCOMPARE(map.pixelOf(sample), map.pixelOf(family[0]));
        QCOMPARE(map.indexAt(map.pixelOf(family[4])), family[0]);
        QVERIFY(s.window.progressStrip()->text().contains(QStringLiteral("4 of them repeated")));
        // Pressed and dragged it takes one along.
        s.click(family[3]);
        QCOMPARE(s.window.selection().indices(), std::vector<int>{family[0]});
        const QPoint place = map.pixelOf(family[0]).toPoint();
        QTest::mousePress(&map, Qt::LeftButton, {}, place);
        QMouseEvent move(QEvent::MouseMove, place + QPoint(40, 40), map.mapToGlobal(place + QPoint(40, 40)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&map, &move);
        QCOMPARE(s.bench.drag.dragged.size(), 1U);
        QCOMPARE(s.bench.drag.dragged[0], std::vector<fs::path>{s.root / "a/hit.wav"});
        QTest::mouseRelease(&map, Qt::LeftButton, {}, place);

        QVERIFY(s.window.actions().foldDuplicates->isChecked());
        s.window.actions().foldDuplicates->trigger();
        QVERIFY(!s.bench.settings.foldDuplicates());
        QCOMPARE(s.window.selection().indices(), std::vector<int>{family[0]});
        QVERIFY(map.pixelOf(family[4]) != map.pixelOf(family[0])); // near, not the same
        QCOMPARE(map.indexAt(map.pixelOf(family[4])), family[4]);
        s.window.actions().foldDuplicates->trigger();
        QCOMPARE(map.indexAt(map.pixelOf(family[4])), family[0]);
    }

    void theMenuSelectsAllOfThem()
    {
        Open s;
        QVERIFY(s.ready());
        const std::vector<int> family = s.family();
        const QPoint place = s.window.map()->pixelOf(family[0]).toPoint();
        QVERIFY(choosesFromMenu(QStringLiteral("Select all 5 copies"),
                                [&] { emit s.window.map()->customContextMenuRequested(place); }));
        QCOMPARE(s.window.selection().indices(), family);
        QCOMPARE(s.window.selection().current(), family[0]);
    }

    void theListShowsThemAll()
    {
        Open s;
        QVERIFY(s.ready());
        const std::vector<int> family = s.family();
        Panels& panels = *s.window.panels();
        QVERIFY(panels.families() == nullptr); // not before it is seen
        panels.showFamilyOf(family[2]);
        QTRY_VERIFY(panels.families() != nullptr && panels.families()->isVisible());
        QTreeView& view = *panels.families()->view();
        QAbstractItemModel& model = *view.model();
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex top = model.index(0, 0);
        QCOMPARE(model.rowCount(top), 5);
        QVERIFY(view.isExpanded(top));
        QCOMPARE(view.currentIndex(), model.index(2, 0, top));
        const auto text = [&](int row, int column) { return model.index(row, column, top).data().toString(); };
        QCOMPARE(text(0, FamilyModel::Folder), QStringLiteral("a"));
        QCOMPARE(text(2, FamilyModel::Name), QStringLiteral("soft.wav"));
        QCOMPARE(text(1, FamilyModel::Difference), QStringLiteral("The same sound"));
        QVERIFY(text(2, FamilyModel::Difference).startsWith(QStringLiteral("12.0 dB softer")));
        QCOMPARE(text(2, FamilyModel::Format), QStringLiteral("WAV · 44.1 kHz · 24 bit · Mono"));
        QCOMPARE(text(3, FamilyModel::Difference), QStringLiteral("FLAC"));
        QVERIFY(text(4, FamilyModel::Difference).endsWith(QStringLiteral("100 ms longer")));

        // A click goes there, the arrows play, a drag takes it along.
        view.scrollTo(model.index(4, 0, top));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(model.index(1, 0, top)).center());
        QCOMPARE(s.window.selection().indices(), std::vector<int>{family[1]});
        view.setFocus();
        QSignalSpy heard(panels.families(), &FamilyList::hearRequested);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(heard.count(), 1);
        QCOMPARE(heard.first().first().toInt(), family[2]);
        QCOMPARE(s.window.selection().current(), family[1]); // heard, not gone to
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(s.window.selection().indices(), std::vector<int>{family[2]});
        const QPoint place = view.visualRect(model.index(3, 0, top)).center();
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, place);
        for (const QPoint& at : {place + QPoint(10, 0), place + QPoint(40, 0)}) {
            QMouseEvent move(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             Qt::NoModifier);
            QApplication::sendEvent(view.viewport(), &move);
        }
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(s.bench.drag.dragged.size(), 1U);
        QCOMPARE(s.bench.drag.dragged[0], std::vector<fs::path>{s.root / "d/hit.flac"});

        // Nothing is held of a map that stands no more.
        panels.similar()->setSample(-1);
        panels.similar()->setSample(family[2]);
        QTRY_VERIFY(!panels.similar()->isFinding());
        const std::weak_ptr<const MapResult> before = s.window.session().map();
        s.window.session().setGranularity(s.map().clusters.size() > 1 ? -1.0 : 1.0);
        QTRY_VERIFY(s.window.session().map() != before.lock());
        QTRY_VERIFY(before.expired());
    }

    void theCardTellsWhereTheOthersAre()
    {
        Open s;
        QVERIFY(s.ready());
        HoverCards cards(s.window.session());
        QCOMPARE(cards.card(s.indexOf("c/soft.wav")).copies, QStringLiteral("5 copies: a · b · d · e"));
        QVERIFY(cards.card(s.indexOf("low/low_100.wav")).copies.isEmpty());
    }
};

QTEST_MAIN(DuplicatesTest)
#include "duplicates_test.moc"
