// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/ground.h"

#include "core/raster/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace otozu
{
namespace
{

constexpr int kTexels = GlowFrame::kTexels;
constexpr std::size_t kTexelCount = std::size_t(kTexels) * std::size_t(kTexels);

float smoothStep(float low, float high, float x)
{
    const float t = std::clamp((x - low) / (high - low), 0.0F, 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

/// A running mean over 2 * radius + 1 texels along one direction, zero outside.
void boxBlur(std::vector<Glow::Texel>& texels, int radius, int step, int lineStep)
{
    std::array<Glow::Texel, kTexels> line;
    const float share = 1.0F / float(2 * radius + 1);
    for (int l = 0; l < kTexels; ++l) {
        Glow::Texel* first = texels.data() + std::ptrdiff_t(l) * lineStep;
        for (int i = 0; i < kTexels; ++i)
            line[std::size_t(i)] = first[std::ptrdiff_t(i) * step];
        double red = 0.0;
        double green = 0.0;
        double blue = 0.0;
        double density = 0.0;
        const auto add = [&](int i, double sign) {
            if (i < 0 || i >= kTexels)
                return;
            const Glow::Texel& texel = line[std::size_t(i)];
            red += sign * double(texel.red);
            green += sign * double(texel.green);
            blue += sign * double(texel.blue);
            density += sign * double(texel.density);
        };
        for (int i = 0; i < radius; ++i)
            add(i, 1.0);
        for (int i = 0; i < kTexels; ++i) {
            add(i + radius, 1.0);
            add(i - radius - 1, -1.0);
            first[std::ptrdiff_t(i) * step] = {float(red) * share, float(green) * share, float(blue) * share,
                                               std::max(float(density) * share, 0.0F)};
        }
    }
}

template <typename At>
Glow glow(const GlowFrame& frame, std::span<const Dot> dots, std::size_t count, bool dark, At at)
{
    Glow result;
    auto& texels = result.texels;
    texels.resize(kTexelCount);
    int lastColour = -1;
    Argb argb = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Dot& dot = dots[at(i)];
        const double column = (double(dot.x) - frame.lowX) / frame.texel;
        const double row = (double(dot.y) - frame.lowY) / frame.texel;
        if (!(column >= 0.0 && column < kTexels && row >= 0.0 && row < kTexels))
            continue;
        if (int(dot.colour) != lastColour) {
            lastColour = int(dot.colour);
            argb = mapColour(lastColour, dark);
        }
        Glow::Texel& texel = texels[std::size_t(row) * kTexels + std::size_t(column)];
        texel.red += float((argb >> 16) & 255U);
        texel.green += float((argb >> 8) & 255U);
        texel.blue += float(argb & 255U);
        texel.density += 1.0F;
    }
    // Few dots need a wider blur to become one light.
    const int radius =
        std::clamp(int(std::lround(14.0 / std::pow(double(std::max<std::size_t>(count, 1)), 0.12))), 3, 9);
    for (int pass = 0; pass < 3; ++pass) {
        boxBlur(texels, radius, 1, kTexels);
        boxBlur(texels, radius, kTexels, 1);
    }
    // What is typical: the mean density that a dot sees, so that empty ground does not count.
    double sum = 0.0;
    double squares = 0.0;
    for (const Glow::Texel& texel : texels) {
        sum += double(texel.density);
        squares += double(texel.density) * double(texel.density);
    }
    const float typical = sum > 0.0 ? float(squares / sum) : 1.0F;
    for (Glow::Texel& texel : texels) {
        if (texel.density < 1e-9F) {
            texel = {};
            continue;
        }
        texel.red /= texel.density;
        texel.green /= texel.density;
        texel.blue /= texel.density;
        texel.density = std::min(texel.density / typical, 1.0F);
    }
    return result;
}

} // namespace

GlowFrame::GlowFrame(const Bounds& dots)
{
    if (dots.isEmpty())
        return;
    const double side = std::max({double(dots.width()), double(dots.height()), 1e-6});
    const double margin = 0.16 * side;
    // Texels are square, else the light around a dot would be an ellipse.
    texel = (side + 2.0 * margin) / kTexels;
    lowX = 0.5 * (double(dots.lowX) + double(dots.highX)) - 0.5 * texel * kTexels;
    lowY = 0.5 * (double(dots.lowY) + double(dots.highY)) - 0.5 * texel * kTexels;
}

Glow glowOf(const GlowFrame& frame, std::span<const Dot> dots, bool dark)
{
    return glow(frame, dots, dots.size(), dark, [](std::size_t i) { return i; });
}

Glow glowOf(const GlowFrame& frame, std::span<const Dot> dots, std::span<const int> which, bool dark)
{
    return glow(frame, dots, which.size(), dark, [which](std::size_t i) { return std::size_t(which[i]); });
}

Ground::Ground(bool dark) : m_background(mapTheme(dark).background) {}

Ground::Ground(bool dark, const GlowFrame& frame) : Ground(dark)
{
    m_frame = frame;
    m_texels.assign(kTexelCount, {float((m_background >> 16) & 255U), float((m_background >> 8) & 255U),
                                  float(m_background & 255U)});
}

void Ground::light(const Glow& glow, double strength, double edge)
{
    if (m_texels.empty() || glow.texels.size() != kTexelCount)
        return;
    for (std::size_t i = 0; i < kTexelCount; ++i) {
        const Glow::Texel& texel = glow.texels[i];
        // With an edge, a plateau that ends there; without, it fades all the way.
        const float shore = smoothStep(0.05F, 0.085F, texel.density);
        const float body = smoothStep(0.0F, 0.9F, texel.density);
        const float line = shore * (1.0F - smoothStep(0.085F, 0.13F, texel.density));
        const float light =
            edge > 0.0 ? float(strength) * shore * (0.4F + 0.6F * body) + float(edge) * line : float(strength) * body;
        const float share = std::min(light, 1.0F);
        Colour& colour = m_texels[i];
        colour.red += share * (texel.red - colour.red);
        colour.green += share * (texel.green - colour.green);
        colour.blue += share * (texel.blue - colour.blue);
    }
}

void Ground::paint(const ImageView& target, const PixelTransform& transform, int rowBegin, int rowEnd) const
{
    // Ordered dither in 1/16 of a step.
    static constexpr std::int32_t kDither[4][4] = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
    using Fixed = std::array<std::int32_t, 3>; // 16.16
    std::array<Fixed, kTexels> line;
    for (int y = rowBegin; y < rowEnd; ++y) {
        Argb* pixels = target.row(y);
        // In texels from the centre of the first one.
        const double row = ((y + 0.5 - transform.offsetY) / transform.scaleY - m_frame.lowY) / m_frame.texel - 0.5;
        if (m_texels.empty() || !(row > -1.0 && row < kTexels)) {
            std::fill(pixels, pixels + target.width, m_background);
            continue;
        }
        const int low = int(std::floor(row));
        const auto share = float(row - low);
        const Colour* below = &m_texels[std::size_t(std::clamp(low, 0, kTexels - 1)) * kTexels];
        const Colour* above = &m_texels[std::size_t(std::clamp(low + 1, 0, kTexels - 1)) * kTexels];
        for (std::size_t i = 0; i < kTexels; ++i) {
            const auto mix = [&](float a, float b) { return std::int32_t((a + share * (b - a)) * 65536.0F); };
            line[i] = {mix(below[i].red, above[i].red), mix(below[i].green, above[i].green),
                       mix(below[i].blue, above[i].blue)};
        }

        const std::int32_t* dither = kDither[y & 3];
        const double texelsPerPixel = 1.0 / (transform.scaleX * m_frame.texel);
        const double first = ((0.5 - transform.offsetX) / transform.scaleX - m_frame.lowX) / m_frame.texel - 0.5;
        int x = 0;
        while (x < target.width) {
            const double column = first + x * texelsPerPixel;
            if (column <= -1.0 || column >= kTexels) {
                // Flat up to the next texel, or to the end.
                const double toNext = column <= -1.0 ? (-1.0 - column) / texelsPerPixel : 1e9;
                const int end = int(std::min(double(target.width), std::floor(x + toNext) + 1.0));
                std::fill(pixels + x, pixels + end, m_background);
                x = end;
                continue;
            }
            const int left = int(std::floor(column));
            const int end =
                int(std::clamp(std::ceil((left + 1 - first) / texelsPerPixel), double(x + 1), double(target.width)));
            const Fixed& a = line[std::size_t(std::clamp(left, 0, kTexels - 1))];
            const Fixed& b = line[std::size_t(std::clamp(left + 1, 0, kTexels - 1))];
            Fixed value;
            Fixed step;
            for (std::size_t c = 0; c < 3; ++c) {
                const double slope = double(b[c] - a[c]);
                value[c] = std::int32_t(double(a[c]) + slope * std::clamp(column - left, 0.0, 1.0));
                step[c] = std::int32_t(slope * texelsPerPixel);
            }
            for (; x < end; ++x) {
                const std::int32_t add = dither[x & 3] * 4096 + 2048;
                const auto part = [&](std::size_t c) { return Argb(std::clamp((value[c] + add) >> 16, 0, 255)); };
                pixels[x] = 0xFF000000U | part(0) << 16 | part(1) << 8 | part(2);
                for (std::size_t c = 0; c < 3; ++c)
                    value[c] += step[c];
            }
        }
    }
}

} // namespace otozu
