// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/map_picture.h"
#include "core/raster/png_writer.h"
#include "core/raster/spectrogram_picture.h"

#include <QImage>
#include <QTest>

#include "core/base/fault.h"
#include "core/base/random.h"
#include "tests/support/test_paths.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace otozu;
using otozu::test::ScratchFolder;

namespace
{

struct Map {
    Matrix<float> points;
    std::vector<int> clusters;
};

Map someMap(std::size_t count)
{
    Random random(12);
    Map map{Matrix<float>(count, 2), std::vector<int>(count)};
    for (std::size_t i = 0; i < count; ++i) {
        map.clusters[i] = int(random.below(9));
        map.points(i, 0) = float(random.normal() + 6.0 * (map.clusters[i] % 3));
        map.points(i, 1) = float(random.normal() + 6.0 * (map.clusters[i] / 3));
    }
    return map;
}

std::size_t countOf(const Image& image, Argb colour)
{
    return std::size_t(std::count(image.pixels.begin(), image.pixels.end(), colour));
}

} // namespace

class PicturesTest : public QObject
{
    Q_OBJECT

private slots:
    void pngComesBackAsItWas_data()
    {
        QTest::addColumn<bool>("opaque");
        QTest::newRow("opaque") << true;
        QTest::newRow("with alpha") << false;
    }
    void pngComesBackAsItWas()
    {
        QFETCH(bool, opaque);
        const ScratchFolder folder;
        Random random(2);
        Image image(61, 37);
        for (Argb& pixel : image.pixels)
            pixel = premultiplied(Argb(random.next()), opaque ? 255U : unsigned(random.below(256)));
        writePng(folder / "a.png", image);
        const QImage read(QString::fromStdString((folder / "a.png").string()));
        QCOMPARE(read.size(), QSize(61, 37));
        QCOMPARE(read.hasAlphaChannel(), !opaque);
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < image.width; ++x) {
                const Argb pixel = image.at(x, y);
                const auto alpha = int(pixel >> 24);
                const QRgb got = read.pixel(x, y);
                QCOMPARE(qAlpha(got), alpha);
                // PNG is not premultiplied: what comes back is so within half a step of the premultiplied colour.
                const auto near = [&](int value, int shift) {
                    return std::abs(value * alpha / 255.0 - int((pixel >> shift) & 255U)) <= (opaque ? 0.0 : 0.51);
                };
                QVERIFY(alpha == 0 || (near(qRed(got), 16) && near(qGreen(got), 8) && near(qBlue(got), 0)));
            }
        }
    }

    void pngSaysWhatIsWrong()
    {
        const ScratchFolder folder;
        QVERIFY_EXCEPTION_THROWN(writePng(folder / "none" / "a.png", Image(2, 2)), Error);
        QVERIFY_EXCEPTION_THROWN(writePng(folder / "a.png", Image()), std::invalid_argument);
        QVERIFY(!std::filesystem::exists(folder / "a.png"));
    }

    void theMapPictureIsTheSameForAnyThreads()
    {
        const Map map = someMap(4000);
        const Image one = renderMapPicture(map.points, map.clusters, {.width = 700, .height = 500, .threads = 1});
        QVERIFY(one == renderMapPicture(map.points, map.clusters, {.width = 700, .height = 500, .threads = 3}));
        const ScratchFolder folder;
        writePng(folder / "a.png", one);
        writePng(folder / "b.png", one);
        QVERIFY(test::readBytes(folder / "a.png") == test::readBytes(folder / "b.png"));
    }

    void theMapPictureShowsEveryCluster()
    {
        for (const bool dark : {true, false}) {
            const Map map = someMap(2000);
            const Image image = renderMapPicture(map.points, map.clusters, {.width = 800, .height = 600, .dark = dark});
            QCOMPARE(image.width, 800);
            QCOMPARE(image.height, 600);
            for (int cluster = 0; cluster < 9; ++cluster)
                QVERIFY(countOf(image, mapColour(cluster, dark)) > 200);
            // A corner is ground, and all is opaque.
            QCOMPARE(image.at(0, 0), mapTheme(dark).background);
            QVERIFY(std::all_of(image.pixels.begin(), image.pixels.end(), [](Argb p) { return p >> 24 == 255U; }));
        }
    }

    void upOnTheMapIsUpInThePicture()
    {
        Matrix<float> points(2, 2);
        points(1, 1) = 10.0F; // the second dot is above the first
        for (const std::vector<int>& colours : {std::vector<int>{}, {7}, {7, 4}}) {
            const Image image =
                renderMapPicture(points, std::vector<int>{0, 1}, {.width = 150, .height = 150, .colours = colours});
            int first = -1;
            int second = -1;
            for (int y = 0; y < image.height; ++y) {
                for (int x = 0; x < image.width; ++x) {
                    first = image.at(x, y) == mapColour(colours.empty() ? 0 : 7, true) ? y : first;
                    second = image.at(x, y) == mapColour(colours.size() < 2 ? 1 : 4, true) ? y : second;
                }
            }
            QVERIFY(first > 0 && second > 0 && second < first);
        }
    }

    void strangeMaps_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("broken");
        QTest::addColumn<int>("side");
        QTest::newRow("none") << 0 << false << 300;
        QTest::newRow("one") << 1 << false << 300;
        QTest::newRow("some not finite") << 30 << true << 300;
        QTest::newRow("a pixel") << 30 << false << 1;
    }
    void strangeMaps()
    {
        QFETCH(int, count);
        QFETCH(bool, broken);
        QFETCH(int, side);
        Map map = someMap(std::size_t(count));
        if (broken) {
            map.points(3, 0) = NAN;
            map.points(4, 1) = -INFINITY;
            map.clusters[5] = -1;
        }
        const Image image = renderMapPicture(map.points, map.clusters, {.width = side, .height = side});
        QCOMPARE(image.pixels.size(), std::size_t(side) * std::size_t(side));
        if (count > 1 && side > 1)
            QVERIFY(countOf(image, mapColour(map.clusters[0], true)) > 0);
    }

    void wrongSizesAreRefused()
    {
        const Map map = someMap(10);
        const std::vector<int> few(9);
        QVERIFY_EXCEPTION_THROWN((void)renderMapPicture(map.points, few), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)renderMapPicture(map.points, map.clusters, {.width = 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)spectrogramPicture(Matrix<float>(2, 2), 0, 4), std::invalid_argument);
    }

    void theSpectrogramHasLowBandsBelowAndTheLoudestBrightest()
    {
        Matrix<float> db(4, 3, -80.0F);
        db(0, 2) = 0.0F; // the lowest band, last frame
        const Image image = spectrogramPicture(db, 3, 4);
        QCOMPARE(image.at(2, 3), rampColour(1.0F));
        QCOMPARE(image.at(0, 0), rampColour(0.0F));
        QCOMPARE(countOf(image, rampColour(0.0F)), std::size_t(11));
    }

    void theSpectrogramOfSilenceOrNothingIsBlack()
    {
        QCOMPARE(countOf(spectrogramPicture({}, 5, 6), rampColour(0.0F)), std::size_t(30));
        const Matrix<float> silent(3, 3, -INFINITY);
        QCOMPARE(countOf(spectrogramPicture(silent, 5, 6), rampColour(0.0F)), std::size_t(30));
    }

    void aFlatSpectrogramStaysFlatAtAnySize_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("larger") << 333 << 200;
        QTest::newRow("smaller") << 7 << 3;
        QTest::newRow("mixed") << 5 << 77;
    }
    void aFlatSpectrogramStaysFlatAtAnySize()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        const Image image = spectrogramPicture(Matrix<float>(40, 60, -12.0F), width, height);
        QCOMPARE(countOf(image, rampColour(1.0F)), std::size_t(width) * std::size_t(height));
    }
};

QTEST_GUILESS_MAIN(PicturesTest)
#include "pictures_test.moc"
