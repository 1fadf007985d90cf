// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace otozu
{

/// A colour as 0xAARRGGBB. In pictures the colour is premultiplied by its alpha, as in QImage's ARGB32_Premultiplied.
using Argb = std::uint32_t;

/// Shapes of dots. The first seven clusters' worth of thirty colours use them in turn.
enum class Symbol : std::uint8_t { Disc, Square, Triangle, Diamond, Cross, Star, Ring };
inline constexpr int kSymbols = 7;

/// A colour index is one of: a cluster from 0 (thirty colours, then the same again with another symbol), kNoColour for
/// what belongs nowhere, or a step of the ramp for values such as length or loudness.
inline constexpr int kClusterColours = 30;
inline constexpr int kNoColour = 1000;
inline constexpr int kRampFirst = 1024;
inline constexpr int kRampSteps = 64;
inline constexpr int kColourIndices = kRampFirst + kRampSteps;

/// @param t  in [0, 1]; others are clamped, NaN is kNoColour.
[[nodiscard]] int rampColourIndex(float t);

/// The colour of an index on the map, opaque. Thirty cluster colours that stay apart for eyes without red or green
/// cones too; a dark and a light set. Indices out of range get kNoColour's.
[[nodiscard]] Argb mapColour(int index, bool dark);
/// The shape that goes with a colour index: a disc for the first thirty.
[[nodiscard]] Symbol symbolOfColour(int index);

/// Everything on the map that is no data.
struct MapTheme {
    Argb background;
    Argb ghost; ///< Dots that a filter hides.
    Argb text;  ///< Names.
    Argb mutedText;
    Argb card;   ///< Ground of cards over the map.
    Argb line;   ///< Borders of cards, the frame of a legend.
    Argb ring;   ///< Around selected dots.
    Argb accent; ///< Focus, rubber band.
};
[[nodiscard]] const MapTheme& mapTheme(bool dark);

/// Sequential ramp of pictures of sound, from near black over purple and orange to pale yellow, its lightness rising
/// evenly. @param t  in [0, 1]; others are clamped.
[[nodiscard]] Argb rampColour(float t);

/// The one colour scaled by alpha in [0, 255]: ready to be blended.
[[nodiscard]] constexpr Argb premultiplied(Argb colour, unsigned alpha)
{
    const auto part = [&](int shift) {
        const unsigned product = ((colour >> shift) & 255U) * alpha + 128U;
        return ((product + (product >> 8)) >> 8) << shift;
    };
    return (alpha << 24) | part(16) | part(8) | part(0);
}

} // namespace otozu
