// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/dot_stamps.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace otozu
{
namespace
{

/// Distance to the segment from a to b.
double toSegment(double x, double y, double ax, double ay, double bx, double by)
{
    const double dx = bx - ax;
    const double dy = by - ay;
    const double t = std::clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return std::hypot(x - ax - t * dx, y - ay - t * dy);
}

/// Signed distance to a closed polygon.
template <std::size_t N>
double toPolygon(const std::array<std::array<double, 2>, N>& corners, double x, double y)
{
    double nearest = 1e9;
    bool inside = false;
    for (std::size_t i = 0, j = N - 1; i < N; j = i++) {
        const auto [ax, ay] = corners[i];
        const auto [bx, by] = corners[j];
        nearest = std::min(nearest, toSegment(x, y, ax, ay, bx, by));
        if ((ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax)
            inside = !inside;
    }
    return inside ? -nearest : nearest;
}

double toStar(double x, double y)
{
    static const auto corners = [] {
        std::array<std::array<double, 2>, 10> result{};
        for (std::size_t i = 0; i < 10; ++i) {
            const double angle = std::numbers::pi * (double(i) / 5.0 - 0.5);
            const double radius = i % 2 == 0 ? 1.32 : 0.60;
            result[i] = {radius * std::cos(angle), radius * std::sin(angle)};
        }
        return result;
    }();
    return toPolygon(corners, x, y);
}

double toTriangle(double x, double y)
{
    static constexpr std::array<std::array<double, 2>, 3> corners = {{{0.0, -1.16}, {1.10, 0.76}, {-1.10, 0.76}}};
    return toPolygon(corners, x, y);
}

double toBox(double x, double y, double halfX, double halfY)
{
    const double dx = std::abs(x) - halfX;
    const double dy = std::abs(y) - halfY;
    return std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) + std::min(std::max(dx, dy), 0.0);
}

/// Share of a pixel that is inside, from its centre's distance to the edge in pixels.
double coverage(double distance)
{
    return std::clamp(0.5 - distance, 0.0, 1.0);
}

struct Colour {
    double red;
    double green;
    double blue;
};

Colour toColour(Argb argb)
{
    return {double((argb >> 16) & 255U), double((argb >> 8) & 255U), double(argb & 255U)};
}

Colour mix(const Colour& a, const Colour& b, double share)
{
    return {a.red + share * (b.red - a.red), a.green + share * (b.green - a.green), a.blue + share * (b.blue - a.blue)};
}

/// Layers of one pixel, from below; starts transparent, premultiplied throughout.
struct Pixel {
    double red = 0.0;
    double green = 0.0;
    double blue = 0.0;
    double alpha = 0.0;

    void lay(const Colour& colour, double share)
    {
        red += share * (colour.red - red);
        green += share * (colour.green - green);
        blue += share * (colour.blue - blue);
        alpha += share * (1.0 - alpha);
    }
    [[nodiscard]] Argb packed() const
    {
        const auto a = Argb(std::lround(alpha * 255.0));
        const auto part = [&](double value) { return std::min(a, Argb(std::lround(value))); };
        return a << 24 | part(red) << 16 | part(green) << 8 | part(blue);
    }
};

} // namespace

double distanceToSymbol(Symbol symbol, double x, double y)
{
    switch (symbol) {
    case Symbol::Square:
        return toBox(x, y, 0.76, 0.76) - 0.12;
    case Symbol::Triangle:
        return toTriangle(x, y) - 0.10;
    case Symbol::Diamond:
        return toBox((x + y) * std::numbers::sqrt2 / 2.0, (x - y) * std::numbers::sqrt2 / 2.0, 0.78, 0.78) - 0.10;
    case Symbol::Cross:
        return std::min(toBox(x, y, 1.10, 0.30), toBox(x, y, 0.30, 1.10)) - 0.08;
    case Symbol::Star:
        return toStar(x, y);
    case Symbol::Ring:
        return std::abs(std::hypot(x, y) - 0.76) - 0.27;
    case Symbol::Disc:
        break;
    }
    return std::hypot(x, y) - 1.0;
}

DotStamps::DotStamps(DotStyle style, double radius, double scale, bool dark, const std::bitset<kDotKinds>& kinds)
    : m_radius(style == DotStyle::Ghost ? 0.8 * radius : radius)
{
    const MapTheme& theme = mapTheme(dark);
    const Colour ground = toColour(theme.background);
    // The rim needs room: tiny dots have none.
    const double rim = style == DotStyle::Ghost ? 0.0 : std::clamp(0.16 * m_radius - 0.25 * scale, 0.0, 0.8 * scale);
    const double gap = style == DotStyle::Selected ? std::max(0.9 * scale, 0.16 * m_radius) : 0.0;
    const double ring = style == DotStyle::Selected ? std::max(1.1 * scale, 0.2 * m_radius) : 0.0;
    m_reach = int(std::ceil(m_radius * 1.45 + gap + ring + 0.5));
    m_width = (2 * m_reach + 1 + 3) / 4 * 4;

    const std::size_t size = std::size_t(m_width) * std::size_t(height());
    const auto used = style == DotStyle::Ghost ? std::bitset<kDotKinds>(1) : kinds;
    m_pixels.resize(used.count() * size * kPhases * kPhases);
    std::size_t next = 0;
    std::vector<double> outside(size); // distance to the edge of the symbol, in pixels
    std::vector<double> distance(size);
    for (int symbol = 0; symbol < kSymbols; ++symbol) {
        std::vector<int> ofSymbol;
        for (int kind = symbol; kind < kDotKinds; kind += kSymbols) {
            if (used[std::size_t(kind)])
                ofSymbol.push_back(kind);
        }
        for (const int kind : ofSymbol) {
            m_first[std::size_t(kind)] = next;
            next += size * kPhases * kPhases;
        }
        for (int phase = 0; phase < kPhases * kPhases && !ofSymbol.empty(); ++phase) {
            const double centreX = m_reach + (phase % kPhases + 0.5) / kPhases;
            const double centreY = m_reach + (phase / kPhases + 0.5) / kPhases;
            for (std::size_t i = 0; i < size; ++i) {
                const double x = double(i % std::size_t(m_width)) + 0.5 - centreX;
                const double y = double(i / std::size_t(m_width)) + 0.5 - centreY;
                outside[i] = m_radius * distanceToSymbol(Symbol(symbol), x / m_radius, y / m_radius);
                distance[i] = std::hypot(x, y) - m_radius;
            }
            for (const int kind : ofSymbol) {
                const Colour fill =
                    toColour(style == DotStyle::Ghost ? theme.ghost : mapColour(colourOfKind(kind), dark));
                const Colour rimColour = mix(fill, ground, 0.7);
                Argb* stamp = m_pixels.data() + m_first[std::size_t(kind)] + std::size_t(phase) * size;
                for (std::size_t i = 0; i < size; ++i) {
                    Pixel pixel;
                    if (ring > 0.0) {
                        pixel.lay(toColour(theme.ring), coverage(distance[i] - gap - ring));
                        pixel.lay(ground, coverage(distance[i] - gap));
                    }
                    // One shape in two colours: laid one over the other, its edge would be too heavy.
                    const double whole = coverage(outside[i]);
                    const double inner = coverage(outside[i] + rim);
                    if (whole > 0.0)
                        pixel.lay(mix(rimColour, fill, inner / whole), whole);
                    stamp[i] = int(i % std::size_t(m_width)) <= 2 * m_reach ? pixel.packed() : 0;
                }
            }
        }
    }
    if (style == DotStyle::Ghost)
        m_first.fill(m_first[0]);
}

} // namespace otozu
