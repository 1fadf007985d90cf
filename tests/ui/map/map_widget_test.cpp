// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_widget.h"

#include "core/base/random.h"
#include "ui/drag/sample_drag.h"
#include "ui/selection/selection.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

using namespace otozu;
using Samples = std::vector<int>;
namespace fs = std::filesystem;

namespace
{

struct RecordingDrag : SampleDrag {
    std::vector<fs::path> files;
    int starts = 0;
    void start(QWidget*, std::vector<NativePath> dragged) override
    {
        files.assign(dragged.begin(), dragged.end());
        ++starts;
    }
};

fs::path pathOf(int sample)
{
    return "/sounds/" + std::to_string(sample) + ".wav";
}

/// A lattice of 5 x 4: sample c + 5 r at (c, r). The left two columns are group 0, the others group 1.
std::shared_ptr<MapScene> lattice()
{
    auto scene = std::make_shared<MapScene>();
    for (int i = 0; i < 20; ++i) {
        const int column = i % 5;
        scene->dots.push_back({float(column), float(i / 5), quint16(column < 2 ? 0 : 1), 0});
        scene->groupOf.push_back(column < 2 ? 0 : 1);
    }
    scene->groups = {{QStringLiteral("kicks"), 0, 8}, {QStringLiteral("hats"), 1, 12}};
    return scene;
}

/// 6, 7 and 18 are one.
std::shared_ptr<MapScene> foldedLattice()
{
    auto scene = lattice();
    for (int i = 0; i < 20; ++i)
        scene->standIns.push_back(i == 7 || i == 18 ? 6 : i);
    return scene;
}

std::shared_ptr<MapScene> cloud(int count)
{
    auto scene = std::make_shared<MapScene>();
    Random random(1);
    for (int i = 0; i < count; ++i)
        scene->dots.push_back({float(random.normal()), float(random.normal()), quint16(i % 30), 0});
    return scene;
}

struct Rig {
    Selection selection;
    RecordingDrag drag;
    MapWidget map{selection, drag};
    QSignalSpy heard{&map, &MapWidget::hearRequested};
    QSignalSpy hovers{&map, &MapWidget::hovered};
    QSignalSpy stops{&map, &MapWidget::stopRequested};

    explicit Rig(std::shared_ptr<MapScene> scene = lattice())
    {
        map.resize(700, 600);
        map.setAnimated(false);
        map.setPathProvider(pathOf);
        selection.reset(int(scene->dots.size()));
        map.setScene(std::move(scene));
        map.show();
        (void)map.grab();
    }
    [[nodiscard]] QPoint at(int sample) const { return map.pixelOf(sample).toPoint(); }
    void click(int sample, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&map, Qt::LeftButton, modifiers, at(sample));
    }
    void sweep(std::initializer_list<QPoint> places, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&map, Qt::LeftButton, modifiers, *places.begin());
        for (const QPoint& place : places)
            move(place, Qt::LeftButton, modifiers);
        QTest::mouseRelease(&map, Qt::LeftButton, modifiers, *(places.end() - 1));
    }
    void move(QPoint place, Qt::MouseButtons buttons = {}, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, place, map.mapToGlobal(place), Qt::NoButton, buttons, modifiers);
        QApplication::sendEvent(&map, &event);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&map, key, modifiers); }
    [[nodiscard]] int lastHeard() const { return heard.isEmpty() ? -1 : heard.last().first().toInt(); }
};

} // namespace

