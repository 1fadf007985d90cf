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
                if (places[a].isNull())
                    continue;
                QVERIFY(bounds.contains(places[a]));
                QCOMPARE(places[a].size(), wishes[a].size);
                QVERIFY(qAbs(places[a].center().x() - wishes[a].anchor.x()) < 1e-9);
                for (std::size_t b = 0; b < a; ++b)
                    QVERIFY(places[b].isNull() || !places[a].intersects(places[b]));
            }
        }
    }

    void theHeavierStandsOverItsPlace()
    {
        const std::vector<LabelWish> wishes = {{{100, 100}, {80, 20}, 5}, {{105, 102}, {80, 20}, 50}};
        const auto places = layoutLabels(wishes, {0, 0, 300, 300});
        QCOMPARE(places[1].center(), QPointF(105, 102));
        QVERIFY(!places[0].isNull() && places[0].center() != QPointF(100, 100));
    }

    void whereThereIsNoRoomThereIsNoName()
    {
        std::vector<LabelWish> wishes(10, {{50, 50}, {80, 20}, 1});
        wishes.push_back({{50, 50}, {}, 99}); // nameless
        const auto places = layoutLabels(wishes, {0, 0, 100, 100});
        QCOMPARE(std::count_if(places.begin(), places.end(), [](const QRectF& place) { return !place.isNull(); }), 3);
        QVERIFY(places.back().isNull());
        QVERIFY(layoutLabels({}, {0, 0, 100, 100}).empty());
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
