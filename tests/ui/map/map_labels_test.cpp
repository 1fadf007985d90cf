// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_labels.h"

#include "core/base/random.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <cmath>
#include <numbers>

using namespace otozu;

namespace
{

struct Maker {
    std::shared_ptr<MapScene> scene = std::make_shared<MapScene>();
    Random random{7};

    int group(const char* name)
    {
        scene->groups.push_back({QString::fromLatin1(name), quint16(scene->groups.size()), 0});
        return int(scene->groups.size()) - 1;
    }
    void dot(int group, double x, double y)
    {
        scene->dots.push_back({float(x), float(y), quint16(group), 0});
        scene->groupOf.push_back(group);
        ++scene->groups[std::size_t(group)].size;
    }
    void lump(int group, int count, double x, double y, double spread)
    {
        for (int i = 0; i < count; ++i)
            dot(group, x + spread * random.normal(), y + spread * random.normal());
    }
};

/// Dots that a rectangle hides, of one group.
int hidden(const SceneIndex& index, const Viewport& view, const QRectF& place, int group)
{
    int count = 0;
    for (const int dot : index.members(group)) {
        const MapDot& at = index.scene()->dots[std::size_t(dot)];
        count += place.contains(view.toPixel(double(at.x), double(at.y))) ? 1 : 0;
    }
    return count;
}

const QSizeF kView(800, 600);

} // namespace

class MapLabelsTest : public QObject
{
    Q_OBJECT

private slots:
    void thePeakIsAmongTheDots()
    {
        Maker maker;
        const int ring = maker.group("ring");
        for (int i = 0; i < 200; ++i)
            maker.dot(ring, 10.0 * std::cos(i * std::numbers::pi / 100.0),
                      10.0 * std::sin(i * std::numbers::pi / 100.0));
        const int parts = maker.group("parts");
        maker.lump(parts, 45, 40.0, 0.0, 0.5);
        maker.lump(parts, 40, 60.0, 0.0, 0.5);
        maker.lump(parts, 15, 50.0, 20.0, 0.5);
        const SceneIndex index(maker.scene);
        const QPointF onRing = index.groups()[std::size_t(ring)].peak;
        QVERIFY2(std::abs(std::hypot(onRing.x(), onRing.y()) - 10.0) < 2.0, qPrintable(QString::number(onRing.x())));
        const QPointF inParts = index.groups()[std::size_t(parts)].peak;
        QVERIFY(std::hypot(inParts.x() - 40.0, inParts.y()) < 1.0);
    }

    void marksAreAFairSample()
    {
        Maker maker;
        const int large = maker.group("large");
        const int small = maker.group("small");
        maker.lump(large, 60'000, 0.0, 0.0, 1.0);
        maker.lump(small, 5, 10.0, 0.0, 0.1);
        const SceneIndex index(maker.scene);
        QVERIFY(index.marks().size() <= 20'005U && index.marks().size() >= 5'000U);
        double shareLarge = 0.0;
        double shareSmall = 0.0;
        for (const SceneIndex::Mark& mark : index.marks())
            (mark.x > 8.0F ? shareSmall : shareLarge) += double(mark.share);
        QVERIFY(std::abs(shareLarge - 1.0) < 1e-3);
        QVERIFY(std::abs(shareSmall - 1.0) < 1e-6);
    }

    void aSmallGroupIsNotHiddenByNames()
    {
        Maker maker;
        const int large = maker.group("a large group");
        maker.lump(large, 300, 0.0, 0.0, 2.0);
        const int small = maker.group("small ones");
        maker.lump(small, 5, 8.0, 0.0, 0.15);
        const SceneIndex index(maker.scene);
        const Viewport view = Viewport::fitting(index.bounds(), kView);
        MapLabels labels;
        labels.layOut(index, view, QGuiApplication::font());
        QCOMPARE(labels.places().size(), 2U);
        for (const LabelPlace& place : labels.places()) {
            QVERIFY(place.spot >= 0);
            QCOMPARE(hidden(index, view, place.rect, small), 0);
        }
        const LabelPlace own = labels.places()[std::size_t(small)];
        QCOMPARE(labels.groupAt(own.rect.center()), small);
    }

    void namesLeaveAPlaceFree()
    {
        Maker maker;
        for (int group = 0; group < 12; ++group)
            maker.lump(maker.group("some group"), 40, 10.0 * (group % 4), 10.0 * (group / 4), 1.5);
        const SceneIndex index(maker.scene);
        const Viewport view = Viewport::fitting(index.bounds(), kView);
        for (int dot = 0; dot < int(maker.scene->dots.size()); dot += 7) {
            const MapDot& at = maker.scene->dots[std::size_t(dot)];
            const QPointF pixel = view.toPixel(double(at.x), double(at.y));
            const QRectF free(pixel.x() - 9.0, pixel.y() - 9.0, 18.0, 18.0);
            MapLabels labels;
            labels.layOut(index, view, QGuiApplication::font(), free);
            for (const LabelPlace& place : labels.places())
                QVERIFY(place.rect.isNull() || !place.rect.intersects(free));
        }
    }

    void aNameInTheWayOfThePointerCanBeSeenThrough()
    {
        Maker maker;
        maker.lump(maker.group("a name"), 50, 0.0, 0.0, 1.0);
        const SceneIndex index(maker.scene);
        const Viewport view = Viewport::fitting(index.bounds(), kView);
        MapLabels labels;
        labels.layOut(index, view, QGuiApplication::font());
        const QRectF place = labels.places()[0].rect;
        const auto ink = [&](const QRectF& through) {
            QImage image(kView.toSize(), QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            labels.paint(painter, index, QGuiApplication::font(), true, -1, through);
            painter.end();
            qint64 sum = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    sum += qAlpha(image.pixel(x, y));
            }
            return sum;
        };
        const qint64 plain = ink({});
        QVERIFY(plain > 0);
        QVERIFY(ink(QRectF(place.center(), QSizeF(4, 4))) * 3 < plain);
        QCOMPARE(ink(QRectF(place.bottomRight() + QPointF(5, 5), QSizeF(4, 4))), plain);
    }
};

QTEST_MAIN(MapLabelsTest)
#include "map_labels_test.moc"
