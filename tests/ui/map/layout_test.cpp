// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/label_layout.h"
#include "ui/map/map_card.h"

#include <QTest>

#include "core/base/random.h"

using namespace otozu;

class LayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void namesNeverOverlapAndStayInside_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("few") << 8;
        QTest::newRow("many") << 60;
        QTest::newRow("crowd") << 400;
    }
    void namesNeverOverlapAndStayInside()
    {
        QFETCH(int, count);
        const QRectF bounds(0, 0, 900, 600);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            Random random(seed);
            std::vector<LabelWish> wishes;
            for (int i = 0; i < count; ++i)
                wishes.push_back({{random.uniform(-50.0, 950.0), random.uniform(-50.0, 650.0)},
                                  {random.uniform(30.0, 160.0), 20.0},
                                  int(random.below(1000))});
            const auto places = layoutLabels(wishes, bounds);
            QCOMPARE(places.size(), wishes.size());
            for (std::size_t a = 0; a < places.size(); ++a) {
                const QRectF& place = places[a].rect;
                QCOMPARE(place.isNull(), places[a].spot < 0);
                if (place.isNull())
                    continue;
                QVERIFY(bounds.contains(place));
                QCOMPARE(place.size(), wishes[a].size);
                QVERIFY(qAbs(place.center().x() - wishes[a].anchor.x()) <= place.width());
                QVERIFY(qAbs(place.center().y() - wishes[a].anchor.y()) <= 3.3 * place.height());
                for (std::size_t b = 0; b < a; ++b)
                    QVERIFY(!place.intersects(places[b].rect));
            }
        }
    }

    void theHeavierStandsOverItsPlace()
    {
        const std::vector<LabelWish> wishes = {{{100, 100}, {80, 20}, 5}, {{105, 102}, {80, 20}, 50}};
        const auto places = layoutLabels(wishes, {0, 0, 300, 300});
        QCOMPARE(places[1].rect.center(), QPointF(105, 102));
        QVERIFY(!places[0].rect.isNull() && places[0].rect.center() != QPointF(100, 100));
    }

    void whereThereIsNoRoomThereIsNoName()
    {
        std::vector<LabelWish> wishes(10, {{50, 50}, {80, 20}, 1});
        wishes.push_back({{50, 50}, {}, 99}); // nameless
        const auto places = layoutLabels(wishes, {0, 0, 100, 100});
        QCOMPARE(std::count_if(places.begin(), places.end(), [](const LabelPlace& place) { return place.spot >= 0; }),
                 3);
        QVERIFY(places.back().rect.isNull());
        QVERIFY(layoutLabels({}, {0, 0, 100, 100}).empty());
    }

    void aNameLeavesCostlyGround()
    {
        const QRectF bounds(0, 0, 400, 400);
        std::vector<LabelWish> wishes = {{{200, 200}, {80, 20}, 1}};
        const QRectF pond(150, 185, 100, 30);
        const auto costOf = [&](double price) {
            return [=](const QRectF& place) { return place.intersects(pond) ? price : 0.0; };
        };
        // Cheaper than the way out of it.
        QCOMPARE(layoutLabels(wishes, bounds, costOf(0.05))[0].rect.center(), QPointF(200, 200));
        const LabelPlace moved = layoutLabels(wishes, bounds, costOf(1.0))[0];
        QVERIFY(moved.spot > 0 && !moved.rect.intersects(pond));
        QCOMPARE(moved.rect.center().x(), 200.0);
        // Where it stands it stays, unless another place is clearly better.
        wishes[0].spot = moved.spot;
        QCOMPARE(layoutLabels(wishes, bounds, costOf(0.13))[0].spot, moved.spot);
        QCOMPARE(layoutLabels(wishes, bounds, costOf(0.0))[0].spot, 0);
        QCOMPARE(layoutLabels(wishes, bounds, [](const QRectF&) { return kNoLabel; })[0].spot, -1);
        // Over others' dots it is near its own or nowhere.
        const auto crowded = [](const QRectF&) { return 0.5; };
        std::vector<LabelWish> three(4, {{200, 200}, {80, 20}, 1});
        QCOMPARE(layoutLabels(three, bounds, crowded)[2].spot, 2);
        QCOMPARE(layoutLabels(three, bounds, crowded)[3].spot, -1);
    }

    void theCardStaysInsideAndNeverCoversTheDot()
    {
        const QRectF bounds(8, 8, 500, 400);
        for (double x = 0.0; x <= 516.0; x += 6.0) {
            for (double y = 0.0; y <= 416.0; y += 6.0) {
                const QRectF place = placeCard(bounds, {x, y}, 20.0, {220, 110});
                QVERIFY2(!place.isNull(), qPrintable(QString("%1 %2").arg(x).arg(y)));
                QVERIFY(bounds.contains(place));
                QVERIFY(!place.intersects(QRectF(x - 14.0, y - 14.0, 28.0, 28.0)));
            }
        }
    }

    void noCardWhereNoneFits()
    {
        QVERIFY(placeCard({0, 0, 100, 100}, {50, 50}, 20.0, {220, 110}).isNull());
        QVERIFY(placeCard({0, 0, 240, 120}, {120, 60}, 20.0, {220, 110}).isNull());
    }
};

QTEST_GUILESS_MAIN(LayoutTest)
#include "layout_test.moc"
