// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/hit_grid.h"

#include <QPolygonF>
#include <QTest>

#include "core/base/random.h"

#include <cmath>
#include <limits>

using namespace otozu;

namespace
{

std::vector<Dot> dotsOf(const QByteArray& shape, int count)
{
    Random random(21);
    std::vector<Dot> dots;
    for (int i = 0; i < count; ++i) {
        const auto x = float(random.normal());
        const auto y = float(random.normal());
        if (shape == "cloud")
            dots.push_back({10.0F * x, 3.0F * y});
        else if (shape == "lattice") // many at equal distances, many in one place
            dots.push_back({float(i % 13), float(i / 13 % 11)});
        else if (shape == "line")
            dots.push_back({x, 2.0F});
        else if (shape == "place")
            dots.push_back({1.0F, 1.0F});
        else
            dots.push_back({i % 10 == 0 ? std::numeric_limits<float>::quiet_NaN() : 100.0F * x * x * x, y});
    }
    return dots;
}

} // namespace

class HitGridTest : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithLookingAtAll_data()
    {
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("filtered");
        for (const char* shape : {"cloud", "lattice", "line", "place", "tails and NaN"}) {
            for (const int count : {1, 2, 700, 3000}) {
                for (const bool filtered : {false, true})
                    QTest::addRow("%s, %d%s", shape, count, filtered ? ", filtered" : "")
                        << QByteArray(shape) << count << filtered;
            }
        }
    }
    void agreesWithLookingAtAll()
    {
        QFETCH(QByteArray, shape);
        QFETCH(int, count);
        QFETCH(bool, filtered);
        const auto dots = dotsOf(shape, count);
        const HitGrid grid(dots);
        Random random(4);
        std::vector<char> shown;
        for (int i = 0; filtered && i < count; ++i)
            shown.push_back(char(random.below(3) != 0));
        const auto canHit = [&](int i) { return shown.empty() || shown[std::size_t(i)] != 0; };

        for (int query = 0; query < 300; ++query) {
            const QPointF at(random.uniform(-20.0, 20.0), random.uniform(-12.0, 12.0));
            const double radius = query % 3 == 0 ? 1e30 : random.uniform(0.0, 4.0);
            int nearest = -1;
            double least = radius * radius;
            for (int i = 0; i < count; ++i) {
                const double dx = double(dots[std::size_t(i)].x) - at.x();
                const double dy = double(dots[std::size_t(i)].y) - at.y();
                const double square = dx * dx + dy * dy;
                if (canHit(i) && (square < least || (nearest < 0 && square <= least))) {
                    nearest = i;
                    least = square;
                }
            }
            QCOMPARE(grid.nearest(at, radius, shown), nearest);

            const Bounds box{float(at.x()), float(at.y()), float(at.x() + random.uniform(0.0, 9.0)),
                             float(at.y() + random.uniform(0.0, 9.0))};
            std::vector<int> inBox;
            for (int i = 0; i < count; ++i) {
                const Dot& dot = dots[std::size_t(i)];
                if (dot.x >= box.lowX && dot.x <= box.highX && dot.y >= box.lowY && dot.y <= box.highY && canHit(i))
                    inBox.push_back(i);
            }
            QCOMPARE(grid.inside(box, shown), inBox);

            // Qt's own polygon test; corners off the lattice, so that no dot lies on an edge.
            QPolygonF polygon;
            for (int corner = 0; corner < 7; ++corner)
                polygon << at + QPointF(random.uniform(-8.0, 8.0) + 0.0137, random.uniform(-8.0, 8.0) + 0.0171);
            std::vector<int> inPolygon;
            for (int i = 0; i < count; ++i) {
                const QPointF place(double(dots[std::size_t(i)].x), double(dots[std::size_t(i)].y));
                if (std::isfinite(place.x()) && polygon.containsPoint(place, Qt::OddEvenFill) && canHit(i))
                    inPolygon.push_back(i);
            }
            QCOMPARE(grid.inside(std::vector<QPointF>(polygon.begin(), polygon.end()), shown), inPolygon);
        }
    }

    void arrowsLeadToTheNearestAhead()
    {
        //        2
        //    3   0   1    4      5 is nearer than 1, but nearly straight up
        const std::vector<Dot> dots = {{0, 0}, {2, 0}, {0, 3}, {-1, 0}, {5, 0.2F}, {0.1F, 1.0F}};
        const HitGrid grid(dots);
        QCOMPARE(grid.towards(0, {1, 0}), 1);
        QCOMPARE(grid.towards(1, {1, 0}), 4);
        QCOMPARE(grid.towards(0, {-1, 0}), 3);
        QCOMPARE(grid.towards(0, {0, 1}), 5);
        QCOMPARE(grid.towards(5, {0, 1}), 2);
        QCOMPARE(grid.towards(0, {0, -1}), -1);
        QCOMPARE(grid.towards(4, {1, 0}), -1);
        QCOMPARE(grid.towards(-1, {1, 0}), -1);
        QCOMPARE(grid.towards(99, {1, 0}), -1);
        const std::vector<char> shown = {1, 0, 1, 1, 1, 1};
        QCOMPARE(grid.towards(0, {1, 0}, shown), 4);
    }

    void arrowsNeverMissWhatAFullLookFinds()
    {
        const auto dots = dotsOf("cloud", 2000);
        const HitGrid grid(dots);
        for (int from = 0; from < 200; ++from) {
            for (const QPointF direction : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
                double least = std::numeric_limits<double>::infinity();
                int best = -1;
                for (int i = 0; i < 2000; ++i) {
                    const double dx = double(dots[std::size_t(i)].x) - double(dots[std::size_t(from)].x);
                    const double dy = double(dots[std::size_t(i)].y) - double(dots[std::size_t(from)].y);
                    const double distance = std::hypot(dx, dy);
                    const double cosine = (dx * direction.x() + dy * direction.y()) / distance;
                    if (distance > 0.0 && cosine >= 0.5 && distance * (5.0 - 4.0 * cosine) < least) {
                        least = distance * (5.0 - 4.0 * cosine);
                        best = i;
                    }
                }
                QCOMPARE(grid.towards(from, direction), best);
            }
        }
    }

    void nothingIsFoundAmongNone()
    {
        const HitGrid grid;
        QCOMPARE(grid.nearest({0, 0}, 1e9), -1);
        QVERIFY(grid.inside(Bounds{-1, -1, 1, 1}).empty());
        QVERIFY(grid.inside(std::vector<QPointF>{{0, 0}, {1, 0}, {0, 1}}).empty());
        const std::vector<Dot> one = {{0.2F, 0.2F}};
        QVERIFY(HitGrid(one).inside(std::vector<QPointF>{{0, 0}, {1, 1}}).empty());
    }
};

QTEST_GUILESS_MAIN(HitGridTest)
#include "hit_grid_test.moc"
