// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace otozu
{
namespace
{

// Found by a search for the set of thirty whose nearest pair is farthest apart in OKLab, seen by normal eyes, without
// red and without green cones (Machado, Oliveira, Fernandes 2009), then put so that every first few are far apart too.
constexpr std::array<Argb, kClusterColours> kDark = {
    0xFF7081FE, 0xFFE8F01D, 0xFFC64301, 0xFFA33BD6, 0xFF80C304, 0xFF92EAFE, 0xFF289F7C, 0xFFBAD1A0,
    0xFF9DA4D3, 0xFF8863AA, 0xFFDC4FD5, 0xFF906C58, 0xFF27D4FC, 0xFFFE498A, 0xFFBF3B86, 0xFFFBC9D0,
    0xFFB792FB, 0xFFB49F5A, 0xFF3464FB, 0xFFEFCC2F, 0xFF848D4C, 0xFFCEF2B2, 0xFF2BC7AD, 0xFF348CD6,
    0xFFB083AC, 0xFFEE5422, 0xFFD1B5D7, 0xFFE7AF6B, 0xFFEC9B97, 0xFF88EF7F};
constexpr std::array<Argb, kClusterColours> kLight = {
    0xFF0769FB, 0xFFEB3D04, 0xFF5B303E, 0xFF56B1D5, 0xFF630EB7, 0xFF307A8D, 0xFF3BA875, 0xFFDF8D05,
    0xFF960D6C, 0xFF4F5B37, 0xFFB50522, 0xFF987060, 0xFFF76D78, 0xFF5A458C, 0xFF6D8315, 0xFF9D95FC,
    0xFF615ECF, 0xFFC295AD, 0xFFC74291, 0xFF7E0717, 0xFF934F66, 0xFF264E63, 0xFF9465B4, 0xFF4A86FD,
    0xFFC66FB3, 0xFF650276, 0xFF7790D0, 0xFF9B37B0, 0xFF3A2597, 0xFF4035DA};

struct Anchor {
    float at;
    float red;
    float green;
    float blue;
};

Argb between(const Anchor* first, const Anchor* last, float t)
{
    if (!(t > first->at))
        t = first->at;
    if (t > last->at)
        t = last->at;
    const Anchor* low = first;
    while (low + 1 < last && t > low[1].at)
        ++low;
    const Anchor& high = low[1];
    const float share = (t - low->at) / (high.at - low->at);
    const auto mix = [&](float a, float b) { return Argb(std::lround(a + share * (b - a))); };
    return 0xFF000000U | mix(low->red, high.red) << 16 | mix(low->green, high.green) << 8 | mix(low->blue, high.blue);
}

// Lightness in OKLab rises by equal steps from anchor to anchor.
constexpr Anchor kPictureRamp[] = {{0.000F, 6, 6, 14},     {0.125F, 30, 16, 60},   {0.250F, 66, 23, 100},
                                   {0.375F, 109, 31, 116}, {0.500F, 155, 42, 110}, {0.625F, 203, 61, 88},
                                   {0.750F, 238, 103, 68}, {0.875F, 252, 164, 86}, {1.000F, 253, 236, 176}};
// Values on the map: both ends must stand out from the ground.
constexpr Anchor kDarkValues[] = {
    {0.00F, 74, 88, 190}, {0.25F, 62, 142, 214}, {0.50F, 74, 190, 178}, {0.75F, 174, 220, 116}, {1.00F, 255, 232, 122}};
constexpr Anchor kLightValues[] = {
    {0.00F, 226, 158, 42}, {0.25F, 196, 104, 72}, {0.50F, 158, 62, 110}, {0.75F, 96, 44, 132}, {1.00F, 34, 32, 96}};

} // namespace

int rampColourIndex(float t)
{
    if (std::isnan(t))
        return kNoColour;
    return kRampFirst + int(std::lround(std::clamp(t, 0.0F, 1.0F) * float(kRampSteps - 1)));
}

Argb mapColour(int index, bool dark)
{
    if (index >= kRampFirst && index < kColourIndices) {
        const float t = float(index - kRampFirst) / float(kRampSteps - 1);
        return dark ? between(std::begin(kDarkValues), std::end(kDarkValues) - 1, t)
                    : between(std::begin(kLightValues), std::end(kLightValues) - 1, t);
    }
    if (index < 0 || index >= kNoColour)
        return dark ? 0xFF7C8088 : 0xFF8E9198;
    return (dark ? kDark : kLight)[std::size_t(index % kClusterColours)];
}

Symbol symbolOfColour(int index)
{
    return index < 0 || index >= kNoColour ? Symbol::Disc : Symbol(index / kClusterColours % kSymbols);
}

const MapTheme& mapTheme(bool dark)
{
    static constexpr MapTheme kDarkTheme{.background = 0xFF14161A,
                                         .ghost = 0xFF383D47,
                                         .text = 0xFFF0F2F5,
                                         .mutedText = 0xFF9AA1AC,
                                         .card = 0xFF23262D,
                                         .line = 0xFF3A3F49,
                                         .ring = 0xFFFFFFFF,
                                         .accent = 0xFFFFB454};
    static constexpr MapTheme kLightTheme{.background = 0xFFF7F7F5,
                                          .ghost = 0xFFD3D5D8,
                                          .text = 0xFF1D2026,
                                          .mutedText = 0xFF646A75,
                                          .card = 0xFFFFFFFF,
                                          .line = 0xFFD2D5DA,
                                          .ring = 0xFF14161A,
                                          .accent = 0xFFB2530A};
    return dark ? kDarkTheme : kLightTheme;
}

Argb rampColour(float t)
{
    return between(std::begin(kPictureRamp), std::end(kPictureRamp) - 1, t);
}

} // namespace otozu
