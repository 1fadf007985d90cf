// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/palette.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

using namespace otozu;

namespace
{

using Vector = std::array<double, 3>;
using Table = std::array<Vector, 3>;

Vector times(const Table& table, const Vector& v)
{
    Vector result{};
    for (std::size_t row = 0; row < 3; ++row)
        result[row] = table[row][0] * v[0] + table[row][1] * v[1] + table[row][2] * v[2];
    return result;
}

Vector linear(Argb colour)
{
    const auto part = [&](int shift) {
        const double c = double((colour >> shift) & 255U) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {part(16), part(8), part(0)};
}

/// B. Ottosson, "A perceptual color space for image processing", 2020.
Vector okLab(const Vector& rgb)
{
    static constexpr Table kCones = {{{0.4122214708, 0.5363325363, 0.0514459929},
                                      {0.2119034982, 0.6806995451, 0.1073969566},
                                      {0.0883024619, 0.2817188376, 0.6299787005}}};
    static constexpr Table kLab = {{{0.2104542553, 0.7936177850, -0.0040720468},
                                    {1.9779984951, -2.4285922050, 0.4505937099},
                                    {0.0259040371, 0.7827717662, -0.8086757660}}};
    Vector cones = times(kCones, rgb);
    for (double& cone : cones)
        cone = std::cbrt(std::max(cone, 0.0));
    return times(kLab, cones);
}

/// Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009:
/// severity 1, linear RGB.
Vector seenBy(int eyes, const Vector& rgb)
{
    static constexpr Table kProtan = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    static constexpr Table kDeutan = {
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
    if (eyes == 0)
        return rgb;
    Vector seen = times(eyes == 1 ? kProtan : kDeutan, rgb);
    for (double& part : seen)
        part = std::clamp(part, 0.0, 1.0);
    return seen;
}

double apart(Argb a, Argb b, int eyes)
{
    const Vector x = okLab(seenBy(eyes, linear(a)));
    const Vector y = okLab(seenBy(eyes, linear(b)));
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

} // namespace

class PaletteTest : public QObject
{
    Q_OBJECT

private slots:
    void clusterColoursStayApart_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("eyes");
        QTest::addColumn<double>("least"); // in OKLab, where 0.02 is about the smallest difference that is noticed
        for (const bool dark : {true, false}) {
            const char* theme = dark ? "dark" : "light";
            QTest::addRow("%s, normal", theme) << dark << 0 << 0.08;
            QTest::addRow("%s, protanopia", theme) << dark << 1 << 0.05;
            QTest::addRow("%s, deuteranopia", theme) << dark << 2 << 0.05;
        }
    }
    void clusterColoursStayApart()
    {
        QFETCH(bool, dark);
        QFETCH(int, eyes);
        QFETCH(double, least);
        for (int a = 0; a < kClusterColours; ++a) {
            for (int b = 0; b < a; ++b) {
                const double distance = apart(mapColour(a, dark), mapColour(b, dark), eyes);
                QVERIFY2(distance > least, qPrintable(QString("%1 and %2: %3").arg(a).arg(b).arg(distance)));
            }
        }
    }

    void everyColourStandsOutFromTheGround()
    {
        for (const bool dark : {true, false}) {
            const Argb ground = mapTheme(dark).background;
            for (int index = 0; index < kClusterColours; ++index)
                QVERIFY(apart(mapColour(index, dark), ground, 0) > 0.2);
            for (int index = kRampFirst; index < kColourIndices; ++index)
                QVERIFY(apart(mapColour(index, dark), ground, 0) > 0.2);
            QVERIFY(apart(mapTheme(dark).ghost, ground, 0) > 0.05);
            QVERIFY(apart(mapTheme(dark).text, ground, 0) > 0.6);
        }
    }

    void clustersBeyondThirtyDifferByShape()
    {
        std::set<std::pair<Argb, int>> looks;
        for (int index = 0; index < kClusterColours * kSymbols; ++index)
            looks.insert({mapColour(index, true), int(symbolOfColour(index))});
        QCOMPARE(looks.size(), std::size_t(kClusterColours * kSymbols));
        QCOMPARE(symbolOfColour(29), Symbol::Disc);
        QCOMPARE(symbolOfColour(30), Symbol::Square);
    }

    void indicesOutOfRangeAreGrey_data()
    {
        QTest::addColumn<int>("index");
        QTest::newRow("negative") << -1;
        QTest::newRow("none") << kNoColour;
        QTest::newRow("between") << kRampFirst - 1;
        QTest::newRow("beyond") << kColourIndices;
    }
    void indicesOutOfRangeAreGrey()
    {
        QFETCH(int, index);
        QCOMPARE(mapColour(index, true), mapColour(kNoColour, true));
        QCOMPARE(symbolOfColour(index), Symbol::Disc);
    }

    void rampIndicesCoverTheRange()
    {
        QCOMPARE(rampColourIndex(0.0F), kRampFirst);
        QCOMPARE(rampColourIndex(1.0F), kColourIndices - 1);
        QCOMPARE(rampColourIndex(-3.0F), kRampFirst);
        QCOMPARE(rampColourIndex(std::numeric_limits<float>::infinity()), kColourIndices - 1);
        QCOMPARE(rampColourIndex(std::numeric_limits<float>::quiet_NaN()), kNoColour);
    }

    void thePictureRampRisesEvenlyInLightness()
    {
        double before = okLab(linear(rampColour(0.0F)))[0];
        QVERIFY(before < 0.2);
        for (int step = 1; step <= 64; ++step) {
            const double now = okLab(linear(rampColour(float(step) / 64.0F)))[0];
            QVERIFY2(now > before && now - before < 0.03, qPrintable(QString("%1: %2").arg(step).arg(now - before)));
            before = now;
        }
        QVERIFY(before > 0.9);
        QCOMPARE(rampColour(std::numeric_limits<float>::quiet_NaN()), rampColour(0.0F));
        QCOMPARE(rampColour(7.0F), rampColour(1.0F));
    }

    void premultipliedKeepsFullAndNothing()
    {
        QCOMPARE(premultiplied(0xFF123456, 255), Argb(0xFF123456));
        QCOMPARE(premultiplied(0xFF123456, 0), Argb(0));
        QCOMPARE(premultiplied(0xFFFF8000, 128), Argb(0x80804000));
    }
};

QTEST_GUILESS_MAIN(PaletteTest)
#include "palette_test.moc"