class MapWidgetTest : public QObject
{
    Q_OBJECT

private slots:
    void favouritesAreSeen_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("dots");
        for (const bool dark : {true, false})
            for (const int dots : {20, 740, 20'000})
                QTest::addRow("%d dots, %s", dots, dark ? "dark" : "light") << dark << dots;
    }
    void favouritesAreSeen()
    {
        QFETCH(bool, dark);
        QFETCH(int, dots);
        Rig rig(dots == 20 ? lattice() : cloud(dots));
        rig.map.setDark(dark);
        QTRY_VERIFY(rig.map.isSettled());
        const int favourite = 6;
        const QRect around(rig.at(favourite) - QPoint(16, 16), QSize(33, 33));
        const QImage before = rig.map.grab().toImage();
        rig.map.setStarred({favourite});
        const QImage with = rig.map.grab().toImage();
        int changed = 0;
        int golden = 0;
        double contrast = 0.0;
        for (int y = 0; y < with.height(); ++y) {
            for (int x = 0; x < with.width(); ++x) {
                if (with.pixel(x, y) == before.pixel(x, y))
                    continue;
                QVERIFY(around.contains(x, y)); // nothing else
                ++changed;
                const QColor now = with.pixelColor(x, y);
                const bool isGold =
                    now.hsvHue() > 35 && now.hsvHue() < 55 && now.hsvSaturation() > 180 && now.value() > 220;
                golden += isGold ? 1 : 0;
                contrast = std::max(contrast, std::abs(double(qGray(with.pixel(x, y))) - qGray(before.pixel(x, y))));
            }
        }
        QVERIFY2(changed > 100, qPrintable(QString::number(changed)));
        QVERIFY2(golden > 18, qPrintable(QString::number(golden)));
        QVERIFY2(contrast > 60.0, qPrintable(QString::number(contrast)));
        // On the current sound too.
        rig.selection.set({favourite}, favourite);
        QTRY_VERIFY(rig.map.isSettled());
        const QImage current = rig.map.grab().toImage();
        rig.map.setStarred({});
        QVERIFY(rig.map.grab().toImage() != current);
    }

    void starsOfManyAreThere()
    {
        // So many that they would cover each other: one stands for several, and none of the map is without.
        Rig rig(cloud(20'000));
        QTRY_VERIFY(rig.map.isSettled());
        const QImage without = rig.map.grab().toImage();
        std::vector<int> all(20'000);
        std::iota(all.begin(), all.end(), 0);
        rig.map.setStarred(all);
        const QImage with = rig.map.grab().toImage();
        for (int sample = 0; sample < 20'000; sample += 97) {
            const QRect around(rig.at(sample) - QPoint(14, 14), QSize(29, 29));
            if (rig.map.rect().contains(around))
                QVERIFY(with.copy(around) != without.copy(around));
        }
    }

    void theStarIsAtTheDotThatIsSeen()
    {
        Rig rig(foldedLattice());
        const QImage without = rig.map.grab().toImage();
        rig.map.setStarred({18}); // one dot with 6 and 7
        const QImage with = rig.map.grab().toImage();
        const QRect around(rig.at(6) - QPoint(16, 16), QSize(33, 33));
        QVERIFY(with.copy(around) != without.copy(around));
        // A filter that hides it takes the star away; one that hides 6 leaves it at the next that is seen.
        std::vector<bool> shown(20, true);
        shown[18] = false;
        rig.map.setShown(shown);
        const QImage filtered = rig.map.grab().toImage();
        rig.map.setStarred({});
        QVERIFY(rig.map.grab().toImage() == filtered);
        // What has no place has no star.
        auto scene = lattice();
        scene->dots[3].x = scene->dots[3].y = std::numeric_limits<float>::quiet_NaN();
        rig.map.setScene(scene);
        const QImage nowhere = rig.map.grab().toImage();
        rig.map.setStarred({3});
        QVERIFY(rig.map.grab().toImage() == nowhere);
    }

    void aClickSelectsAndIsHeardOnce()
    {
        Rig rig;
        rig.click(7);
        QCOMPARE(rig.selection.indices(), Samples{7});
        QCOMPARE(rig.selection.current(), 7);
        QCOMPARE(rig.heard.count(), 1);
        QCOMPARE(rig.lastHeard(), 7);
        rig.click(8);
        QCOMPARE(rig.selection.indices(), Samples{8});
        QCOMPARE(rig.heard.count(), 2);
    }

    void theSoundComesOnThePress()
    {
        Rig rig;
        QTest::mousePress(&rig.map, Qt::LeftButton, {}, rig.at(3));
        QCOMPARE(rig.lastHeard(), 3);
        QTest::mouseRelease(&rig.map, Qt::LeftButton, {}, rig.at(3));
        QCOMPARE(rig.heard.count(), 1);
    }

    void modifiersToggleAndAdd()
    {
        Rig rig;
        rig.click(1);
        rig.click(2, Qt::ControlModifier);
        QCOMPARE(rig.selection.indices(), (Samples{1, 2}));
        rig.click(1, Qt::ControlModifier);
        QCOMPARE(rig.selection.indices(), Samples{2});
        rig.click(9, Qt::ShiftModifier);
        rig.click(9, Qt::ShiftModifier);
        QCOMPARE(rig.selection.indices(), (Samples{2, 9}));
        rig.click(9); // one of several, without a drag: it alone
        QCOMPARE(rig.selection.indices(), Samples{9});
    }

    void aClickOnEmptyGroundClears()
    {
        Rig rig;
        rig.click(1);
        QTest::mouseClick(&rig.map, Qt::LeftButton, Qt::ShiftModifier, {4, 4});
        QCOMPARE(rig.selection.indices(), Samples{1});
        QTest::mouseClick(&rig.map, Qt::LeftButton, {}, {4, 4});
        QVERIFY(rig.selection.isEmpty());
        QCOMPARE(rig.heard.count(), 1);
    }

    void aRectangleTakesWhatIsInside()
    {
        Rig rig;
        const QPoint half = (rig.at(6) - rig.at(0)) / 2; // half a step right and up
        rig.sweep({rig.at(0) - half, rig.at(6) + half});
        QCOMPARE(rig.selection.indices(), (Samples{0, 1, 5, 6}));
        rig.sweep({rig.at(18) - half, rig.at(19) + half}, Qt::ShiftModifier);
        QCOMPARE(rig.selection.indices(), (Samples{0, 1, 5, 6, 18, 19}));
        rig.sweep({rig.at(18) - half, rig.at(19) + half});
        QCOMPARE(rig.selection.indices(), (Samples{18, 19}));
        QVERIFY(rig.heard.isEmpty());
    }

    void escGivesUpARectangle()
    {
        Rig rig;
        rig.click(3);
        QTest::mousePress(&rig.map, Qt::LeftButton, {}, {4, 4});
        rig.move({600, 500}, Qt::LeftButton);
        rig.key(Qt::Key_Escape);
        QTest::mouseRelease(&rig.map, Qt::LeftButton, {}, {600, 500});
        QCOMPARE(rig.selection.indices(), Samples{3});
        QVERIFY(rig.stops.isEmpty());
    }

    void aLassoTakesWhatItGoesAround()
    {
        Rig rig;
        // A triangle around 0, 1 and 5, begun on a dot: Alt never drags.
        const QPoint right = rig.at(1) - rig.at(0);
        const QPoint up = rig.at(5) - rig.at(0);
        const QPoint corner = rig.at(0) - right / 3 - up / 3;
        rig.sweep({corner, corner + right * 2, corner + up * 2}, Qt::AltModifier);
        QCOMPARE(rig.selection.indices(), (Samples{0, 1, 5}));
        QCOMPARE(rig.drag.starts, 0);
        rig.sweep({rig.at(19) - right / 4, rig.at(19) + up / 4, rig.at(19) + right / 4, rig.at(19) - up / 4},
                  Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(rig.selection.indices(), (Samples{0, 1, 5, 19}));
        // Where the window manager keeps Alt for itself.
        rig.sweep({corner, corner + right * 2, corner + up * 2}, Qt::ControlModifier);
        QCOMPARE(rig.selection.indices(), (Samples{0, 1, 5}));
        QTest::mouseClick(&rig.map, Qt::LeftButton, Qt::ControlModifier, corner);
        QCOMPARE(rig.selection.indices(), (Samples{0, 1, 5}));
    }

    void aFastPointerIsHeardToo()
    {
        Rig rig;
        rig.map.setHoverAudition(true);
        const QPoint right = rig.at(1) - rig.at(0);
        rig.move(rig.at(5) - right / 3);
        QCOMPARE(rig.heard.count(), 0);
        rig.move(rig.at(7) + right / 3); // over 5, 6 and 7 in one go
        QCOMPARE(rig.heard.count(), 1);
        QCOMPARE(rig.lastHeard(), 7);
        rig.move(rig.at(8));
        QCOMPARE(rig.lastHeard(), 8);
        rig.move(rig.at(8) + right / 3); // only leaves it
        QCOMPARE(rig.heard.count(), 2);
        rig.map.setHoverAudition(false);
        rig.move(rig.at(5) - right / 3);
        QCOMPARE(rig.heard.count(), 2);
    }

    void draggingADotTakesItOrItsSelection()
    {
        Rig rig;
        rig.sweep({rig.at(4), rig.at(4) + QPoint(40, 0)});
        QCOMPARE(rig.drag.starts, 1);
        QCOMPARE(rig.drag.files, std::vector<fs::path>{pathOf(4)});
        QCOMPARE(rig.selection.indices(), Samples{4});

        rig.selection.set({2, 3, 11});
        rig.sweep({rig.at(3), rig.at(3) + QPoint(0, 40)});
        QCOMPARE(rig.drag.starts, 2);
        QCOMPARE(rig.drag.files, (std::vector<fs::path>{pathOf(2), pathOf(3), pathOf(11)}));
        QCOMPARE(rig.selection.indices(), (Samples{2, 3, 11}));

        rig.sweep({rig.at(12), rig.at(12) + QPoint(0, 40)}, Qt::ControlModifier); // not in the selection
        QCOMPARE(rig.drag.files, std::vector<fs::path>{pathOf(12)});
        QCOMPARE(rig.selection.indices(), (Samples{2, 3, 11}));
    }

    void aShakyClickIsNoDrag()
    {
        Rig rig;
        rig.sweep({rig.at(4), rig.at(4) + QPoint(3, 2)});
        QCOMPARE(rig.drag.starts, 0);
        QCOMPARE(rig.selection.indices(), Samples{4});
    }

    void draggingANameTakesItsGroup()
    {
        Rig rig;
        const QPoint name = nameOf(rig);
        rig.sweep({name, name + QPoint(0, 60)});
        QCOMPARE(rig.drag.starts, 1);
        QCOMPARE(rig.drag.files.size(), std::size_t(8));
        QCOMPARE(rig.drag.files[1], pathOf(1));
    }

    void aDoubleClickOnANameSelectsAndShowsItsGroup()
    {
        Rig rig;
        QSignalSpy activated(&rig.map, &MapWidget::groupActivated);
        QTest::mouseDClick(&rig.map, Qt::LeftButton, {}, nameOf(rig));
        QCOMPARE(rig.selection.indices(), (Samples{0, 1, 5, 6, 10, 11, 15, 16}));
        QCOMPARE(activated.count(), 1);
        // The group stands in the middle now.
        QVERIFY(std::abs((rig.map.pixelOf(0).x() + rig.map.pixelOf(1).x()) / 2.0 - 350.0) < 1.0);
        rig.key(Qt::Key_0);
        QCOMPARE(rig.map.zoom(), 1.0);
        QVERIFY(std::abs((rig.map.pixelOf(0).x() + rig.map.pixelOf(4).x()) / 2.0 - 350.0) < 1.0);
    }

    void restingOnANameTellsWhyItIsCalledSo()
    {
        auto scene = lattice();
        scene->groups[0].reason = QStringLiteral("kicks: in 8 of 8 names");
        Rig rig(scene);
        const auto rest = [&](QPoint place) {
            rig.move(place);
            QHelpEvent help(QEvent::ToolTip, place, rig.map.mapToGlobal(place));
            QApplication::sendEvent(&rig.map, &help);
        };
        const QPoint name = nameOf(rig); // of group 0
        rest(name);
        QCOMPARE(QToolTip::text(), QStringLiteral("kicks: in 8 of 8 names"));
        rest(rig.at(14));
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void theWheelZoomsAtTheCursor()
    {
        Rig rig;
        QSignalSpy zoomed(&rig.map, &MapWidget::zoomChanged);
        const QPointF cursor = rig.map.pixelOf(13);
        wheel(rig, cursor, {}, {0, 120});
        QCOMPARE(rig.map.zoom(), 1.2);
        QVERIFY(QLineF(rig.map.pixelOf(13), cursor).length() < 1e-6);
        QCOMPARE(zoomed.count(), 1);
        for (int i = 0; i < 200; ++i)
            wheel(rig, cursor, {}, {0, -120});
        QVERIFY(rig.map.zoom() > 0.4 && rig.map.zoom() <= 1.0);
        for (int i = 0; i < 400; ++i)
            wheel(rig, cursor, {}, {0, 120});
        QVERIFY(std::isfinite(rig.map.zoom()));
    }

    void twoFingersPan()
    {
        Rig rig;
        const QPointF before = rig.map.pixelOf(13);
        wheel(rig, {300, 300}, {15, -20}, {30, -40}, Qt::ScrollUpdate);
        QVERIFY(QLineF(rig.map.pixelOf(13), before + QPointF(15, -20)).length() < 1e-6);
        QCOMPARE(rig.map.zoom(), 1.0);
    }

    void theMiddleButtonPans()
    {
        Rig rig;
        const QPointF before = rig.map.pixelOf(13);
        QTest::mousePress(&rig.map, Qt::MiddleButton, {}, {300, 300});
        rig.move({340, 310}, Qt::MiddleButton);
        QTest::mouseRelease(&rig.map, Qt::MiddleButton, {}, {340, 310});
        QVERIFY(QLineF(rig.map.pixelOf(13), before + QPointF(40, 10)).length() < 1e-6);
        QVERIFY(rig.selection.isEmpty());
    }

    void hoverNamesTheDotAndPlaysWhenAskedTo()
    {
        Rig rig;
        rig.move(rig.at(6));
        QCOMPARE(rig.hovers.last().first().toInt(), 6);
        QVERIFY(rig.heard.isEmpty());
        QSignalSpy switched(&rig.map, &MapWidget::hoverAuditionChanged);
        rig.key(Qt::Key_H);
        QVERIFY(rig.map.hoverAudition());
        QCOMPARE(switched.count(), 1);
        rig.move(rig.at(7));
        rig.move(rig.at(7) + QPoint(1, 0)); // the same dot: once
        QCOMPARE(rig.heard.count(), 1);
        QCOMPARE(rig.lastHeard(), 7);
        rig.move(rig.at(7) + QPoint(25, 25));
        QCOMPARE(rig.hovers.last().first().toInt(), -1);
        rig.key(Qt::Key_H);
        rig.move(rig.at(8));
        QCOMPARE(rig.heard.count(), 1);
    }

    void theCardIsAskedForOnceADot()
    {
        Rig rig;
        Samples asked;
        rig.map.setCardProvider([&](int sample) {
            asked.push_back(sample);
            return MapCard{QStringLiteral("a.wav"), QStringLiteral("kicks"), QStringLiteral("0.4 s"), {{-1.0F, 1.0F}}};
        });
        const QImage before = rig.map.grab().toImage();
        rig.move(rig.at(12));
        rig.move(rig.at(12) + QPoint(1, 1));
        QCOMPARE(asked, Samples{12});
        QVERIFY(rig.map.grab().toImage() != before);
        rig.map.refreshCard();
        QCOMPARE(asked, (Samples{12, 12}));
    }

    void arrowsWalkAndAreHeard()
    {
        Rig rig;
        rig.selection.set({6}, 6);
        rig.key(Qt::Key_Right);
        QCOMPARE(rig.selection.indices(), Samples{7});
        QCOMPARE(rig.lastHeard(), 7);
        rig.key(Qt::Key_Up);
        QCOMPARE(rig.lastHeard(), 12);
        rig.key(Qt::Key_Left);
        QCOMPARE(rig.lastHeard(), 11);
        rig.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(rig.lastHeard(), 6);
        QCOMPARE(rig.selection.indices(), (Samples{6, 11}));
        QCOMPARE(rig.heard.count(), 4);
        rig.key(Qt::Key_Return);
        QCOMPARE(rig.heard.count(), 5);
        QCOMPARE(rig.lastHeard(), 6);
    }

    void theFirstArrowGoesToTheMiddle()
    {
        Rig rig;
        rig.key(Qt::Key_Left);
        QVERIFY((std::set<int>{7, 12}.contains(rig.selection.current())));
        Rig none(std::make_shared<MapScene>());
        none.key(Qt::Key_Left);
        none.key(Qt::Key_Return);
        QVERIFY(none.heard.isEmpty());
    }

    void walkingKeepsTheDotInSight()
    {
        Rig rig;
        for (int i = 0; i < 12; ++i)
            wheel(rig, rig.map.pixelOf(0), {}, {0, 120});
        rig.selection.set({0}, 0);
        for (int i = 0; i < 4; ++i) {
            rig.key(Qt::Key_Right);
            QVERIFY(QRectF(rig.map.rect()).contains(rig.map.pixelOf(rig.selection.current())));
        }
        QCOMPARE(rig.selection.current(), 4);
    }

    void escStopsAndASecondTimeClears()
    {
        Rig rig;
        rig.click(3);
        rig.key(Qt::Key_Escape);
        QCOMPARE(rig.stops.count(), 1);
        QCOMPARE(rig.selection.indices(), Samples{3});
        rig.key(Qt::Key_Escape);
        QVERIFY(rig.selection.isEmpty());
    }

    void whatIsFilteredCannotBeHit()
    {
        Rig rig;
        std::vector<bool> shown(20, true);
        shown[7] = shown[0] = false;
        const QPointF before = rig.map.pixelOf(7);
        rig.map.setShown(shown);
        QCOMPARE(rig.map.pixelOf(7), before);
        QCOMPARE(rig.map.indexAt(before), -1);
        QCOMPARE(rig.map.indexAt(rig.map.pixelOf(8)), 8);
        rig.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(rig.selection.indices().size(), std::size_t(18));
        rig.selection.set({6}, 6);
        rig.key(Qt::Key_Right);
        QCOMPARE(rig.selection.current(), 8);
        rig.map.setShown({});
        rig.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(rig.selection.indices().size(), std::size_t(20));
    }

    void filteringGreysAndSelectionRings()
    {
        Rig rig;
        rig.selection.clear();
        const QPoint place = rig.at(12);
        const QImage plain = rig.map.grab().toImage();
        std::vector<bool> shown(20, true);
        shown[12] = false;
        rig.map.setShown(shown);
        QCOMPARE(rig.map.grab().toImage().pixel(place), mapTheme(true).ghost);
        rig.map.setShown({});
        QCOMPARE(rig.map.grab().toImage(), plain);
        QCOMPARE(plain.pixel(place), mapColour(1, true));
        rig.selection.set({12}, -1);
        QVERIFY(rig.map.grab().toImage() != plain);
        rig.selection.clear();
        rig.map.highlightGroup(1);
        QVERIFY(rig.map.grab().toImage() != plain);
        rig.map.highlightGroup(-1);
        QCOMPARE(rig.map.grab().toImage(), plain);
        rig.map.setDark(false);
        QCOMPARE(rig.map.grab().toImage().pixel(place), mapColour(1, false));
    }

    void foldedDotsAreOne()
    {
        auto scene = foldedLattice();
        Rig rig(scene);
        const QPoint place = rig.at(6);
        QCOMPARE(rig.at(7), place); // where the first of them is
        QCOMPARE(rig.at(18), place);
        QCOMPARE(rig.map.indexAt(place), 6);
        rig.click(18);
        QCOMPARE(rig.selection.indices(), Samples{6});
        QCOMPARE(rig.lastHeard(), 6);
        // Dragged alone it takes one sound along.
        QTest::mousePress(&rig.map, Qt::LeftButton, {}, place);
        rig.move(place + QPoint(60, 0), Qt::LeftButton);
        QCOMPARE(rig.drag.files, std::vector<fs::path>{pathOf(6)});
        QTest::mouseRelease(&rig.map, Qt::LeftButton, {}, place);
        // Nothing is hit where the others would be.
        const auto plain = std::make_shared<MapScene>(*scene);
        plain->standIns.clear();
        rig.map.setScene(plain);
        const QPoint seventh = rig.at(7);
        const QPoint eighth = rig.at(8);
        QVERIFY(seventh != place);
        QCOMPARE(rig.map.indexAt(seventh), 7);
        rig.map.setScene(scene);
        QCOMPARE(rig.at(8), eighth); // the view is as it was
        QCOMPARE(rig.map.indexAt(seventh), -1);
        // Nor walked to.
        rig.selection.set({6}, 6);
        rig.key(Qt::Key_Right);
        QCOMPARE(rig.selection.current(), 8);
        rig.selection.set({18}, 18); // one that is folded: from where it is shown
        rig.key(Qt::Key_Left);
        QCOMPARE(rig.selection.current(), 5);
        // Areas take one of each, names all.
        rig.selection.clear();
        rig.sweep({rig.at(0) - QPoint(20, -20), rig.at(9) + QPoint(20, -20)});
        QCOMPARE(rig.selection.indices(), (Samples{0, 1, 2, 3, 4, 5, 6, 8, 9}));
        rig.map.activateGroup(1);
        QCOMPARE(rig.selection.indices(), (Samples{2, 3, 4, 7, 8, 9, 12, 13, 14, 17, 18, 19}));
    }

    void foldedDotsAreDrawnOnceWithTheirNumber()
    {
        const auto scene = foldedLattice();
        const auto plain = std::make_shared<MapScene>(*scene);
        plain->standIns.clear();
        Rig rig(plain);
        const QPoint place = rig.at(6);
        const QPoint seventh = rig.at(7);
        const QImage open = rig.map.grab().toImage();
        rig.map.setScene(scene);
        const QImage folded = rig.map.grab().toImage();
        QCOMPARE(open.pixel(seventh), mapColour(1, true));
        QVERIFY(folded.pixel(seventh) != mapColour(1, true));
        const QPoint badge = place + QPoint(9, -9);
        QVERIFY(folded.pixel(badge) != open.pixel(badge));
        // One that is folded and selected is seen where it is shown.
        rig.selection.set({18}, -1);
        rig.selection.setCurrent(0);
        const QImage selected = rig.map.grab().toImage();
        rig.selection.set({6}, -1);
        rig.selection.setCurrent(0);
        QCOMPARE(rig.map.grab().toImage(), selected);
        QVERIFY(selected != folded);
    }

    void aFilterShowsAnotherOfThoseThatAreFolded()
    {
        Rig rig(foldedLattice());
        std::vector<bool> shown(20, true);
        shown[6] = false;
        rig.map.setShown(shown);
        QCOMPARE(rig.map.indexAt(rig.map.pixelOf(18)), 7);
        QCOMPARE(rig.map.pixelOf(6), rig.map.pixelOf(7));
        rig.map.setShown(std::vector<bool>(20, false));
        QCOMPARE(rig.map.indexAt(rig.map.pixelOf(6)), -1);
        rig.map.setShown({});
        QCOMPARE(rig.map.indexAt(rig.map.pixelOf(18)), 6);
    }

    void recolouringKeepsTheViewAndAnotherMapDoesNot()
    {
        Rig rig;
        wheel(rig, {200, 200}, {}, {0, 480});
        const QPointF before = rig.map.pixelOf(7);
        const double zoom = rig.map.zoom();
        auto recoloured = lattice();
        for (MapDot& dot : recoloured->dots)
            dot.colour = 5;
        rig.map.setScene(recoloured);
        QCOMPARE(rig.map.pixelOf(7), before);
        auto more = lattice();
        more->dots.push_back({9.0F, 9.0F, 0, 0});
        more->groupOf.push_back(0);
        rig.map.setScene(more);
        QCOMPARE(rig.map.pixelOf(7), before);
        QVERIFY(rig.map.zoom() > zoom); // the whole is larger now
        rig.map.setScene(cloud(50));
        QCOMPARE(rig.map.zoom(), 1.0);
        rig.map.setScene(nullptr);
        QCOMPARE(rig.map.indexAt({300, 300}), -1);
        (void)rig.map.grab();
    }

    void resizingGoesOnShowingAll()
    {
        Rig rig;
        rig.map.resize(400, 300);
        for (int sample = 0; sample < 20; ++sample)
            QVERIFY(QRectF(rig.map.rect()).contains(rig.map.pixelOf(sample)));
        QCOMPARE(rig.map.zoom(), 1.0);
    }

    void strangeScenes_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("onePlace");
        QTest::newRow("one") << 1 << false;
        QTest::newRow("hundred in one place") << 100 << true;
    }
    void strangeScenes()
    {
        QFETCH(int, count);
        QFETCH(bool, onePlace);
        auto scene = cloud(count);
        for (MapDot& dot : scene->dots) {
            if (onePlace)
                dot.x = dot.y = 3.0F;
        }
        scene->groupOf.assign(std::size_t(count), 7); // no such group
        Rig rig(scene);
        rig.click(0);
        QCOMPARE(rig.selection.indices(), Samples{0});
        rig.map.zoomToGroup(7);
        rig.map.highlightGroup(7);
        rig.map.ensureVisible(-1);
        wheel(rig, {350, 300}, {}, {0, 1200});
        (void)rig.map.grab();
    }

    void aLargeMapIsDrawnBehindAndAnswers()
    {
        Rig rig(cloud(200'000));
        QTRY_VERIFY_WITH_TIMEOUT(rig.map.isSettled(), 60'000);
        const int found = rig.map.indexAt({350, 300});
        QVERIFY(found >= 0);
        QVERIFY(QLineF(rig.map.pixelOf(found), {350, 300}).length() < 10.0);
        const QImage before = rig.map.grab().toImage();
        rig.key(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!rig.map.isSettled());
        QTRY_VERIFY_WITH_TIMEOUT(rig.map.isSettled(), 60'000);
        QVERIFY(rig.map.grab().toImage() != before);
        rig.map.setScene(cloud(100'000));
        (void)rig.map.grab(); // between two scenes
        QTRY_VERIFY_WITH_TIMEOUT(rig.map.isSettled(), 60'000);
    }

    void screenReadersSeeAListOfGroups()
    {
        Rig rig;
        rig.map.setCardProvider([](int sample) {
            MapCard card;
            card.title = QStringLiteral("sound %1").arg(sample);
            return card;
        });
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&rig.map);
        QVERIFY(list != nullptr);
        QCOMPARE(list->role(), QAccessible::List);
        QVERIFY(!list->text(QAccessible::Name).isEmpty());
        QCOMPARE(list->childCount(), 2);
        QAccessibleInterface* kicks = list->child(0);
        QAccessibleInterface* hats = list->child(1);
        QCOMPARE(kicks->role(), QAccessible::ListItem);
        QVERIFY(kicks->text(QAccessible::Name).contains(QStringLiteral("kicks")));
        QVERIFY(kicks->text(QAccessible::Name).contains(QStringLiteral("8")));
        QCOMPARE(list->indexOfChild(hats), 1);
        QCOMPARE(hats->parent(), list);
        const QPoint inHats = rig.map.mapToGlobal(rig.at(13));
        QVERIFY(hats->rect().contains(inHats));
        QCOMPARE(list->childAt(inHats.x(), inHats.y()), hats);
        QVERIFY(list->child(2) == nullptr);

        rig.selection.set({13}, 13);
        QVERIFY(list->text(QAccessible::Value).contains(QStringLiteral("sound 13")));
        QVERIFY(list->text(QAccessible::Value).contains(QStringLiteral("hats")));

        rig.map.setScene(foldedLattice());
        QVERIFY(kicks->text(QAccessible::Name).contains(QStringLiteral("8 sound(s)")));
        QVERIFY(!kicks->text(QAccessible::Name).contains(QStringLiteral("repeated")));
        QVERIFY(hats->text(QAccessible::Name).contains(QStringLiteral("12 sound(s), 2 of them repeated")));
        rig.selection.set({18}, 18);
        QVERIFY(list->text(QAccessible::Value).contains(QStringLiteral("sound 18, 3 copies")));

        kicks->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(rig.selection.indices().size(), std::size_t(8));
        rig.map.setScene(nullptr);
        QCOMPARE(list->childCount(), 0);
        QVERIFY(!kicks->isValid());
    }

    void goingWhileDrawingIsSafe()
    {
        for (int i = 0; i < 5; ++i) {
            Rig rig(cloud(150'000));
            rig.map.setDark(false);
        }
    }

private:
    static void wheel(Rig& rig, QPointF at, QPoint pixels, QPoint angle, Qt::ScrollPhase phase = Qt::NoScrollPhase)
    {
        QWheelEvent event(at, rig.map.mapToGlobal(at), pixels, angle, Qt::NoButton, Qt::NoModifier, phase, false);
        QApplication::sendEvent(&rig.map, &event);
    }

    /// The place of the name "kicks": between its columns 0 and 1, over the dots' middle, found by the hand cursor.
    static QPoint nameOf(Rig& rig)
    {
        for (int y = 0; y < rig.map.height(); y += 4) {
            for (int x = 0; x < (rig.at(1).x() + rig.at(2).x()) / 2; x += 4) {
                rig.move({x, y});
                if (rig.map.cursor().shape() == Qt::PointingHandCursor && rig.map.indexAt(QPointF(x, y)) < 0)
                    return {x, y};
            }
        }
        return {-1, -1};
    }
};

QTEST_MAIN(MapWidgetTest)
#include "map_widget_test.moc"
