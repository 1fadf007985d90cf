// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/splat.h"

#include <QTest>

#include "core/base/random.h"
#include "core/base/thread_pool.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

using namespace otozu;

namespace
{

std::vector<Dot> randomDots(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Dot> dots(count);
    for (Dot& dot : dots)
        dot = {float(3.0 * random.normal()), float(2.0 * random.normal() + 5.0), std::uint16_t(random.below(70)),
               std::uint8_t(random.below(kSymbols))};
    return dots;
}

Image draw(const DotField& field, DotStyle style, double radius, const PixelTransform& transform, Blend way,
           int threads, int width = 317, int height = 211, double depth = 4.0)
{
    ThreadPool pool(threads);
    const DotStamps stamps(style, radius, 1.0, true, field.usedKinds());
    const DotLayer layer{.field = &field, .stamps = &stamps, .depth = depth};
    Image image(width, height);
    drawMap(image.view(), Ground(true), {&layer, 1}, transform, pool, way);
    return image;
}

} // namespace

class SplatTest : public QObject
{
    Q_OBJECT

private slots:
    void everyWayToBlendGivesTheSameBytes_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("sse2") << int(Blend::Sse2);
        QTest::newRow("avx2") << int(Blend::Avx2);
    }
    void everyWayToBlendGivesTheSameBytes()
    {
        QFETCH(int, way);
        if (!canBlend(Blend(way)))
            QSKIP("this machine has no such instructions");
        // All alphas and values in the first 256 rows, then anything premultiplied, in widths with and without tails.
        Random random(11);
        for (const int width : {4, 8, 12, 28, 64}) {
            std::vector<Argb> source;
            std::vector<Argb> target;
            for (int i = 0; i < 65536 / 8 * 8 / width * width; ++i) {
                const unsigned alpha = unsigned(i) & 255U;
                source.push_back(premultiplied(Argb(random.next()), alpha));
                target.push_back(i < 32768 ? Argb(unsigned(i) >> 8) * 0x01010101U : Argb(random.next()));
            }
            const int height = int(source.size()) / width;
            auto plain = target;
            blendFunction(Blend::Plain)(plain.data(), width, source.data(), width, width, height);
            auto fast = target;
            blendFunction(Blend(way))(fast.data(), width, source.data(), width, width, height);
            QVERIFY(plain == fast);
            QVERIFY(plain != target);
        }
    }

    void blendingFollowsItsFormula()
    {
        for (unsigned alpha = 0; alpha < 256; ++alpha) {
            for (unsigned below = 0; below < 256; below += 5) {
                const Argb source = premultiplied(0xFFC86400, alpha);
                Argb target = 0xFF000000U | below << 16 | below << 8 | below;
                blendFunction(Blend::Plain)(&target, 1, &source, 1, 1, 1);
                const auto expected = unsigned(std::lround(alpha * 200.0 / 255.0)) +
                                      unsigned(std::lround(below * (255.0 - alpha) / 255.0));
                QCOMPARE((target >> 16) & 255U, std::min(expected, 255U));
                QCOMPARE(target >> 24, 255U);
            }
        }
    }

    void picturesAreTheSameForAnyThreadsAndWay()
    {
        const DotField field(randomDots(20'000, 3));
        const PixelTransform transform{40.0, -40.0, 150.3, 310.7};
        const Image one = draw(field, DotStyle::Selected, 3.3, transform, Blend::Plain, 1);
        QVERIFY(one == draw(field, DotStyle::Selected, 3.3, transform, Blend::Plain, 4));
        QVERIFY(one == draw(field, DotStyle::Selected, 3.3, transform, bestBlend(), 2));
        QVERIFY(std::any_of(one.pixels.begin(), one.pixels.end(), [&](Argb p) { return p != one.pixels[0]; }));
    }

    void anEdgeCutsADotAndChangesNothingInside()
    {
        // The same dots in a picture with more room on every side: the middle must agree.
        const DotField field(randomDots(3000, 8));
        const Image small = draw(field, DotStyle::Plain, 6.0, {30.0, -30.0, 60.0, 200.0}, bestBlend(), 2, 120, 90);
        const Image large = draw(field, DotStyle::Plain, 6.0, {30.0, -30.0, 160.0, 300.0}, bestBlend(), 2, 320, 290);
        for (int y = 0; y < small.height; ++y) {
            for (int x = 0; x < small.width; ++x)
                QCOMPARE(small.at(x, y), large.at(x + 100, y + 100));
        }
    }

    void stampsAreSymmetrical_data()
    {
        QTest::addColumn<int>("symbol");
        QTest::addColumn<bool>("upsideDown");
        QTest::newRow("disc") << int(Symbol::Disc) << true;
        QTest::newRow("square") << int(Symbol::Square) << true;
        QTest::newRow("triangle") << int(Symbol::Triangle) << false;
        QTest::newRow("diamond") << int(Symbol::Diamond) << true;
        QTest::newRow("cross") << int(Symbol::Cross) << true;
        QTest::newRow("star") << int(Symbol::Star) << false;
        QTest::newRow("ring") << int(Symbol::Ring) << true;
    }
    void stampsAreSymmetrical()
    {
        QFETCH(int, symbol);
        QFETCH(bool, upsideDown);
        const int kind = dotKind(4, symbol);
        std::bitset<kDotKinds> used;
        used.set(std::size_t(kind));
        for (const DotStyle style : {DotStyle::Plain, DotStyle::Selected}) {
            for (const double radius : {1.3, 2.6, 5.0, 11.0}) {
                const DotStamps stamps(style, radius, 1.0, true, used);
                const int last = stamps.height() - 1;
                for (int phase = 0; phase < 16; ++phase) {
                    const Argb* here = stamps.stamp(kind, phase % 4, phase / 4);
                    const Argb* mirrored = stamps.stamp(kind, 3 - phase % 4, phase / 4);
                    const Argb* turned = stamps.stamp(kind, phase % 4, 3 - phase / 4);
                    for (int y = 0; y <= last; ++y) {
                        for (int x = 0; x <= last; ++x) {
                            const Argb pixel = here[y * stamps.width() + x];
                            QCOMPARE(pixel, mirrored[y * stamps.width() + last - x]);
                            if (upsideDown)
                                QCOMPARE(pixel, turned[(last - y) * stamps.width() + x]);
                        }
                        for (int x = last + 1; x < stamps.width(); ++x)
                            QCOMPARE(here[y * stamps.width() + x], Argb(0));
                        // Nothing is cut off: the border is empty.
                        QVERIFY(here[y * stamps.width()] >> 24 < 8);
                        QVERIFY(here[y] >> 24 < 8);
                    }
                }
            }
        }
    }

    void aDiscCoversItsArea_data()
    {
        QTest::addColumn<double>("radius");
        QTest::newRow("2") << 2.0;
        QTest::newRow("5.25") << 5.25;
        QTest::newRow("12") << 12.0;
    }
    void aDiscCoversItsArea()
    {
        QFETCH(double, radius);
        std::bitset<kDotKinds> used;
        used.set(std::size_t(dotKind(0, 0)));
        const DotStamps stamps(DotStyle::Plain, radius, 1.0, false, used);
        double alpha = 0.0;
        for (int i = 0; i < stamps.width() * stamps.height(); ++i)
            alpha += double(stamps.stamp(dotKind(0, 0), 1, 2)[i] >> 24) / 255.0;
        const double area = 3.14159265 * radius * radius;
        QVERIFY2(std::abs(alpha - area) < 0.05 * area, qPrintable(QString("%1, not %2").arg(alpha).arg(area)));
    }

    void kindsGoThereAndBack()
    {
        std::set<int> kinds;
        for (const int colour : {0, 7, 29, kNoColour, kRampFirst, kColourIndices - 1}) {
            for (int symbol = 1; symbol < kSymbols; ++symbol) {
                const int kind = dotKind(colour, symbol);
                QVERIFY(kind >= 0 && kind < kDotKinds);
                QCOMPARE(colourOfKind(kind), colour);
                QCOMPARE(int(symbolOfKind(kind)), symbol);
                kinds.insert(kind);
            }
        }
        QCOMPARE(kinds.size(), std::size_t(6 * 6));
        QCOMPARE(symbolOfKind(dotKind(31, 0)), Symbol::Square);
        QCOMPARE(colourOfKind(dotKind(31, 0)), 1);
    }

    void theFieldHoldsEveryFiniteDotOnce()
    {
        auto dots = randomDots(5000, 4);
        dots[17].x = std::numeric_limits<float>::quiet_NaN();
        dots[18].y = std::numeric_limits<float>::infinity();
        const DotField field(dots);
        QCOMPARE(field.size(), std::size_t(4998));
        auto order = std::vector<std::uint32_t>(field.grid().order().begin(), field.grid().order().end());
        for (std::size_t i = 0; i < order.size(); ++i)
            QCOMPARE(field.x()[i], dots[order[i]].x);
        std::sort(order.begin(), order.end());
        QVERIFY(std::adjacent_find(order.begin(), order.end()) == order.end());
        QVERIFY(!std::binary_search(order.begin(), order.end(), 17U));
    }

    void theOrderInACellDependsOnNothingButThePlaces()
    {
        auto dots = randomDots(50'000, 6);
        const DotField before(dots);
        for (Dot& dot : dots)
            dot.colour = std::uint16_t(dot.colour + 1);
        const DotField after(dots);
        QVERIFY(std::equal(before.grid().order().begin(), before.grid().order().end(), after.grid().order().begin()));
        // Shuffled: not as they came.
        bool rising = true;
        for (int row = 60; row < 68; ++row) {
            for (int column = 60; column < 68; ++column) {
                const auto cell = before.grid().dotsOf(column, row);
                rising = rising && std::is_sorted(cell.begin(), cell.end());
            }
        }
        QVERIFY(!rising);
    }

    void whatIsDrawnOfACellIsStableWhilePanningAndGrowsWithZoom()
    {
        QCOMPARE(cellCap(100.0, 2.0, 0.0), std::size_t(-1));
        std::size_t last = 0;
        for (double scale = 1.0; scale < 64.0; scale *= 1.3) {
            const std::size_t cap = cellCap(scale * scale, 2.0, 4.0);
            QVERIFY(cap >= last && cap >= 1);
            last = cap;
        }
        // Panned by whole pixels the picture moves and does not flicker.
        const DotField field(randomDots(200'000, 5));
        const Image here = draw(field, DotStyle::Plain, 2.0, {30.0, -30.0, 150.0, 250.0}, bestBlend(), 2);
        const Image there = draw(field, DotStyle::Plain, 2.0, {30.0, -30.0, 157.0, 247.0}, bestBlend(), 2);
        for (int y = 3; y < here.height; ++y) {
            for (int x = 0; x + 7 < here.width; ++x)
                QCOMPARE(here.at(x, y), there.at(x + 7, y - 3));
        }
    }

    void theCapHidesLittle()
    {
        // Full cells: what is left out would have been covered anyway, but for a few pixels of ground.
        const DotField field(randomDots(400'000, 9));
        const PixelTransform transform{30.0, -30.0, 158.0, 255.0};
        const auto empty = [](const Image& image) {
            return std::count(image.pixels.begin(), image.pixels.end(), mapTheme(true).background);
        };
        const Image capped = draw(field, DotStyle::Plain, 2.0, transform, bestBlend(), 2);
        const Image all = draw(field, DotStyle::Plain, 2.0, transform, bestBlend(), 2, 317, 211, 0.0);
        QVERIFY(capped != all);
        QVERIFY(double(empty(capped) - empty(all)) < 0.03 * 317 * 211);
    }

    void dotsInOnePlaceOrALine_data()
    {
        QTest::addColumn<float>("dx");
        QTest::addColumn<float>("dy");
        QTest::newRow("place") << 0.0F << 0.0F;
        QTest::newRow("row") << 0.1F << 0.0F;
        QTest::newRow("column") << 0.0F << 0.1F;
    }
    void dotsInOnePlaceOrALine()
    {
        QFETCH(float, dx);
        QFETCH(float, dy);
        std::vector<Dot> dots;
        for (int i = 0; i < 10; ++i)
            dots.push_back({dx * float(i), dy * float(i), 3, 0});
        const DotField field(dots);
        QVERIFY(std::isfinite(field.spacing()));
        const Image image = draw(field, DotStyle::Plain, 4.0, {100.0, -100.0, 50.0, 150.0}, bestBlend(), 2);
        for (const Dot& dot : {dots.front(), dots.back()})
            QCOMPARE(image.at(50 + int(std::floor(dot.x * 100.0F)), 150 - int(std::ceil(dot.y * 100.0F))),
                     mapColour(3, true));
        QCOMPARE(image.at(5, 5), mapTheme(true).background);
    }
};

QTEST_GUILESS_MAIN(SplatTest)
#include "splat_test.moc"
