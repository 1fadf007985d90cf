// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/viewport.h"

#include <QTest>

#include <cmath>

using otozu::Bounds;
using otozu::Viewport;

namespace
{

bool near(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) < 1e-6;
}

} // namespace

class ViewportTest : public QObject
{
    Q_OBJECT

private slots:
    void fittingShowsAllWithAMargin_data()
    {
        QTest::addColumn<QRectF>("box"); // x, y, width, height; y up
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<double>("scale"); // by hand, margin 50
        QTest::newRow("wide") << QRectF(0, 0, 20, 10) << QSizeF(300, 300) << 10.0;
        QTest::newRow("tall") << QRectF(-5, -5, 10, 20) << QSizeF(500, 300) << 10.0;
        QTest::newRow("off the origin") << QRectF(100, -200, 4, 4) << QSizeF(300, 200) << 25.0;
        QTest::newRow("less than the margins") << QRectF(0, 0, 10, 10) << QSizeF(60, 60) << 3.0;
    }
    void fittingShowsAllWithAMargin()
    {
        QFETCH(QRectF, box);
        QFETCH(QSizeF, size);
        QFETCH(double, scale);
        const Bounds bounds{float(box.left()), float(box.top()), float(box.right()), float(box.bottom())};
        const Viewport view = Viewport::fitting(bounds, size, 50.0);
        QCOMPARE(view.scale(), scale);
        QVERIFY(near(view.toPixel(box.center().x(), box.center().y()), QPointF(size.width() / 2, size.height() / 2)));
        // y points up.
        QVERIFY(view.toPixel(box.left(), box.bottom()).y() < view.toPixel(box.left(), box.top()).y());
    }

    void boxesWithoutAreaHaveAFiniteScale()
    {
        for (const Bounds& box : {Bounds{}, Bounds{3, 3, 3, 3}, Bounds{0, 1, 5, 1}}) {
            const Viewport view = Viewport::fitting(box, {200, 200});
            QVERIFY(std::isfinite(view.scale()) && view.scale() > 0.0);
        }
        QVERIFY(near(Viewport::fitting({3, 3, 3, 3}, {200, 200}).toPixel(3, 3), {100, 100}));
    }

    void pixelsAndMapGoThereAndBack()
    {
        const Viewport view = Viewport::fitting({-3, 2, 9, 8}, {640, 480}).zoomedAt({30, 40}, 3.7).panned({11, -7});
        for (const QPointF pixel : {QPointF(0, 0), QPointF(640, 480), QPointF(12.5, 300)}) {
            const QPointF map = view.toMap(pixel);
            QVERIFY(near(view.toPixel(map.x(), map.y()), pixel));
        }
        const auto transform = view.transform(2.0);
        const QPointF at = view.toPixel(1.5, 4.5);
        QVERIFY(near(QPointF(1.5 * transform.scaleX + transform.offsetX, 4.5 * transform.scaleY + transform.offsetY),
                     at * 2.0));
    }

    void zoomKeepsWhatIsUnderTheCursor()
    {
        const Viewport view = Viewport::fitting({0, 0, 10, 10}, {400, 300});
        for (const double factor : {0.3, 1.0, 7.0}) {
            const QPointF cursor(123, 45);
            const Viewport zoomed = view.zoomedAt(cursor, factor);
            QCOMPARE(zoomed.scale(), view.scale() * factor);
            QVERIFY(near(zoomed.toMap(cursor), view.toMap(cursor)));
        }
    }

    void panMovesWithTheHand()
    {
        const Viewport view = Viewport::fitting({0, 0, 10, 10}, {400, 300});
        const QPointF before = view.toPixel(2, 3);
        QVERIFY(near(view.panned({30, -12}).toPixel(2, 3), before + QPointF(30, -12)));
    }

    void resizingKeepsCentreAndScale()
    {
        const Viewport view = Viewport::fitting({0, 0, 10, 10}, {400, 300}).zoomedAt({10, 10}, 2.0);
        const Viewport larger = view.resized({800, 700});
        QCOMPARE(larger.scale(), view.scale());
        QVERIFY(near(larger.toMap({400, 350}), view.toMap({200, 150})));
    }

    void limitsHoldScaleAndCentre()
    {
        const Bounds box{0, 0, 10, 10};
        const Viewport view = Viewport::fitting(box, {400, 300});
        QCOMPARE(view.zoomedAt({0, 0}, 1e6).limited(box, 1.0, 80.0, {0, 0}).scale(), 80.0);
        QCOMPARE(view.zoomedAt({0, 0}, 1e-6).limited(box, 1.0, 80.0, {0, 0}).scale(), 1.0);
        const QPointF centre = view.panned({-1e5, 1e5}).limited(box, 1.0, 80.0, {0, 0}).centre();
        QVERIFY(near(centre, {10, 10}));
        // At the limit, what is under the anchor stays.
        const QPointF anchor(300, 200);
        const Viewport most = view.zoomedAt(anchor, 1e6).limited(box, 1.0, 80.0, anchor);
        QVERIFY(near(most.toMap(anchor), view.toMap(anchor)));
    }

    void aGlideStartsAndEndsInPlaceAndNeverTurnsBack()
    {
        const Viewport a = Viewport::fitting({0, 0, 10, 10}, {400, 300});
        const Viewport b = a.zoomedAt({50, 60}, 12.0);
        QVERIFY(Viewport::between(a, b, 0.0) == a);
        QVERIFY(Viewport::between(a, b, 1.0) == b);
        double last = a.scale();
        for (int step = 1; step <= 20; ++step) {
            const Viewport now = Viewport::between(a, b, step / 20.0);
            QVERIFY(now.scale() > last);
            last = now.scale();
            // Zooming about a pixel, that pixel stands still all the way.
            QVERIFY(near(now.toMap({50, 60}), a.toMap({50, 60})));
        }
    }
};

QTEST_GUILESS_MAIN(ViewportTest)
#include "viewport_test.moc"
